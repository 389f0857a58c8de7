/**
 * Makes a text look foreign and a third longer, so that untranslated words and tight layouts show at a glance.
 * Placeholders and tags never reach it: the message compiler hands over plain text only.
 */
const accents: Readonly<Record<string, string>> = {
  a: 'á',
  b: 'ƀ',
  c: 'ç',
  d: 'ð',
  e: 'é',
  f: 'ƒ',
  g: 'ĝ',
  h: 'ĥ',
  i: 'î',
  j: 'ĵ',
  k: 'ķ',
  l: 'ļ',
  m: 'ɱ',
  n: 'ñ',
  o: 'ö',
  p: 'þ',
  q: 'ǫ',
  r: 'ŕ',
  s: 'š',
  t: 'ţ',
  u: 'û',
  v: 'ṽ',
  w: 'ŵ',
  x: 'ẋ',
  y: 'ý',
  z: 'ž',
  A: 'Å',
  B: 'Ɓ',
  C: 'Ç',
  D: 'Ð',
  E: 'É',
  F: 'Ƒ',
  G: 'Ĝ',
  H: 'Ĥ',
  I: 'Î',
  J: 'Ĵ',
  K: 'Ķ',
  L: 'Ļ',
  M: 'Ṁ',
  N: 'Ñ',
  O: 'Ö',
  P: 'Þ',
  Q: 'Ǫ',
  R: 'Ŕ',
  S: 'Š',
  T: 'Ţ',
  U: 'Û',
  V: 'Ṽ',
  W: 'Ŵ',
  X: 'Ẋ',
  Y: 'Ý',
  Z: 'Ž',
};

const tag = /(<\/?\w+\/?>)/;
const rightToLeft = { start: '\u202e', end: '\u202c' } as const;

/** `text` may hold numbered tags such as `<0>…</0>`, which stay as they are. */
export function pseudo(text: string): string {
  return text
    .split(tag)
    .map((part) => (tag.test(part) || !part.trim() ? part : `${rightToLeft.start}${accented(part)}${rightToLeft.end}`))
    .join('');
}

function accented(text: string): string {
  const foreign = Array.from(text, (letter) => accents[letter] ?? letter).join('');
  // in words, since a line breaks between words
  const longer = 'öööööö '
    .repeat(Math.ceil(text.trim().length / 24))
    .slice(0, Math.ceil(text.trim().length / 4))
    .trimEnd();
  return text.length > 3 ? `${foreign.trimEnd()}${longer}${text.endsWith(' ') ? ' ' : ''}` : foreign;
}
