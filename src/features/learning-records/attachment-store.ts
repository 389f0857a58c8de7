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
