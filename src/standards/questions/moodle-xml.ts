/**
 * Moodle XML, as Moodle exports question banks (docs.moodle.org/Moodle_XML_format): `<quiz>` with `<question type="…">`. Texts say their
 * own format; a text in several languages stands in spans of class `multilang` or in `{mlang}` marks.
 */
import { textOf } from './html-text.ts';
import { variantsOf } from './variants.ts';
import {
  Findings,
  type Loss,
  type OfferedChoice,
  type QuestionFile,
  type ReadQuestion,
  type Said,
} from './question.ts';
import { childOf, childrenOf, elementsIn, type Node, readNodes, textIn } from './xml-nodes.ts';

export function readMoodleXml(text: string, file: string | null = null): QuestionFile {
  const findings = new Findings('moodle-xml');
  const read = readNodes(text);
  if (!read.ok) findings.leave({ file, line: read.line }, '', 'unreadable', read.says);
  else if (read.root.name !== 'quiz')
    findings.leave({ file, line: read.root.line }, '', 'wrong-format', `<${read.root.written}>`);
  else for (const one of childrenOf(read.root, 'question')) readOne(one, file, findings);
  return findings.done();
}

/** A question on its way: its texts lose pictures and the like while they are read. */
class Reading {
  readonly losses: Loss[] = [];

  says(node: Node | undefined): Said {
    if (!node) return {};
    const raw = textIn(childOf(node, 'text'));
    // a text of its own, as choices write it since the first versions
    const source = childOf(node, 'text') ? raw : textIn(node);
    const format = node.attributes.get('format') ?? 'html';
    const parts = byLanguage(source);
    return Object.fromEntries(
      Object.entries(parts).flatMap(([language, one]) => {
        const text = this.plain(one, format);
        return text === '' ? [] : [[language, text]];
      }),
    );
  }

  private plain(source: string, format: string): string {
    const { text, media } = textOf(source, format);
    for (const detail of media) this.losses.push({ reason: 'media', detail });
    return text;
  }
}

