/**
 * Reports what one opened content has set: at every commit, after a quiet moment where it commits nothing, and when it ends. A
 * report is left in storage until the player has it; when the window goes, it is also sent off by itself.
 */
import type { FromFrame, KeptData, OpenContent, ContentPhase } from '../../frame-protocol.ts';
import { fits } from '../../frame-protocol.ts';
import type { Leftovers } from './leftovers.ts';

export interface ReporterWorld {
  readonly tell: (message: FromFrame) => void;
  /** sends what leaves with the window */
  readonly part: (url: string, body: string) => void;
  readonly leftovers: Leftovers;
  readonly later: (work: () => void, ms: number) => () => void;
}

/** How long content may be busy setting values before they are reported all the same. */
const quiet = 700;
const longest = 4_000;

export class Reporter {
  private report: number;
  private received: number;
  private dirty = false;
  private over = false;
  private leaving = false;
  private parted = 0;
  private stopQuiet = (): void => {};
  private stopLongest: (() => void) | null = null;

  constructor(
    private readonly opened: OpenContent,
    private readonly told: { readonly kept: () => KeptData; readonly phase: () => ContentPhase },
    private readonly world: ReporterWorld,
  ) {
    this.report = opened.reported;
    this.received = opened.reported;
  }

  changed(): void {
    this.dirty = true;
    // what a closing window may send is little: it is sent when content commits or ends, and left here until then
    if (this.leaving) return this.next();
    this.stopQuiet();
    this.stopQuiet = this.world.later(() => this.say(), quiet);
    this.stopLongest ??= this.world.later(() => this.say(), longest);
  }

  /** A commit of what is known already is no news. */
  committed(): void {
    if (this.dirty) this.say();
    else if (this.leaving) this.part();
  }

  /** Content has terminated, or is taken away: said once, whether or not anything is new. */
  ended(): void {
    if (this.over) return;
    this.over = true;
    this.next();
    if (fits(this.told.kept())) this.world.tell({ kind: 'ended', launch: this.opened.launch, ...this.state() });
    if (this.leaving) this.part();
  }

  isOver(): boolean {
    return this.over;
  }

  /** The player has everything up to this one. */
  keptUpTo(report: number): void {
    this.received = Math.max(this.received, Math.min(report, this.report));
    this.world.leftovers.forget(this.opened.session, report);
  }

  /** The window goes. Content may still speak after this, in handlers of its own: that is sent after it. */
  leave(): void {
    this.leaving = true;
    if (this.dirty || this.received < this.report || !this.over) this.part();
  }

  /** The window has come back, from where browsers keep pages for the way back. */
  stay(): void {
    this.leaving = false;
  }

  private say(): void {
    if (this.over) return;
    this.next();
    const { launch } = this.opened;
    const { phase: _, ...reported } = this.state();
    if (fits(reported.kept)) this.world.tell({ kind: 'report', launch, ...reported });
    if (this.leaving) this.part();
  }

  private next(): void {
    this.stopQuiet();
    this.stopLongest?.();
    this.stopLongest = null;
    this.dirty = false;
    this.report += 1;
    this.world.leftovers.keep({ session: this.opened.session, ...this.state() });
  }

  private part(): void {
    if (this.dirty || this.report === this.opened.reported) this.next();
    if (this.parted === this.report) return;
    this.parted = this.report;
    const { parting } = this.opened;
    this.world.part(parting.url, JSON.stringify({ token: parting.token, ...this.state() }));
  }

  private state() {
    const { activity } = this.opened;
    return { report: this.report, activity, kept: this.told.kept(), phase: this.told.phase() };
  }
}
