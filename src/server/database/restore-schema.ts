/**
 * Making a schema ready to be filled in any order, and as it was afterwards: foreign keys go and come back checked,
 * triggers sleep, and the owner, whom forced row-level security would stop from COPY, is let through. All in one transaction.
 */
import pg from 'pg';

const ours = `c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p') and not c.relispartition`;

export interface Loosened {
  readonly foreignKeys: readonly { readonly table: string; readonly name: string; readonly definition: string }[];
  readonly tables: readonly { readonly table: string; readonly forced: boolean }[];
}

export async function loosen(owner: pg.Client): Promise<Loosened> {
  const foreignKeys = await owner.query<Loosened['foreignKeys'][number]>(
    `select c.oid::regclass::text as table, f.conname as name, pg_get_constraintdef(f.oid) as definition
     from pg_constraint f join pg_class c on c.oid = f.conrelid where f.contype = 'f' and f.conparentid = 0 and ${ours}`,
  );
  const tables = await owner.query<Loosened['tables'][number]>(
    `select c.oid::regclass::text as table, c.relforcerowsecurity as forced from pg_class c where ${ours} and c.relname <> 'schema_migration'`,
  );
  for (const { table, name } of foreignKeys.rows)
    await owner.query(`alter table ${table} drop constraint ${pg.escapeIdentifier(name)}`);
  for (const { table } of tables.rows) {
    // Rows that a migration put in come with the backup, as they were then.
    await owner.query(
      `alter table ${table} no force row level security; alter table ${table} disable trigger user; delete from ${table}`,
    );
  }
  return { foreignKeys: foreignKeys.rows, tables: tables.rows };
}

/** @throws when a row points at one that is not there */
export async function tighten(owner: pg.Client, { foreignKeys, tables }: Loosened): Promise<void> {
  for (const { table, name, definition } of foreignKeys) {
    await owner.query(`alter table ${table} add constraint ${pg.escapeIdentifier(name)} ${definition}`);
  }
  for (const { table, forced } of tables) {
    await owner.query(
      `alter table ${table} enable trigger user${forced ? `; alter table ${table} force row level security` : ''}`,
    );
  }
}

/** Tables that hold anything an installation did not have at its first start. */
export async function tablesWithRows(owner: pg.Client): Promise<readonly string[]> {
  const { rows } = await owner.query<{ table: string }>(
    `select c.oid::regclass::text as table from pg_class c where ${ours} and c.relname not in ('schema_migration', 'installation') order by 1`,
  );
  const filled: string[] = [];
  for (const { table } of rows) {
    const { rowCount } = await owner.query(`select from ${table} limit 1`);
    if (rowCount) filled.push(table);
  }
  return filled;
}

/** Whether a start of ours made the tables there are. */
export async function hasSchema(owner: pg.Client): Promise<boolean> {
  const { rows } = await owner.query<{ found: boolean }>(`select to_regclass('schema_migration') is not null as found`);
  return rows[0]?.found ?? false;
}

export async function countTables(owner: pg.Client): Promise<number> {
  const { rows } = await owner.query<{ n: number }>(`select count(*)::int as n from pg_class c where ${ours}`);
  return rows[0]?.n ?? 0;
}

/** Away with the empty tables of an installation that was started before, and with what its migrations made beside them. */
export const clearSchema = `
do $$
declare t record;
begin
  for t in select c.oid::regclass as name from pg_class c where ${ours} loop
    execute format('drop table %s cascade', t.name);
  end loop;
  for t in
    select p.oid::regprocedure as name from pg_proc p where p.pronamespace = current_schema()::regnamespace
      and not exists (select from pg_depend d where d.objid = p.oid and d.classid = 'pg_proc'::regclass and d.deptype = 'e')
  loop
    execute format('drop routine %s cascade', t.name);
  end loop;
  for t in select y.oid::regtype as name from pg_type y where y.typnamespace = current_schema()::regnamespace and y.typtype in ('e', 'd') loop
    execute format('drop type %s cascade', t.name);
  end loop;
  for t in select c.oid::regclass as name from pg_class c where c.relnamespace = current_schema()::regnamespace and c.relkind = 'S' loop
    execute format('drop sequence %s cascade', t.name);
  end loop;
end $$`;
