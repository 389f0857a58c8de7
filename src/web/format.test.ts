import { describe, expect, test } from 'vitest';
import { formatFor } from './format.ts';

const now = (): Date => new Date('2026-03-04T22:30:00Z');
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');

describe('formats', () => {
  const english = formatFor('en-GB', 'Europe/Berlin', now);
  const german = formatFor('de', 'Europe/Berlin', now);

  test('show a day as that day, wherever the reader is', () => {
    expect(formatFor('en-GB', 'America/Los_Angeles', now).day('2026-03-04')).toBe('4 Mar 2026');
    expect(formatFor('en-GB', 'Pacific/Auckland', now).day('2026-03-04')).toBe('4 Mar 2026');
  });
  test('show a moment in the reader’s zone', () => {
    expect(plain(german.moment('2026-03-04T22:30:00Z'))).toContain('23:30');
    expect(formatFor('de', 'Asia/Tokyo', now).moment(now())).toContain('05.03.2026');
  });
  test('know today in the reader’s zone', () => {
    expect(english.today()).toBe('2026-03-04');
    expect(formatFor('en', 'Asia/Tokyo', now).today()).toBe('2026-03-05');
  });
  test.each([
    ['2026-03-04', 'heute'],
    ['2026-03-03', 'gestern'],
    ['2026-03-11', 'in 7 Tagen'],
    ['2026-01-28', 'vor 5 Wochen'],
    ['2025-06-04', 'vor 9 Monaten'],
    ['2023-03-04', 'vor 3 Jahren'],
  ])('tell %s as %s', (day, told) => {
    expect(german.fromToday(day)).toBe(told);
  });
  test('write numbers, shares and changes as the reader does', () => {
    expect(german.number(1234.5)).toBe('1.234,5');
    expect(plain(german.share(0.425, 1))).toBe('42,5 %');
    expect(english.change(3)).toBe('+3');
    expect(english.change(0)).toBe('0');
    expect(plain(english.bytes(1_500_000))).toBe('1.5 MB');
  });
  test('sort as the reader’s alphabet does', () => {
    expect(['Zoe', 'Änne', 'Anna', 'Team 10', 'Team 9'].sort(german.compare)).toEqual([
      'Anna',
      'Änne',
      'Team 9',
      'Team 10',
      'Zoe',
    ]);
  });
});
