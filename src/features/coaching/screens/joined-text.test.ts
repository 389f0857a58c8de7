import fc from 'fast-check';
import { expect, test } from 'vitest';
import { joinedText } from './joined-text.ts';

test('what both wrote stands once, what either wrote alone stands too', () => {
  expect(joinedText('Prices\nNordwerk', 'Prices\nHoliday')).toBe('Prices\nNordwerk\nHoliday');
  expect(joinedText('', 'Mine')).toBe('Mine');
  expect(joinedText('Mine and more', 'Mine')).toBe('Mine and more');
});

test('loses no line of either', () => {
  const text = fc.array(fc.constantFrom('a', 'b', 'ab', ' a', ''), { maxLength: 5 }).map((lines) => lines.join('\n'));
  fc.assert(
    fc.property(text, text, (theirs, mine) => {
      const joined = joinedText(theirs, mine);
      for (const line of [...theirs.split('\n'), ...mine.split('\n')]) expect(joined).toContain(line.trim());
    }),
    { seed: 3, numRuns: 300 },
  );
});
