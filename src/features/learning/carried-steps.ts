/**
 * An attempt as one line of text, for a learning system that keeps a few thousand characters and knows nothing of steps. Where it
 * grows too long, what was said in detail is let go, the oldest first; what is done, what was right at first try and what comes
 * next never is. Keys become short hashes, so that a module changed a little still finds its cards.
 */
import { isQuestion, type Card, type ModuleContent, type Question } from '../modules/module-content.ts';
import { type Coder, coderOf, escaped, unescaped } from './carried-text.ts';
import { type Given, judge } from './judging.ts';
import { conversationOf } from './resume.ts';
import { emptyAnswerTo, solutionOf } from './solution.ts';
import { inOrder, type AnswerStep, type NoteStep, type Step } from './step.ts';

export interface Carried {
  /** the order of choices follows from it */
  readonly attemptId: string;
  /** the one the module is read in */
  readonly language: string;
  readonly steps: readonly Step[];
}

type CarriedStep = Extract<Step, { kind: 'seen' | 'answer' | 'choice' | 'note' }>;
interface Line {
  readonly step: CarriedStep;
  readonly card: Card;
  /** `brief` tells what came of it, without how */
  readonly form: 'whole' | 'brief' | 'gone';
}

/** @param most characters, all of them printable ASCII; a module of 80 cards fits in 4,096 whatever happened in it */
export function carry(content: ModuleContent, { attemptId, language, steps }: Carried, most: number): string {
  const coder = coderOf(content);
  const cards = new Map(content.cards.map((card) => [card.key, card]));
  let lines: readonly Line[] = inOrder(steps).flatMap((step) => {
    const card = cards.get(step.cardKey);
    return card && isCarried(step) ? [{ step, card, form: 'whole' as const }] : [];
  });
  const start = Math.floor((lines[0]?.step.at ?? 0) / 1000);
  const head = `1${coder.length}${start.toString(36)}:${escaped(attemptId)}:${escaped(language)};`;
  const text = (): string => head + written(lines, coder, start);
  const needless = needlessIn(lines);
  if (text().length > most) lines = lines.map((line) => (needless.has(line.step) ? { ...line, form: 'gone' } : line));
  for (const shorten of [shorterNote, shorterConversation, shorterAnswer]) {
    for (let at = 0; at < lines.length && text().length > most; at += 1) {
      const line = lines[at] as Line;
      if (line.form === 'whole') lines = lines.map((one) => (one === line ? shorten(line, lines) : one));
    }
  }
  return text();
}

/** What `carry` wrote, as far as the module still has it; null for a text it did not write. */
export function carriedIn(content: ModuleContent, text: string): Carried | null {
  const [head = '', ...parts] = text.split(';');
  const found = /^1([1-6])([0-9a-z]+):([^:]*):([^:]*)$/.exec(head);
  if (!found) return null;
  const [, length, start = '0', attemptId = '', language = ''] = found;
  const coder = coderOf(content, Number(length));
  const cards = coder.scope(content.cards.map((card) => card.key));
  const byKey = new Map(content.cards.map((card) => [card.key, card]));
  const steps: Step[] = [];
  let second = Number.parseInt(start, 36);
  let last = 0;
  const shape = new RegExp(`^([a-z])([0-9a-z]{${coder.length}})([0-9a-z]+)(?:\\.([0-9a-z]+))?(?::(.*))?$`, 's');
  for (const [at, part] of parts.entries()) {
    const read = shape.exec(part);
    if (!read) continue;
    const [, kind = '', code = '', later = '0', seconds = '0', said = ''] = read;
    second += Number.parseInt(later, 36);
    const card = byKey.get(cards.get(code) ?? '');
    const told = card ? toldIn(card, kind, said, coder) : null;
    if (!card || !told) continue;
    last = Math.max(last + 1, second * 1000);
    steps.push({
      ...told,
      stepId: String(at).padStart(6, '0'),
      cardKey: card.key,
      at: last,
      seconds: Number.parseInt(seconds, 36),
    } as Step);
  }
  return { attemptId: unescaped(attemptId), language: unescaped(language), steps };
}

function isCarried(step: Step): step is CarriedStep {
  return ['seen', 'answer', 'choice', 'note'].includes(step.kind);
}

function written(lines: readonly Line[], coder: Coder, start: number): string {
  let second = start;
  let text = '';
  for (const line of lines) {
    if (line.form === 'gone') continue;
    const at = Math.floor(line.step.at / 1000);
    const [kind, said] = saidBy(line, coder);
    const seconds = Math.max(0, Math.round(line.step.seconds));
    text += `${kind}${coder.of(line.card.key)}${(at - second).toString(36)}${seconds > 0 ? `.${seconds.toString(36)}` : ''}${said === '' ? '' : `:${said}`};`;
    second = at;
  }
  return text;
}

function saidBy({ step, card, form }: Line, coder: Coder): readonly [kind: string, said: string] {
  switch (step.kind) {
    case 'seen':
      return ['s', ''];
    case 'note':
      return [step.kept ? 'n' : 'x', form === 'brief' ? '' : escaped(step.text)];
    case 'choice':
      return ['c', coder.of(step.turn) + coder.of(step.choice)];
    case 'answer': {
      const said = form === 'brief' || !isQuestion(card) ? null : givenText(card, step.given, coder);
      if (said !== null) return ['a', said];
      return [isQuestion(card) && judge(card, step.given).right ? 'r' : 'w', ''];
    }
  }
}

