/**
 * Receiving statements: checked, kept in one go with what they are found by, and never changed afterwards. Who sends one that is known
 * already is told so if it says the same, and refused if it does not.
 */
import type { AcademyId } from '../../kernel/id.ts';
import { newId } from '../../kernel/id.ts';
import { keepBytes } from '../../server/files/kept-bytes.ts';
import type { Db } from '../../server/database/tables.ts';
import type { World } from '../../server/world.ts';
import { knowable, mergeDefinitions } from '../../standards/xapi/activity.ts';
import { matchAttachments, type ReceivedPart } from '../../standards/xapi/attachment.ts';
import { sameStatement } from '../../standards/xapi/comparison.ts';
import { mediaTypeOf } from '../../standards/xapi/formats.ts';
import { toKeep } from '../../standards/xapi/kept-statement.ts';
import { readMultipart } from '../../standards/xapi/multipart.ts';
import { keyOf, keysAsRelated, keysOf } from '../../standards/xapi/reference-keys.ts';
import { definedActivities, referencesOf, together } from '../../standards/xapi/references.ts';
import { fault, XapiRefusal } from '../../standards/xapi/refusal.ts';
import { repeatedKey } from '../../standards/xapi/repeated-key.ts';
import type { Json } from '../../standards/xapi/shape.ts';
import { checkSignatures } from '../../standards/xapi/signature.ts';
import { checkStatement, isVoiding, referredTo } from '../../standards/xapi/statement.ts';
import { utf8At } from '../../standards/xapi/utf8.ts';
import type { Version } from '../../standards/xapi/version.ts';
import { holdAttachments, saveAttachments } from './attachment-store.ts';
import {
  addReferences,
  type Linked,
  loadLinked,
  loadStatements,
  lockStatements,
  type NewDefinition,
  type NewStatement,
  writeStatements,
  type Written,
} from './statement-store.ts';

const mostStatements = 10_000;

/** Where statements go: the open transaction of an academy. */
export interface Recording {
  readonly db: Db;
  readonly academyId: AcademyId;
  readonly world: Pick<World, 'now' | 'settings'>;
}

export interface Received {
  readonly statements: readonly Json[];
  readonly parts: readonly ReceivedPart[];
  /** sent as a list, though it be of one */
  readonly listed?: true;
}

/** What a request holds, checked whole: one fault refuses all of it (1.0.3 Communication 3.2). */
export function readStatements(contentType: string | null, body: Uint8Array, version: Version): Received {
  const type = mediaTypeOf(contentType ?? '');
  if (type !== 'application/json' && type !== 'multipart/mixed')
    throw fault('content-type', 'must be application/json or multipart/mixed.');
  const sent =
    type === 'multipart/mixed'
      ? readMultipart(contentType ?? '', body)
      : { statements: utf8At(body, 'the body'), parts: [] };
  return readReceived(sent.statements, sent.parts, version);
}

/** One statement or several in a text, with the bytes that came with them. */
export function readReceived(text: string, parts: readonly ReceivedPart[], version: Version): Received {
  const value = parsedStatements(text);
  const statements = checkedStatements(value, version);
  matchAttachments(statements, parts);
  checkSignatures(statements, parts, version);
  return { statements, parts, ...(Array.isArray(value) ? { listed: true } : {}) };
}

function parsedStatements(text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new XapiRefusal(400, 'The statements cannot be read as JSON.');
  }
  const repeated = repeatedKey(text);
  if (repeated !== null) throw fault(repeated, 'is said twice in one object; each property may be there once.');
  return value;
}

function checkedStatements(value: unknown, version: Version): readonly Json[] {
  const all: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (all.length > mostStatements)
    throw new XapiRefusal(413, `At most ${mostStatements} statements are taken at once.`);
  const checked = all.map((one, n) => checkStatement(one, `statements[${n}]`, version));
  const ids = checked.flatMap((one) => (typeof one['id'] === 'string' ? [one['id'].toLowerCase()] : []));
  if (new Set(ids).size < ids.length) throw new XapiRefusal(400, 'Two of the statements have the same id.');
  return checked;
}

/**
 * Keeps what was received. Statements of the product itself come this way too, with the academy as their authority.
 * @returns the ids in the order of the statements, and the time they were stored
 * @throws XapiRefusal 409 where a known id comes with another statement
 */
