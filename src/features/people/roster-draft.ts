/**
 * One person on the way through an import: what they are now, what the line says, what they would be.
 * A draft without a line is somebody whom only the manager column names.
 */
import {
  type ColumnMeaning,
  type RosterFault,
  type RosterFaultEffect,
  type RosterFaultReason,
  type RosterLine,
} from './roster.ts';
import type { RosterFields, RosterPerson } from './roster-people.ts';

export type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

export interface Draft {
  /** the person's id, or one that begins with "+" */
  readonly personId: string;
  readonly before: RosterPerson | null;
  readonly line: RosterLine | null;
  readonly after: Writable<RosterFields>;
}

export const nobody: RosterFields = {
  name: '',
  email: null,
  externalKey: null,
  title: null,
  marketId: null,
  teamId: null,
  managerId: null,
  roleId: null,
  levelId: null,
  targetLevelId: null,
  joinedOn: null,
  leftOn: null,
  language: null,
  timeZone: null,
};

export function draftOf(personId: string, before: RosterPerson | null, line: RosterLine | null): Draft {
  const { personId: _id, indispensable: _kept, ...fields } = before ?? { ...nobody, personId, indispensable: false };
  return { personId, before, line, after: { ...fields } };
}

/** Collects what is wrong, under the headings of the file. */
export class Faults {
  readonly all: RosterFault[] = [];

  constructor(private readonly columnNames: ReadonlyMap<ColumnMeaning, string>) {}

  add(
    line: RosterLine | null,
    columns: readonly ColumnMeaning[],
    reason: RosterFaultReason,
    effect: RosterFaultEffect,
    value: string | null,
    detail: string,
    more: { readonly other?: string | null; readonly people?: number } = {},
  ): void {
    const column = columns.map((meaning) => this.columnNames.get(meaning)).find((name) => name !== undefined) ?? null;
    this.all.push({
      line: line?.line ?? null,
      column,
      reason,
      effect,
      value,
      other: more.other ?? null,
      people: more.people ?? 1,
      detail,
    });
  }
}
