/** Lists of modules as rows, and what a list may name: packages by their file, addresses that the menu leads to. */
import { sql } from 'kysely';
import type { AcademyId } from '../../kernel/id.ts';
import type { Words } from '../../kernel/words.ts';
import type { Db } from '../../server/database/tables.ts';
import type { CatalogueRow } from './catalogue.ts';
import { type CatalogueMapping, headingsKey } from './catalogue-words.ts';

export interface ListInHand {
  readonly fileName: string;
  readonly headings: readonly string[];
  readonly rows: readonly CatalogueRow[];
  readonly appliedAt: Date | null;
  readonly undoneAt: Date | null;
  readonly made: readonly string[];
  readonly published: number;
}

export async function saveList(
  db: Db,
  academyId: AcademyId,
  list: { readonly listId: string; readonly at: Date } & Pick<ListInHand, 'fileName' | 'headings' | 'rows'>,
): Promise<void> {
  await db
    .insertInto('catalogue_list')
    .values({
      academy_id: academyId,
      list_id: list.listId,
      file_name: list.fileName,
      came_at: list.at,
      headings: JSON.stringify(list.headings),
      headings_key: headingsKey(list.headings),
      rows: JSON.stringify(list.rows.map(({ line, cells }) => [line, cells])),
    })
    .execute();
}

/** Lists that nobody applied within their day. */
export async function forgetOld(db: Db, academyId: AcademyId, before: Date): Promise<void> {
  await db
    .deleteFrom('catalogue_list')
    .where('academy_id', '=', academyId)
    .where('applied_at', 'is', null)
    .where('came_at', '<', before)
    .execute();
}

export async function loadList(
  db: Db,
  academyId: AcademyId,
  listId: string,
  { locked }: { readonly locked: boolean },
): Promise<ListInHand | null> {
  const query = db
    .selectFrom('catalogue_list')
    .selectAll()
    .where('academy_id', '=', academyId)
    .where('list_id', '=', listId);
  const row = await (locked ? query.forUpdate() : query).executeTakeFirst();
  if (!row) return null;
  return {
    fileName: row.file_name,
    headings: row.headings,
    rows: row.rows.map(([line, cells]) => ({ line, cells })),
    appliedAt: row.applied_at,
    undoneAt: row.undone_at,
    made: row.made,
    published: row.published,
  };
}

export interface Applied {
  readonly at: Date;
  readonly made: readonly string[];
  readonly published: number;
  readonly mapping: CatalogueMapping;
}

export async function saveApplied(
  db: Db,
  academyId: AcademyId,
  listId: string,
  { at, made, published, mapping }: Applied,
): Promise<void> {
  await sql`
    update catalogue_list set applied_at = ${at}, made = ${made}::uuid[], published = ${published}, rows = '[]',
      mapping = ${JSON.stringify(mapping)}::jsonb
    where academy_id = ${academyId} and list_id = ${listId}`.execute(db);
}

/** What the columns of the last list with each of these headings meant. */
export async function listRemembered(
  db: Db,
  academyId: AcademyId,
  keys: readonly string[],
): Promise<ReadonlyMap<string, CatalogueMapping>> {
  const found = await sql<{ key: string; mapping: CatalogueMapping }>`
    select distinct on (headings_key) headings_key as key, mapping from catalogue_list
    where academy_id = ${academyId} and headings_key = any(${keys}::text[]) and mapping is not null
    order by headings_key, applied_at desc, list_id desc`.execute(db);
  return new Map(found.rows.map(({ key, mapping }) => [key, mapping]));
}

export async function saveUndone(db: Db, academyId: AcademyId, listId: string, at: Date): Promise<void> {
  await db
    .updateTable('catalogue_list')
    .set({ undone_at: at })
    .where('academy_id', '=', academyId)
    .where('list_id', '=', listId)
    .execute();
}

export interface AppliedList {
  readonly listId: string;
  readonly fileName: string;
  readonly appliedAt: Date;
  readonly made: number;
  readonly undoneAt: Date | null;
}

export async function listApplied(db: Db, academyId: AcademyId): Promise<readonly AppliedList[]> {
  const found = await sql<AppliedList>`
    select list_id as "listId", file_name as "fileName", applied_at as "appliedAt", cardinality(made) as made, undone_at as "undoneAt"
    from catalogue_list where academy_id = ${academyId} and applied_at is not null
    order by applied_at desc, list_id desc limit 20`.execute(db);
  return found.rows;
}

export async function saveFileName(db: Db, academyId: AcademyId, packageId: string, name: string): Promise<void> {
  await sql`update package set file_name = ${name} where academy_id = ${academyId} and package_id = ${packageId}`.execute(
    db,
  );
}

export async function listNamed(
  db: Db,
  academyId: AcademyId,
): Promise<readonly { readonly packageId: string; readonly title: Words; readonly fileName: string | null }[]> {
  const found = await sql<{ packageId: string; title: Words; fileName: string | null }>`
    select package_id as "packageId", title, file_name as "fileName" from package where academy_id = ${academyId}`.execute(
    db,
  );
  return found.rows;
}
