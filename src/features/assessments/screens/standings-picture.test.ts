import { expect, test } from 'vitest';
import { standingsPicture } from './standings-picture.ts';

const words = { title: 'Standings of A & B', standing: 'Others', self: 'Self', required: 'Required' };

test('draws a line for each capability, with its words made safe', () => {
  const picture = standingsPicture(
    words,
    [{ label: '<Listening>', standing: 2, self: 4, required: 3, says: '1 step to go', unsure: true }],
    4,
  );
  expect(picture).toContain('Standings of A &amp; B');
  expect(picture).toContain('&lt;Listening&gt;');
  expect(picture).toContain('stroke-dasharray');
  expect(picture.match(/<circle/g)).toHaveLength(4);
});

test('draws no mark for what nobody knows and nothing requires', () => {
  const picture = standingsPicture(
    words,
    [{ label: 'Asking', standing: null, self: null, required: 0, says: '', unsure: false }],
    4,
  );
  expect(picture.match(/<circle/g)).toHaveLength(2);
});
