/**
 * A roster: a file that says who sells, who leads whom and where, and what its columns mean.
 * A column the mapping leaves out tells nothing; an empty cell of a mapped column tells something (see roster-lines.ts).
 */
import type { Day } from '../../kernel/day.ts';

/** What a column can mean. `market` is the highest step of the market tree, `market-2` the one below, and so on. */
export const columnMeanings = [
  'name',
  'first-name',
  'last-name',
  'email',
  'person-id',
  'title',
  'manager',
  'manager-email',
  'manager-id',
  'market',
  'market-2',
  'market-3',
  'market-4',
  'team',
  'role',
  'level',
  'joined-on',
  'left-on',
  'status',
  'language',
  'time-zone',
] as const;
export type ColumnMeaning = (typeof columnMeanings)[number];

export const marketSteps = ['market', 'market-2', 'market-3', 'market-4'] as const satisfies readonly ColumnMeaning[];
export const marketSeparators = ['/', '>', '»', '\\', '|', '::'] as const;
export type MarketSeparator = (typeof marketSeparators)[number];

export interface RosterMapping {
  /** one a column of the file; no meaning stands twice */
  readonly columns: readonly (ColumnMeaning | null)[];
  /** how 03/04/2024 is meant; null where no date needs it, or nobody has said yet */
  readonly dateOrder: 'day-first' | 'month-first' | null;
  /** `last-comma-first`: "Meier, Anna" is Anna Meier */
  readonly nameOrder: 'as-written' | 'last-comma-first';
  /** what parts "EMEA / DACH" in one column */
  readonly marketSeparator: MarketSeparator | null;
}

/** The rows of a file below its headings, as text. */
export interface RosterSheet {
  readonly headings: readonly string[];
  readonly rows: readonly RosterRow[];
}

export interface RosterRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** A manager as a cell names them: by id, e-mail address or name, or by several of these. */
export interface ManagerMention {
  readonly id: string | null;
  readonly email: string | null;
  readonly name: string | null;
}

/**
 * What one line tells about one person. `null` under e-mail, person id, role, level, joined on, language and time zone: nothing told,
 * keep what is known. Elsewhere `undefined` is nothing told and `null` is told to be none.
 */
export interface RosterLine {
  readonly line: number;
  /** null only where the file has person ids, which name the person by themselves */
  readonly name: string | null;
  readonly email: string | null;
  readonly externalKey: string | null;
  readonly title: string | null | undefined;
  readonly manager: ManagerMention | null | undefined;
  /** names from the highest market down; empty: none */
  readonly market: readonly string[] | undefined;
  readonly team: string | null | undefined;
  readonly role: string | null;
  readonly level: string | null;
  readonly joinedOn: Day | null;
  /** null: told to be here */
  readonly leftOn: Day | null | undefined;
  readonly language: string | null;
  readonly timeZone: string | null;
}

export type RosterFaultReason =
  | 'missing-name'
  | 'formula'
  | 'too-long'
  | 'bad-email'
  | 'bad-date'
  | 'ambiguous-date'
  | 'left-before-joined'
  | 'unknown-status'
  | 'unknown-language'
  | 'unknown-time-zone'
  | 'repeated-line'
  | 'earlier-stay'
  | 'duplicate-person-id'
  | 'duplicate-email'
  | 'email-of-another'
  | 'ambiguous-name'
  | 'already-left'
  | 'unknown-manager'
  | 'ambiguous-manager'
  | 'own-manager'
  | 'manager-cycle'
  | 'manager-left-out'
  | 'manager-is-importer'
  | 'ambiguous-market'
  | 'ambiguous-team'
  | 'unknown-role'
  | 'unknown-level'
  | 'level-without-role';

/** What the fault does: the line is not imported, only the cell is not, or it is merely something to know. */
export type RosterFaultEffect = 'line-left-out' | 'cell-left-out' | 'note';

/** What is wrong, where, and what becomes of it. `value` is the cell, `other` what it clashes with. */
export interface RosterFault {
  readonly line: number | null;
  /** the column as the file calls it */
  readonly column: string | null;
  readonly reason: RosterFaultReason;
  readonly effect: RosterFaultEffect;
  readonly value: string | null;
  readonly other: string | null;
  /** how many people it concerns */
  readonly people: number;
  /** in English; browsers translate by `reason` */
  readonly detail: string;
}

/** Names, e-mail addresses and words compare by this: without case, accents kept, one space where there are many. */
export function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}