/** Null where the answer names what the module does not have. */
function givenText(card: Question, given: Given, coder: Coder): string | null {
  if (given.kind !== card.kind) return null;
  if (given.kind === 'short') return escaped(given.text);
  const keys =
    given.kind === 'single'
      ? [given.choice]
      : given.kind === 'match'
        ? Object.entries(given.pairs).flat()
        : given.choices;
  const known = new Set(partsOf(card));
  return keys.length > 0 && keys.every((key) => known.has(key)) ? keys.map(coder.of).join('') : null;
}

type Told =
  | Pick<AnswerStep, 'kind' | 'given'>
  | Pick<NoteStep, 'kind' | 'text' | 'kept'>
  | { readonly kind: 'seen' | 'choice' };

function toldIn(card: Card, kind: string, said: string, coder: Coder): Told | null {
  switch (kind) {
    case 's':
      return { kind: 'seen' };
    case 'n':
    case 'x':
      return { kind: 'note', text: unescaped(said), kept: kind === 'n' };
    case 'c':
      return choiceIn(card, said, coder);
    case 'r':
      return isQuestion(card) ? { kind: 'answer', given: solutionOf(card) } : null;
    case 'w':
      return isQuestion(card) ? { kind: 'answer', given: emptyAnswerTo(card) } : null;
    case 'a':
      return isQuestion(card) ? answerIn(card, said, coder) : null;
    default:
      return null;
  }
}

function choiceIn(card: Card, said: string, coder: Coder): Told | null {
  if (card.kind !== 'dialogue') return null;
  const turn = coder.scope(card.turns.map(({ key }) => key)).get(said.slice(0, coder.length));
  const choices = card.turns.find(({ key }) => key === turn)?.choices ?? [];
  const choice = coder.scope(choices.map(({ key }) => key)).get(said.slice(coder.length));
  return turn !== undefined && choice !== undefined ? ({ kind: 'choice', turn, choice } as Told) : null;
}

function answerIn(card: Question, said: string, coder: Coder): Told | null {
  if (card.kind === 'short') return { kind: 'answer', given: { kind: 'short', text: unescaped(said) } };
  const keys = coder.scope(partsOf(card));
  const named = Array.from({ length: said.length / coder.length }, (_, at) =>
    keys.get(said.slice(at * coder.length, (at + 1) * coder.length)),
  );
  if (named.some((key) => key === undefined)) return null;
  const all = named as readonly string[];
  if (card.kind === 'single') return { kind: 'answer', given: { kind: 'single', choice: all[0] ?? '' } };
  if (card.kind !== 'match') return { kind: 'answer', given: { kind: card.kind, choices: all } };
  const pairs = Object.fromEntries(all.flatMap((left, at) => (at % 2 === 0 ? [[left, all[at + 1] ?? '']] : [])));
  return { kind: 'answer', given: { kind: 'match', pairs } };
}

function partsOf(card: Question): readonly string[] {
  if (card.kind === 'short') return [];
  return (card.kind === 'match' ? card.pairs : card.choices).map(({ key }) => key);
}

/** What changes nothing any more: a card passed twice, notes written over, tries between the first and the last, words taken back. */
function needlessIn(lines: readonly Line[]): ReadonlySet<Step> {
  const needless = new Set<Step>();
  const seen = new Set<string>();
  const lastNote = new Map<string, Step>();
  const answers = new Map<string, { right: boolean; before: Step | null }>();
  for (const { step, card } of lines) {
    if (step.kind === 'seen') {
      if (seen.has(card.key)) needless.add(step);
      seen.add(card.key);
    } else if (step.kind === 'note') {
      const before = lastNote.get(card.key);
      if (before) needless.add(before);
      lastNote.set(card.key, step);
    } else if (step.kind === 'answer') {
      const known = answers.get(card.key);
      const right = isQuestion(card) && judge(card, step.given).right;
      if (known?.right) needless.add(step);
      else if (known?.before) needless.add(known.before);
      if (!known?.right) answers.set(card.key, { right, before: known ? step : null });
    }
  }
  const all = lines.map(({ step }) => step);
  for (const { card } of new Map(
    lines.filter(({ step }) => step.kind === 'choice').map((line) => [line.card, line]),
  ).values()) {
    if (card.kind !== 'dialogue') continue;
    const left = conversationOf(card, all).path.map(({ turn, choice }) => `${turn.key} ${choice.key}`);
    for (const step of [...all].reverse()) {
      if (step.kind !== 'choice' || step.cardKey !== card.key) continue;
      if (left.at(-1) === `${step.turn} ${step.choice}`) left.pop();
      else needless.add(step);
    }
  }
  return needless;
}

function shorterNote(line: Line): Line {
  return line.step.kind === 'note' ? { ...line, form: 'brief' } : line;
}

/** Of a conversation that is over. */
function shorterConversation(line: Line, all: readonly Line[]): Line {
  const over = (): boolean => all.some(({ step, card }) => step.kind === 'seen' && card === line.card);
  return line.step.kind === 'choice' && over() ? { ...line, form: 'gone' } : line;
}

function shorterAnswer(line: Line): Line {
  return line.step.kind === 'answer' ? { ...line, form: 'brief' } : line;
}
