/**
 * The API of SCORM 2004 (RTE chapter 3) as a pure state machine: a state and a call go in, a new state and the answer come out.
 * The object content finds (`API_1484_11`) only keeps the state and carries out what `effect` says.
 */
import { closeData, decided } from './attempt-2004.ts';
import { readElement, writeElement, type Data2004 } from './elements-2004.ts';
import { errors2004, errorString2004, type ErrorCode2004 } from './errors-2004.ts';

export interface Api2004 {
  readonly phase: 'not initialized' | 'running' | 'terminated';
  readonly error: ErrorCode2004;
  /** what the last error was about, for GetDiagnostic */
  readonly about: string;
  readonly data: Data2004;
}

export interface Answer2004 {
  readonly state: Api2004;
  readonly answer: string;
  readonly errorCode: ErrorCode2004;
  /** 'commit' and 'terminated': the data must be kept now; after 'terminated' the request in it is carried out */
  readonly effect: 'initialized' | 'commit' | 'terminated' | null;
}

/** The API before content has found it. */
export function openApi2004(data: Data2004): Api2004 {
  return { phase: 'not initialized', error: 0, about: '', data };
}

function answer(
  state: Api2004,
  said: string,
  changes: Partial<Api2004> = {},
  effect: Answer2004['effect'] = null,
): Answer2004 {
  return { state: { ...state, error: 0, about: '', ...changes }, answer: said, errorCode: 0, effect };
}

function failed(state: Api2004, error: ErrorCode2004, said: string, about: string): Answer2004 {
  return { state: { ...state, error, about }, answer: said, errorCode: error, effect: null };
}

/** RTE 3.1.3.1 */
export function initialize(state: Api2004, argument: string): Answer2004 {
  if (state.phase === 'terminated') return failed(state, 104, 'false', 'Initialize');
  if (argument !== '') return failed(state, 201, 'false', 'Initialize takes an empty text');
  if (state.phase === 'running') return failed(state, 103, 'false', 'Initialize');
  return answer(state, 'true', { phase: 'running' }, 'initialized');
}

/** RTE 3.1.3.2 */
export function terminate(state: Api2004, argument: string): Answer2004 {
  if (state.phase === 'terminated') return failed(state, 113, 'false', 'Terminate');
  if (state.phase === 'not initialized') return failed(state, 112, 'false', 'Terminate');
  if (argument !== '') return failed(state, 201, 'false', 'Terminate takes an empty text');
  return answer(state, 'true', { phase: 'terminated', data: closeData(state.data) }, 'terminated');
}

/** RTE 3.1.4.1 */
export function getValue(state: Api2004, element: string): Answer2004 {
  if (state.phase === 'not initialized') return failed(state, 122, '', 'GetValue');
  if (state.phase === 'terminated') return failed(state, 123, '', 'GetValue');
  const follows = element === 'cmi.completion_status' || element === 'cmi.success_status';
  const read = readElement(follows ? decided(state.data) : state.data, element);
  return read.error === 0 ? answer(state, read.value) : failed(state, read.error, '', element);
}

/** RTE 3.1.4.2 */
export function setValue(state: Api2004, element: string, value: string): Answer2004 {
  if (state.phase === 'not initialized') return failed(state, 132, 'false', 'SetValue');
  if (state.phase === 'terminated') return failed(state, 133, 'false', 'SetValue');
  const written = writeElement(state.data, element, value);
  return written.error === 0
    ? answer(state, 'true', { data: written.data })
    : failed(state, written.error, 'false', element);
}

/** RTE 3.1.4.3 */
export function commit(state: Api2004, argument: string): Answer2004 {
  if (state.phase === 'not initialized') return failed(state, 142, 'false', 'Commit');
  if (state.phase === 'terminated') return failed(state, 143, 'false', 'Commit');
  if (argument !== '') return failed(state, 201, 'false', 'Commit takes an empty text');
  return answer(state, 'true', {}, 'commit');
}

/** RTE 3.1.5.1: asking for errors never changes the last one. */
export const getLastError = (state: Api2004): string => String(state.error);

/** RTE 3.1.5.2 */
export const getErrorString = (code: string): string => errorString2004(code);

/** RTE 3.1.5.3: what the code means and, of the last error, what it was about. */
export function getDiagnostic(state: Api2004, code: string): string {
  const asked = code.trim() === '' ? String(state.error) : code.trim();
  const meaning = errorString2004(asked);
  if (meaning === '') return '';
  const about = asked === String(state.error) && state.about !== '' ? `${meaning}: ${state.about}` : meaning;
  return about.slice(0, 255);
}

/** The error code of a call the system itself could not carry out, such as a commit that reached nobody. */
export function refuseCommit(state: Api2004): Answer2004 {
  return failed(state, 391, 'false', errors2004[391]);
}
