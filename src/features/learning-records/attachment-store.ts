/** Which attachments there are bytes of. The bytes lie in files, each once an academy, whatever statements speak of them. */
import { sql } from 'kysely';
import type { AcademyId } from '../../kernel/id.ts';
import type { Db } from '../../server/database/tables.ts';

export interface AttachmentFound {
  readonly sha2: string;
  readonly content_type: string | null;
  readonly file_hash: string;
}

export async function saveAttachments(db: Db, academyId: AcademyId, all: readonly AttachmentFound[]): Promise<void> {
  await sql`
    insert into learning_attachment (academy_id, sha2, content_type, file_hash)
    select ${academyId}::uuid, a.sha2, a.content_type, a.file_hash
    from json_to_recordset(${JSON.stringify(all)}::json) as a (sha2 text, content_type text, file_hash text)
    order by a.sha2 on conflict do nothing`.execute(db);
}

export async function loadAttachments(
  db: Db,
  academyId: AcademyId,
  hashes: readonly string[],
): Promise<AttachmentFound[]> {
  const found = await sql<AttachmentFound>`
    select sha2, content_type, file_hash from learning_attachment
    where academy_id = ${academyId} and sha2 = any(${hashes}::text[])`.execute(db);
  return found.rows;
}

/** Until the end of the transaction: whoever hands bytes in keeps the sweep away, and the sweep everybody. */
export async function holdAttachments(db: Db, academyId: AcademyId, why: 'to-keep' | 'to-sweep'): Promise<void> {
  const lock = sql.raw(why === 'to-keep' ? 'pg_advisory_xact_lock_shared' : 'pg_advisory_xact_lock');
  await sql`select ${lock}(hashtextextended(${`bytes of learning records ${academyId}`}, 0))`.execute(db);
}

/** Of these bytes those that no attachment is made of. */
export async function listUnnamedBytes(
  db: Db,
  academyId: AcademyId,
  hashes: readonly string[],
): Promise<readonly string[]> {
  const found = await sql<{ hash: string }>`
    select h.hash from unnest(${hashes}::text[]) h (hash)
    where not exists (select from learning_attachment a where a.academy_id = ${academyId} and a.file_hash = h.hash)`.execute(
    db,
  );
  return found.rows.map(({ hash }) => hash);
}
