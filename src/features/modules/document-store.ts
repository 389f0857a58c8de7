/** Which documents the academy keeps. The bytes lie with the files. */
import type { AcademyId, PersonId } from '../../kernel/id.ts';
import type { Db } from '../../server/database/tables.ts';
import type { DocumentRow } from './tables.ts';

type DocumentKept = Pick<DocumentRow, 'file' | 'type' | 'size'>;

export async function loadDocument(db: Db, academyId: AcademyId, file: string): Promise<DocumentKept | null> {
  const row = await db
    .selectFrom('document')
    .select(['file', 'type', 'size'])
    .where('academy_id', '=', academyId)
    .where('file', '=', file)
    .executeTakeFirst();
  return row ?? null;
}

/** The same bytes once. */
export async function saveDocument(
  db: Db,
  academyId: AcademyId,
  { file, type, size }: DocumentKept,
  made: { readonly by: PersonId; readonly at: Date },
): Promise<void> {
  await db
    .insertInto('document')
    .values({ academy_id: academyId, file, type, size, made_by: made.by, made_at: made.at })
    .onConflict((conflict) => conflict.columns(['academy_id', 'file']).doUpdateSet({ unnamed_since: null }))
    .execute();
}
