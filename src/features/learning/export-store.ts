/** The files a module shows, as the menu keeps them. The bytes lie with the files. */
import { sql } from 'kysely';
import type { AcademyId } from '../../kernel/id.ts';
import type { Db } from '../../server/database/tables.ts';

export interface FileKept {
  readonly file: string;
  readonly type: string;
  readonly size: number;
}

/** In no particular order; what nobody handed in is not among them. */
export async function listFilesShown(
  db: Db,
  academyId: AcademyId,
  files: readonly string[],
): Promise<readonly FileKept[]> {
  if (files.length === 0) return [];
  const found = await sql<FileKept>`
    select file, type, size::float8 as size from picture where academy_id = ${academyId} and file = any(${files}::text[])
    union all
    select file, type, size::float8 from film where academy_id = ${academyId} and file = any(${files}::text[])
    union all
    select file, type, size::float8 from document where academy_id = ${academyId} and file = any(${files}::text[])`.execute(
    db,
  );
  return found.rows;
}
