import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decoded, htmlToText, textOf } from './html-text.ts';

test.each([
  ['<p>One.</p><p>Two.</p>', 'One.\n\nTwo.'],
  ['One<br>Two<br/>Three', 'One\n\nTwo\n\nThree'],
  ['Say <b>this</b> first', 'Say **this** first'],
  ['Say <strong> this </strong>first', 'Say **this** first'],
  ['<p>Why:</p><ul><li>price</li><li><p>time</p></li></ul><p>So.</p>', 'Why:\n\n- price\n- time\n\nSo.'],
  ['<ol><li>a<br>b</li><li>c</li></ol>', '- a b\n- c'],
  ['<table><tr><td>1</td><td>2</td></tr><tr><td>3</td></tr></table>', '1 | 2\n\n3'],
  ['10<sup>6</sup> &euro;&nbsp;&ndash; f&uuml;r &#8222;alle&#x201c;', '10^6 € – für „alle“'],
  ['a < b &amp; b > c', 'a < b & b > c'],
  ['&lt;b&gt; is a mark &unknown; here', '<b> is a mark &unknown; here'],
  ['<div><span style="color:red">Red</span> text</div>', 'Red text'],
  ['<P CLASS=x>Loud</P>', 'Loud'],
  ['', ''],
])('turns %s into plain text', (html, text) => {
  expect(htmlToText(html).text).toBe(text);
});

test('lets nothing through that a page would run', () => {
  const html =
    'A<script>alert("</b>")</script>B<style>p{}</style>C<!-- <b> -->D<iframe src="x">E</iframe>F<svg onload=x><text>G</text></svg>H' +
    '<a href="javascript:alert(1)">I</a><img src=x onerror=alert(1)>J';
  expect(htmlToText(html)).toEqual({ text: 'ABCDFHIJ', media: ['x', 'svg', 'x'] });
});

test('names the pictures and films that stood in it', () => {
  const html =
    '<img src="@@PLUGINFILE@@/plan%20a.png?x=1" alt="Plan"><video><source src="b.mp4"></video><img src="data:image/png;base64,AA" alt="Chart">';
  expect(htmlToText(html).media).toEqual(['plan%20a.png', 'video', 'b.mp4', 'Chart']);
});

test.each([
  ['unfinished <b', 'unfinished'],
  ['<a title="never closed>text', 'text'],
  ['<script>never closed', ''],
  ['<!-- never closed', ''],
  ['</p></li></b>text', 'text'],
  ['<', '<'],
])('forgives %s', (html, text) => {
  expect(htmlToText(html).text).toBe(text);
});

test('keeps the lines of markdown, and takes marks out of it', () => {
  expect(textOf('Choose:\n\n- **price**\n- <i>time</i>', 'markdown').text).toBe('Choose:\n\n- **price**\n- time');
});

test('reads characters by number, but none that is none', () => {
  expect(decoded('&#65;&#x42;&#0;&#xD800;&#x110000;')).toBe('AB   ');
});

const pieces = fc.constantFrom(
  '<b>',
  '</b>',
  '<p>',
  '</p>',
  '<li>',
  '<script>',
  '</script>',
  '<img src="a">',
  '<',
  '>',
  '"',
  "'",
  '=',
  '&lt',
  ';',
  '<!--',
  '-->',
  'word ',
  '\u0000',
  '\ud800',
  '<td>',
  '<object>',
  '</object>',
);

test('never fails, and never keeps a mark that HTML knows', () => {
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 60 }), (parts) => {
      const { text } = htmlToText(parts.join(''));
      expect(text).not.toMatch(/<(script|img|p|li|b|object|td)\b[^<]*>/);
      // oxlint-disable-next-line no-control-regex
      expect(text).not.toMatch(/[\u0000-\u0008\ud800-\udfff]/u);
    }),
    { seed: 7, numRuns: 400 },
  );
});
