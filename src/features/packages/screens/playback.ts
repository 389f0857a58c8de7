/**
 * One session of SCORM content from the player's side: carries out each step at once by the rules the server has too, and puts it
 * into the outbox. What was kept in the browser or at the server is never more than one report behind content.
 */
import {
  closedNow,
  openCourse,
  opening,
  openTree,
  type Course,
  type Launched,
  type Learner,
  type Move,
} from '../../../standards/scorm/course.ts';
import type { Manifest } from '../../../standards/scorm/manifest/manifest.ts';
import {
  apply,
  standingNow,
  validNow,
  type MoveStep,
  type Playing,
  type SaveStep,
  type Standing,
  type Step,
} from '../../../standards/scorm/playing.ts';
import type { NavigationRequest, PlainNavigation } from '../../../standards/scorm/sequencing/navigation.ts';
import { leavesOf } from '../../../standards/scorm/sequencing/activity-tree.ts';
import {
  controls,
  tableOfContents,
  wouldSucceed,
  type ContentsEntry,
} from '../../../standards/scorm/sequencing/valid-requests.ts';
import type { Letter, Outbox } from '../../../web/outbox.ts';
import type { Blocked, Ended, FromFrame, OwnWindow, Reported, ToFrame } from '../frame-protocol.ts';

export interface OpenedContent {
  readonly sessionId: string;
  readonly mode: 'normal' | 'review';
  readonly manifest: Manifest;
  readonly registration: Playing;
  readonly learner: Learner;
  /** addresses of content stand below it; it ends with a slash */
  readonly files: string;
  readonly seed: number;
  readonly steps: number;
  readonly parting: { readonly url: string; readonly token: string };
}

export type Phase =
  /** content stands in the frame */
  | 'open'
  /** content is asked to say its last */
  | 'closing'
  /** content has ended, and nothing follows by itself */
  | 'choosing'
  /** the person has left, or content has: it can be resumed or begun anew */
  | 'over'
  /** somebody, or the same person elsewhere, goes on with it */
  | 'taken'
  /** the server does not take what was done here */
  | 'refused';

export interface PlaybackView {
  readonly phase: Phase;
  readonly open: Launched | null;
  readonly contents: readonly ContentsEntry[];
  readonly controls: ReadonlySet<PlainNavigation>;
  /** of what prerequisites close: the titles of what would have to be done first */
  readonly awaited: ReadonlyMap<string, readonly string[]>;
  readonly standing: Standing;
  /** the last wish could not be granted */
  readonly denied: boolean;
  /** it was the wish to begin: in a course without flow nothing opens by itself */
  readonly begins: boolean;
  readonly blocked: readonly Blocked[];
}

export interface PlaybackWorld {
  readonly outbox: Pick<Outbox, 'put' | 'pendingUnder' | 'refusedUnder' | 'drop' | 'subscribe' | 'onSent' | 'flush'>;
  readonly tell: (message: ToFrame) => void;
  readonly now: () => number;
}

export const lettersOf = (sessionId: string): string => `play:${sessionId}:`;

export class Playback {
  private readonly course: Course;
  /** as it is once all letters have arrived */
  private base: Playing;
  /** a report that waits until the one before it has arrived: only the latest of many is worth a letter */
  private held: SaveStep | null = null;
  private number: number;
  private at = 0;
  private report = 0;
  private launch = 0;
  private open: Launched | null = null;
  private phase: Phase = 'choosing';
  private denied = false;
  private begins = false;
  /** what the person has asked for while content says its last */
  private asked: NavigationRequest | null = null;
  private blocked: readonly Blocked[] = [];
  private ownWindow: OwnWindow | null = null;
  private seen: PlaybackView | null = null;
  private readonly listeners = new Set<() => void>();

