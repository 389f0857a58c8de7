/** What an import has to say in the reader's language: meanings of columns, fields, faults, refusals, phases. */
import { useLingui } from '@lingui/react/macro';
import type { ColumnMeaning, RosterFaultReason } from '../roster.ts';
import type { ChangeKind } from '../roster-changes.ts';
import type { RosterField } from '../roster-people.ts';
import type { KeptReason } from '../roster-undo.ts';

export function useMeanings(): Readonly<Record<ColumnMeaning, string>> {
  const { t } = useLingui();
  return {
    name: t`Full name`,
    'first-name': t`First name`,
    'last-name': t`Last name`,
    email: t`E-mail`,
    'person-id': t`Person id`,
    title: t`Title`,
    manager: t`Manager`,
    'manager-email': t`Manager’s e-mail`,
    'manager-id': t`Manager’s person id`,
    market: t`Market`,
    'market-2': t`Market, one step down`,
    'market-3': t`Market, two steps down`,
    'market-4': t`Market, three steps down`,
    team: t`Team`,
    role: t`Role`,
    level: t`Level held`,
    'joined-on': t`Joined on`,
    'left-on': t`Left on`,
    status: t`Here or left`,
    language: t`Language`,
    'time-zone': t`Time zone`,
  };
}

export function useFieldWords(): Readonly<Record<RosterField, string>> {
  const { t } = useLingui();
  return {
    name: t`Name`,
    email: t`E-mail`,
    externalKey: t`Person id`,
    title: t`Title`,
    marketId: t`Market`,
    teamId: t`Team`,
    managerId: t`Manager`,
    roleId: t`Role`,
    levelId: t`Level held`,
    targetLevelId: t`Target level`,
    joinedOn: t`Joined on`,
    leftOn: t`Left on`,
    language: t`Language`,
    timeZone: t`Time zone`,
  };
}

export function useKindWords(): Readonly<Record<ChangeKind, string>> {
  const { t } = useLingui();
  return { new: t`New`, changed: t`Changed`, moved: t`Moved`, returned: t`Back again`, gone: t`Gone` };
}

export interface FaultShown {
  readonly reason: string;
  readonly value: string | null;
  readonly other: string | null;
  readonly people: number;
  readonly detail: string;
}

/** One sentence on what is wrong and what to do; the server's English where a reason has no words here. */
export function useFaultWords(): (fault: FaultShown) => string {
  const { t } = useLingui();
  return (fault) => {
    const value = fault.value ?? '';
    const other = fault.other ?? '';
    const words: Readonly<Record<RosterFaultReason, string>> = {
      'missing-name': t`There is no name in this line.`,
      formula: t`“${value}” begins like a formula. Correct it in the file.`,
      'too-long': t`The text is longer than 200 characters.`,
      'bad-email': t`“${value}” is not an e-mail address.`,
      'bad-date': t`“${value}” is not a day. Write it as 2026-03-31.`,
      'ambiguous-date': t`“${value}” can be read in two ways. Say above whether the day or the month comes first.`,
      'left-before-joined': t`Left on ${value}, before joining on ${other}.`,
      'unknown-status': t`“${value}” does not say whether the person is here or has left.`,
      'unknown-language': t`“${value}” is no language known here.`,
      'unknown-time-zone': t`“${value}” is no time zone known here.`,
      'repeated-line': t`Says the same as line ${other}.`,
      'earlier-stay': t`The person has a later line, ${other}, which counts.`,
      'duplicate-person-id': t`The person id ${value} stands in line ${other} too. Keep one line for each person.`,
      'duplicate-email': t`The e-mail address ${value} stands in line ${other} too.`,
      'email-of-another': t`The e-mail address ${value} belongs to ${other} already.`,
      'ambiguous-name': t`Several people are called ${value}. Add a column with an e-mail address or a person id.`,
      'already-left': t`Left on ${value}, before ever being here.`,
      'unknown-manager': t`Nobody is known by “${value}”, neither in this file nor in the academy.`,
      'ambiguous-manager': t`Several people are called ${value}. Name the manager by e-mail address or person id.`,
      'own-manager': t`The person is their own manager here, which is read as having none.`,
      'manager-cycle': t`The managers form a ring: ${other}`,
      'manager-left-out': t`The line of the manager ${value} was left out.`,
      'manager-is-importer': t`${value} would come to be led by you, who import this file. An academy owner makes this change.`,
      'ambiguous-market': t`Several markets are called “${value}”. Write the path from the highest market down.`,
      'ambiguous-team': t`Several teams are called “${value}”. Add a column with the market.`,
      'unknown-role': t`The academy has no role “${value}”. Set the role for all of them afterwards.`,
      'unknown-level': t`“${value}” is not a level of the person’s role.`,
      'level-without-role': t`The level “${value}” belongs to a role, and these people have none yet.`,
    };
    return words[fault.reason as RosterFaultReason] ?? fault.detail;
  };
}

