/** Which films the academy keeps. The bytes lie with the files. */
import type { AcademyId, PersonId } from '../../kernel/id.ts';
import type { Db } from '../../server/database/tables.ts';
import type { FilmRow } from './tables.ts';

type FilmKept = Pick<FilmRow, 'file' | 'type' | 'size'>;

export async function loadFilm(db: Db, academyId: AcademyId, file: string): Promise<FilmKept | null> {
  const row = await db
    .selectFrom('film')
    .select(['file', 'type', 'size'])
    .where('academy_id', '=', academyId)
    .where('file', '=', file)
    .executeTakeFirst();
  return row ?? null;
}

/** The same bytes once. */
export async function saveFilm(
  db: Db,
  academyId: AcademyId,
  { file, type, size }: FilmKept,
  made: { readonly by: PersonId; readonly at: Date },
): Promise<void> {
  await db
    .insertInto('film')
    .values({ academy_id: academyId, file, type, size, made_by: made.by, made_at: made.at })
    .onConflict((conflict) => conflict.columns(['academy_id', 'file']).doUpdateSet({ unnamed_since: null }))
    .execute();
}
