import { expect, test } from 'vitest';
import { readGapScope } from './gap-scope.ts';

test('takes ids and known words from an address and leaves the rest out', () => {
  const id = '01a20706-ed91-7953-824b-113f269f827f';
  expect(readGapScope({ market: id, by: 'role', depth: 'tree', role: 'x', team: 7, other: 1 })).toEqual({
    market: id,
    by: 'role',
    depth: 'tree',
  });
  expect(readGapScope({ by: 'people', depth: 'direct' })).toEqual({});
});
