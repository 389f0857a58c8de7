import { expect, test, vi } from 'vitest';
import { openApi12 } from '../../../../standards/scorm/runtime/api-12.ts';
import { openData12 } from '../../../../standards/scorm/runtime/attempt-12.ts';
import { openApi2004 } from '../../../../standards/scorm/runtime/api-2004.ts';
import { openData } from '../../../../standards/scorm/runtime/attempt-2004.ts';
import { apiObject12, apiObject2004, type Keeper } from './api-object.ts';

const keeper = () =>
  ({ changed: vi.fn<() => void>(), committed: vi.fn<() => void>(), ended: vi.fn<() => void>() }) satisfies Keeper;

test('content of SCORM 2004 finds eight functions and the version of the interface', () => {
  const { functions } = apiObject2004(openApi2004(openData({ learnerId: 'a', learnerName: 'A' })), keeper());
  const { version, ...rest } = functions as typeof functions & { readonly version: string };
  expect(version).toBe('1.0');
  expect(Object.values(rest).map((one) => typeof one)).toEqual(Array.from({ length: 8 }, () => 'function'));
});

test('content of SCORM 1.2 finds eight functions and nothing else', () => {
  const { functions } = apiObject12(openApi12(openData12({ studentId: 'a', studentName: 'A' }, null)), keeper());
  expect(Object.values(functions).map((one) => typeof one)).toEqual(Array.from({ length: 8 }, () => 'function'));
});

test('numbers and nothing at all are taken for texts, and only what changes something is told', () => {
  const told = keeper();
  const { functions } = apiObject2004(openApi2004(openData({ learnerId: 'a', learnerName: 'A' })), told);
  const call = (name: string, ...given: unknown[]): string => functions[name]?.(...given) ?? '';
  expect(call('Initialize')).toBe('true');
  expect(call('SetValue', 'cmi.score.raw', 80)).toBe('true');
  expect(call('GetValue', 'cmi.score.raw')).toBe('80');
  expect(call('SetValue', 'cmi.mode', 'browse')).toBe('false');
  expect(call('GetLastError')).toBe('404');
  expect(told.changed).toHaveBeenCalledTimes(1);
  expect(call('Commit', null)).toBe('true');
  expect(told.committed).toHaveBeenCalledTimes(1);
  expect(call('Terminate', undefined)).toBe('true');
  expect(told.ended).toHaveBeenCalledTimes(1);
});
