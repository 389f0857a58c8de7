/** Captions of films. They are short, and lie in the row itself. */
import type { AcademyId, PersonId } from '../../kernel/id.ts';
import type { Db } from '../../server/database/tables.ts';

/** WebVTT; null where the academy has none by that hash. */
export async function loadCaptions(db: Db, academyId: AcademyId, file: string): Promise<string | null> {
  const row = await db
    .selectFrom('caption')
    .select('text')
    .where('academy_id', '=', academyId)
    .where('file', '=', file)
    .executeTakeFirst();
  return row?.text ?? null;
}

/** The same text once. */
export async function saveCaptions(
  db: Db,
  academyId: AcademyId,
  { file, text }: { readonly file: string; readonly text: string },
  made: { readonly by: PersonId; readonly at: Date },
): Promise<void> {
  await db
    .insertInto('caption')
    .values({ academy_id: academyId, file, text, made_by: made.by, made_at: made.at })
    .onConflict((conflict) => conflict.columns(['academy_id', 'file']).doUpdateSet({ unnamed_since: null }))
    .execute();
}
