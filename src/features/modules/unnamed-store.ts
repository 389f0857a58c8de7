/**
 * Pictures, films, documents and captions that no version of any activity names. Published versions never change, so what they name stays
 * for ever; what is left over from drafts is marked, and forgotten when it has been so for long.
 */
import { type RawBuilder, sql } from 'kysely';
import type { AcademyId } from '../../kernel/id.ts';
import type { Db } from '../../server/database/tables.ts';

export const fileTables = ['picture', 'film', 'document', 'caption'] as const;
export type FileTable = (typeof fileTables)[number];

/** While somebody keeps a file, nobody forgets the same; until the transaction ends. */
export async function holdFiles(db: Db, academyId: AcademyId, to: 'keep' | 'forget'): Promise<boolean> {
  const name = sql`hashtextextended(${`menu files ${academyId}`}, 0)`;
  if (to === 'keep') {
    await sql`select pg_advisory_xact_lock_shared(${name})`.execute(db);
    return true;
  }
  const { rows } = await sql<{ held: boolean }>`select pg_try_advisory_xact_lock(${name}) as held`.execute(db);
  return rows[0]?.held ?? false;
}

/** Marks what is named no more, and takes the mark from what is named again. */
export async function markUnnamed(db: Db, academyId: AcademyId, at: Date): Promise<void> {
  // every hash that stands anywhere in a card, whatever kind of card it is; read from the text, which is twice as fast as by path
  const named = sql`
    select distinct m[1] as file
    from activity_version v, regexp_matches(v.content::text, '"([0-9a-f]{64})"', 'g') m
    where v.academy_id = ${academyId} and v.content is not null`;
  const marks: RawBuilder<unknown>[] = fileTables.map(
    (table) => sql`
      ${sql.raw(`marked_${table}`)} as (
        update ${sql.table(table)} t set unnamed_since = case when t.unnamed_since is null then ${at}::timestamptz end
        where t.academy_id = ${academyId}
          and (t.unnamed_since is null) <> exists (select from named where named.file = t.file)
      )`,
  );
  await sql`with named as materialized (${named}), ${sql.join(marks)} select 1`.execute(db);
}

/** Rows go; whose bytes lie elsewhere, the caller removes them. */
export async function forgetUnnamed(
  db: Db,
  academyId: AcademyId,
  table: FileTable,
  before: Date,
): Promise<readonly string[]> {
  const { rows } = await sql<{ file: string }>`
    delete from ${sql.table(table)} where academy_id = ${academyId} and unnamed_since < ${before} returning file`.execute(
    db,
  );
  return rows.map(({ file }) => file);
}
