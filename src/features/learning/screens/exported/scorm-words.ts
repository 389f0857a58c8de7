/** What SCORM 1.2 and 2004 have in common, told by what they call it: each has a file of its own words. */
import type { ApiName } from '../../../../standards/scorm/find-api.ts';
import type { AttemptState } from '../../attempt.ts';
import type { Answered, Progress } from './lms.ts';

export type Setting = readonly [element: string, value: string];
export type Get = (element: string) => string;

export interface ScormOpened {
  readonly earlier: string;
  readonly language: string | null;
  readonly counts: boolean;
  /** it was finished in an earlier session, or attempt: it is never called unfinished again */
  readonly done: boolean;
  /** how many answers the system has already */
  readonly answers: number;
}

export interface ScormWords {
  readonly api: ApiName;
  readonly calls: { readonly [call in 'open' | 'close' | 'get' | 'set' | 'commit']: string };
  open(get: Get): ScormOpened;
  keep(progress: Progress, done: boolean): readonly Setting[];
  answer(answered: Answered, at: number): readonly Setting[];
  /** before the end, when somebody asked for it */
  part(progress: Progress): readonly Setting[];
}

export function languageIn(text: string): string | null {
  return /^[a-z]{2,3}(-[a-z0-9]{1,8})*$/i.test(text) ? text : null;
}

/** From 0 to 100, in hundredths. */
export function percent(share: number): string {
  return String(Math.round(share * 10_000) / 100);
}

/** Only what is finished has a score. @param element where the version keeps it */
export function scoreOf({ completed, score }: AttemptState, element: string): readonly Setting[] {
  if (!completed || score === null) return [];
  return [
    [`${element}.raw`, percent(score)],
    [`${element}.min`, '0'],
    [`${element}.max`, '100'],
  ];
}
