import { expect, test } from 'vitest';
import { readGift } from './gift.ts';
import { htmlToText } from './html-text.ts';
import { readMoodleXml } from './moodle-xml.ts';
import { readQuestions } from './read-questions.ts';

test.each([
  ['Is it?{T}', 'gift', 1],
  ['<?xml version="1.0"?><!-- <assessmentItem> --><quiz></quiz>', 'moodle-xml', 0],
  ['\uFEFF<assessmentItem title="a"><itemBody/></assessmentItem>', 'qti', 0],
  ['<qti-assessment-item title="a"></qti-assessment-item>', 'qti', 0],
  ['<b>Is it?</b>{T}', 'gift', 1],
  ['<html><body>{T}</body></html>', 'qti', 0],
])('knows the format of %s by what stands in it', (text, format, count) => {
  const read = readQuestions(text);
  expect([read.format, read.questions.length]).toEqual([format, count]);
});

test('says which element it does not know', () => {
  expect(readQuestions('<questestinterop></questestinterop>').leftOut).toMatchObject([
    { reason: 'wrong-format', detail: '<questestinterop>' },
  ]);
});

test.each([
  ['open marks', '<a b="'.repeat(300_000)],
  ['open quotes', `<a b='${'<i c="'.repeat(300_000)}`],
  ['comments', '<!--'.repeat(300_000)],
  ['scripts', '<script>'.repeat(200_000)],
  ['lists', '<li>'.repeat(300_000)],
  ['strong cells', '<b> </b><td>'.repeat(150_000)],
  ['languages', '<span class="multilang" lang="en">'.repeat(60_000)],
])('stays quick where a text is nothing but %s', (_, html) => {
  expect(htmlToText(html).text.length).toBeLessThanOrEqual(html.length);
  expect(
    readMoodleXml(
      `<quiz><question type="essay"><questiontext><text><![CDATA[${html}]]></text></questiontext></question></quiz>`,
    ).questions.length,
  ).toBeLessThanOrEqual(1);
});

test.each([
  ['braces', '{'.repeat(1_000_000)],
  ['titles', '::'.repeat(500_000)],
  ['answers', `Q{${'=a~b'.repeat(250_000)}}`],
  ['weights', `Q{${'~%5'.repeat(300_000)}}`],
  ['arrows', `Q{${'=a->'.repeat(250_000)}}`],
  ['dots', `Q{#${'1..'.repeat(300_000)}}`],
  ['lines', 'a\n\n'.repeat(100_000)],
])('stays quick where GIFT is nothing but %s', (_, text) => {
  expect(readGift(text).questions.length).toBeLessThanOrEqual(1);
});
