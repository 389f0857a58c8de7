import { describe, expect, test } from 'vitest';
import { comparableDuration, inUtc, isDuration, momentOf, sameMoment } from './time.ts';

const utc = (text: string, version: '1.0.3' | '2.0.0' = '1.0.3'): string | null => {
  const moment = momentOf(text, version);
  return moment && inUtc(moment);
};

describe('a timestamp', () => {
  test.each([
    ['2013-05-18T05:32:34.804Z', '2013-05-18T05:32:34.804Z'],
    ['2023-05-04T12:00:00-05:00', '2023-05-04T17:00:00.000Z'],
    ['2008-09-15T15:53:00.601+00:00', '2008-09-15T15:53:00.601Z'],
    ['2008-09-15T15:53:00.1234567+0530', '2008-09-15T10:23:00.1234567Z'],
    ['2008-09-15T15:53:00+05', '2008-09-15T10:53:00.000Z'],
    ['20080915T155300Z', '2008-09-15T15:53:00.000Z'],
    ['2008-09-15T15:53', '2008-09-15T15:53:00.000Z'],
    ['2008-09-15', '2008-09-15T00:00:00.000Z'],
    ['2012-02-29T00:00:00,5Z', '2012-02-29T00:00:00.500Z'],
  ])('of ISO 8601 names a moment, all its digits kept: %s (Data 4.5)', (text, expected) => {
    expect(utc(text)).toBe(expected);
  });

  test.each([
    'should fail',
    '01/011/2015',
    '2008-09-15T15:53:00.601-00',
    '2008-09-15T15:53:00.601-0000',
    '2008-09-15T15:53:00.601-00:00',
    '2011-02-29T00:00:00Z',
    '2011-13-01T00:00:00Z',
    '2011-01-01T25:00:00Z',
    '2011-01-01T00:61:00Z',
    '2011-01-01T00:00:00+25:00',
    '',
  ])('is none: %s (Data 4.5)', (text) => {
    expect(momentOf(text, '1.0.3')).toBeNull();
    expect(momentOf(text, '2.0.0')).toBeNull();
  });

  test('of 2.0.0 is one of RFC 3339, with seconds and zone (2.0.0 4.2.7)', () => {
    expect(utc('2008-09-15t15:53:00.601+00:00', '2.0.0')).toBe('2008-09-15T15:53:00.601Z');
    expect(utc('2008-09-15 15:53:00.601+01:00', '2.0.0')).toBe('2008-09-15T14:53:00.601Z');
    expect(utc('2008-09-15 15:53:00.601+01:00', '1.0.3')).toBeNull();
    for (const text of [
      '2008-09-15',
      '20080915T155300Z',
      '2008-09-15T15:53Z',
      '2008-09-15T15:53:00',
      '2008-09-15T15:53:00+05',
    ])
      expect(momentOf(text, '2.0.0'), text).toBeNull();
  });

  test('is compared by the moment, not by its writing', () => {
    const same = (one: string, other: string): boolean => {
      const [a, b] = [momentOf(one, '1.0.3'), momentOf(other, '1.0.3')];
      return a !== null && b !== null && sameMoment(a, b);
    };
    expect(same('2023-05-04T12:00:00-05:00', '2023-05-04T17:00:00.000Z')).toBe(true);
    expect(same('2023-05-04T12:00:00.1Z', '2023-05-04T12:00:00.100Z')).toBe(true);
    expect(same('2023-05-04T12:00:00.1001Z', '2023-05-04T12:00:00.100Z')).toBe(false);
    expect(same('2023-05-04T12:00:00Z', '2023-05-04T12:00:01Z')).toBe(false);
  });
});

describe('a duration', () => {
  test.each([
    'PT1H0M0.1S',
    'PT4H35M59.14S',
    'PT16559.14S',
    'P3Y1M29DT4H35M59.14S',
    'P3Y',
    'P4W',
    'P1DT12H36M0.12567S',
    'PT0S',
    'P0.5Y',
  ])('of ISO 8601 4.4.3.2: %s (Data 4.6)', (text) => expect(isDuration(text)).toBe(true));
  test.each([
    'P4W1D',
    'PA1H0M0S',
    'should fail',
    'P',
    'PT',
    'P1YT',
    'PT1.5H2M',
    'P1S',
    'P0001-01-01T00:00:00',
    '-PT1S',
  ])('is none: %s (Data 4.6)', (text) => expect(isDuration(text)).toBe(false));
  test('is compared to hundredths of a second, cut and not rounded (2.0.0 4.2.7)', () => {
    expect(comparableDuration('P1DT12H36M0.1237S')).toBe(comparableDuration('P1DT12H36M0.12S'));
    expect(comparableDuration('PT0.129S')).toBe('PT0.12S');
    expect(comparableDuration('PT1.001S')).toBe('PT1S');
    expect(comparableDuration('PT0.13S')).not.toBe(comparableDuration('PT0.12S'));
  });
});
