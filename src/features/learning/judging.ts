/**
 * Whether an answer is right, and what of it was. The browser judges at once, without a connection; the server judges again by
 * the same rule. A question is right or wrong as a whole: partly right is wrong, but says which parts held.
 */
import type { Question } from '../modules/module-content.ts';

/** What somebody answered, by the keys of the module: it means the same in every language. */
export type Given =
  | { readonly kind: 'single'; readonly choice: string }
  | { readonly kind: 'multiple'; readonly choices: readonly string[] }
  | { readonly kind: 'order'; readonly choices: readonly string[] }
  /** the left side's pair → the pair whose right side was put beside it */
  | { readonly kind: 'match'; readonly pairs: { readonly [left: string]: string } }
  | { readonly kind: 'short'; readonly text: string };

export interface Judgement {
  readonly right: boolean;
  /** by choice or pair: whether it was dealt with rightly. Empty where the answer has no parts. */
  readonly parts: { readonly [key: string]: boolean };
}

export function judge(question: Question, given: Given): Judgement {
  switch (question.kind) {
    case 'single':
      return whole(given.kind === 'single' && given.choice === question.right);
    case 'multiple': {
      const chosen = new Set(given.kind === 'multiple' ? given.choices : []);
      return byPart(question.choices.map(({ key }) => [key, chosen.has(key) === question.right.includes(key)]));
    }
    case 'order': {
      const order = given.kind === 'order' ? given.choices : [];
      return byPart(question.choices.map(({ key }, at) => [key, order[at] === key]));
    }
    case 'match': {
      const pairs = given.kind === 'match' ? given.pairs : {};
      return byPart(question.pairs.map(({ key }) => [key, pairs[key] === key]));
    }
    case 'short':
      return whole(given.kind === 'short' && isAccepted(given.text, Object.values(question.accepts).flat()));
  }
}

function whole(right: boolean): Judgement {
  return { right, parts: {} };
}

function byPart(parts: readonly (readonly [key: string, right: boolean])[]): Judgement {
  return { right: parts.every(([, right]) => right), parts: Object.fromEntries(parts) };
}

/** Whether a text is one of the accepted variants, but for capitals, accents, punctuation and spaces. */
export function isAccepted(text: string, variants: readonly string[]): boolean {
  const given = spellings(text);
  return given.some((spelling) => spelling !== '' && variants.some((variant) => spellings(variant).includes(spelling)));
}

/** `Größe` is written Grösse, Groesse and, by a foreign keyboard, Grosse: one spelling with the umlaut's e, one without. */
function spellings(text: string): readonly string[] {
  const lower = text.normalize('NFC').toLowerCase().replaceAll('ß', 'ss');
  return [lower.replace(/[äöü]/g, (letter) => `${plain(letter)}e`), lower].map(bare);
}

function plain(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '');
}

function bare(text: string): string {
  const letters = plain(text)
    // 1,500 and 1 500 are one number; 1,5 and 15 are two
    .replace(/(?<=\d)[.,'’\s](?=\d{3}(?!\d))/g, '')
    .replace(/(?<=\d)[.,](?=\d)/g, 'point')
    .replace(/æ/g, 'ae')
    .replace(/œ/g, 'oe')
    .replace(/ø/g, 'o');
  const kept = letters.replace(/[^\p{L}\p{N}]/gu, '');
  return kept === '' ? letters.trim() : kept;
}

/** The keys of what was chosen, in one text as learning records write it; null for words of one's own, which they are not told. */
export function responseOf(given: Given): string | null {
  switch (given.kind) {
    case 'single':
      return given.choice;
    case 'multiple':
    case 'order':
      return given.choices.join('[,]');
    case 'match':
      return Object.entries(given.pairs)
        .map((pair) => pair.join('[.]'))
        .join('[,]');
    case 'short':
      return null;
  }
}
