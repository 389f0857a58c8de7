/**
 * What content of a Tin Can package may say in its session, and what of it makes the package done. It says what it likes of its own
 * activities, of its own person and in its own registration; what ties a statement to the launch and is missing is filled in.
 */
import { identifierOf } from '../xapi/actor.ts';
import { durationOf } from '../xapi/duration.ts';
import { scoreOf } from '../xapi/score.ts';
import type { Json } from '../xapi/shape.ts';
import { voided } from '../xapi/statement.ts';

export interface TinCanTerms {
  readonly registration: string;
  /** the agent of the launch */
  readonly actor: Json;
  /** the activity that was launched */
  readonly activityId: string;
  /** those the package declares */
  readonly activities: readonly string[];
  /** beginnings of ids that are given by whoever launched it, and belong to others */
  readonly reserved: readonly string[];
}

export interface Told {
  readonly done: 'completed' | 'passed' | 'failed' | null;
  /** from 0 to 1 */
  readonly score: number | null;
  /** milliseconds */
  readonly duration: number | null;
}

export type TinCanJudged =
  | { readonly ok: true; readonly statement: Json; readonly told: Told }
  | { readonly ok: false; readonly says: string };

const nothing: Told = { done: null, score: null, duration: null };

/** @param statement checked as xAPI */
export function judgeTinCan(terms: TinCanTerms, statement: Json): TinCanJudged {
  const verb = (statement['verb'] as Json)['id'];
  if (verb === voided) return refused('Content does not void statements.');
  const actor = statement['actor'] as Json;
  if (actor['objectType'] === 'Group' || identifierOf(actor) !== identifierOf(terms.actor))
    return refused('The actor is the one of the launch.');
  const context = (statement['context'] ?? {}) as Json;
  const registration = context['registration'];
  if (registration !== undefined && String(registration).toLowerCase() !== terms.registration)
    return refused('The registration is the one of the launch.');
  const object = statement['object'] as Json;
  const isActivity = (object['objectType'] ?? 'Activity') === 'Activity';
  const id = isActivity ? String(object['id']) : null;
  const own = id !== null && isOwn(terms, id);
  if (id !== null && !own && terms.reserved.some((beginning) => id.startsWith(beginning)))
    return refused('The activity belongs to another package.');
  const kept = { ...statement, context: completed(terms, context, own) };
  return { ok: true, statement: kept, told: id === terms.activityId ? toldBy(String(verb), statement) : nothing };
}

/** Whether content may keep documents of it. */
export function isOwn({ activityId, activities }: TinCanTerms, id: string): boolean {
  return id.startsWith(activityId) || activities.includes(id);
}

function completed({ registration, activityId }: TinCanTerms, context: Json, own: boolean): Json {
  const lists = (context['contextActivities'] ?? {}) as Json;
  const grouping = [lists['grouping'] ?? []].flat() as unknown as readonly Json[];
  const named = own || grouping.some(({ id }) => id === activityId);
  const tied = named ? lists : { ...lists, grouping: [...grouping, { objectType: 'Activity', id: activityId }] };
  return { ...context, registration, ...(Object.keys(tied).length > 0 ? { contextActivities: tied } : {}) };
}

const verbs: Readonly<Record<string, Told['done']>> = {
  'http://adlnet.gov/expapi/verbs/completed': 'completed',
  'http://adlnet.gov/expapi/verbs/passed': 'passed',
  'http://adlnet.gov/expapi/verbs/mastered': 'passed',
  'http://adlnet.gov/expapi/verbs/failed': 'failed',
};

/** Verbs of AICC's and of activitystrea.ms' time end in the same words. */
function toldBy(verb: string, statement: Json): Told {
  const last = /[^/]+$/.exec(verb)?.[0] ?? '';
  const done = verbs[verb] ?? verbs[`http://adlnet.gov/expapi/verbs/${last}`] ?? null;
  const result = (statement['result'] ?? {}) as Json;
  const score = done === null ? null : scoreOf(result['score']);
  return { done, score, duration: durationOf(result['duration']) };
}

function refused(says: string): TinCanJudged {
  return { ok: false, says };
}
