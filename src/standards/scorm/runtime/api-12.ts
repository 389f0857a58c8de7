/**
 * The API of SCORM 1.2 (RTE chapter 3) as a pure state machine: a state and a call go in, a new state and the answer come out.
 * The object content finds (`API`) only keeps the state and carries out what `effect` says.
 */
import { closeData12, type Data12 } from './attempt-12.ts';
import { errorString12, type ErrorCode12 } from './errors-12.ts';
import { children12, collections12, elements12, type Element12 } from './model-12.ts';

export interface Api12 {
  readonly phase: 'not initialized' | 'running' | 'finished';
  readonly error: ErrorCode12;
  readonly about: string;
  readonly data: Data12;
}

export interface Answer12 {
  readonly state: Api12;
  readonly answer: string;
  readonly errorCode: ErrorCode12;
  /** 'commit' and 'finished': the data must be kept now */
  readonly effect: 'initialized' | 'commit' | 'finished' | null;
}

export function openApi12(data: Data12): Api12 {
  return { phase: 'not initialized', error: 0, about: '', data };
}

function answer(state: Api12, said: string, changes: Partial<Api12> = {}, effect: Answer12['effect'] = null): Answer12 {
  return { state: { ...state, error: 0, about: '', ...changes }, answer: said, errorCode: 0, effect };
}

function failed(state: Api12, error: ErrorCode12, said: string, about: string): Answer12 {
  return { state: { ...state, error, about }, answer: said, errorCode: error, effect: null };
}

/** RTE 3.3.1: once in a session; a session that is over cannot begin again. */
export function lmsInitialize(state: Api12, argument: string): Answer12 {
  if (argument !== '') return failed(state, 201, 'false', 'LMSInitialize takes an empty text');
  if (state.phase !== 'not initialized') return failed(state, 101, 'false', 'LMSInitialize');
  return answer(state, 'true', { phase: 'running' }, 'initialized');
}

export function lmsFinish(state: Api12, argument: string): Answer12 {
  if (argument !== '') return failed(state, 201, 'false', 'LMSFinish takes an empty text');
  if (state.phase !== 'running') return failed(state, 301, 'false', 'LMSFinish');
  return answer(state, 'true', { phase: 'finished', data: closeData12(state.data) }, 'finished');
}

export function lmsCommit(state: Api12, argument: string): Answer12 {
  if (argument !== '') return failed(state, 201, 'false', 'LMSCommit takes an empty text');
  if (state.phase !== 'running') return failed(state, 301, 'false', 'LMSCommit');
  return answer(state, 'true', {}, 'commit');
}

/** RTE 3.3.2 */
export function lmsGetValue(state: Api12, element: string): Answer12 {
  if (state.phase !== 'running') return failed(state, 301, '', 'LMSGetValue');
  const { data } = state;
  if (isForeign(element)) return failed(state, 401, '', element);
  const keyword = /^(.*)\._(children|count)$/.exec(element);
  if (keyword) return getKeyword(state, element, keyword[1] ?? '', keyword[2] === 'count');
  const found = find(element);
  if (!found || !hasRecords(data, element, false)) return failed(state, 201, '', element);
  if (found.access === 'write-only') return failed(state, 404, '', element);
  return answer(state, Object.hasOwn(data.values, element) ? (data.values[element] ?? '') : found.initial);
}

export function lmsSetValue(state: Api12, element: string, value: string): Answer12 {
  if (state.phase !== 'running') return failed(state, 301, 'false', 'LMSSetValue');
  const draft = thawed12(state.data);
  const wrong = writeInto12(draft, element, value);
  return wrong ? failed(state, wrong, 'false', element) : answer(state, 'true', { data: draft });
}

/** Data that is changed in place, where many elements are set one after the other. */
export interface Draft12 extends Data12 {
  readonly values: Record<string, string>;
  readonly counts: Record<string, number>;
  readonly said: Record<string, true>;
}

export function thawed12({ values, counts, said }: Data12): Draft12 {
  return { values: { ...values }, counts: { ...counts }, said: { ...said } };
}

/** LMSSetValue in place; whatever is refused leaves the draft as it was. */
export function writeInto12(draft: Draft12, element: string, value: string): ErrorCode12 {
  if (isForeign(element)) return 401;
  const keyword = /^(.*)\._(children|count)$/.exec(element);
  if (keyword) return isKnown(keyword[1] ?? '') ? 402 : 201;
  if (element === 'cmi._version') return 402;
  const found = find(element);
  if (!found) return 201;
  if (found.access === 'read-only') return 403;
  if (!hasRecords(draft, element, true)) return 201;
  if (!found.type(value)) return 405;
  // comments are gathered, not replaced
  const kept = element === 'cmi.comments' ? (draft.values[element] ?? '') + value : value;
  if (!found.type(kept)) return 405;
  for (const { collection, index } of recordsIn(element))
    draft.counts[collection] = Math.max(draft.counts[collection] ?? 0, index + 1);
  draft.values[element] = kept;
  draft.said[element] = true;
  return 0;
}

export const lmsGetLastError = (state: Api12): string => String(state.error);
export const lmsGetErrorString = (code: string): string => errorString12(code);

export function lmsGetDiagnostic(state: Api12, code: string): string {
  const asked = code.trim() === '' ? String(state.error) : code.trim();
  const meaning = errorString12(asked);
  if (meaning === '') return '';
  return (asked === String(state.error) && state.about !== '' ? `${meaning}: ${state.about}` : meaning).slice(0, 255);
}

/** What the system itself could not do, such as a commit that reached nobody. */
export function refuseCommit12(state: Api12): Answer12 {
  return failed(state, 101, 'false', 'LMSCommit');
}

/** Of a data model other than `cmi`, which nobody here implements (RTE 3.3.3). */
const isForeign = (element: string): boolean => element !== '' && !/^cmi(\.|$)/.test(element);

/** The element's name with `n` for every index. */
const general = (element: string): string => element.replaceAll(/\.(0|[1-9]\d{0,8})(?=\.|$)/g, '.n');

function find(element: string): Element12 | undefined {
  const name = general(element);
  // "n" itself is no index
  if (/\.n(\.|$)/.test(element)) return undefined;
  return Object.hasOwn(elements12, name) ? elements12[name] : undefined;
}

/** Whether anything of that name exists, as an element or as what holds elements. */
function isKnown(name: string): boolean {
  const asked = general(name);
  return Object.keys(elements12).some((known) => known === asked || known.startsWith(`${asked}.`));
}

function getKeyword(state: Api12, element: string, of: string, count: boolean): Answer12 {
  const name = general(of);
  if (!isKnown(of) || !hasRecords(state.data, of, false)) return failed(state, 201, '', element);
  if (count) {
    if (!collections12.includes(name)) return failed(state, 203, '', element);
    return answer(state, String(state.data.counts[of] ?? 0));
  }
  const children = Object.hasOwn(children12, name) ? children12[name] : undefined;
  return children === undefined ? failed(state, 202, '', element) : answer(state, children);
}

function recordsIn(element: string): readonly { readonly collection: string; readonly index: number }[] {
  const tokens = element.split('.');
  return tokens.flatMap((token, at) =>
    /^\d+$/.test(token) ? [{ collection: tokens.slice(0, at).join('.'), index: Number(token) }] : [],
  );
}

/** Whether every index in the name is a record there is, or may be the next one when something is set. */
function hasRecords(data: Data12, element: string, toSet: boolean): boolean {
  return recordsIn(element).every(({ collection, index }) => {
    const count = data.counts[collection] ?? 0;
    return index < count || (toSet && index === count);
  });
}
