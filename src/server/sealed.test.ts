import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seal, unseal } from './sealed.ts';

test('what is sealed is opened with the same secret for the same purpose, and with nothing else', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const sealed = seal('a secret', 'badges', text);
      expect(unseal('a secret', 'badges', sealed)).toBe(text);
      expect(unseal('another secret', 'badges', sealed)).toBe(null);
      expect(unseal('a secret', 'letters', sealed)).toBe(null);
      expect(sealed).not.toBe(seal('a secret', 'badges', text));
    }),
    { numRuns: 50, seed: 20260302 },
  );
  const sealed = seal('a secret', 'badges', 'words');
  expect(unseal('a secret', 'badges', `${sealed.slice(0, -2)}AA`)).toBe(null);
  expect(unseal('a secret', 'badges', '')).toBe(null);
});
