/**
 * The statements an AU makes (9.3.2 to 9.3.5, 9.3.8), each with what the launch has settled: the context template is kept whole, the
 * categories are added. "cmi5 allowed" statements carry the template only (7.1.3).
 */
import type { Json } from '../xapi/shape.ts';
import { type AuVerb, categories, extensions, verbs } from './vocabulary.ts';

/** Who speaks, and when. */
export interface AuSpeaking {
  /** given to the statement, a UUID */
  readonly id: string;
  readonly at: Date;
  readonly actor: Json;
  /** of the launch */
  readonly activityId: string;
  readonly registration: string;
  /** of the launch data */
  readonly contextTemplate: Json;
  /** of the launch data; null where there is none */
  readonly masteryScore: number | null;
}

export function initializedStatement(speaking: AuSpeaking): Json {
  return defined(speaking, 'initialized', null);
}

/** @param seconds since Initialized (9.5.4.1), or over all sessions where the AU knows them */
export function completedStatement(speaking: AuSpeaking, seconds: number): Json {
  // Completed says that all of it was seen; progress stands in statements before it (9.5.5.1)
  return defined(speaking, 'completed', { completion: true, duration: durationOf(seconds) });
}

/** Passed or Failed by the mastery score; Passed where there is none. @param scaled from 0 to 1 */
export function judgedStatement(speaking: AuSpeaking, seconds: number, scaled: number): Json {
  const { masteryScore } = speaking;
  const success = masteryScore === null || scaled >= masteryScore;
  const told = masteryScore === null ? {} : { [extensions.masteryScore]: masteryScore };
  const result = { success, score: { scaled }, duration: durationOf(seconds) };
  return defined(speaking, success ? 'passed' : 'failed', result, told);
}

export function terminatedStatement(speaking: AuSpeaking, seconds: number): Json {
  return defined(speaking, 'terminated', { duration: durationOf(seconds) });
}

/** Anything else an AU tells of between Initialized and Terminated. */
export function allowedStatement(
  speaking: AuSpeaking,
  told: { readonly verb: Json; readonly object: Json; readonly result: Json },
): Json {
  const { id, at, actor, registration, contextTemplate } = speaking;
  return { id, timestamp: at.toISOString(), actor, ...told, context: { ...contextTemplate, registration } };
}

function defined(speaking: AuSpeaking, verb: AuVerb, result: Json | null, told: Json = {}): Json {
  const { id, at, actor, activityId, registration, contextTemplate } = speaking;
  const activities = (contextTemplate['contextActivities'] ?? {}) as { readonly category?: Json | readonly Json[] };
  const given = activities.category === undefined ? [] : [activities.category].flat();
  const judges = result !== null && ('success' in result || 'completion' in result);
  const category = [...given, { id: categories.cmi5 }, ...(judges ? [{ id: categories.moveOn }] : [])];
  return {
    id,
    timestamp: at.toISOString(),
    actor,
    verb: { id: verbs[verb], display: { en: verb } },
    object: { objectType: 'Activity', id: activityId },
    ...(result ? { result } : {}),
    context: {
      ...contextTemplate,
      registration,
      contextActivities: { ...activities, category },
      extensions: { ...(contextTemplate['extensions'] as Json | undefined), ...told },
    },
  };
}

/** ISO 8601 in hundredths of a second (xAPI 1.0.3, Data 4.6). */
function durationOf(seconds: number): string {
  return `PT${Math.max(0, Math.round(seconds * 100) / 100)}S`;
}
