/** The access table: who may what. ARCHITECTURE.md shows it, and a test walks every endpoint with every kind of person. */
import { type Kind, kinds, meant } from '../kinds.ts';
import { assessing, standings } from './assessing.ts';
import { agreements, coachingSessions } from './coaching.ts';
import { comingIn } from './coming-in.ts';
import { demonstrations } from './demonstrations.ts';
import { firstScreens } from './insights.ts';
import { housekeeping, people, personalData, roster } from './people.ts';
import { learning } from './learning.ts';
import { menu } from './modules.ts';
import { packages } from './packages.ts';
import { assignments, paths, placements, priorities } from './paths.ts';
import { progress } from './progress.ts';
import type { Row, Section } from './row.ts';
import { uploads } from './uploads.ts';
import { wayOfSelling } from './way-of-selling.ts';

export const accessTable: readonly Section[] = [
  comingIn,
  people,
  personalData,
  uploads,
  roster,
  housekeeping,
  wayOfSelling,
  priorities,
  assessing,
  standings,
  demonstrations,
  menu,
  learning,
  packages,
  paths,
  placements,
  assignments,
  coachingSessions,
  agreements,
  progress,
  firstScreens,
];

export const allRows: readonly Row[] = accessTable.flatMap(({ rows }) => rows);

/** What a row says of a kind of person: how much they see, or null where the door is shut. */
export function saidOf({ may }: Row, kind: Kind): string | null {
  return Object.entries(may).find(([, allowed]) => allowed?.includes(kind))?.[0] ?? null;
}

/** The table as ARCHITECTURE.md shows it; rows that say the same stand together. */
export function accessMarkdown(): string {
  const head = ['', ...kinds.map((kind) => meant[kind][0]), ''];
  const lines = [line(head), line(head.map((_, at) => (at === 0 || at === head.length - 1 ? '---' : ':-:')))];
  for (const { title, rows } of accessTable) {
    let shown = title;
    for (const together of alike(rows)) {
      const cells = kinds.map((kind) => cellOf(saidOf(together[0] as Row, kind)));
      lines.push(line([shown, ...cells, together.map(nameOf).join(', ')]));
      shown = '';
    }
  }
  return lines.join('\n');
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`.replaceAll('|  |', '| |').replaceAll('|  |', '| |');
}

function cellOf(said: string | null): string {
  return said === null ? '' : said === 'yes' ? '●' : said;
}

function nameOf({ endpoint, about }: Row): string {
  return `\`${endpoint.replace('/api/', '/')}\`${about ? ` (${about})` : ''}`;
}

/** Neighbours with the same cells. */
function alike(rows: readonly Row[]): readonly (readonly Row[])[] {
  const groups: Row[][] = [];
  for (const row of rows) {
    const said = (one: Row): string => kinds.map((kind) => saidOf(one, kind)).join();
    const same = groups.find((group) => said(group[0] as Row) === said(row));
    if (same) same.push(row);
    else groups.push([row]);
  }
  return groups;
}
