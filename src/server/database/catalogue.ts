/**
 * What PostgreSQL's own catalogue says about the tenant tables: those with an `academy_id`. Each must keep academies
 * apart by its keys, so that a distributed PostgreSQL can shard by academy, and by row-level security.
 */
import type pg from 'pg';
import { ownerTables } from './roles.ts';

interface TableFacts {
  readonly name: string;
  readonly tenant: boolean;
  readonly enabled: boolean;
  readonly forced: boolean;
  /** policies that hold for the requests; one that compares with the academy must be among them */
  readonly policies: readonly string[];
}

interface KeyFacts {
  readonly table: string;
  readonly name: string;
  readonly kind: 'primary' | 'unique' | 'foreign';
  readonly columns: readonly string[];
  readonly target: string | null;
  readonly targetColumns: readonly string[];
}

/**
 * What is wrong, in sentences; empty when nothing is.
 * @param shared tables that belong to no academy, each a decision: sign-ins, the queue of mails
 */
export async function findViolations(
  pool: Pick<pg.Pool, 'query'>,
  shared: readonly string[],
): Promise<readonly string[]> {
  const tables = (await pool.query<TableFacts>(tableFacts)).rows;
  const keys = (await pool.query<KeyFacts>(keyFacts)).rows;
  const ground: readonly string[] = ownerTables;
  return tables
    .filter(({ name }) => !ground.includes(name))
    .flatMap((table) =>
      table.tenant ? faultsOf(table, keys) : shared.includes(table.name) ? [] : [`${table.name} has no academy_id`],
    );
}

function faultsOf(table: TableFacts, keys: readonly KeyFacts[]): readonly string[] {
  const { name } = table;
  const own = keys.filter((key) => key.table === name);
  const faults = own.flatMap(keyFaults);
  if (!own.some(({ kind }) => kind === 'primary')) faults.push(`${name} has no primary key`);
  if (!table.enabled || !table.forced) faults.push(`${name} does not enable and force row-level security`);
  if (!table.policies.some((policy) => /academy_id = .*app\.academy/s.test(policy)))
    faults.push(`${name} has no policy that compares academy_id with app.academy`);
  return faults;
}

function keyFaults(key: KeyFacts): string[] {
  const named = `${key.table}: ${key.kind} key ${key.name}`;
  // Any place in a unique key will do: it only has to keep two academies apart.
  if (key.kind === 'unique') return key.columns.includes('academy_id') ? [] : [`${named} does not hold academy_id`];
  const faults = key.columns[0] === 'academy_id' ? [] : [`${named} does not start with academy_id`];
  if (key.kind === 'foreign' && key.targetColumns[0] !== 'academy_id')
    faults.push(`${named} does not lead to academy_id of ${key.target}`);
  return faults;
}

/**
 * Foreign keys to a table that no index serves, as `table.column`: whoever is removed from that table would cost a walk through
 * each of these.
 */
export async function findUnserved(pool: Pick<pg.Pool, 'query'>, target: string): Promise<readonly string[]> {
  const { rows } = await pool.query<{ key: string }>(
    `select f.conrelid::regclass::text || '.' || a.attname as key
     from pg_constraint f join pg_attribute a on a.attrelid = f.conrelid and a.attnum = f.conkey[2]
     where f.contype = 'f' and f.confrelid = $1::text::regclass and not exists (
       select from pg_index i where i.indrelid = f.conrelid and i.indkey[0] = f.conkey[1] and i.indkey[1] = f.conkey[2])
     order by 1`,
    [target],
  );
  return rows.map(({ key }) => key);
}

const tableFacts = `
select c.relname as name,
  exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'academy_id' and not a.attisdropped) as tenant,
  c.relrowsecurity as enabled, c.relforcerowsecurity as forced,
  array(select pg_get_expr(p.polqual, p.polrelid) from pg_policy p
    where p.polrelid = c.oid and p.polqual is not null and p.polroles = '{0}' order by p.polname) as policies
from pg_class c
where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
order by c.relname`;

const columnsOf = (relation: string, numbers: string): string => `
  array(select coalesce(a.attname::text, '(expression)') from unnest(${numbers}) with ordinality as k(attnum, place)
    left join pg_attribute a on a.attrelid = ${relation} and a.attnum = k.attnum and k.attnum <> 0 order by k.place)`;

const keyFacts = `
select i.indrelid::regclass::text as table, i.indexrelid::regclass::text as name,
  case when i.indisprimary then 'primary' else 'unique' end as kind,
  ${columnsOf('i.indrelid', 'i.indkey::int2[]')} as columns, null as target, array[]::text[] as "targetColumns"
from pg_index i join pg_class c on c.oid = i.indrelid
where i.indisunique and c.relnamespace = current_schema()::regnamespace
union all
select f.conrelid::regclass::text, f.conname, 'foreign',
  ${columnsOf('f.conrelid', 'f.conkey')}, f.confrelid::regclass::text, ${columnsOf('f.confrelid', 'f.confkey')}
from pg_constraint f join pg_class c on c.oid = f.conrelid
where f.contype = 'f' and c.relnamespace = current_schema()::regnamespace
order by 1, 2`;
