import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fingerprintOf } from './fingerprint.ts';

describe('the fingerprint of a text', () => {
  test('is the published SHA-256 of the standard’s own example', () => {
    expect(fingerprintOf('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });

  test('equals the platform’s SHA-256 for any text of any length and script', () => {
    const anyText = fc.string({ unit: 'binary', maxLength: 400 });
    fc.assert(
      fc.property(anyText, (text) => {
        expect(fingerprintOf(text)).toBe(createHash('sha256').update(text, 'utf8').digest('hex'));
      }),
      { seed: 17, numRuns: 300 },
    );
  });

  test('survives the lengths at which a block fills up', () => {
    for (const length of [0, 55, 56, 63, 64, 119, 120, 128]) {
      const text = 'x'.repeat(length);
      expect(fingerprintOf(text)).toBe(createHash('sha256').update(text).digest('hex'));
    }
  });
});
