/**
 * HTML as people paste it into questions, turned into plain text. It forgives everything and does nothing: no script, no address, no
 * mark survives. Time grows with the length of the text only.
 */
import { characterOf } from './character-names.ts';
import { asWritten, type Plain, PlainText } from './plain-text.ts';

/** Whose content ends at their own closing tag only. */
const raw = new Set(['script', 'style', 'template', 'noscript', 'iframe']);

export function htmlToText(html: string): Plain {
  const into = new PlainText();
  let at = 0;
  while (at < html.length) {
    const next = html.indexOf('<', at);
    if (next < 0) break;
    into.text(decoded(html.slice(at, next)));
    at = mark(html, next, into);
  }
  if (at < html.length) into.text(decoded(html.slice(at)));
  return into.done();
}

/** By the name Moodle gives to the way a text is written; one it does not know is HTML. */
export function textOf(source: string, format: string): Plain {
  if (format === 'plain_text' || format === 'plain') return { text: asWritten(source), media: [] };
  // lines mean something there, and marks may stand in them all the same
  if (format === 'markdown') {
    const lines = source.split(/\r?\n/).map(htmlToText);
    return { text: asWritten(lines.map(({ text }) => text).join('\n')), media: lines.flatMap(({ media }) => media) };
  }
  return htmlToText(format === 'moodle_auto_format' ? source.replaceAll(/\r?\n/g, '<br>') : source);
}

/** Takes in the mark that begins here; answers where the text goes on. */
function mark(html: string, at: number, into: PlainText): number {
  if (html.startsWith('<!--', at)) return after(html, '-->', at + 4);
  if (html[at + 1] === '!' || html[at + 1] === '?') return after(html, '>', at + 2);
  const closes = html[at + 1] === '/';
  const begin = at + (closes ? 2 : 1);
  let end = begin;
  while (end < html.length && /[A-Za-z0-9:-]/.test(html[end] ?? '')) end += 1;
  const name = html.slice(begin, end).toLowerCase();
  // a bare sign, as in `a < b`
  if (!/^[a-z]/.test(name)) {
    into.text('<');
    return at + 1;
  }
  const tagEnd = endOfTag(html, end);
  const attributes = html.slice(end, tagEnd);
  const rest = Math.min(tagEnd + 1, html.length);
  if (closes) into.close(name);
  else {
    into.open(name, (wanted) => attributeOf(attributes, wanted));
    if (attributes.endsWith('/')) into.close(name);
    else if (raw.has(name)) {
      const close = indexOfClosing(html, name, rest);
      into.close(name);
      return close < 0 ? html.length : after(html, '>', close);
    }
  }
  return rest;
}

function after(html: string, what: string, from: number): number {
  const found = html.indexOf(what, from);
  return found < 0 ? html.length : found + what.length;
}

/** The `>` that ends a tag; one inside quotes does not. */
function endOfTag(html: string, from: number): number {
  let quote = '';
  for (let at = from; at < html.length; at += 1) {
    const sign = html[at] ?? '';
    if (quote) {
      if (sign === quote) quote = '';
    } else if ((sign === '"' || sign === "'") && html[at - 1] === '=') quote = sign;
    else if (sign === '>') return at;
  }
  // a quote nobody closed: the next bracket ends it, else everything behind would be lost
  const bracket = html.indexOf('>', from);
  return bracket < 0 ? html.length : bracket;
}

function indexOfClosing(html: string, name: string, from: number): number {
  const found = new RegExp(`</${name}`, 'gi');
  found.lastIndex = from;
  return found.exec(html)?.index ?? -1;
}

function attributeOf(attributes: string, wanted: string): string | undefined {
  const found = new RegExp(`(?:^|[\\s"'])${wanted}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(
    attributes.slice(0, 4000),
  );
  const value = found?.[1] ?? found?.[2] ?? found?.[3];
  return value === undefined ? undefined : decoded(value);
}

/** Character references by number and by name; what is none stays as written. */
export function decoded(text: string): string {
  return text.replaceAll(/&(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});/g, (whole, name: string) => {
    if (!name.startsWith('#')) return characterOf(name) ?? whole;
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code >= 0x20 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : ' ';
  });
}
