/**
 * One session of SCORM content from the player's side: carries out each step at once by the rules the server has too, and puts it
 * into the outbox. What was kept in the browser or at the server is never more than one report behind content.
 */
import {
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
  validNow,
  type MoveStep,
  type Playing,
  type SaveStep,
  type Step,
} from '../../../standards/scorm/playing.ts';
import type { NavigationRequest } from '../../../standards/scorm/sequencing/navigation.ts';
import { leavesOf } from '../../../standards/scorm/sequencing/activity-tree.ts';
import { wouldSucceed } from '../../../standards/scorm/sequencing/valid-requests.ts';
import type { Letter, Outbox } from '../../../web/outbox.ts';
import type { Blocked, Ended, FromFrame, OwnWindow, Reported, ToFrame } from '../frame-protocol.ts';
import { isLast, outlookOf, type Outlook } from './outlook.ts';

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

export interface PlaybackView extends Outlook {
  readonly phase: Phase;
  readonly edition: Course['edition'];
  readonly open: Launched | null;
  /** content that has ended by itself and wished for nothing: what it shows last may be read as long as the person likes */
  readonly stays: Launched | null;
  /** nothing follows: to go on is to finish */
  readonly last: boolean;
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
  private stays: Launched | null = null;
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
    this.seen ??= {
      ...outlookOf(this.course, this.playing(), this.at),
      phase: this.phase,
      edition: this.course.edition,
      open: this.open,
      stays: this.stays,
      last: this.phase === 'choosing' && this.isLast(),
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
    else this.after({ kind: 'ended' });
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
    this.clear();
    this.change({ phase: 'taken' });
  }

  hear(message: FromFrame): void {
    if (message.kind === 'ready' || message.launch !== this.launch) return;
    if (message.kind === 'report') this.save(message);
    else if (message.kind === 'ended') this.end(message);
    else if (message.kind === 'left') this.leftByWindow();
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
    const { asked, open } = this;
    this.asked = null;
    this.open = null;
    // what it says now holds all it has said before
    this.held = null;
    const moved = this.carryOut(asked, { activity, kept, phase }, report);
    const silent = moved.kind === 'waiting';
    const follows = silent ? this.following(activity) : null;
    this.after(follows ? this.carryOut(follows, null, null) : moved, silent ? open : null);
  }

  /** Content has ended by itself and said nothing of what comes next. SCORM 1.2 cannot: after its last content the course is over. */
  private following(activity: string): NavigationRequest | null {
    const only = leavesOf(this.course.tree).length === 1;
    const suspended = this.base.data[activity]?.values['cmi.core.exit'] === 'suspend';
    if (only || suspended) return this.wouldBeGranted({ request: 'suspendAll' }) ? { request: 'suspendAll' } : null;
    return this.course.edition === '1.2' && this.isLast() ? { request: 'continue' } : null;
  }

  private isLast(): boolean {
    const { learner, seed } = this.opened;
    return isLast(this.course, this.playing(), { learner, seed, number: this.number + 1, at: this.at });
  }

  private leftByWindow(): void {
    if (this.phase === 'open') return this.leave();
    if (!this.stays) return;
    this.clear();
    this.change({});
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

  /** @param silent what has just ended by itself and wished for nothing: nobody takes it away but the person */
  private after(move: Move, silent: Launched | null = null): void {
    const stays = silent ?? (move.kind === 'ended' ? null : this.stays);
    if (!stays) this.blocked = [];
    if (move.kind === 'launch') return this.launched(move);
    if (stays) [this.open, this.stays] = [null, stays];
    else this.clear();
    if (move.kind === 'ended') this.change({ phase: 'over', denied: false });
    else this.change({ phase: 'choosing', denied: move.kind === 'refused' });
  }

  /** Nothing is in the place of content any more. */
  private clear(): void {
    this.open = null;
    this.stays = null;
    this.world.tell({ kind: 'rest', launch: this.launch });
  }

  private launched(open: Launched): void {
    const { content, api, activity } = open;
    this.launch += 1;
    this.open = open;
    this.stays = null;
    this.blocked = [];
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
      this.held = null;
      this.clear();
      this.change({ phase: refused.some(({ reason }) => reason === 'taken-over') ? 'taken' : 'refused' });
    }
    // nothing of it will ever be taken
    for (const { key } of refused) outbox.drop(key);
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
