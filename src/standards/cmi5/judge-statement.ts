/**
 * Whether an AU may send this statement now (7.1, 9). The statement was read as xAPI before; here it is compared with the launch and
 * with what the session has come to.
 */
import { identifierOf } from '../xapi/actor.ts';
import { durationOf } from '../xapi/duration.ts';
import { scoreOf } from '../xapi/score.ts';
import type { Json } from '../xapi/shape.ts';
import { voided } from '../xapi/statement.ts';
import { momentOf } from '../xapi/time.ts';
import { categoriesOf, contextFault, namesInAnyRelation } from './context-rules.ts';
import { resultFault } from './result-rules.ts';
import {
  closedBy,
  type Judged,
  refusal,
  type SessionRefusal,
  type SessionState,
  type SessionTerms,
} from './session.ts';
import { type AuVerb, auVerbs, categories, verbs } from './vocabulary.ts';

export function judgeStatement(terms: SessionTerms, state: SessionState, statement: Json): Judged {
  const closed = closedBy(state);
  if (closed) return { ok: false, ...closed };
  const at = timestampOf(statement);
  const found = commonFault(terms, statement) ?? (at === null ? utcFault : null);
  if (found || at === null) return { ok: false, ...(found ?? utcFault) };
  const moved = { ...state, latestAt: Math.max(state.latestAt ?? at, at) };
  const named = categoriesOf(statement);
  if (!named.has(categories.cmi5)) return judgeAllowed(state, moved, at, statement);
  const verb = auVerbOf(statement);
  if (!verb)
    return refusal(
      '9.3',
      'An AU sends no other cmi5 defined statements than Initialized, Completed, Passed, Failed and Terminated.',
    );
  const fault =
    definedFault(terms, statement) ??
    resultFault(verb, statement, terms.masteryScore) ??
    orderFault(terms, state, verb, at);
  return fault ? { ok: false, ...fault } : after(moved, verb, at, (statement['result'] ?? {}) as Json);
}

const utcFault: SessionRefusal = { clause: '9.7', says: 'A statement has a timestamp, in UTC.' };

/** For statements of every kind. */
function commonFault(terms: SessionTerms, statement: Json): SessionRefusal | null {
  if (typeof statement['id'] !== 'string')
    return { clause: '9.1', says: 'A statement has an id that the AU has given it.' };
  if ((statement['verb'] as Json)['id'] === voided) return { clause: '6.3', says: 'An AU does not void statements.' };
  const actor = statement['actor'] as Json;
  if (actor['objectType'] === 'Group' || identifierOf(actor) !== identifierOf(terms.actor))
    return { clause: '9.2', says: 'The actor is the one of the launch.' };
  return contextFault(terms, statement);
}

/** "cmi5 allowed" statements stand between Initialized and Terminated (7.1.3). */
function judgeAllowed(state: SessionState, moved: SessionState, at: number, statement: Json): Judged {
  if (namesInAnyRelation(statement, categories.moveOn))
    return refusal('9.6.2.2', 'The moveOn category stands in cmi5 defined statements with success or completion only.');
  if (state.initializedAt === null) return refusal('7.1.1', 'The first statement of a session is Initialized.');
  if (at < state.initializedAt)
    return refusal('9.3', 'The timestamp lies before Initialized, which is the first statement.');
  return { ok: true, state: moved, did: null };
}

function definedFault({ activityId }: SessionTerms, statement: Json): SessionRefusal | null {
  const object = statement['object'] as Json;
  return (object['objectType'] ?? 'Activity') === 'Activity' && object['id'] === activityId
    ? null
    : { clause: '9.4', says: 'The object is the activity id of the launch.' };
}

function auVerbOf(statement: Json): AuVerb | null {
  const id = (statement['verb'] as Json)['id'];
  return auVerbs.find((name) => verbs[name] === id) ?? null;
}

/** 9.3, AU verb ordering rules within a session and within a registration; 10, launchMode. */
function orderFault(terms: SessionTerms, state: SessionState, verb: AuVerb, at: number): SessionRefusal | null {
  if (verb === 'initialized') return initializedFault(state);
  if (state.initializedAt === null)
    return { clause: '7.1.1', says: 'The first statement of a session is Initialized.' };
  if (at < state.initializedAt)
    return { clause: '9.3', says: 'The timestamp lies before Initialized, which is the first statement.' };
  if (verb === 'terminated')
    return at < (state.latestAt ?? at)
      ? { clause: '9.3', says: 'The timestamp lies before another statement; Terminated is the last.' }
      : null;
  if (terms.launchMode !== 'Normal')
    return { clause: '10', says: `In launch mode ${terms.launchMode} only Initialized and Terminated are sent.` };
  if (verb === 'completed')
    return state.completed || state.everCompleted
      ? { clause: '9.3.3', says: 'Completed is sent once in a registration.' }
      : null;
  if (state.passed || state.failed)
    return { clause: '9.3', says: 'Passed and Failed: only one of them, once a session.' };
  if (!state.everPassed) return null;
  return verb === 'passed'
    ? { clause: '9.3.4', says: 'Passed is sent once in a registration.' }
    : { clause: '9.3', says: 'Failed does not follow Passed in a registration.' };
}

function initializedFault(state: SessionState): SessionRefusal | null {
  if (state.initializedAt !== null) return { clause: '9.3.2', says: 'Initialized is sent once a session.' };
  if (!state.launchDataRead) return { clause: '10', says: 'The launch data are read before Initialized.' };
  return state.preferencesRead ? null : { clause: '11', says: 'The learner preferences are read before Initialized.' };
}

function after(state: SessionState, verb: AuVerb, at: number, result: Json): Judged {
  const score = scoreOf(result['score']);
  switch (verb) {
    case 'initialized':
      return { ok: true, state: { ...state, initializedAt: at }, did: null };
    case 'completed':
      return { ok: true, state: { ...state, completed: true, everCompleted: true }, did: verb };
    case 'passed':
      return { ok: true, state: { ...state, passed: true, everPassed: true, score }, did: verb };
    case 'failed':
      return { ok: true, state: { ...state, failed: true, score }, did: verb };
    case 'terminated':
      return { ok: true, state: { ...state, terminated: true, duration: durationOf(result['duration']) }, did: verb };
  }
}

/** Milliseconds; null without one, or where it is not in UTC (9.7). */
function timestampOf(statement: Json): number | null {
  const text = statement['timestamp'];
  if (typeof text !== 'string' || !/(z|[+]00(:?00)?)$/i.test(text)) return null;
  return momentOf(text, '1.0.3')?.ms ?? null;
}