function byLanguage(source: string): { readonly [language: string]: string } {
  const span = /<span(?=[^<>]*class="multilang")[^<>]*>|\{mlang\s+[\w-]+\}/i;
  if (!span.test(source)) return { '': source };
  const pieces = [
    ...source.matchAll(
      /(<span(?=[^<>]*class="multilang")(?=[^<>]*lang="([\w-]{2,35})")[^<>]*>((?:(?!<\/?span)[\s\S])*)<\/span>)|\{mlang\s+([\w-]{2,35})\}((?:(?!\{mlang)[\s\S])*)\{mlang\}/gi,
    ),
  ];
  const named = (piece: RegExpMatchArray): string => (piece[2] ?? piece[4] ?? '').toLowerCase();
  const languages = [...new Set(pieces.map(named))].filter((language) => language !== 'other');
  if (languages.length === 0) return { '': source };
  return Object.fromEntries(
    languages.slice(0, 12).map((language) => {
      let text = '';
      let at = 0;
      for (const piece of pieces) {
        text += source.slice(at, piece.index) + (named(piece) === language ? (piece[3] ?? piece[5] ?? '') : '');
        at = piece.index + piece[0].length;
      }
      return [language, text + source.slice(at)];
    }),
  );
}

function readOne(node: Node, file: string | null, findings: Findings): void {
  const kind = node.attributes.get('type') ?? '';
  if (kind === 'category') return;
  const reading = new Reading();
  const place = { file, line: node.line };
  const name = reading.says(childOf(node, 'name'));
  const known = Object.values(name)[0] ?? '';
  const asks = reading.says(childOf(node, 'questiontext'));
  const leave = (reason: Parameters<Findings['leave']>[2], detail = kind): void =>
    findings.leave(place, known || (Object.values(asks)[0] ?? ''), reason, detail);
  if (kind === 'description') return leave('no-question');
  const answersOf = kinds.get(kind);
  if (!answersOf) return leave(kind === 'cloze' || kind === 'multianswer' ? 'several-in-one' : 'kind-unknown');
  if (Object.keys(asks).length === 0) return leave('no-text');
  const answers = answersOf(node, reading);
  if (typeof answers === 'string') return leave(answers);
  const explains = reading.says(childOf(node, 'generalfeedback'));
  const hints = childrenOf(node, 'hint').length > 0 ? [{ reason: 'feedback' as const, detail: 'hint' }] : [];
  findings.take({ place, name, asks, explains, answers, losses: [...reading.losses, ...hints] });
}

type Answers = ReadQuestion['answers'];
type Refused = 'no-right-answer' | 'several-right' | 'too-few-choices' | 'answer-unclear';
type AnswersOf = (node: Node, reading: Reading) => Answers | Refused;

const kinds: ReadonlyMap<string, AnswersOf> = new Map<string, AnswersOf>([
  ['multichoice', choices],
  ['multichoiceset', choices],
  ['oumultiresponse', choices],
  ['truefalse', trueOrFalse],
  ['shortanswer', short],
  ['numerical', number],
  ['matching', match],
  ['match', match],
  ['ddmatch', match],
  ['ordering', order],
  ['essay', (node, reading) => ({ kind: 'open', good: reading.says(childOf(node, 'graderinfo')) })],
]);

/** In hundredths of the whole. */
function worthOf(answer: Node): number {
  const worth = Number(answer.attributes.get('fraction') ?? '0');
  return Number.isFinite(worth) ? worth : 0;
}

function choices(node: Node, reading: Reading): Answers | Refused {
  const kind = node.attributes.get('type') ?? '';
  const single = textIn(childOf(node, 'single')).trim().toLowerCase();
  const many = kind !== 'multichoice' || single === 'false' || single === '0';
  const answers = childrenOf(node, 'answer');
  const worths = answers.map(worthOf);
  const best = many ? 0.001 : 99.999;
  const rights = worths.filter((worth) => worth >= best).length;
  if (answers.length < 2) return 'too-few-choices';
  if (rights === 0) return 'no-right-answer';
  if (!many && rights > 1) return 'several-right';
  if (worths.some((worth) => (many ? worth < 0 && worth > -99 : worth > 0 && worth < best)))
    reading.losses.push({ reason: 'partial-credit', detail: '' });
  return {
    kind: 'choice',
    many,
    choices: answers.map((answer): OfferedChoice => ({
      says: reading.says(answer),
      right: worthOf(answer) >= best,
      feedback: reading.says(childOf(answer, 'feedback')),
    })),
  };
}

function trueOrFalse(node: Node, reading: Reading): Answers | Refused {
  const answers = childrenOf(node, 'answer');
  const truth = (answer: Node): string => textIn(childOf(answer, 'text')).trim().toLowerCase();
  const right = answers.find((answer) => worthOf(answer) > 0);
  if (!right || !['true', 'false'].includes(truth(right))) return 'no-right-answer';
  const feedback = (which: string): Said => {
    const answer = answers.find((one) => truth(one) === which);
    return answer ? reading.says(childOf(answer, 'feedback')) : {};
  };
  return { kind: 'truth', right: truth(right) === 'true', ifTrue: feedback('true'), ifFalse: feedback('false') };
}

function short(node: Node, reading: Reading): Answers | Refused {
  const answers = childrenOf(node, 'answer');
  const whole = answers.filter((answer) => worthOf(answer) > 99.999).map((answer) => textIn(childOf(answer, 'text')));
  const { accepted, patterns } = variantsOf(whole);
  for (const detail of patterns) reading.losses.push({ reason: 'wildcard', detail });
  if (answers.some((answer) => worthOf(answer) > 0 && worthOf(answer) <= 99.999))
    reading.losses.push({ reason: 'partial-credit', detail: '' });
  if (textIn(childOf(node, 'usecase')).trim() === '1') reading.losses.push({ reason: 'capitals', detail: '' });
  if (answers.some((answer) => Object.keys(reading.says(childOf(answer, 'feedback'))).length > 0))
    reading.losses.push({ reason: 'feedback', detail: '' });
  return accepted.length === 0 ? 'no-right-answer' : { kind: 'short', accepts: { '': accepted } };
}

function number(node: Node, reading: Reading): Answers | Refused {
  const right = childrenOf(node, 'answer').filter((answer) => worthOf(answer) > 99.999);
  if (right.length === 0) return 'no-right-answer';
  if (elementsIn(childOf(node, 'units') ?? node).some(({ name }) => name === 'unit'))
    reading.losses.push({ reason: 'unit', detail: '' });
  const accepts = right.map((answer) => {
    const text = textIn(childOf(answer, 'text')).trim();
    const tolerance = Math.abs(Number(textIn(childOf(answer, 'tolerance')).trim() || '0'));
    return { text, value: Number(text === '' ? 'none' : text), tolerance };
  });
  if (!accepts.every(({ value, tolerance }) => Number.isFinite(value) && Number.isFinite(tolerance)))
    return 'answer-unclear';
  return { kind: 'number', accepts };
}

function match(node: Node, reading: Reading): Answers | Refused {
  const pairs = childrenOf(node, 'subquestion').map((one) => {
    const answer = childOf(one, 'answer');
    return { left: reading.says(one), right: answer ? reading.says(answer) : {} };
  });
  const whole = pairs.filter(({ left, right }) => Object.keys(left).length > 0 && Object.keys(right).length > 0);
  if (whole.length < 2) return 'too-few-choices';
  if (pairs.length > whole.length) reading.losses.push({ reason: 'extra-matches', detail: '' });
  return { kind: 'match', pairs: whole };
}

/** The answers stand in their right order; their fractions number them where a tool wrote them in another. */
function order(node: Node, reading: Reading): Answers | Refused {
  const answers = childrenOf(node, 'answer').map((answer) => ({ says: reading.says(answer), at: worthOf(answer) }));
  if (answers.length < 2) return 'too-few-choices';
  const numbered = new Set(answers.map(({ at }) => at)).size === answers.length;
  return {
    kind: 'order',
    items: (numbered ? answers.toSorted((a, b) => a.at - b.at) : answers).map(({ says }) => says),
  };
}
