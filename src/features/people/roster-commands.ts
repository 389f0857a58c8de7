/** A roster on its way in: uploaded, mapped, previewed. Nobody's record is touched here. */
import { createHash } from 'node:crypto';
import type { Answer, Asked } from '../../kernel/contract.ts';
import { newId } from '../../kernel/id.ts';
import { Problem, type ProblemCode } from '../../kernel/problem.ts';
import { readSpreadsheet } from '../../server/files/spreadsheet.ts';
import { writeCsv } from '../../server/files/spreadsheet-export.ts';
import type { SpreadsheetFault } from '../../server/files/spreadsheet-reading.ts';
import { readUpload } from '../../server/files/spreadsheet-upload.ts';
import { countEndings, type Ending } from '../../server/history/ending.ts';
import type { Carried, PersonAct } from '../../server/http/route.ts';
import { mayLeadByOwnAct } from './access.ts';
import type { RosterFault, RosterSheet } from './roster.ts';
import { planChanges, type RosterPlan } from './roster-changes.ts';
import { columnName, guessMapping, headingSignature, mustAskDateOrder, sheetOf } from './roster-columns.ts';
import type * as contract from './roster-contract.ts';
import { readLines } from './roster-lines.ts';
import type { RosterWorld } from './roster-people.ts';
import { countChanges, showChanges } from './roster-preview.ts';
import * as store from './roster-store.ts';
import type { RosterFile, RosterShown } from './roster-tables.ts';

const uploadLives = 86_400_000;
const pageLength = 100;
const mostFaultsShown = 5_000;
const mostNotesShown = 50;

export async function uploadRoster(
  act: PersonAct,
  { query, request }: Asked<typeof contract.uploadRoster> & Carried,
): Promise<Answer<typeof contract.uploadRoster>> {
  const declared = Number(request.headers.get('content-length') ?? Number.NaN);
  const received = await readUpload(request.body, Number.isFinite(declared) ? declared : null);
  if (!received.ok) throw unreadable(query.fileName, received.fault);
  const reading = await readSpreadsheet(received.bytes);
  if (!reading.ok) throw unreadable(query.fileName, reading.fault);
  const { kind, encoding, delimiter, sheet: sheetName, notes } = reading.spreadsheet;
  const sheet = sheetOf(reading.spreadsheet.rows);
  const uploadId = newId();
  const file: RosterFile = {
    kind,
    encoding,
    delimiter,
    sheet: sheetName,
    headings: sheet.headings,
    notes: notes.slice(0, mostNotesShown),
  };
  await store.saveUpload(act.db, act.academyId, {
    uploadId,
    by: act.actor.personId,
    at: act.now,
    until: new Date(act.now.getTime() + uploadLives),
    fileName: query.fileName,
    file,
    rows: sheet.rows.map(({ line, cells }) => [line, cells]),
  });
  return described(act, uploadId, { fileName: query.fileName, file, sheet, shown: null });
}

export async function getOpenRoster(act: PersonAct): Promise<Answer<typeof contract.getOpenRoster>> {
  const uploadId = await store.findOpenUpload(act.db, act.academyId, act.now);
  return { upload: uploadId === null ? null : await described(act, uploadId, await findUpload(act, uploadId)) };
}

async function described(
  act: PersonAct,
  uploadId: string,
  { fileName, file, sheet, shown }: UploadInHand,
): Promise<Answer<typeof contract.uploadRoster>> {
  const known = await store.findMapping(act.db, act.academyId, signatureOf(sheet.headings));
  const mapping = shown?.mapping ?? known ?? guessMapping(sheet);
  return {
    uploadId,
    fileName,
    kind: file.kind,
    encoding: file.encoding,
    delimiter: file.delimiter,
    sheet: file.sheet,
    rows: sheet.rows.length,
    columns: sheet.headings.map((heading, column) => ({
      name: columnName(heading, column),
      samples: samplesOf(sheet, column),
    })),
    mapping: { ...mapping, columns: [...mapping.columns] },
    remembered: known !== null,
    notes: [...file.notes],
  };
}

export async function previewRoster(
  act: PersonAct,
  { params, body }: Asked<typeof contract.previewRoster>,
  endings: readonly Ending[],
): Promise<Answer<typeof contract.previewRoster>> {
  const { sheet } = await findUpload(act, params.uploadId);
  if (body.mapping.columns.length !== sheet.headings.length) {
    throw new Problem(
      'bad-request',
      `The file has ${sheet.headings.length} columns, the mapping ${body.mapping.columns.length}.`,
      { reason: 'other-columns' },
    );
  }
  const world = await store.loadWorld(act.db, act.academyId, act.actor.personId, 'to-compare');
  const plan = planOf(act, sheet, world, body);
  const fingerprint = fingerprintOf(plan);
  const lists = { ...showChanges(plan, world, act.actor.language), faults: plan.faults.slice(0, mostFaultsShown) };
  await store.savePreview(act.db, act.academyId, params.uploadId, { ...body, fingerprint }, lists, pageLength);
  const meanings = new Set(body.mapping.columns);
  const gone = plan.changes.filter(({ kind }) => kind === 'gone').map(({ personId }) => personId);
  return {
    fingerprint,
    counts: { ...countChanges(plan) },
    markets: plan.markets.slice(0, mostNotesShown).map((market) => plan.places.marketName(market.marketId)),
    teams: plan.teams.slice(0, mostNotesShown).map((team) => team.name),
    newMarkets: plan.markets.length,
    newTeams: plan.teams.length,
    ends: await countEndings(act.db, act.academyId, endings, gone),
    askDateOrder: mustAskDateOrder(sheet, body.mapping),
    namesMissing: !meanings.has('name') && !meanings.has('last-name') && !meanings.has('first-name'),
  };
}

