/**
 * Questions in a table, one a row, as people write them in a spreadsheet. The first row names the columns: `question`, `type`, `title`,
 * `choice 1` to `choice 12`, `right`, `explains`; a column in one language says so: `question [de]`. German names are understood too.
 */
import { asWritten } from './plain-text.ts';
import { htmlToText } from './html-text.ts';
import { Findings, type LeftOutReason, type QuestionFile, type Said } from './question.ts';
import { type CellTexts, rowAnswers } from './table-answers.ts';

export interface TableRow {
  readonly line: number;
  readonly cells: readonly string[];
}

type Column = 'question' | 'type' | 'title' | 'right' | 'explains' | `choice ${number}`;

interface Heading {
  readonly column: Column;
  /** '' where the heading names none */
  readonly language: string;
}

const names: readonly (readonly [RegExp, Column])[] = [
  [/^(question|asks|prompt|frage)$/, 'question'],
  [/^(type|kind|typ|art)$/, 'type'],
  [/^(title|name|titel)$/, 'title'],
  [/^(right|correct|right answers?|correct answers?|richtig|lösung)$/, 'right'],
  [/^(explains|explanation|feedback|why|erklärung|begründung)$/, 'explains'],
];

export function readTable(rows: readonly TableRow[], file: string | null = null): QuestionFile {
  const findings = new Findings('table');
  const [head, ...others] = rows;
  const headings = (head?.cells ?? []).map(headingOf);
  const has = (column: Column): boolean => headings.some((one) => one?.column === column);
  if (!has('question') || !(has('right') || has('choice 1')))
    findings.leave({ file, line: head?.line ?? 0 }, '', 'wrong-format', (head?.cells ?? []).join(', '));
  else for (const row of others) readRow(row, headings, file, findings);
  return findings.done();
}

function headingOf(cell: string): Heading | null {
  const written = cell.slice(0, 200).normalize('NFC').trim().toLowerCase();
  const parts = /^(.*?)\s*(?:[[(]\s*([a-z]{2,3}(?:-[a-z0-9]{2,8})*)\s*[\])]|[:_]([a-z]{2,3}(?:-[a-z0-9]{2,8})*))$/.exec(
    written,
  );
  const language = parts?.[2] ?? parts?.[3] ?? '';
  const name = (parts ? (parts[1] ?? '') : written).trim();
  const numbered = /^(?:choice|answer|option|antwort|auswahl)\s*(\d{1,2})$/.exec(name);
  if (numbered && Number(numbered[1]) >= 1) return { column: `choice ${Number(numbered[1])}`, language };
  const column = names.find(([pattern]) => pattern.test(name))?.[1];
  return column ? { column, language } : null;
}

function readRow(row: TableRow, headings: readonly (Heading | null)[], file: string | null, findings: Findings): void {
  const place = { file, line: row.line };
  const media: string[] = [];
  const cells: CellTexts = (column) => {
    const texts: { [language: string]: string } = {};
    for (const [at, heading] of headings.entries()) {
      if (heading?.column !== column) continue;
      const text = textOf(row.cells[at] ?? '', media);
      if (text !== '') texts[heading.language] ??= text;
    }
    return texts;
  };
  const asks = cells('question');
  const name = cells('title');
  const known = firstOf(name) || firstOf(asks);
  const leave = (reason: LeftOutReason, detail = ''): void => findings.leave(place, known, reason, detail);
  const count = headings.reduce(
    (most, one) => Math.max(most, Number(/^choice (\d+)$/.exec(one?.column ?? '')?.[1] ?? 0)),
    0,
  );
  const choices = Array.from({ length: count }, (_, at) => cells(`choice ${at + 1}`));
  const filled = choices.filter((one) => Object.keys(one).length > 0);
  if (Object.keys(asks).length === 0) {
    // a row of notes between the questions is none
    if (filled.length > 0 || known) leave('no-text');
    return;
  }
  const answers = rowAnswers(firstOf(cells('type')), choices, cells('right'));
  if (typeof answers === 'string') return leave(answers, answers === 'kind-unknown' ? firstOf(cells('type')) : '');
  const losses = media.map((detail) => ({ reason: 'media' as const, detail }));
  findings.take({ place, name, asks, explains: cells('explains'), answers, losses });
}

/** Cells that were copied from a page may carry its marks. */
function textOf(cell: string, media: string[]): string {
  if (!/<\/?[a-z][^<>]*>/i.test(cell)) return asWritten(cell);
  const plain = htmlToText(cell);
  media.push(...plain.media);
  return plain.text;
}

function firstOf(texts: Said): string {
  return Object.values(texts)[0] ?? '';
}
