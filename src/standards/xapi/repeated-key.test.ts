import fc from 'fast-check';
import { expect, test } from 'vitest';
import { repeatedKey } from './repeated-key.ts';

test.each([
  ['{"id":1,"id":2}', 'id'],
  ['[{"a":{"b":1,"c":[{"d":1,"d":1}]}}]', 'd'],
  ['{"a":1,"\\u0061":2}', 'a'],
  ['{"a\\"":1,"b\\\\":2,"a\\"":3}', 'a"'],
  ['{"a":{"a":1},"b":[{"a":1},{"a":1}]}', null],
  ['{"a":"{\\"a\\":1,\\"a\\":2}","b":"a","c":"a"}', null],
  ['{"a":"\\\\","b":"a"}', null],
  ['["a","a",{}]', null],
])('the key said twice in %s is %s (1.0.3 Data 2.4)', (json, key) => {
  expect(repeatedKey(json)).toBe(key);
});

test('what JSON.stringify wrote says no key twice', () => {
  fc.assert(
    fc.property(fc.json(), fc.integer({ min: 0, max: 3 }), (json, indent) => {
      expect(repeatedKey(JSON.stringify(JSON.parse(json), null, indent))).toBeNull();
    }),
    { seed: 42 },
  );
});
