import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCaptions } from './webvtt.ts';

const first = 'WEBVTT\n\n00:01.000 --> 00:02.500\nGood morning.\n';
const textOf = (source: string): string => {
  const read = readCaptions(source);
  if (!read.ok) throw new Error(read.fault);
  return read.captions.text;
};

test('reads WebVTT, with the times written out', () => {
  expect(readCaptions(first)).toEqual({
    ok: true,
    captions: { text: 'WEBVTT\n\n00:00:01.000 --> 00:00:02.500\nGood morning.\n', cues: 1, seconds: 2.5 },
  });
  const long =
    '\uFEFFWEBVTT Kind: captions\r\n\r\nopening\r\n01:00:01.000 --> 01:00:02.000 align:start line:0\r\n<v Ann>Hello\r\nand welcome\r\n\r\n02:00.000 --> 02:01.000\r\nYes\r\n';
  expect(textOf(long)).toBe(
    'WEBVTT\n\n01:00:01.000 --> 01:00:02.000 align:start line:0\n<v Ann>Hello\nand welcome\n\n00:02:00.000 --> 00:02:01.000\nYes\n',
  );
});

test('lets styles, regions and notes go, and settings nobody knows', () => {
  const text =
    'WEBVTT\n\nSTYLE\n::cue { background: url(https://elsewhere.example/x.png) }\n\nNOTE to do\nmore\n\nREGION\nid:a\n\n00:01.000 --> 00:02.000 region:a size:50% onclick:x\nHi\n';
  expect(textOf(text)).toBe('WEBVTT\n\n00:00:01.000 --> 00:00:02.000 size:50%\nHi\n');
});

test('reads SubRip', () => {
  const text =
    '1\r\n00:00:01,000 --> 00:00:02,000\r\n<i>Tom & Ann</i> <font color="red">a < b</font>\r\n\r\n2\r\n00:00:03,000 --> 00:00:04,000\r\nYes\r\n';
  expect(textOf(text)).toBe(
    'WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n<i>Tom &amp; Ann</i> a &lt; b\n\n00:00:03.000 --> 00:00:04.000\nYes\n',
  );
});

test('what it writes it reads again as the same', () => {
  expect(textOf(textOf(first))).toBe(textOf(first));
});

test.each([
  ['a page', '<html>', 'not-captions', 1],
  ['nothing', '', 'not-captions', 1],
  ['a text that begins with a number', '1\nHello', 'not-captions', 1],
  ['a time that is none', 'WEBVTT\n\n00:99.000 --> 00:02.000\nHi', 'bad-time', 3],
  ['an end before its beginning', 'WEBVTT\n\n00:03.000 --> 00:02.000\nHi', 'bad-time', 3],
  ['no words', 'WEBVTT\n\n00:01.000 --> 00:02.000\n\n', 'no-cues', 1],
  ['far too much', 'WEBVTT\n'.padEnd(1_000_001), 'too-large', 0],
  ['too many', `WEBVTT\n\n${'00:01.000 --> 00:02.000\nHi\n\n'.repeat(5_001)}`, 'too-many-cues', 15_004],
])('refuses %s', (_, source, fault, line) => {
  expect(readCaptions(source)).toEqual({ ok: false, fault, line });
});

test('reads anything without failing, and writes nothing but cues', () => {
  const part = fc.constantFrom(
    'WEBVTT',
    '\n',
    '\n\n',
    '-->',
    '00:01.000',
    ' --> ',
    '00:02.000',
    'STYLE',
    'NOTE',
    'word',
    '1',
    '\u0000',
    '<b>',
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
      const read = readCaptions(`WEBVTT\n\n${parts.join('')}`);
      if (read.ok) expect(readCaptions(read.captions.text)).toEqual(read);
    }),
    { seed: 29, numRuns: 500 },
  );
});
