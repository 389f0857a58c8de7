/**
 * Giving statements back: one by its id, or all that meet the conditions, page by page. With every answer goes the time up to which
 * nothing can still appear, so that whoever asks again from there misses nothing.
 */
import { randomUUID } from 'node:crypto';
import { readBytes } from '../../server/files/kept-bytes.ts';
import { attachmentsOf, type ReceivedPart } from '../../standards/xapi/attachment.ts';
import { givenBack } from '../../standards/xapi/kept-statement.ts';
import { languagesWanted } from '../../standards/xapi/language.ts';
import { writeMultipart } from '../../standards/xapi/multipart.ts';
import { parametersOf } from '../../standards/xapi/parameters.ts';
import { asCanonical, asIds } from '../../standards/xapi/presentation.ts';
import { conditionsOf, keyOf } from '../../standards/xapi/reference-keys.ts';
import { referencesOf } from '../../standards/xapi/references.ts';
import { fault, XapiRefusal } from '../../standards/xapi/refusal.ts';
import type { Json } from '../../standards/xapi/shape.ts';
import {
  type Cursor,
  type ManyAsked,
  type OneAsked,
  queryNames,
  readCursor,
  readQuery,
  writeCursor,
} from '../../standards/xapi/statement-query.ts';
import { loadAttachments } from './attachment-store.ts';
import type { Recording } from './statement-commands.ts';
import { findStatements, type Kept, loadDefinitions, loadProgress, loadStatement } from './statement-store.ts';

/** The most that one page holds. */
export const mostAtOnce = 100;

export interface StatementsAsked {
  readonly search: URLSearchParams;
  readonly acceptLanguage: string | null;
  /** path of the Statement resource, for the address of the next page */
  readonly path: string;
}

export interface StatementsGiven {
  readonly contentType: string;
  readonly body: string | Uint8Array;
  /** of the one statement asked for; null for many */
  readonly lastModified: Date | null;
  readonly consistentThrough: Date;
}

export async function giveStatements(from: Recording, asked: StatementsAsked): Promise<StatementsGiven> {
  const { parameters, after } = questionIn(asked.search);
  const query = readQuery(parameters);
  const through = await consistentThrough(from);
  const wanted = languagesWanted(asked.acceptLanguage);
  if (query.kind === 'one') {
    const kept = await loadStatement(from.db, from.academyId, query.id, query.voided);
    if (!kept) throw new XapiRefusal(404, 'There is no such statement.');
    const [statement] = await presented(from, [kept], query, wanted);
    const written = await withAttachments(from, statement, [statement as Json], query);
    return { ...written, lastModified: kept.stored, consistentThrough: latest(through, [kept]) };
  }
  const { page, more } = await pageOf(from, query, after);
  const statements = await presented(from, page, query, wanted);
  const next = more ? `${asked.path}?cursor=${writeCursor({ parameters, after: more })}` : '';
  const written = await withAttachments(from, { statements, more: next }, statements, query);
  return { ...written, lastModified: null, consistentThrough: latest(through, page) };
}

function questionIn(search: URLSearchParams): {
  readonly parameters: Cursor['parameters'];
  readonly after: number | null;
} {
  const cursor = search.get('cursor');
  if (cursor === null) return { parameters: parametersOf(search, queryNames), after: null };
  if ([...search.keys()].length > 1) throw fault('cursor', 'stands alone.');
  return readCursor(cursor);
}

/** Taken before the rows are read. What is written from now on is stored at this very moment at the earliest, so it is not yet past. */
async function consistentThrough({ db, academyId, world }: Recording): Promise<Date> {
  const past = world.now().getTime() - 1;
  const { writing, last } = await loadProgress(db, academyId);
  return new Date(Math.max(writing ? 0 : past, last?.getTime() ?? 0));
}

function latest(through: Date, kept: readonly Kept[]): Date {
  return new Date(Math.max(through.getTime(), ...kept.map(({ stored }) => stored.getTime())));
}

async function pageOf(from: Recording, query: ManyAsked, after: number | null) {
  const limit = query.limit === 0 ? mostAtOnce : Math.min(query.limit, mostAtOnce);
  const time = (ms: number | null): Date | null => (ms === null ? null : new Date(ms));
  const found = await findStatements(from.db, from.academyId, {
    conditions: conditionsOf(query),
    since: time(query.since),
    until: time(query.until),
    after,
    ascending: query.ascending,
    limit: limit + 1,
  });
  const page = found.slice(0, limit);
  return { page, more: found.length > limit ? Number(page.at(-1)?.seq) : null };
}

async function presented(
  from: Recording,
  kept: readonly Kept[],
  { presentation }: OneAsked | ManyAsked,
  wanted: readonly string[],
): Promise<readonly Json[]> {
  const exact = kept.map((one) => givenBack(JSON.parse(one.statement) as Json, one.stored.toISOString()));
  if (presentation === 'exact') return exact;
  if (presentation === 'ids') return exact.map(asIds);
  const activities = new Set(
    exact.map(referencesOf).flatMap((found) => [...found.activities, ...found.relatedActivities]),
  );
  const keys = [...activities].map((id) => keyOf('activity', id));
  const definitions = await loadDefinitions(from.db, from.academyId, keys);
  const known = new Map(definitions.map(({ activity_id, definition }) => [activity_id, definition as Json]));
  return exact.map((statement) => asCanonical(statement, known, wanted));
}

export async function withAttachments(
  from: Recording,
  answer: unknown,
  statements: readonly Json[],
  { attachments }: Pick<OneAsked | ManyAsked, 'attachments'>,
): Promise<Pick<StatementsGiven, 'contentType' | 'body'>> {
  const body = JSON.stringify(answer);
  if (!attachments) return { contentType: 'application/json', body };
  const hashes = new Set(attachmentsOf(statements).map((one) => (one['sha2'] as string).toLowerCase()));
  const parts: ReceivedPart[] = [];
  for (const found of await loadAttachments(from.db, from.academyId, [...hashes])) {
    const bytes = await readBytes(from.world.settings, from.academyId, found.file_hash);
    parts.push({ sha2: found.sha2, contentType: found.content_type, bytes });
  }
  const boundary = `part-${randomUUID()}`;
  return { contentType: `multipart/mixed; boundary=${boundary}`, body: writeMultipart(boundary, body, parts) };
}
