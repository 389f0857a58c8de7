/** What stands in the braces of a GIFT question: its first signs say of which kind it is. */
import type { GiftTexts } from './gift-texts.ts';
import { type Answers, said } from './question.ts';
import { variantsOf } from './variants.ts';

type Refused = 'no-right-answer' | 'several-right' | 'too-few-choices' | 'answer-unclear';
type Reading = Pick<GiftTexts, 'text' | 'word' | 'losses'>;

interface Marked {
  readonly mark: '=' | '~';
  /** in hundredths; null where none is given */
  readonly weight: number | null;
  readonly text: string;
  readonly feedback: string;
}

export function answersOf(inside: string, texts: Reading): Answers | Refused {
  if (inside === '') return { kind: 'open', good: {} };
  if (inside.startsWith('#')) return number(inside.slice(1), texts);
  const truth = /^(true|t|false|f)\s*(?:#([^#]*))?(?:#([^#]*))?$/i.exec(inside);
  if (truth) return trueOrFalse(truth, texts);
  const marked = markedIn(inside);
  if (!marked) return 'answer-unclear';
  if (marked.some(({ mark }) => mark === '~')) return choices(marked, texts);
  const paired = marked.filter(({ text }) => text.includes('->')).length;
  if (paired === 0) return short(marked, texts);
  return paired === marked.length ? match(marked, texts) : 'answer-unclear';
}

/** Null where something stands before the first mark. */
function markedIn(inside: string): readonly Marked[] | null {
  if (!/^[=~]/.test(inside)) return null;
  return [...inside.matchAll(/([=~])([^=~]*)/g)].map(([, mark, body = '']): Marked => {
    const weighed = /^\s*%(-?[\d.]+)%/.exec(body);
    const [text = '', ...feedback] = body.slice(weighed?.[0].length ?? 0).split('#');
    const weight = Number(weighed?.[1] ?? Number.NaN);
    return {
      mark: mark === '=' ? '=' : '~',
      weight: Number.isFinite(weight) ? weight : null,
      text: text.trim(),
      feedback: feedback.join(' ').trim(),
    };
  });
}

function trueOrFalse([, word = '', first, second]: RegExpExecArray, texts: Reading): Answers {
  const right = /^t/i.test(word);
  // the first is for whoever was wrong
  const wrong = said(texts.text(first ?? ''));
  const good = said(texts.text(second ?? ''));
  return { kind: 'truth', right, ifTrue: right ? good : wrong, ifFalse: right ? wrong : good };
}

function choices(marked: readonly Marked[], texts: Reading): Answers | Refused {
  const many = marked.every(({ mark }) => mark === '~');
  const isRight = ({ mark, weight }: Marked): boolean =>
    many ? (weight ?? 0) > 0 : mark === '=' && (weight ?? 100) > 99.999;
  const rights = marked.filter(isRight).length;
  if (marked.length < 2) return 'too-few-choices';
  if (rights === 0) return 'no-right-answer';
  if (!many && rights > 1) return 'several-right';
  if (
    marked.some((one) =>
      many ? (one.weight ?? 0) < 0 && (one.weight ?? 0) > -99 : !isRight(one) && (one.weight ?? 0) > 0,
    )
  )
    texts.losses.push({ reason: 'partial-credit', detail: '' });
  return {
    kind: 'choice',
    many,
    choices: marked.map((one) => ({
      says: said(texts.text(one.text)),
      right: isRight(one),
      feedback: said(texts.text(one.feedback)),
    })),
  };
}

function match(marked: readonly Marked[], texts: Reading): Answers | Refused {
  const pairs = marked.map(({ text }) => {
    const at = text.indexOf('->');
    return { left: said(texts.text(text.slice(0, at))), right: said(texts.text(text.slice(at + 2))) };
  });
  const whole = pairs.filter(({ left, right }) => '' in left && '' in right);
  if (whole.length < 2) return 'too-few-choices';
  if (pairs.length > whole.length) texts.losses.push({ reason: 'extra-matches', detail: '' });
  return { kind: 'match', pairs: whole };
}

function short(marked: readonly Marked[], texts: Reading): Answers | Refused {
  const whole = marked.filter(({ weight }) => (weight ?? 100) > 99.999);
  if (marked.length > whole.length) texts.losses.push({ reason: 'partial-credit', detail: '' });
  if (marked.some(({ feedback }) => feedback !== '')) texts.losses.push({ reason: 'feedback', detail: '' });
  const { accepted, patterns } = variantsOf(whole.map(({ text }) => texts.word(text)));
  for (const detail of patterns) texts.losses.push({ reason: 'wildcard', detail });
  return accepted.length === 0 ? 'no-right-answer' : { kind: 'short', accepts: { '': accepted } };
}

/** `3:2` is 3 give or take 2; `1..5` anything between. */
function number(inside: string, texts: Reading): Answers | Refused {
  const [right = ''] = inside.split('~');
  const parts = right.includes('=') ? right.split('=').slice(1) : [right];
  const weighed = parts.map((part) => {
    const weight = /^\s*%([\d.]+)%/.exec(part);
    return {
      partly: weight !== null && Number(weight[1]) < 99.999,
      text: part.slice(weight?.[0].length ?? 0).split('#')[0] ?? '',
    };
  });
  if (weighed.some(({ partly }) => partly)) texts.losses.push({ reason: 'partial-credit', detail: '' });
  if (inside.includes('#') || inside.includes('~')) texts.losses.push({ reason: 'feedback', detail: '' });
  const accepts = weighed.filter(({ partly }) => !partly).map(({ text }) => numberOf(texts.word(text)));
  const known = accepts.filter((one) => one !== null);
  if (accepts.length === 0) return 'no-right-answer';
  return known.length < accepts.length ? 'answer-unclear' : { kind: 'number', accepts: known };
}

function numberOf(text: string): { value: number; text: string; tolerance: number } | null {
  const [low, high, ...more] = text.split('..').map((part) => numeral(part));
  if (high !== undefined) {
    if (low === null || low === undefined || high === null || more.length > 0 || low > high) return null;
    const value = (low + high) / 2;
    return { value, text: String(value), tolerance: (high - low) / 2 };
  }
  const [first = '', within = '0', ...rest] = text.split(':');
  const value = numeral(first);
  const tolerance = numeral(within);
  return value === null || tolerance === null || rest.length > 0
    ? null
    : { value, text: first.trim(), tolerance: Math.abs(tolerance) };
}

function numeral(text: string): number | null {
  const value = Number(text.trim() === '' ? Number.NaN : text.trim());
  return Number.isFinite(value) ? value : null;
}
