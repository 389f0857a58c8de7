/** The result of a cmi5 defined statement: what each verb carries and must not carry (9.5, 9.6.2.2, 9.6.3.2). */
import type { Json } from '../xapi/shape.ts';
import { categoriesOf, namesInAnyRelation } from './context-rules.ts';
import type { SessionRefusal } from './session.ts';
import { type AuVerb, categories, extensions, resultExtensions } from './vocabulary.ts';

const judged = (verb: AuVerb): boolean => verb === 'passed' || verb === 'failed';

export function resultFault(verb: AuVerb, statement: Json, masteryScore: number | null): SessionRefusal | null {
  const result = (statement['result'] ?? {}) as Json;
  return (
    successFault(verb, result['success']) ??
    completionFault(verb, result['completion']) ??
    durationFault(verb, result['duration']) ??
    progressFault(result) ??
    categoryFault(statement, result) ??
    scoreFault(verb, result['score'] as Json | undefined) ??
    (judged(verb) ? masteryFault(verb, statement, result, masteryScore) : null)
  );
}

/** 9.5.2 */
function successFault(verb: AuVerb, success: unknown): SessionRefusal | null {
  const wanted = verb === 'passed' ? true : verb === 'failed' ? false : undefined;
  if (success === wanted) return null;
  return { clause: '9.5.2', says: 'success is true with Passed, false with Failed, and not there otherwise.' };
}

/** 9.5.3 */
function completionFault(verb: AuVerb, completion: unknown): SessionRefusal | null {
  if (completion === (verb === 'completed' ? true : undefined)) return null;
  return { clause: '9.5.3', says: 'completion is true with Completed, and not there otherwise.' };
}

/** 9.5.4.1 */
function durationFault(verb: AuVerb, duration: unknown): SessionRefusal | null {
  if (verb === 'initialized' || typeof duration === 'string') return null;
  return { clause: '9.5.4.1', says: 'Completed, Passed, Failed and Terminated have a duration.' };
}

/** 9.5.5.1 */
function progressFault(result: Json): SessionRefusal | null {
  const progress = ((result['extensions'] ?? {}) as Json)[resultExtensions.progress];
  if (progress === undefined) return null;
  if (Number.isInteger(progress) && (progress as number) >= 0 && (progress as number) <= 100) return null;
  return { clause: '9.5.5.1', says: 'progress is a whole number from 0 to 100.' };
}

/** 9.6.2.2 */
function categoryFault(statement: Json, result: Json): SessionRefusal | null {
  const wanted = 'success' in result || 'completion' in result;
  const { moveOn } = categories;
  if (wanted ? categoriesOf(statement).has(moveOn) : !namesInAnyRelation(statement, moveOn)) return null;
  return { clause: '9.6.2.2', says: 'The moveOn category stands with success or completion, and not otherwise.' };
}

/** 9.5.1 */
function scoreFault(verb: AuVerb, score: Json | undefined): SessionRefusal | null {
  if (score === undefined) return null;
  if (!judged(verb)) return { clause: '9.5.1', says: 'A score is reported with Passed and Failed only.' };
  const { scaled, raw, min, max } = score as { readonly [part: string]: number | undefined };
  if (scaled !== undefined && !(scaled >= 0 && scaled <= 1))
    return { clause: '9.5.1', says: 'scaled is a decimal from 0 to 1.' };
  if (raw === undefined) return null;
  if (min === undefined || max === undefined) return { clause: '9.5.1', says: 'With raw go min and max.' };
  return raw >= min && raw <= max ? null : { clause: '9.5.1', says: 'raw lies between min and max.' };
}

/** 9.3.4, 9.3.5, 9.6.3.2 */
function masteryFault(verb: AuVerb, statement: Json, result: Json, masteryScore: number | null): SessionRefusal | null {
  if (masteryScore === null) return null;
  const told = (((statement['context'] as Json)['extensions'] ?? {}) as Json)[extensions.masteryScore];
  const score = result['score'] as Json | undefined;
  if (told !== masteryScore && (told !== undefined || score !== undefined))
    return {
      clause: '9.6.3.2',
      says: 'The masteryScore of the launch data stands in the context of what was judged by it.',
    };
  const scaled = score?.['scaled'];
  if (typeof scaled !== 'number' || scaled >= masteryScore === (verb === 'passed')) return null;
  return verb === 'passed'
    ? { clause: '9.3.4', says: 'A score below masteryScore has not passed.' }
    : { clause: '9.3.5', says: 'A score of masteryScore or more has not failed.' };
}