export async function listRosterChanges(
  act: PersonAct,
  { params, query }: Asked<typeof contract.listRosterChanges>,
): Promise<Answer<typeof contract.listRosterChanges>> {
  return (await pageOf(act, params.uploadId, query.kind, query)) as Answer<typeof contract.listRosterChanges>;
}

export async function listRosterFaults(
  act: PersonAct,
  { params, query }: Asked<typeof contract.listRosterFaults>,
): Promise<Answer<typeof contract.listRosterFaults>> {
  return (await pageOf(act, params.uploadId, 'faults', query)) as Answer<typeof contract.listRosterFaults>;
}

export async function exportRosterFaults(
  act: PersonAct,
  { params }: Asked<typeof contract.exportRosterFaults>,
): Promise<Response> {
  const { fileName } = await findUpload(act, params.uploadId);
  const rows: (string | number | null)[][] = [
    ['file', 'line', 'column', 'reason', 'what happens', 'value', 'people', 'detail'],
  ];
  for (let page = 0, more = true; more; page++) {
    const found = await store.loadPreviewPage(act.db, act.academyId, params.uploadId, 'faults', page);
    for (const fault of found.items as readonly RosterFault[]) {
      rows.push([
        fileName,
        fault.line,
        fault.column,
        fault.reason,
        fault.effect,
        fault.value,
        fault.people,
        fault.detail,
      ]);
    }
    more = found.more;
  }
  return new Response(writeCsv(rows), {
    headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': 'attachment; filename="faults.csv"' },
  });
}

export async function discardRoster(
  act: PersonAct,
  { params }: Asked<typeof contract.discardRoster>,
): Promise<Answer<typeof contract.discardRoster>> {
  await store.removeUpload(act.db, act.academyId, params.uploadId);
  return { discarded: true };
}

export interface UploadInHand {
  readonly fileName: string;
  readonly file: RosterFile;
  readonly sheet: RosterSheet;
  readonly shown: RosterShown | null;
}

export async function findUpload(act: PersonAct, uploadId: string): Promise<UploadInHand> {
  const upload = await store.loadUpload(act.db, act.academyId, uploadId, act.now);
  if (!upload)
    throw new Problem(
      'gone',
      'This file is no longer here: it was imported, replaced by another one, or its day is over. Upload it again.',
      { reason: 'upload-gone' },
    );
  const rows = upload.rows.map(([line, cells]) => ({ line, cells }));
  return {
    fileName: upload.fileName,
    file: upload.file,
    shown: upload.shown,
    sheet: { headings: upload.file.headings, rows },
  };
}

export function planOf(
  act: PersonAct,
  sheet: RosterSheet,
  world: RosterWorld,
  asked: Pick<RosterShown, 'mapping' | 'wholeRoster' | 'spared'>,
): RosterPlan {
  const importerId = mayLeadByOwnAct(act.actor) ? undefined : act.actor.personId;
  const claim = { today: act.today, wholeRoster: asked.wholeRoster, spared: new Set(asked.spared), importerId };
  return planChanges(readLines(sheet, asked.mapping, act.today), world, claim);
}

/** Two plans with one fingerprint write and show the same. */
export function fingerprintOf({ markets, teams, changes, faults }: RosterPlan): string {
  return createHash('sha256')
    .update(JSON.stringify([markets, teams, changes, faults]))
    .digest('base64url');
}

export function outdated(): Problem {
  return new Problem(
    'conflict',
    'People were changed since this preview was made. Look at a new preview and confirm that.',
    { reason: 'preview-outdated' },
  );
}

export function signatureOf(headings: readonly string[]): string {
  return createHash('sha256').update(headingSignature(headings)).digest('base64url');
}

async function pageOf(
  act: PersonAct,
  uploadId: string,
  kind: string,
  { cursor, fingerprint }: { readonly cursor?: string | undefined; readonly fingerprint?: string | undefined },
): Promise<{ items: readonly unknown[]; next: string | null }> {
  if (
    fingerprint !== undefined &&
    (await store.loadShown(act.db, act.academyId, uploadId))?.fingerprint !== fingerprint
  )
    throw outdated();
  const page = Number(cursor ?? 0);
  if (!Number.isSafeInteger(page) || page < 0)
    throw new Problem('bad-request', 'This cursor was not given by this list.');
  const { items, more } = await store.loadPreviewPage(act.db, act.academyId, uploadId, kind, page);
  return { items, next: more ? String(page + 1) : null };
}

function samplesOf(sheet: RosterSheet, column: number): string[] {
  const samples = new Set<string>();
  for (const { cells } of sheet.rows) {
    if (cells[column]) samples.add(cells[column].slice(0, 80));
    if (samples.size === 3) break;
  }
  return [...samples];
}

const otherKinds: ReadonlySet<string> = new Set([
  'program',
  'picture',
  'pdf',
  'old-workbook',
  'locked-workbook',
  'binary-workbook',
  'other-document',
  'archive',
  'web-page',
  'not-a-table',
]);

function unreadable(fileName: string, fault: SpreadsheetFault): Problem {
  const code: ProblemCode =
    fault.reason === 'too-large' ? 'too-large' : otherKinds.has(fault.reason) ? 'unsupported-file' : 'refused';
  const place = fault.line === null ? '' : `, line ${fault.line}`;
  return new Problem(code, `${fileName}${place}: ${fault.detail}`, { reason: fault.reason });
}
