/**
 * Writing at a draft: every stroke is kept in this browser first and sent a moment later. Several people may write at once;
 * what somebody else changed meanwhile is never written over, but shown beside one's own words to choose from.
 */
import { ProblemError, type Told, Unreachable } from '../../../web/api.ts';
import type { OutboxState } from '../../../web/outbox.ts';
import type { ActivityVersion } from '../activity.ts';
import { type DraftEdit, presentOf } from '../draft.ts';
import type { editDraft } from '../draft-contract.ts';
import { conflictsOf, inTurn, laidOver, type Pending, same, without } from './pending-edits.ts';

export interface Base {
  readonly version: ActivityVersion;
  readonly revision: number;
}

export interface DeskWorld {
  readonly load: () => Promise<Base>;
  readonly send: (seen: number, edits: readonly DraftEdit[]) => Promise<Told<typeof editDraft>>;
  readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  readonly key: string;
  /** calls back later; gives the way to call it off */
  readonly later: (work: () => void, ms: number) => () => void;
}

export interface DeskView {
  readonly version: ActivityVersion;
  readonly revision: number;
  readonly state: OutboxState;
  /** parts somebody else changed too, with what they say there */
  readonly conflicts: readonly { readonly part: string; readonly theirs: unknown }[];
  readonly error: unknown;
  readonly touched: boolean;
}

interface Kept {
  readonly pending: Pending;
  readonly before: { readonly [part: string]: unknown };
}

const quietMs = 700;
const againMs = 4_000;

export class DraftDesk {
  private pending: Pending = {};
  private conflicts: readonly string[] = [];
  private state: OutboxState = 'saved';
  private error: unknown = null;
  private touched = false;
  private sending: Promise<void> | null = null;
  private callOff: () => void = () => {};
  private readonly listeners = new Set<() => void>();
  private shown: DeskView;

  constructor(
    private base: Base,
    private readonly world: DeskWorld,
  ) {
    this.takeUp();
    this.shown = this.look();
    if (Object.keys(this.pending).length > 0) this.wait(0);
  }

  readonly view = (): DeskView => this.shown;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  change(part: string, edit: DraftEdit): void {
    this.touched = true;
    this.pending = { ...this.pending, [part]: edit };
    if (this.state !== 'waiting') this.state = 'saving';
    this.keep();
    this.changed();
    this.wait(quietMs);
  }

  /** One's own words over theirs, or theirs instead. */
  choose(part: string, whose: 'mine' | 'theirs'): void {
    if (whose === 'theirs') this.pending = without(this.pending, [part]);
    this.conflicts = this.conflicts.filter((one) => one !== part);
    this.keep();
    this.changed();
    this.wait(0);
  }

  /** Everything that waits, as soon as it can be. */
  async flush(): Promise<void> {
    this.callOff();
    while (this.sending) await this.sending;
    this.sending = this.deliver().finally(() => {
      this.sending = null;
    });
    await this.sending;
  }

  /** The draft changed by another way than writing (a cut, somebody's publishing): begin from what stands now. */
  async reload(): Promise<void> {
    const fresh = await this.world.load();
    this.conflicts = [...new Set([...this.conflicts, ...conflictsOf(this.base.version, fresh.version, this.pending)])];
    this.base = fresh;
    this.changed();
  }

  private async deliver(): Promise<void> {
    const sent = without(this.pending, this.conflicts);
    if (Object.keys(sent).length === 0) {
      this.state = this.conflicts.length > 0 ? 'refused' : 'saved';
      return this.changed();
    }
    try {
      await this.settle(sent, await this.world.send(this.base.revision, inTurn(sent)));
    } catch (error) {
      this.state = error instanceof Unreachable ? 'waiting' : 'refused';
      this.error = error instanceof Unreachable ? null : error;
      if (error instanceof Unreachable || (error instanceof ProblemError && error.status >= 500)) this.wait(againMs);
    }
    this.changed();
  }

  private async settle(sent: Pending, answer: Told<typeof editDraft>): Promise<void> {
    const edits = inTurn(sent);
    const partOf = (edit: DraftEdit | undefined) => Object.keys(sent).find((part) => sent[part] === edit);
    const refused = answer.refused.map(({ at, refused: why }) => ({ part: partOf(edits[at]) ?? '', why }));
    const late = refused.filter(({ why }) => why === 'changed-meanwhile').map(({ part }) => part);
    const taken = without(sent, late);
    // whoever typed on meanwhile is not done with that part
    this.pending = Object.fromEntries(
      Object.entries(this.pending).filter(([part, edit]) => !(part in taken) || taken[part] !== edit),
    );
    const accepted = without(
      taken,
      refused.map(({ part }) => part),
    );
    const expected = this.base.revision + (Object.keys(accepted).length > 0 ? 1 : 0);
    this.base = { version: laidOver(this.base.version, accepted), revision: this.base.revision };
    if (answer.revision > expected || late.length > 0) {
      // somebody else was at it too
      await this.reload();
      this.conflicts = [
        ...new Set([...this.conflicts, ...late.filter((part) => part !== 'order' && part in this.pending)]),
      ];
    } else this.base = { ...this.base, revision: answer.revision };
    this.error = null;
    this.keep();
    const more = Object.keys(without(this.pending, this.conflicts)).length > 0;
    this.state = more ? 'saving' : this.conflicts.length > 0 ? 'refused' : 'saved';
    if (more) this.wait(quietMs);
  }

  private wait(ms: number): void {
    this.callOff();
    this.callOff = this.world.later(() => void this.flush(), ms);
  }

  private keep(): void {
    const { storage, key } = this.world;
    try {
      if (Object.keys(this.pending).length === 0) return storage.removeItem(key);
      const before = Object.fromEntries(
        Object.keys(this.pending).map((part) => [part, presentOf(this.base.version, part)]),
      );
      storage.setItem(key, JSON.stringify({ pending: this.pending, before } satisfies Kept));
    } catch {
      // a browser without room still shows what is typed, and sends it
    }
  }

  /** What an earlier tab could not send. */
  private takeUp(): void {
    try {
      const text = this.world.storage.getItem(this.world.key);
      if (!text) return;
      const { pending, before } = JSON.parse(text) as Kept;
      this.pending = pending;
      this.touched = true;
      this.state = 'saving';
      this.conflicts = Object.keys(pending).filter(
        (part) => part !== 'order' && !same(before[part], presentOf(this.base.version, part)),
      );
    } catch {
      this.pending = {};
    }
  }

  private look(): DeskView {
    return {
      version: laidOver(this.base.version, this.pending),
      revision: this.base.revision,
      state: this.state,
      conflicts: this.conflicts.map((part) => ({ part, theirs: presentOf(this.base.version, part) })),
      error: this.error,
      touched: this.touched,
    };
  }

  private changed(): void {
    this.shown = this.look();
    for (const listener of this.listeners) listener();
  }
}
