import { describe, expect, test } from 'vitest';
import { isUuid, newId, uuidOf } from './id.ts';

describe('a new id', () => {
  test('is a UUID of version 7, and sorts behind every id made before it', () => {
    const ids = Array.from({ length: 20_000 }, newId);
    expect(ids.every(isUuid)).toBe(true);
    expect(ids.every((id) => id[14] === '7' && '89ab'.includes(id[19] ?? ''))).toBe(true);
    expect(ids.toSorted()).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('carries its moment', () => {
    const id = uuidOf(0x0123456789ab, new Uint8Array(10).fill(0xff));
    expect(id).toBe('01234567-89ab-7fff-bfff-ffffffffffff');
  });
});
