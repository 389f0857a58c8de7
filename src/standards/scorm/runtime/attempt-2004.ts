/**
 * An attempt on a SCORM 2004 content object from the system's side: what the run-time data is when it is launched, what
 * follows from it, what is kept for the next time, and what the sequencing is told.
 */
import type { NavigationRequest } from '../sequencing/navigation.ts';
import type { ObjectiveResult, Results } from '../sequencing/results.ts';
import type { ObjectiveInfo } from '../sequencing/tracking.ts';
import { readIsoDuration, writeIsoDuration } from './durations.ts';
import { countOf, valueOf, type Data2004, type ValidRequests } from './elements-2004.ts';

type KnownObjective = Readonly<ObjectiveInfo> & { readonly id: string; readonly primary: boolean };

export interface Launch2004 {
  readonly learnerId: string;
  readonly learnerName: string;
  readonly mode?: 'normal' | 'browse' | 'review';
  readonly credit?: 'credit' | 'no-credit';
  readonly launchData?: string;
  /** the limit on the duration of an attempt: in seconds, or as its author wrote it */
  readonly maxTimeAllowed?: number | string;
  readonly timeLimitAction?: string;
  /** adlcp:completionThreshold, if completion is decided by it */
  readonly completionThreshold?: number;
  /** the minimum of a primary objective that is satisfied by measure */
  readonly scaledPassingScore?: number;
  readonly preferences?: Readonly<Record<string, string>>;
  readonly commentsFromLms?: readonly {
    readonly comment: string;
    readonly location?: string;
    readonly timestamp?: string;
  }[];
  /** what the sequencing knows of the activity's objectives */
  readonly objectives?: readonly KnownObjective[];
  /** adlcp:data, in the order of the manifest */
  readonly sharedData?: readonly {
    readonly id: string;
    readonly read: boolean;
    readonly write: boolean;
    readonly value?: string;
  }[];
  readonly valid?: ValidRequests;
}

/** What is kept of an attempt that was suspended. */
export type Kept2004 = Pick<Data2004, 'values' | 'counts' | 'said'>;

/** The run-time data at launch: of a new attempt, or of the one that was suspended. */
export function openData(launch: Launch2004, resumed: Kept2004 | null = null): Data2004 {
  const opened: Data2004 = {
    values: { ...resumed?.values },
    counts: { ...resumed?.counts },
    said: { ...resumed?.said },
    stores: (launch.sharedData ?? []).map(({ read, write }) => ({ read, write })),
    valid: launch.valid ?? {},
  };
  const values: Record<string, string> = { ...opened.values, ...givenValues(launch, resumed !== null) };
  const counts: Record<string, number> = { ...opened.counts };
  counts['cmi.comments_from_lms'] = launch.commentsFromLms?.length ?? 0;
  counts['adl.data'] = launch.sharedData?.length ?? 0;
  // a session leaves neither its exit nor its time nor its wish to the next one
  for (const element of ['cmi.exit', 'cmi.session_time', 'adl.nav.request']) delete values[element];
  // what is shared is as it stands now, and one that was emptied is as if nobody had filled it
  for (const [at, { value }] of (launch.sharedData ?? []).entries()) {
    if (value === undefined || value === '') delete values[`adl.data.${at}.store`];
  }
  if (resumed === null) knownValues(launch.objectives ?? [], values, counts);
  else refreshValues(launch.objectives ?? [], values, counts);
  return { ...opened, values, counts };
}

function givenValues(launch: Launch2004, resumed: boolean): Record<string, string> {
  const given: Record<string, string | undefined> = {
    'cmi.learner_id': launch.learnerId,
    'cmi.learner_name': launch.learnerName,
    'cmi.mode': launch.mode,
    'cmi.credit': launch.credit ?? (launch.mode === undefined || launch.mode === 'normal' ? 'credit' : 'no-credit'),
    'cmi.entry': resumed ? 'resume' : 'ab-initio',
    'cmi.launch_data': launch.launchData,
    'cmi.max_time_allowed':
      typeof launch.maxTimeAllowed === 'number' ? writeIsoDuration(launch.maxTimeAllowed * 100) : launch.maxTimeAllowed,
    'cmi.time_limit_action': launch.timeLimitAction,
    'cmi.completion_threshold': launch.completionThreshold?.toString(),
    'cmi.scaled_passing_score': launch.scaledPassingScore?.toString(),
  };
  for (const [name, value] of Object.entries(launch.preferences ?? {})) given[`cmi.learner_preference.${name}`] = value;
  for (const [at, { comment, location, timestamp }] of (launch.commentsFromLms ?? []).entries()) {
    given[`cmi.comments_from_lms.${at}.comment`] = comment;
    given[`cmi.comments_from_lms.${at}.location`] = location;
    given[`cmi.comments_from_lms.${at}.timestamp`] = timestamp;
  }
  for (const [at, { id, value }] of (launch.sharedData ?? []).entries()) {
    given[`adl.data.${at}.id`] = id;
    given[`adl.data.${at}.store`] = value;
  }
  return Object.fromEntries(Object.entries(given).filter((entry): entry is [string, string] => entry[1] !== undefined));
}

