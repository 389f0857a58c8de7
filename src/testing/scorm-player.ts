/**
 * What stands in front of a person who plays SCORM, without its screens: the page that applies each step at once and the object that
 * content speaks to. It keeps the steps it would send.
 */
import type { Course, Launched, OpenApi } from '../standards/scorm/course.ts';
import { apply, keptOf, type Playing, type Step } from '../standards/scorm/playing.ts';
import { lmsFinish, lmsInitialize, lmsSetValue } from '../standards/scorm/runtime/api-12.ts';
import { initialize, setValue, terminate } from '../standards/scorm/runtime/api-2004.ts';
import type { NavigationRequest } from '../standards/scorm/sequencing/navigation.ts';

type Sets = Readonly<Record<string, string>> | readonly (readonly [string, string])[];

export class ScormPlayer {
  playing: Playing;
  api: OpenApi | null = null;
  readonly sent: Step[] = [];
  readonly course: Course;
  private readonly seed: number;
  private readonly from: number;
  private report = 0;

  /** @param from the moment its first step is made, a second before it */
  constructor(course: Course, playing: Playing, seed: number, from = 0) {
    this.course = course;
    this.playing = playing;
    this.seed = seed;
    this.from = from;
  }

  /** Asks for something, or only says that content has ended. @returns the activity that is launched by it */
  ask(asked: NavigationRequest | NavigationRequest['request'] | null): string | null {
    const { activity } = this;
    const opened = this.api && activity ? { activity, kept: keptOf(this.api), phase: this.api.state.phase } : null;
    const request = typeof asked === 'string' ? ({ request: asked } as NavigationRequest) : asked;
    const launched = this.take({ ...this.next(opened !== null), kind: 'move', asked: request, opened });
    this.api = launched?.api ?? null;
    return launched?.activity ?? null;
  }

  get activity(): string | null {
    return this.playing.open?.activity ?? null;
  }

  /** Content begins to speak where it has not, sets these elements, and ends if it shall. */
  speak(sets: Sets, ends = false): this {
    const all = Array.isArray(sets) ? (sets as readonly (readonly [string, string])[]) : Object.entries(sets);
    if (this.api?.edition === '1.2') {
      const begun = lmsInitialize(this.api.state, '').state;
      const state = all.reduce((now, [name, value]) => lmsSetValue(now, name, value).state, begun);
      this.api = { edition: '1.2', state: ends ? lmsFinish(state, '').state : state };
    } else if (this.api) {
      const begun = initialize(this.api.state, '').state;
      const state = all.reduce((now, [name, value]) => setValue(now, name, value).state, begun);
      this.api = { edition: '2004', state: ends ? terminate(state, '').state : state };
    }
    return this;
  }

  save(): this {
    const { api, activity } = this;
    if (api && activity) this.take({ ...this.next(true), kind: 'save', activity, kept: keptOf(api) });
    return this;
  }

  /** What the window says last when it closes. */
  parting(): { readonly report: number; readonly activity: string; readonly kept: object; readonly phase: string } {
    if (!this.api || !this.activity) throw new Error('nothing is open');
    this.report += 1;
    return { report: this.report, activity: this.activity, kept: keptOf(this.api), phase: this.api.state.phase };
  }

  private take(step: Step): Launched | null {
    this.sent.push(step);
    const { registration, move } = apply(this.course, this.playing, step, { id: 'sam', name: 'Sam' }, this.seed);
    this.playing = registration;
    return move?.kind === 'launch' ? move : null;
  }

  private next(reports: boolean) {
    this.report += reports ? 1 : 0;
    const number = this.sent.length + 1;
    return { number, at: this.from + number * 1_000, report: reports ? this.report : null };
  }
}
