import { describe, expect, test } from 'vitest';
import { dateOrderOf, isDate, readDay } from './roster-dates.ts';

describe('reads days', () => {
  test.each([
    ['2024-03-01', '2024-03-01'],
    ['2024-03-01T00:00:00Z', '2024-03-01'],
    ['2024/3/1', '2024-03-01'],
    ['20240301', '2024-03-01'],
    ['1.3.2024', '2024-03-01'],
    ['01.03.24', '2024-03-01'],
    ['31/12/99', '1999-12-31'],
    ['12/31/2024 12:00 AM', '2024-12-31'],
    ['05/05/2024', '2024-05-05'],
    ['1 Mar 2024', '2024-03-01'],
    ['1. März 2024', '2024-03-01'],
    ['1-DEC-2024', '2024-12-01'],
    ['3 août 2024', '2024-08-03'],
    ['4 juillet 2024', '2024-07-04'],
    ['March 1st, 2024', '2024-03-01'],
    ['45352', '2024-03-01'],
  ])('%s', (text, day) => {
    expect(readDay(text, null)).toEqual({ day });
  });

  test('by the order that was chosen where two are possible', () => {
    expect(readDay('03/04/2024', 'day-first')).toEqual({ day: '2024-04-03' });
    expect(readDay('03/04/2024', 'month-first')).toEqual({ day: '2024-03-04' });
    expect(readDay('03/04/2024', null)).toBe('ambiguous');
  });

  test.each([['31.02.2024'], ['2024-13-01'], ['soon'], ['12'], ['99999'], ['1 Foo 2024'], ['13/13/2024']])(
    'and refuses %s',
    (text) => {
      expect(readDay(text, 'day-first')).toBe('unreadable');
    },
  );
});

test('finds the order that one value of the column proves', () => {
  expect(dateOrderOf(['03/04/2024', '13/04/2024'])).toBe('day-first');
  expect(dateOrderOf(['03/04/2024', '04/13/2024'])).toBe('month-first');
  expect(dateOrderOf(['03/04/2024', '05/06/2024'])).toBe('ambiguous');
  expect(dateOrderOf(['03.04.2024', '2024-05-06', '05/05/2024'])).toBeNull();
});

test('takes numbers of people for no dates', () => {
  expect(isDate('45352')).toBe(false);
  expect(isDate('12/31/2024')).toBe(true);
});
