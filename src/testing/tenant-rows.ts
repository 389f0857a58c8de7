/** What stands in the database of one academy, as the catalogue tells: its tables, its rows, and a digest that any change changes. */
import { sql } from 'kysely';
import type { AcademyId } from '../kernel/id.ts';
import { enterAcademy } from '../server/database/enter.ts';
import type { Db } from '../server/database/tables.ts';

/** Every table with an `academy_id`. */
export async function tenantTables(db: Db): Promise<readonly string[]> {
  const found = await sql<{ name: string }>`
    select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      and a.attname = 'academy_id' and not a.attisdropped order by c.relname`.execute(db);
  return found.rows.map(({ name }) => name);
}

/** The columns of a table that are written; others the database makes by itself. */
export async function writtenColumns(db: Db, table: string): Promise<readonly string[]> {
  const found = await sql<{ name: string }>`
    select a.attname as name from pg_attribute a
    where a.attrelid = ${table}::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum`.execute(
    db,
  );
  return found.rows.map(({ name }) => name);
}

/** Row counts by table. What belongs to no academy counts where it is about this one: its mails, the sign-ins of its people. */
export async function countRows(db: Db, academyId: AcademyId): Promise<ReadonlyMap<string, number>> {
  return new Map((await digestRows(db, academyId)).map(({ name, rows }) => [name, rows]));
}

interface Digest {
  readonly name: string;
  readonly rows: number;
  readonly digest: string | null;
}

export async function digestRows(db: Db, academyId: AcademyId): Promise<readonly Digest[]> {
  await enterAcademy(db, academyId);
  const ofPeople = sql`sign_in_id in (select sign_in_id from membership where academy_id = ${academyId})`;
  const conditions = new Map([
    ...(await tenantTables(db)).map((name) => [name, sql`academy_id = ${academyId}`] as const),
    ['mail', sql`of_academy = ${academyId}`],
    ['sign_in_session', ofPeople],
    ['sign_in_account', ofPeople],
    ['sign_in', sql`id in (select sign_in_id from membership where academy_id = ${academyId})`],
  ]);
  const parts = [...conditions].map(
    ([
      name,
      condition,
    ]) => sql`select ${name}::text as name, count(*)::int as rows, md5(string_agg(one::text, '' order by one::text)) as digest
      from (select * from ${sql.table(name)} where ${condition}) one`,
  );
  const found = await sql<Digest>`${sql.join(parts, sql` union all `)}`.execute(db);
  return found.rows;
}
