/**
 * The documents that content keeps beside its statements: states of a person in an activity, profiles of activities and of agents. A
 * scope is what they are about; one that belongs to no registration has the empty one.
 */
import { sql } from 'kysely';
import type { AcademyId } from '../../kernel/id.ts';
import type { Db } from '../../server/database/tables.ts';

export interface DocumentPlace {
  readonly scope: string;
  readonly registration: string;
  readonly documentId: string;
}

export interface DocumentFound {
  readonly content_type: string;
  readonly content: Buffer;
  readonly tag: string;
  readonly updated: Date;
}

/** Keeps others from changing documents of this scope until the transaction ends: what was read is what is replaced. */
export async function lockScope(db: Db, academyId: AcademyId, scope: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`learning documents ${academyId} ${scope}`}, 0))`.execute(
    db,
  );
}

export async function loadDocument(db: Db, academyId: AcademyId, at: DocumentPlace): Promise<DocumentFound | null> {
  const found = await sql<DocumentFound>`
    select content_type, content, tag, updated from learning_document
    where academy_id = ${academyId} and scope_key = ${at.scope} and registration = ${at.registration}
      and document_id = ${at.documentId}`.execute(db);
  return found.rows[0] ?? null;
}

export async function saveDocument(
  db: Db,
  academyId: AcademyId,
  at: DocumentPlace,
  made: DocumentFound,
): Promise<void> {
  await sql`
    insert into learning_document (academy_id, scope_key, registration, document_id, content_type, content, tag, updated)
    values (${academyId}, ${at.scope}, ${at.registration}, ${at.documentId}, ${made.content_type}, ${made.content}, ${made.tag}, ${made.updated})
    on conflict (academy_id, scope_key, registration, document_id) do update
    set content_type = excluded.content_type, content = excluded.content, tag = excluded.tag, updated = excluded.updated`.execute(
    db,
  );
}

/** All of a scope, of one registration or, told null, of every. */
export async function listDocuments(
  db: Db,
  academyId: AcademyId,
  scope: string,
  registration: string | null,
  since: Date | null,
): Promise<{ readonly document_id: string; readonly updated: Date }[]> {
  const found = await sql<{ document_id: string; updated: Date }>`
    select document_id, max(updated) as updated from learning_document
    where academy_id = ${academyId} and scope_key = ${scope}
      and (${registration}::text is null or registration = ${registration})
      and (${since}::timestamptz is null or updated > ${since})
    group by document_id order by document_id`.execute(db);
  return found.rows;
}

/** One document, or all of the scope without a `documentId`. */
export async function removeDocuments(
  db: Db,
  academyId: AcademyId,
  scope: string,
  registration: string | null,
  documentId: string | null,
): Promise<void> {
  await sql`
    delete from learning_document where academy_id = ${academyId} and scope_key = ${scope}
      and (${registration}::text is null or registration = ${registration})
      and (${documentId}::text is null or document_id = ${documentId})`.execute(db);
}
