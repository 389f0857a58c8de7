import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readIsoDuration, readTimespan, writeIsoDuration, writeTimespan } from './durations.ts';
import {
  isInteractionType,
  patternTypes,
  responseTypes,
  samePattern,
  type InteractionType,
} from './interactions-2004.ts';
import { identifier, isLanguage, localizedText, real, time, timeInterval } from './value-types-2004.ts';

describe('types of values', () => {
  test.each([
    ['2004', 0],
    ['2004-02', 0],
    ['2004-02-29', 0],
    ['2005-02-29', 406],
    ['2004-13-01', 406],
    ['1969-01-01', 406],
    ['2039-01-01', 406],
    ['2004-02-29T23', 0],
    ['2004-02-29T24', 406],
    ['2004-02-29T23:59', 0],
    ['2004-02-29T23:60', 406],
    ['2004-02-29T23:59:59', 0],
    ['2004-02-29T23:59:59.1', 0],
    ['2004-02-29T23:59:59.12Z', 0],
    ['2004-02-29T23:59:59.12+02:00', 0],
    ['2004-02-29T23:59:59.12-05', 0],
    ['2004-02-29T23:59:59.123', 406],
    ['2004-02-29T23:59:59Z', 406],
    ['2004-02-29T23:59:59.12+25:00', 406],
    ['2004-2-9', 406],
    ['', 406],
    ['yesterday', 406],
  ])('of time: %s is %i', (text, expected) => {
    expect(time(text)).toBe(expected);
  });

  test.each([
    ['PT1H30M5.25S', 0],
    ['P1Y2M3DT4H', 0],
    ['PT0S', 0],
    ['P1D', 0],
    ['P', 406],
    ['PT', 406],
    ['P1DT', 406],
    ['PT1.5H', 406],
    ['PT1.234S', 406],
    ['1:00:00', 406],
    ['', 406],
  ])('of intervals: %s is %i', (text, expected) => {
    expect(timeInterval(text)).toBe(expected);
  });

  test.each([
    ['0', 0],
    ['-1', 0],
    ['1.0000000', 0],
    ['.5', 0],
    ['1e0', 0],
    ['1.1', 407],
    ['-2', 407],
    ['one', 406],
    ['', 406],
    ['NaN', 406],
    ['Infinity', 406],
    ['0x1', 406],
  ])('of reals from -1 to 1: %s is %i', (text, expected) => {
    expect(real(-1, 1)(text)).toBe(expected);
  });

  test.each([
    ['urn:ADL:interaction-id-0001', 0],
    ['obj1', 0],
    ['http://example.com/a?b=c#d', 0],
    ['a%20b', 0],
    ['ärger', 0],
    ['a b', 406],
    ['', 406],
    ['  ', 406],
    ['a%zz', 406],
    ['{a}', 406],
    ['urn:', 406],
    [':a', 406],
  ])('of identifiers: %s is %i', (text, expected) => {
    expect(identifier(text)).toBe(expected);
  });

  test('know languages, and texts in them', () => {
    for (const known of ['en', 'fra', 'en-US', 'zh-Hant', 'i-klingon', 'x-mine']) expect(isLanguage(known)).toBe(true);
    for (const none of ['', 'e', 'english', 'en_US', 'en-', 'i', '-en']) expect(isLanguage(none)).toBe(false);
    for (const known of ['deu', 'GER', 'gsw-CH', 'sh', 'qaa']) expect(isLanguage(known)).toBe(true);
    for (const nobodys of ['xx', 'qq', 'abc', 'zzz-DE', 'qzz']) expect(isLanguage(nobodys)).toBe(false);
    expect(localizedText('{lang=de}Guten Tag')).toBe(0);
    expect(localizedText('{lang=deutsch}Guten Tag')).toBe(406);
    expect(localizedText('{lang=dex}Guten Tag')).toBe(406);
    expect(localizedText('{curly} text')).toBe(0);
  });
});

describe('durations', () => {
  test('add up to the hundredth of a second, in both notations', () => {
    fc.assert(
      fc.property(fc.nat(3_599_999_999), (hundredths) => {
        expect(readIsoDuration(writeIsoDuration(hundredths))).toBe(hundredths);
        expect(readTimespan(writeTimespan(hundredths))).toBe(hundredths);
      }),
      { seed: 7 },
    );
    expect(writeTimespan(10 ** 12)).toBe('9999:59:59.99');
    expect(writeIsoDuration(0)).toBe('PT0H0M0S');
    expect(readTimespan('00:01:30.5')).toBe(9050);
    expect(readTimespan('1:2:3')).toBeNull();
  });
});

describe('answers of interactions', () => {
  const good: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
    'true-false': [['true', 'false']],
    choice: [
      ['a[,]b', 'c'],
      ['', ''],
    ],
    'fill-in': [['{lang=en}car[,]automobile', '{case_matters=true}{order_matters=false}{lang=en}car[,]automobile']],
    'long-fill-in': [['{lang=en}a long text', '{case_matters=false}{lang=en}a long text']],
    matching: [['1[.]a[,]2[.]c', '1[.]a']],
    performance: [['step_1[.]inspect wound[,]step_2[.]', '{order_matters=false}[.]drink coffee[,]step[.]1[:]2']],
    sequencing: [['a[,]b[,]c', 'c[,]b']],
    likert: [['strongly_agree', 'agree']],
    numeric: [['3.5', '3[:]4']],
    other: [['anything {at} all', 'even [,] this']],
  };
  const bad: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
    'true-false': [['t', 'True']],
    choice: [
      ['a[,]a', 'a[,]'],
      ['a b', '[,]a'],
    ],
    'fill-in': [['{lang=nowhere}car', '{case_matters=maybe}car']],
    'long-fill-in': [['{lang=}text', '{lang=nowhere}text']],
    matching: [
      ['1', ''],
      ['1[.]a[.]b', '1[.]a[,]'],
    ],
    performance: [
      ['', '[.]'],
      ['a', 'a[.]4[:]3'],
      ['a[.]b[.]c', '{order_matters=perhaps}a[.]b'],
    ],
    sequencing: [['', 'a[,]']],
    likert: [['', 'very much']],
    numeric: [
      ['three', '3'],
      ['1[:]2', '4[:]3'],
      ['', 'a[:]b'],
    ],
  };
  const cases = (table: typeof good): (readonly [InteractionType, string, string])[] =>
    Object.entries(table).flatMap(([type, pairs]) =>
      isInteractionType(type) ? pairs.map(([response, pattern]) => [type, response, pattern] as const) : [],
    );

  test.each(cases(good))('%s accepts %s, and the pattern %s', (type, response, pattern) => {
    expect([responseTypes[type](response), patternTypes[type](pattern)]).toEqual([0, 0]);
  });

  test.each(cases(bad))('%s refuses %s, and the pattern %s', (type, response, pattern) => {
    expect([responseTypes[type](response), patternTypes[type](pattern)]).toEqual([406, 406]);
  });

  test('say the same in another order where order means nothing', () => {
    expect(samePattern('choice', 'a[,]b', 'b[,]a')).toBe(true);
    expect(samePattern('sequencing', 'a[,]b', 'b[,]a')).toBe(false);
    expect(samePattern('sequencing', 'a[,]b', 'a[,]b')).toBe(true);
    expect(samePattern('fill-in', 'a', 'a')).toBe(false);
  });
});