/** The elements below an objective, or below `cmi` itself, that say what is known of it. */
function toldValues(known: KnownObjective): Readonly<Record<string, string>> {
  const told: Record<string, string | number | null> = {
    success_status: known.satisfied === null ? null : known.satisfied ? 'passed' : 'failed',
    completion_status: known.completed === null ? null : known.completed ? 'completed' : 'incomplete',
    progress_measure: known.progressMeasure,
    'score.scaled': known.measure,
    'score.raw': known.rawScore,
    'score.min': known.minScore,
    'score.max': known.maxScore,
  };
  return Object.fromEntries(
    Object.entries(told).flatMap(([name, value]) => (value === null ? [] : [[name, String(value)]])),
  );
}

/** A new attempt: the activity's objectives as `cmi.objectives`, and its primary one as the content's own status. */
function knownValues(
  objectives: readonly KnownObjective[],
  values: Record<string, string>,
  counts: Record<string, number>,
): void {
  const named = objectives.filter((objective) => objective.id !== '');
  for (const [at, objective] of named.entries()) {
    values[`cmi.objectives.${at}.id`] = objective.id;
    for (const [name, value] of Object.entries(toldValues(objective))) values[`cmi.objectives.${at}.${name}`] = value;
  }
  counts['cmi.objectives'] = named.length;
  const primary = objectives.find((objective) => objective.primary);
  for (const [name, value] of Object.entries(primary ? toldValues(primary) : {})) values[`cmi.${name}`] = value;
}

/** A resumed attempt: what others have meanwhile recorded in shared objectives; what says the same keeps its wording. */
function refreshValues(
  objectives: readonly KnownObjective[],
  values: Record<string, string>,
  counts: Readonly<Record<string, number>>,
): void {
  for (let at = 0; at < (counts['cmi.objectives'] ?? 0); at += 1) {
    const known = objectives.find((objective) => objective.id === values[`cmi.objectives.${at}.id`]);
    for (const [name, value] of Object.entries(known ? toldValues(known) : {})) {
      const held = values[`cmi.objectives.${at}.${name}`];
      const same =
        held !== undefined &&
        (held === value || Number(held) === Number(value) || (held === 'not attempted' && value === 'incomplete'));
      if (!same) values[`cmi.objectives.${at}.${name}`] = value;
    }
  }
}

/**
 * What follows from the reported measures (RTE 4.2.4.1, 4.2.22.1): where there is a threshold or a passing score, it alone
 * decides, so that without a measure completion and success are unknown. Done when a session ends and when it is asked.
 */
export function decided(data: Data2004): Data2004 {
  const number = (name: string): number | undefined => {
    const value = valueOf(data, name);
    return value === undefined ? undefined : Number(value);
  };
  const values = { ...data.values };
  const said = { ...data.said };
  const decide = (name: string, value: string): void => {
    values[name] = value;
    said[name] = true;
  };
  const threshold = number('cmi.completion_threshold');
  const progress = number('cmi.progress_measure');
  if (threshold !== undefined) {
    if (progress !== undefined) decide('cmi.completion_status', progress >= threshold ? 'completed' : 'incomplete');
    else if (values['cmi.completion_status'] !== undefined) decide('cmi.completion_status', 'unknown');
  }
  const passing = number('cmi.scaled_passing_score');
  const scaled = number('cmi.score.scaled');
  if (passing !== undefined) {
    if (scaled !== undefined) decide('cmi.success_status', scaled >= passing ? 'passed' : 'failed');
    else if (values['cmi.success_status'] !== undefined) decide('cmi.success_status', 'unknown');
  }
  return { ...data, values, said };
}

