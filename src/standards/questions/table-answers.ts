/** What the cells of a row say about the answers of its question. Without a type the cells tell which it is. */
import type { Answers, LeftOutReason, Said } from './question.ts';

/** The texts of a column, by language. */
export type CellTexts = (column: 'question' | 'type' | 'title' | 'right' | 'explains' | `choice ${number}`) => Said;

type Kind = 'single' | 'multiple' | 'truth' | 'order' | 'match' | 'short' | 'number' | 'open';

const kinds: readonly (readonly [RegExp, Kind])[] = [
  [/^(single|single choice|one|einfach|eine)$/, 'single'],
  [/^(multiple|multiple choice|many|mehrfach|mehrere)$/, 'multiple'],
  [/^(true ?\/? ?false|truth|wahr ?\/? ?falsch|richtig ?\/? ?falsch)$/, 'truth'],
  [/^(order|ordering|reihenfolge)$/, 'order'],
  [/^(match|matching|zuordnung)$/, 'match'],
  [/^(short|short answer|word|kurz|kurzantwort)$/, 'short'],
  [/^(number|numeric|numerical|zahl)$/, 'number'],
  [/^(open|essay|offen)$/, 'open'],
];
const arrow = /\s*(?:->|→|⇒|=>)\s*/;

export function rowAnswers(type: string, choices: readonly Said[], right: Said): Answers | LeftOutReason {
  const filled = choices.filter((one) => Object.keys(one).length > 0);
  const named = kinds.find(([pattern]) => pattern.test(type.trim().toLowerCase()))?.[1];
  if (type !== '' && !named) return 'kind-unknown';
  switch (named ?? guessed(filled, right)) {
    case 'single':
      return chosen(choices, right, false);
    case 'multiple':
      return chosen(choices, right, true);
    case 'truth': {
      const truth = truthOf(Object.values(right)[0] ?? '');
      return truth === null ? 'no-right-answer' : { kind: 'truth', right: truth, ifTrue: {}, ifFalse: {} };
    }
    case 'order':
      return filled.length < 2 ? 'too-few-choices' : { kind: 'order', items: filled };
    case 'match':
      return matched(filled);
    case 'short':
      return words(right);
    case 'number':
      return numbers(Object.values(right)[0] ?? '');
    case 'open':
      return { kind: 'open', good: right };
    case null:
      return 'no-right-answer';
  }
}

function guessed(filled: readonly Said[], right: Said): Kind | null {
  const text = Object.values(right)[0] ?? '';
  if (filled.length > 1 && filled.every((one) => Object.values(one).every((cell) => arrow.test(cell)))) return 'match';
  if (filled.length > 1) return text === '' ? null : marksIn(text).length > 1 ? 'multiple' : 'single';
  if (text === '' || filled.length > 0) return null;
  return truthOf(text) === null ? 'short' : 'truth';
}

function truthOf(text: string): boolean | null {
  if (/^(true|t|yes|y|wahr|richtig|ja|w|r)$/i.test(text.trim())) return true;
  return /^(false|f|no|n|falsch|nein)$/i.test(text.trim()) ? false : null;
}

/** `1; 3`, `A, C`: which of the choices are right. */
function marksIn(text: string): readonly string[] {
  return text.split(/[\s,;+|]+/).filter(Boolean);
}

function chosen(choices: readonly Said[], right: Said, many: boolean): Answers | LeftOutReason {
  const text = (Object.values(right)[0] ?? '').trim();
  const there = choices.flatMap((says, at) => (Object.keys(says).length > 0 ? [{ says, at }] : []));
  if (there.length < 2) return 'too-few-choices';
  const byNumber = marksIn(text).map((mark) =>
    /^\d{1,2}$/.test(mark) ? Number(mark) - 1 : /^[a-l]$/i.test(mark) ? mark.toLowerCase().charCodeAt(0) - 97 : -1,
  );
  const rights = byNumber.length > 0 && byNumber.every((at) => at >= 0) ? new Set(byNumber) : placesOf(text, there);
  if (rights.size === 0 || [...rights].some((place) => !there.some(({ at }) => at === place))) return 'no-right-answer';
  if (!many && rights.size > 1) return 'several-right';
  return {
    kind: 'choice',
    many,
    choices: there.map(({ says, at }) => ({ says, right: rights.has(at), feedback: {} })),
  };
}

/** The right ones written out, one or, parted by `|`, several. */
function placesOf(text: string, there: readonly { readonly says: Said; readonly at: number }[]): ReadonlySet<number> {
  const wanted = text.split('|').map((one) => one.trim().toLowerCase());
  const found = wanted.map((one) =>
    there.find(({ says }) => Object.values(says).some((cell) => cell.toLowerCase() === one)),
  );
  return new Set(found.every((one) => one !== undefined) ? found.map((one) => one.at) : []);
}

function matched(filled: readonly Said[]): Answers | LeftOutReason {
  if (filled.length < 2) return 'too-few-choices';
  const sides = filled.map((one) =>
    Object.entries(one).map(([language, cell]) => ({ language, parts: cell.split(arrow) })),
  );
  if (sides.some((cells) => cells.some(({ parts }) => parts.length !== 2 || parts.includes(''))))
    return 'answer-unclear';
  const side = (cells: (typeof sides)[number], which: 0 | 1): Said =>
    Object.fromEntries(cells.map(({ language, parts }) => [language, parts[which] ?? '']));
  return { kind: 'match', pairs: sides.map((cells) => ({ left: side(cells, 0), right: side(cells, 1) })) };
}

function words(right: Said): Answers | LeftOutReason {
  const accepts = Object.fromEntries(
    Object.entries(right).map(([language, cell]) => [
      language,
      [...new Set(cell.split(/[|\n]/).map((one) => one.trim()))].filter((one) => one !== ''),
    ]),
  );
  return Object.values(accepts).some((variants) => variants.length > 0)
    ? { kind: 'short', accepts }
    : 'no-right-answer';
}

/** `42`, or `42 ± 2`. */
function numbers(text: string): Answers | LeftOutReason {
  const [first = '', within = '0'] = text.split(/±|\+\/-|:/).map((part) => part.trim().replace(',', '.'));
  const value = Number(first === '' ? Number.NaN : first);
  const tolerance = Math.abs(Number(within));
  if (text.trim() === '') return 'no-right-answer';
  if (!Number.isFinite(value) || !Number.isFinite(tolerance)) return 'answer-unclear';
  return { kind: 'number', accepts: [{ value, text: first, tolerance }] };
}