export function useEffectWords(): Readonly<Record<'line-left-out' | 'cell-left-out' | 'note', string>> {
  const { t } = useLingui();
  return { 'line-left-out': t`line left out`, 'cell-left-out': t`cell left out`, note: t`to know` };
}

/** Why a file was refused, or an import. */
export function useImportReasons(): Readonly<Record<string, string>> {
  const { t } = useLingui();
  return {
    'empty-file': t`The file is empty. Export it again and check that it holds rows.`,
    'header-only': t`The file has one row only: headings without people, or people without headings.`,
    program: t`This is a program, whatever its name says. Choose the CSV or XLSX file with your people.`,
    picture: t`This is a picture. Choose the CSV or XLSX file with your people.`,
    pdf: t`This is a PDF. Export the same list as CSV or XLSX.`,
    'old-workbook': t`This is an old Excel file (.xls). Open it and save it as .xlsx or CSV.`,
    'locked-workbook': t`This workbook is locked with a password. Remove the password, or save it as CSV.`,
    'binary-workbook': t`This is a binary workbook (.xlsb). Save it as .xlsx or CSV.`,
    'other-document': t`This is another kind of document. Save the list as .xlsx or CSV.`,
    archive: t`This is an archive. Unpack it and choose the CSV or XLSX file inside.`,
    'web-page': t`This is a web page or XML, although it may be called .xls. Open it in a spreadsheet program and save it as .xlsx or CSV.`,
    'not-a-table': t`This file is neither text nor a workbook. Choose a CSV or XLSX file.`,
    'too-large': t`The file is larger than 20 MB, or unpacks to too much. Leave out what is not needed, or split it.`,
    'too-many-rows': t`The file has more than 200,000 rows. Split it.`,
    'too-many-columns': t`The file has more than 200 columns. Leave out those that are not needed.`,
    'broken-workbook': t`The workbook is damaged or was cut off on its way. Open it in your spreadsheet program and save it again.`,
    'upload-gone': t`This file is no longer here: it was imported, replaced by another one, or its day is over. Choose it again.`,
    'preview-outdated': t`People were changed since this preview was made. Look at the new one, then import.`,
    'not-the-last-import': t`Imports are undone one after another, the last one first, and each only once.`,
    'other-columns': t`The file has other columns than this mapping. Choose the file again.`,
  };
}

export function useNoteWords(): (note: {
  readonly reason: string;
  readonly line: number | null;
  readonly detail: string;
}) => string {
  const { t } = useLingui();
  return (note) => {
    const line = note.line ?? 0;
    const words: Readonly<Record<string, string>> = {
      'not-utf-8': t`The file is not UTF-8 and was read as Windows-1252. Check names with accents or umlauts; if they look wrong, save the file as “CSV UTF-8”.`,
      'lost-characters': t`Some characters were lost before this file was made, the first in line ${line}. Export it again as “CSV UTF-8”.`,
      'twice-encoded': t`Some names look as if they had been converted twice, the first in line ${line}. Check them before you import.`,
      'cell-error': t`A cell in line ${line} shows an error and was read as empty.`,
    };
    return words[note.reason] ?? note.detail;
  };
}

export function useKeptWords(): Readonly<Record<KeptReason, string>> {
  const { t } = useLingui();
  return {
    'own-people': t`would come to be led by you: for an academy owner`,
    'changed-since': t`changed since the import`,
    'has-history': t`something has happened with them since`,
    'leads-others': t`leads somebody who stays`,
    'no-longer-possible': t`what was there before is gone or taken`,
  };
}

export function usePhases(): Readonly<Record<string, string>> {
  const { t } = useLingui();
  return { comparing: t`Comparing once more`, people: t`Writing people`, history: t`Writing history` };
}