/** Terminate: decides what is to be decided, and adds the session to the total. */
export function closeData(data: Data2004): Data2004 {
  const closed = decided(data);
  const total = readIsoDuration(valueOf(closed, 'cmi.total_time') ?? 'PT0S') ?? 0;
  const session = readIsoDuration(valueOf(closed, 'cmi.session_time') ?? 'PT0S') ?? 0;
  return { ...closed, values: { ...closed.values, 'cmi.total_time': writeIsoDuration(total + session) } };
}

function wished(data: Data2004): { readonly request: string; readonly target: string | null } {
  const wish = valueOf(data, 'adl.nav.request') ?? '_none_';
  const found = /^\{target=([^}]+)\}(choice|jump)$/.exec(wish);
  return found ? { request: found[2] ?? '', target: found[1] ?? null } : { request: wish, target: null };
}

/**
 * What content wants next when it has terminated: its `adl.nav.request`, but a time-out or a log-out leaves the whole activity
 * tree (RTE 4.2.8). Null: nothing; what a person asked for meanwhile goes before all of it.
 */
export function wish(data: Data2004): NavigationRequest | null {
  const exit = valueOf(data, 'cmi.exit') ?? '';
  if (exit === 'time-out' || exit === 'logout') return { request: 'exitAll' };
  const { request, target } = wished(data);
  switch (request) {
    case 'choice':
    case 'jump':
      return target === null ? null : { request, target };
    case 'continue':
    case 'previous':
    case 'exit':
    case 'exitAll':
    case 'abandon':
    case 'abandonAll':
    case 'suspendAll':
      return { request };
    default:
      return null;
  }
}

/**
 * Whether content has said that the attempt goes on another time. A wish for "suspendAll" says no such thing: a person may ask
 * for something else meanwhile, and if it is carried out the sequencing suspends the attempt.
 */
export const isSuspended = (data: Data2004): boolean => valueOf(data, 'cmi.exit') === 'suspend';

/** What content reported, for `recordResults` of the sequencing (RTE 4.2, "sequencing impacts"). */
export function resultsOf(data: Data2004): Results {
  const now = decided(data);
  const objectives: ObjectiveResult[] = [];
  for (let at = 0; at < countOf(now, 'cmi.objectives'); at += 1) {
    const id = valueOf(now, `cmi.objectives.${at}.id`);
    if (id !== undefined) objectives.push({ id, ...reported(now, `cmi.objectives.${at}`) });
  }
  // what content says of itself comes last: it is the word on the primary objective, named or not
  objectives.push(reported(now, 'cmi'));
  return { objectives, suspended: isSuspended(now) };
}

function reported(data: Data2004, at: string): ObjectiveResult {
  const said = (name: string): string | undefined =>
    Object.hasOwn(data.said, `${at}.${name}`) ? valueOf(data, `${at}.${name}`) : undefined;
  const number = (name: string): number | undefined => {
    const value = said(name);
    return value === undefined ? undefined : Number(value);
  };
  const status = (name: string, yes: string, no: readonly string[]): boolean | null | undefined => {
    const value = said(name);
    if (value === undefined) return undefined;
    return value === yes ? true : no.includes(value) ? false : null;
  };
  const result = {
    satisfied: status('success_status', 'passed', ['failed']),
    measure: number('score.scaled'),
    completed: status('completion_status', 'completed', ['incomplete', 'not attempted']),
    progressMeasure: number('progress_measure'),
    rawScore: number('score.raw'),
    minScore: number('score.min'),
    maxScore: number('score.max'),
  };
  return Object.fromEntries(Object.entries(result).filter(([, value]) => value !== undefined));
}

/** The stores of `adl.data` that content has written, by their identifiers: shared between content objects. */
export function writtenStores(data: Data2004): Readonly<Record<string, string>> {
  const written: (readonly [string, string])[] = [];
  for (let at = 0; at < countOf(data, 'adl.data'); at += 1) {
    const id = valueOf(data, `adl.data.${at}.id`);
    const value = valueOf(data, `adl.data.${at}.store`);
    const said = Object.hasOwn(data.said, `adl.data.${at}.store`);
    if (id !== undefined && value !== undefined && said) written.push([id, value]);
  }
  return Object.fromEntries(written);
}

/** What to keep of the data: everything, so that nothing is lost; a new attempt begins without it. */
export function kept(data: Data2004): Kept2004 {
  return { values: data.values, counts: data.counts, said: data.said };
}
