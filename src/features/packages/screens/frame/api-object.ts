/**
 * The object content finds: `API` of SCORM 1.2, `API_1484_11` of SCORM 2004. It answers at once, as content expects, by the pure
 * functions of the run-time; what has to be kept it tells its keeper.
 */
import {
  lmsCommit,
  lmsFinish,
  lmsGetDiagnostic,
  lmsGetErrorString,
  lmsGetLastError,
  lmsGetValue,
  lmsInitialize,
  lmsSetValue,
  refuseCommit12,
  type Answer12,
  type Api12,
} from '../../../../standards/scorm/runtime/api-12.ts';
import {
  commit,
  getDiagnostic,
  getErrorString,
  getLastError,
  getValue,
  initialize,
  refuseCommit,
  setValue,
  terminate,
  type Answer2004,
  type Api2004,
} from '../../../../standards/scorm/runtime/api-2004.ts';
import type { ValidRequests } from '../../../../standards/scorm/runtime/elements-2004.ts';
import { fits, type ContentPhase, type KeptData } from '../../frame-protocol.ts';

export interface Keeper {
  /** something was set that has not been reported yet */
  readonly changed: () => void;
  readonly committed: () => void;
  readonly ended: () => void;
}

export interface ApiObject {
  readonly name: 'API' | 'API_1484_11';
  readonly functions: Readonly<Record<string, (...given: unknown[]) => string>>;
  readonly kept: () => KeptData;
  readonly phase: () => ContentPhase;
  readonly allow: (valid: ValidRequests) => void;
}

/** Content gives numbers for texts, or nothing at all for the empty text. */
const text = (given: unknown): string => (given === undefined || given === null ? '' : String(given));

const keptOf = ({ values, counts, said }: KeptData): KeptData => ({ values, counts, said });

export function apiObject12(opened: Api12, keeper: Keeper): ApiObject {
  let state = opened;
  const carryOut = ({ state: next, answer, effect }: Answer12): string => {
    const changed = next.data !== state.data;
    state = next;
    if (effect === 'finished') keeper.ended();
    else if (effect === 'commit') keeper.committed();
    else if (changed) keeper.changed();
    return answer;
  };
  return {
    name: 'API',
    functions: {
      LMSInitialize: (argument) => carryOut(lmsInitialize(state, text(argument))),
      LMSFinish: (argument) => carryOut(lmsFinish(state, text(argument))),
      LMSGetValue: (element) => carryOut(lmsGetValue(state, text(element))),
      LMSSetValue: (element, value) => carryOut(lmsSetValue(state, text(element), text(value))),
      LMSCommit: (argument) => carryOut(fits(state.data) ? lmsCommit(state, text(argument)) : refuseCommit12(state)),
      LMSGetLastError: () => lmsGetLastError(state),
      LMSGetErrorString: (code) => lmsGetErrorString(text(code)),
      LMSGetDiagnostic: (code) => lmsGetDiagnostic(state, text(code)),
    },
    kept: () => keptOf(state.data),
    phase: () => state.phase,
    allow: () => {},
  };
}

export function apiObject2004(opened: Api2004, keeper: Keeper): ApiObject {
  let state = opened;
  const carryOut = ({ state: next, answer, effect }: Answer2004): string => {
    const changed = next.data !== state.data;
    state = next;
    if (effect === 'terminated') keeper.ended();
    else if (effect === 'commit') keeper.committed();
    else if (changed) keeper.changed();
    return answer;
  };
  const functions: ApiObject['functions'] = {
    Initialize: (argument) => carryOut(initialize(state, text(argument))),
    Terminate: (argument) => carryOut(terminate(state, text(argument))),
    GetValue: (element) => carryOut(getValue(state, text(element))),
    SetValue: (element, value) => carryOut(setValue(state, text(element), text(value))),
    Commit: (argument) => carryOut(fits(state.data) ? commit(state, text(argument)) : refuseCommit(state)),
    GetLastError: () => getLastError(state),
    GetErrorString: (code) => getErrorString(text(code)),
    GetDiagnostic: (code) => getDiagnostic(state, text(code)),
  };
  return {
    name: 'API_1484_11',
    // content may look at the version of the interface (IEEE 1484.11.2) before it calls anything
    functions: Object.assign(functions, { version: '1.0' }),
    kept: () => keptOf(state.data),
    phase: () => state.phase,
    allow: (valid) => {
      state = { ...state, data: { ...state.data, valid } };
    },
  };
}
