/**
 * The schema as it is, for docs/database.md: read from a migrated database, so that it cannot be wrong.
 * The same text on every release of PostgreSQL: what newer ones merely store differently is left out.
 */
import type pg from 'pg';

interface Row {
  readonly table: string;
  readonly line: string;
}

export async function describeSchema(pool: Pick<pg.Pool, 'query'>): Promise<string> {
  const { rows: tables } = await pool.query<{ name: string; comment: string | null }>(tablesQuery);
  const columns = (await pool.query<Row>(columnsQuery)).rows;
  const keys = (await pool.query<Row>(keysQuery)).rows;
  const indexes = (await pool.query<Row>(indexesQuery)).rows;
  const policies = (await pool.query<Row>(policiesQuery)).rows;
  const triggers = (await pool.query<Row>(triggersQuery)).rows;
  const linesOf = (rows: readonly Row[], table: string) =>
    rows.filter((row) => row.table === table).map(({ line }) => line);
  const chapters = tables.map(({ name, comment }) =>
    [
      `## ${name}`,
      ...(comment ? ['', comment] : []),
      '',
      '| Column | Type | Null | Default |',
      '|---|---|---|---|',
      ...linesOf(columns, name),
      ...list([keys, indexes, policies, triggers].flatMap((rows) => linesOf(rows, name))),
    ].join('\n'),
  );
  return `${['# Database', 'Written from the live schema by `npm run describe`.', ...chapters].join('\n\n')}\n`;
}

function list(lines: readonly string[]): readonly string[] {
  return lines.length > 0 ? ['', ...lines.map((line) => `- ${line}`)] : [];
}

const ours = `c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p')`;

const tablesQuery = `select c.relname as name, obj_description(c.oid, 'pg_class') as comment from pg_class c where ${ours} order by c.relname collate "C"`;

const columnsQuery = `
select c.relname as table, format('| %s | %s | %s | %s |', a.attname, format_type(a.atttypid, a.atttypmod),
  case when a.attnotnull then '' else 'yes' end,
  case when a.attidentity <> '' then 'identity'
       when d.adbin is null then ''
       else format('\`%s%s\`', case when a.attgenerated <> '' then 'generated: ' else '' end, replace(pg_get_expr(d.adbin, d.adrelid), '|', '\\|')) end) as line
from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
where ${ours} order by c.relname collate "C", a.attnum`;

// From 18 on "not null" is a constraint too; the columns tell it already.
const keysQuery = `
select c.relname as table, format('%s \`%s\`', k.conname, pg_get_constraintdef(k.oid, true)) as line
from pg_class c join pg_constraint k on k.conrelid = c.oid and k.contype in ('p', 'u', 'f', 'c', 'x')
where ${ours} order by c.relname collate "C", array_position(array['p', 'u', 'f', 'c', 'x'], k.contype::text), k.conname collate "C"`;

const indexesQuery = `
select c.relname as table, format('index %s \`%s\`', i.relname,
  regexp_replace(pg_get_indexdef(x.indexrelid), '^CREATE (UNIQUE )?INDEX \\S+ ON (ONLY )?\\S+ USING ', '\\1')) as line
from pg_class c join pg_index x on x.indrelid = c.oid join pg_class i on i.oid = x.indexrelid
where ${ours} and not exists (select from pg_constraint k where k.conindid = x.indexrelid and k.contype in ('p', 'u', 'x'))
order by c.relname collate "C", i.relname collate "C"`;

// The owner has another name in every installation.
const policiesQuery = `
select c.relname as table, format('policy %s for %s to %s%s%s', p.polname,
  case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' else 'all' end,
  case when p.polroles = '{0}' then 'everyone' when p.polroles = array[c.relowner] then 'the owner'
       else array_to_string(array(select pg_get_userbyid(r) from unnest(p.polroles) r order by 1), ', ') end,
  case when p.polqual is null then '' else format(' using \`%s\`', regexp_replace(pg_get_expr(p.polqual, p.polrelid), '\\s+', ' ', 'g')) end,
  case when p.polwithcheck is null then '' else format(' with check \`%s\`', regexp_replace(pg_get_expr(p.polwithcheck, p.polrelid), '\\s+', ' ', 'g')) end) as line
from pg_class c join pg_policy p on p.polrelid = c.oid
where ${ours} order by c.relname collate "C", p.polname collate "C"`;

const triggersQuery = `
select c.relname as table, format('trigger \`%s\`', regexp_replace(pg_get_triggerdef(t.oid, true), '^CREATE ', '')) as line
from pg_class c join pg_trigger t on t.tgrelid = c.oid and not t.tgisinternal
where ${ours} order by c.relname collate "C", t.tgname collate "C"`;
