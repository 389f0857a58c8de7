/** Which pictures the academy keeps. The bytes lie with the files. */
import type { AcademyId, PersonId } from '../../kernel/id.ts';
import type { Db } from '../../server/database/tables.ts';

export interface PictureKept {
  readonly file: string;
  readonly width: number;
  readonly height: number;
  readonly type: string;
  readonly size: number;
}

export async function loadPicture(db: Db, academyId: AcademyId, file: string): Promise<PictureKept | null> {
  const row = await db
    .selectFrom('picture')
    .select(['file', 'width', 'height', 'type', 'size'])
    .where('academy_id', '=', academyId)
    .where('file', '=', file)
    .executeTakeFirst();
  return row ?? null;
}

/** The same bytes once. */
export async function savePicture(
  db: Db,
  academyId: AcademyId,
  picture: PictureKept,
  made: { readonly by: PersonId; readonly at: Date },
): Promise<void> {
  await db
    .insertInto('picture')
    .values({ academy_id: academyId, ...picture, made_by: made.by, made_at: made.at })
    .onConflict((conflict) => conflict.columns(['academy_id', 'file']).doUpdateSet({ unnamed_since: null }))
    .execute();
}