  constructor(
    private readonly opened: OpenedContent,
    private readonly world: PlaybackWorld,
  ) {
    this.course = openCourse(opened.manifest);
    this.base = opened.registration;
    this.number = opened.steps;
    this.at = world.now();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly view = (): PlaybackView => {
    const playing = this.playing();
    const tree = openTree(this.course, playing);
    const world = { now: this.at, random: () => 0 };
    this.seen ??= {
      phase: this.phase,
      open: this.open,
      contents: tableOfContents(tree, playing.sequencing, world),
      controls: controls(tree, playing.sequencing, world),
      awaited: this.awaited(playing),
      standing: standingNow(this.course, playing, this.at),
      denied: this.denied,
      begins: this.begins,
      blocked: this.blocked,
    };
    return this.seen;
  };

  /** Listens to the outbox until it is let go. */
  watch(): () => void {
    const { outbox } = this.world;
    const stops = [outbox.onSent((letter) => this.arrived(letter)), outbox.subscribe(() => this.lookForRefusals())];
    this.lookForRefusals();
    return () => stops.forEach((stop) => stop());
  }

  /** @param ownWindow what stands in the frame while content has a window of its own; null: content itself */
  placeIn(ownWindow: OwnWindow | null): void {
    this.ownWindow = ownWindow;
  }

  begin(): void {
    const asked = opening(this.base);
    this.move(asked, null);
    if (asked.request === 'start' && this.denied) this.change({ begins: true });
  }

  /** What the person asks for, also when they had left. Content that is open says its last first. */
  ask(request: NavigationRequest): void {
    if (this.phase === 'closing' || this.phase === 'taken' || this.phase === 'refused') return;
    // whether "continue" is granted may hang on what content has yet to say
    if (request.request !== 'continue' && !this.wouldBeGranted(request)) return this.change({ denied: true });
    if (this.phase === 'open' && !this.open?.content.elsewhere) {
      this.asked = request;
      this.change({ phase: 'closing', denied: false });
      this.world.tell({ kind: 'close', launch: this.launch });
    } else this.move(request, null);
  }

  /** Content has not said its last in time: what it said before has to do. */
  force(): void {
    if (this.phase !== 'closing') return;
    const { asked } = this;
    this.asked = null;
    this.open = null;
    this.move(asked, null);
  }

  /** Leaves so that it goes on where it was: in SCORM, "suspend all". */
  leave(): void {
    if (this.isOver() || this.phase === 'closing') return;
    const way = (['suspendAll', 'exitAll'] as const).find((request) => this.wouldBeGranted({ request }));
    if (way) this.ask({ request: way });
    else this.change({ phase: 'over' });
  }

  /** Opens again what was left or has ended: after "suspend all", that is where it was. */
  goOn(): void {
    if (this.base.sequencing.current !== null) this.move({ request: 'suspendAll' }, null);
    this.begin();
  }

  /** Another tab takes over: what content says last is still put into the outbox. */
  letGo(): void {
    if (this.phase === 'open' || this.phase === 'choosing') this.leave();
  }

  giveUp(): void {
    this.open = null;
    this.change({ phase: 'taken' });
  }

  hear(message: FromFrame): void {
    if (message.kind === 'ready' || message.launch !== this.launch) return;
    if (message.kind === 'report') this.save(message);
    else if (message.kind === 'ended') this.end(message);
    else if (message.kind === 'left' && this.phase === 'open') this.leave();
    else if (message.kind === 'blocked') this.change({ blocked: [...this.blocked, ...message.what].slice(0, 200) });
  }

  private save({ report, activity, kept }: Reported): void {
    if (!this.isNew(report, activity)) return;
    this.report = report;
    this.held = { kind: 'save', ...this.next(report), activity, kept };
    if (!this.saveUnderWay()) this.sendHeld();
    this.change({});
    this.tellValid();
  }

  private end({ report, activity, kept, phase }: Ended): void {
    if (!this.isNew(report, activity) || (this.phase !== 'open' && this.phase !== 'closing')) return;
    this.report = report;
    const { asked } = this;
    this.asked = null;
    this.open = null;
    // what it says now holds all it has said before
    this.held = null;
    const moved = this.carryOut(asked, { activity, kept, phase }, report);
    const follows = moved.kind === 'waiting' ? this.following(activity) : null;
    if (follows) this.move(follows, null);
    else this.after(moved);
  }

  /** Content has ended by itself and said nothing of what comes next. SCORM 1.2 cannot: there the next content follows. */
  private following(activity: string): NavigationRequest | null {
    const only = leavesOf(this.course.tree).length === 1;
    const suspended = this.base.data[activity]?.values['cmi.core.exit'] === 'suspend';
    const request = only || suspended ? 'suspendAll' : this.course.edition === '1.2' ? 'continue' : null;
    return request && this.wouldBeGranted({ request }) ? { request } : null;
  }

  private move(asked: NavigationRequest | null, opened: MoveStep['opened']): void {
    this.after(this.carryOut(asked, opened, null));
  }

  private carryOut(asked: NavigationRequest | null, opened: MoveStep['opened'], report: number | null): Move {
    this.sendHeld();
    const moved = this.take({ kind: 'move', ...this.next(report), asked, opened });
    if (!moved) throw new Error('a step that moves has come to nothing');
    return moved;
  }

  private after(move: Move): void {
    this.blocked = [];
    if (move.kind === 'launch') return this.launched(move);
    this.open = null;
    this.world.tell({ kind: 'rest', launch: this.launch });
    if (move.kind === 'ended') this.change({ phase: 'over', denied: false });
    else this.change({ phase: 'choosing', denied: move.kind === 'refused' });
  }

  private launched(open: Launched): void {
    const { content, api, activity } = open;
    this.launch += 1;
    this.open = open;
    this.change({ phase: 'open', denied: false });
    if (content.elsewhere) return;
    const { sessionId, parting, files } = this.opened;
    this.world.tell({
      kind: 'open',
      launch: this.launch,
      session: sessionId,
      activity,
      title: content.title,
      address: files + content.address,
      edition: api.edition,
      state: api.state,
      reported: this.report,
      parting,
      ownWindow: this.ownWindow,
    });
  }

  /** Carries it out here, and has it carried out there. */
  private take(step: Step): Move | null {
    const { registration, move } = apply(this.course, this.base, step, this.opened.learner, this.opened.seed);
    this.base = registration;
    this.number = step.number;
    if (this.opened.mode === 'normal') this.post(step);
    if (step.report !== null) this.world.tell({ kind: 'kept', session: this.opened.sessionId, report: step.report });
    return move;
  }

  private post(step: Step): void {
    const { sessionId } = this.opened;
    this.world.outbox.put({
      key: lettersOf(sessionId) + String(step.number).padStart(7, '0'),
      method: 'PUT',
      address: `/api/packages/sessions/${sessionId}/steps/${step.number}`,
      body: { step: JSON.stringify(step) },
    });
  }

  private sendHeld(): void {
    const { held } = this;
    this.held = null;
    if (held) this.take(held);
  }

  private saveUnderWay(): boolean {
    const last = this.world.outbox.pendingUnder(lettersOf(this.opened.sessionId)).at(-1);
    const body = last?.body as { readonly step?: string } | undefined;
    return body?.step?.startsWith('{"kind":"save"') ?? false;
  }

  private arrived(letter: Letter): void {
    if (!this.held || !letter.key.startsWith(lettersOf(this.opened.sessionId))) return;
    this.sendHeld();
    this.change({});
  }

  private lookForRefusals(): void {
    const { outbox, tell } = this.world;
    const refused = outbox.refusedUnder(lettersOf(this.opened.sessionId));
    if (refused.length === 0) return;
    if (this.phase !== 'taken' && this.phase !== 'refused') {
      tell({ kind: 'close', launch: this.launch });
      tell({ kind: 'rest', launch: this.launch });
      this.held = null;
      this.open = null;
      this.change({ phase: refused.some(({ reason }) => reason === 'taken-over') ? 'taken' : 'refused' });
    }
    // nothing of it will ever be taken
    for (const { key } of refused) outbox.drop(key);
  }

  private awaited(playing: Playing): PlaybackView['awaited'] {
    const { activities } = this.course.tree;
    const titled = (id: string): string => activities.get(id)?.title ?? id;
    return new Map([...closedNow(this.course, playing)].map(([id, first]) => [id, first.map(titled)]));
  }

  private playing(): Playing {
    const { held, base, course } = this;
    return held ? apply(course, base, held, this.opened.learner, this.opened.seed).registration : base;
  }

  private next(report: number | null): {
    readonly number: number;
    readonly at: number;
    readonly report: number | null;
  } {
    this.at = Math.max(this.at, this.world.now());
    return { number: this.number + 1, at: this.at, report };
  }

  private isNew(report: number, activity: string): boolean {
    return report > this.report && this.open?.activity === activity;
  }

  private isOver(): boolean {
    return this.phase === 'over' || this.phase === 'taken' || this.phase === 'refused';
  }

  private wouldBeGranted(request: NavigationRequest): boolean {
    const playing = this.playing();
    const tree = openTree(this.course, playing);
    return wouldSucceed(tree, playing.sequencing, request, { now: this.at, random: () => 0 });
  }

  private tellValid(): void {
    if (this.course.edition === '1.2') return;
    this.world.tell({ kind: 'valid', launch: this.launch, valid: validNow(this.course, this.playing(), this.at) });
  }

  private change(changed: Partial<Pick<PlaybackView, 'phase' | 'denied' | 'begins' | 'blocked'>>): void {
    this.phase = changed.phase ?? this.phase;
    this.denied = changed.denied ?? this.denied;
    // whatever is refused later is refused for a reason of its own
    this.begins = changed.begins ?? (this.begins && changed.denied === undefined);
    this.blocked = changed.blocked ?? this.blocked;
    this.seen = null;
    for (const listener of this.listeners) listener();
  }
}
