/**
 * An attempt on a SCORM 1.2 content object from the system's side: what the run-time data is at launch, what follows from it
 * when the session ends, and what is kept. SCORM 1.2 has no sequencing: the person chooses, or a content object just ends.
 */
import { readTimespan, writeTimespan } from './durations.ts';

/** Plain JSON. */
export interface Data12 {
  readonly values: Readonly<Record<string, string>>;
  readonly counts: Readonly<Record<string, number>>;
  /** what content itself has set in this attempt */
  readonly said: Readonly<Record<string, true>>;
}

export interface Launch12 {
  readonly studentId: string;
  readonly studentName: string;
  readonly mode?: 'normal' | 'browse' | 'review';
  readonly credit?: 'credit' | 'no-credit';
  readonly launchData?: string;
  readonly masteryScore?: number;
  /** a CMITimespan, as in the manifest */
  readonly maxTimeAllowed?: string;
  readonly timeLimitAction?: string;
  readonly commentsFromLms?: string;
  readonly preferences?: Readonly<Record<string, string>>;
}

/** The run-time data at launch: of a first session, or with everything the sessions before left behind. */
export function openData12(launch: Launch12, earlier: Data12 | null = null): Data12 {
  const suspended = earlier?.values['cmi.core.exit'] === 'suspend';
  const given: Record<string, string | undefined> = {
    'cmi.core.student_id': launch.studentId,
    'cmi.core.student_name': launch.studentName,
    'cmi.core.lesson_mode': launch.mode ?? 'normal',
    'cmi.core.credit':
      launch.credit ?? (launch.mode === undefined || launch.mode === 'normal' ? 'credit' : 'no-credit'),
    'cmi.core.entry': earlier === null ? 'ab-initio' : suspended ? 'resume' : '',
    'cmi.launch_data': launch.launchData,
    'cmi.student_data.mastery_score': launch.masteryScore?.toString(),
    'cmi.student_data.max_time_allowed': launch.maxTimeAllowed,
    'cmi.student_data.time_limit_action': launch.timeLimitAction,
    'cmi.comments_from_lms': launch.commentsFromLms,
  };
  for (const [name, value] of Object.entries(launch.preferences ?? {})) given[`cmi.student_preference.${name}`] = value;
  const values: Record<string, string> = { ...earlier?.values };
  for (const [name, value] of Object.entries(given)) if (value !== undefined) values[name] = value;
  for (const element of ['cmi.core.exit', 'cmi.core.session_time']) delete values[element];
  return { values, counts: { ...earlier?.counts }, said: { ...earlier?.said } };
}

/**
 * LMSFinish (RTE 3.4.2.1): a status nobody set becomes "completed" (or "browsed" when browsing), a score decides by the
 * mastery score when it is for credit, and the session is added to the total.
 */
export function closeData12(data: Data12): Data12 {
  const values = { ...data.values };
  const mode = values['cmi.core.lesson_mode'] ?? 'normal';
  const status = values['cmi.core.lesson_status'] ?? 'not attempted';
  if (status === 'not attempted') values['cmi.core.lesson_status'] = mode === 'browse' ? 'browsed' : 'completed';
  const mastery = values['cmi.student_data.mastery_score'] ?? '';
  const raw = values['cmi.core.score.raw'] ?? '';
  if (mode === 'normal' && values['cmi.core.credit'] !== 'no-credit' && mastery !== '' && raw !== '') {
    values['cmi.core.lesson_status'] = Number(raw) >= Number(mastery) ? 'passed' : 'failed';
  }
  const total = readTimespan(values['cmi.core.total_time'] ?? '') ?? 0;
  const session = readTimespan(values['cmi.core.session_time'] ?? '') ?? 0;
  values['cmi.core.total_time'] = writeTimespan(total + session);
  return { ...data, values };
}

export interface Standing12 {
  readonly completed: boolean | null;
  readonly passed: boolean | null;
  /** 0 to 1, by the score's own range, which is 0 to 100 if content gave none */
  readonly scaled: number | null;
  readonly raw: number | null;
  /** hundredths of a second over all sessions */
  readonly totalTime: number;
}

/** What the data means: "passed" is a completion too, "failed" is none, and "not attempted" says nothing. */
export function standing12(data: Data12): Standing12 {
  const status = data.values['cmi.core.lesson_status'] ?? 'not attempted';
  const number = (name: string): number | null => {
    const value = data.values[`cmi.core.score.${name}`] ?? '';
    return value === '' ? null : Number(value);
  };
  const raw = number('raw');
  const least = number('min') ?? 0;
  const most = number('max') ?? 100;
  const scaled = raw === null || most <= least ? null : (raw - least) / (most - least);
  return {
    completed: status === 'not attempted' ? null : ['passed', 'completed'].includes(status),
    passed: status === 'passed' ? true : status === 'failed' ? false : null,
    scaled: scaled === null ? null : Math.min(1, Math.max(0, scaled)),
    raw,
    totalTime: readTimespan(data.values['cmi.core.total_time'] ?? '') ?? 0,
  };
}

/** Whether the attempt goes on another time. */
export const isSuspended12 = (data: Data12): boolean => data.values['cmi.core.exit'] === 'suspend';
