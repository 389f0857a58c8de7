import { expect, test } from 'vitest';
import { durationOf } from './duration.ts';

test.each([
  ['PT0S', 0],
  ['PT1.5S', 1_500],
  ['PT1H2M3S', 3_723_000],
  ['P1DT1S', 86_401_000],
  ['P2W', 1_209_600_000],
  ['P1Y2M3D', 259_200_000],
  ['PT0,25S', 250],
])('%s lasts %d milliseconds', (text, ms) => expect(durationOf(text)).toBe(ms));

test.each(['', '10', 'PT', 'P-1D', 5, undefined])('%s is no duration that counts', (value) =>
  expect(durationOf(value) ?? 0).toBe(0),
);
