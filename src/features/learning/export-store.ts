/** The files a module shows, as the menu keeps them. The bytes of all but captions lie with the files. */
import { sql } from 'kysely';
import type { AcademyId } from '../../kernel/id.ts';
import type { Db } from '../../server/database/tables.ts';

export interface FileKept {
  readonly file: string;
  readonly type: string;
  readonly size: number;
  /** of captions, which lie in their row */
  readonly text: string | null;
}

/** In no particular order; what nobody handed in is not among them. */
export async function listFilesShown(
  db: Db,
  academyId: AcademyId,
  files: readonly string[],
): Promise<readonly FileKept[]> {
  if (files.length === 0) return [];
  const found = await sql<FileKept>`
    select file, type, size::float8 as size, null::text as text from picture where academy_id = ${academyId} and file = any(${files}::text[])
    union all
    select file, type, size::float8, null from film where academy_id = ${academyId} and file = any(${files}::text[])
    union all
    select file, type, size::float8, null from document where academy_id = ${academyId} and file = any(${files}::text[])
    union all
    select file, 'text/vtt', octet_length(text)::float8, text from caption where academy_id = ${academyId} and file = any(${files}::text[])`.execute(
    db,
  );
  return found.rows;
}
