/**
 * A learning system with the object of SCORM. Its calls answer at once; what it does with what it keeps, nobody here knows, so it is
 * asked to keep it after every step. What it refuses is told again with the next.
 */
import { findApi, type WindowLike } from '../../../../standards/scorm/find-api.ts';
import { Listeners, type Answered, type Lms, type Progress } from './lms.ts';
import type { ScormOpened, ScormWords, Setting } from './scorm-words.ts';

type Api = { readonly [call: string]: ((...said: readonly string[]) => unknown) | undefined };

/** Null where no window has the object, or it does not open. */
export function openScorm(start: WindowLike, words: ScormWords): Lms | null {
  const api = findApi(start, words.api) as Api | null;
  if (!api) return null;
  const call = (name: keyof ScormWords['calls'], ...said: readonly string[]): string => {
    try {
      return String(api[words.calls[name]]?.(...said) ?? '');
    } catch {
      // a system whose own call fails must not take the module down
      return '';
    }
  };
  if (call('open', '') !== 'true') return null;
  return new ScormLms(
    words,
    words.open((element) => call('get', element)),
    call,
  );
}

class ScormLms implements Lms {
  private readonly listeners = new Listeners('saved');
  private answers: number;
  private over = false;
  readonly saving = this.listeners.saving;
  readonly subscribe = this.listeners.subscribe;

  constructor(
    private readonly words: ScormWords,
    private readonly opened: ScormOpened,
    private readonly call: (name: keyof ScormWords['calls'], ...said: readonly string[]) => string,
  ) {
    this.answers = opened.answers;
  }

  get earlier(): string {
    return this.opened.earlier;
  }
  get language(): string | null {
    return this.opened.language;
  }
  get counts(): boolean {
    return this.opened.counts;
  }

  answered(answered: Answered): void {
    if (this.over || !this.counts) return;
    // a system without interactions, which are optional in 1.2, refuses the first element: the rest would be noise
    const [id, ...rest] = this.words.answer(answered, this.answers);
    if (!id || !this.set(id)) return;
    this.answers += 1;
    for (const setting of rest) this.set(setting);
  }

  keep(progress: Progress): void {
    if (this.over || !this.counts) return;
    const taken = this.words.keep(progress, this.opened.done).map((setting) => this.set(setting));
    // what may be refused is the detail, never the place
    this.listeners.set(taken[0] && this.call('commit', '') === 'true' ? 'saved' : 'waiting');
  }

  leave(progress: Progress, asked: boolean): void {
    if (this.over) return;
    this.keep(progress);
    if (asked) for (const setting of this.words.part(progress)) this.set(setting);
    this.over = true;
    this.call('close', '');
  }

  private set([element, value]: Setting): boolean {
    return this.call('set', element, value) === 'true';
  }
}