export async function keepStatements(
  to: Recording,
  { statements, parts }: Received,
  by: { readonly authority: Json; readonly version: Version },
): Promise<{ readonly ids: readonly string[]; readonly stored: Date }> {
  const kept = statements.map((statement) => toKeep(statement, { id: newId(), ...by }));
  const ids = kept.map((statement) => statement['id'] as string);
  await keepParts(to, parts);
  await lockStatements(to.db, to.academyId);
  const now = to.world.now();
  if (kept.length === 0) return { ids, stored: now };
  const written = await writeStatements(to.db, to.academyId, now, rowsOf(kept), definitionsIn(kept));
  if (written.length < kept.length) await compareWithKnown(to, kept, written);
  await linkTargets(to, kept, written);
  return { ids, stored: written[0]?.stored ?? now };
}

async function keepParts({ db, academyId, world }: Recording, parts: readonly ReceivedPart[]): Promise<void> {
  if (parts.length === 0) return;
  await holdAttachments(db, academyId, 'to-keep');
  const rows = [];
  for (const part of parts) {
    const file = await keepBytes(world.settings, academyId, part.bytes);
    rows.push({ sha2: part.sha2.toLowerCase(), content_type: part.contentType, file_hash: file });
  }
  await saveAttachments(db, academyId, rows);
}

function rowsOf(kept: readonly Json[]): readonly NewStatement[] {
  const voided = new Set(kept.filter(isVoiding).map(referredTo));
  return kept.map((statement) => ({
    id: statement['id'] as string,
    statement: JSON.stringify(statement),
    refersTo: referredTo(statement),
    voiding: isVoiding(statement),
    voided: voided.has((statement['id'] as string).toLowerCase()),
    keys: keysOf(referencesOf(statement)),
  }));
}

function definitionsIn(kept: readonly Json[]): readonly NewDefinition[] {
  const known = new Map<string, Json>();
  for (const { id, definition } of kept.flatMap(definedActivities))
    known.set(id, mergeDefinitions(known.get(id) ?? {}, knowable(definition)));
  return [...known].map(([activityId, definition]) => ({ key: keyOf('activity', activityId), activityId, definition }));
}

async function compareWithKnown(to: Recording, kept: readonly Json[], written: readonly Written[]): Promise<void> {
  const fresh = new Set(written.map(({ id }) => id));
  const again = new Map(
    kept.map((one) => [(one['id'] as string).toLowerCase(), one] as const).filter(([id]) => !fresh.has(id)),
  );
  for (const { id, statement } of await loadStatements(to.db, to.academyId, [...again.keys()])) {
    const sent = again.get(id);
    if (sent && !sameStatement(sent, JSON.parse(statement) as Json))
      throw new XapiRefusal(409, `There is another statement with the id ${id}. Statements are never changed.`);
  }
}

/** A statement is also found by what it targets; either may come first (1.0.3 Communication 2.1.3). */
async function linkTargets(to: Recording, kept: readonly Json[], written: readonly Written[]): Promise<void> {
  const targets = new Map(kept.map((one) => [(one['id'] as string).toLowerCase(), referredTo(one)]));
  const concerned = written.filter(({ id, targeted }) => targeted || targets.get(id) !== null).map(({ id }) => id);
  if (concerned.length === 0) return;
  const linked = new Map((await loadLinked(to.db, to.academyId, concerned)).map((one) => [one.id, one]));
  const more = [...linked.values()]
    .filter((one) => one.refers_to !== null && linked.has(one.refers_to))
    .map((one) => {
      const found = together(chainFrom(one, linked).map(parsedReferences));
      return { seq: one.seq, keys: keysOf(found), without: keysAsRelated(found) };
    });
  if (more.length > 0) await addReferences(to.db, to.academyId, more);
}

/** The statement and what it targets, step by step, once round a circle. */
function chainFrom(first: Linked, linked: ReadonlyMap<string, Linked>): readonly Linked[] {
  const chain = new Set<Linked>();
  for (let one: Linked | undefined = first; one && !chain.has(one); one = linked.get(one.refers_to ?? ''))
    chain.add(one);
  return [...chain];
}

function parsedReferences({ statement }: Linked) {
  return referencesOf(JSON.parse(statement) as Json);
}
