/**
 * Statements and by what they are found. Whatever is written is written in one statement of SQL, however many come; whoever writes
 * holds the lock of the academy until the end of the transaction, which makes the order of `seq` the order of commits.
 */
import { type RawBuilder, sql } from 'kysely';
import type { AcademyId } from '../../kernel/id.ts';
import type { Db } from '../../server/database/tables.ts';

export interface NewStatement {
  readonly id: string;
  /** JSON without `stored` */
  readonly statement: string;
  readonly refersTo: string | null;
  readonly voiding: boolean;
  /** a statement that comes with it voids it */
  readonly voided: boolean;
  readonly keys: readonly string[];
}

export interface NewDefinition {
  readonly key: string;
  readonly activityId: string;
  readonly definition: object;
}

export interface Written {
  readonly id: string;
  readonly seq: string;
  readonly stored: Date;
  /** another statement has it as its object */
  readonly targeted: boolean;
}

const lockOf = (academyId: AcademyId) => sql`hashtextextended(${`learning records ${academyId}`}, 0)`;

/** Waits until nobody else writes statements in this academy, and keeps others waiting until the transaction ends. */
export async function lockStatements(db: Db, academyId: AcademyId): Promise<void> {
  await sql`select pg_advisory_xact_lock(${lockOf(academyId)})`.execute(db);
}

/** Whether somebody is writing at this moment, and when the last statement that is there already was stored. */
export async function loadProgress(
  db: Db,
  academyId: AcademyId,
): Promise<{ readonly writing: boolean; readonly last: Date | null }> {
  const key = lockOf(academyId);
  const found = await sql<{ writing: boolean; last: Date | null }>`
    select not case when pg_try_advisory_lock_shared(${key}) then pg_advisory_unlock_shared(${key}) else false end as writing,
      (select stored from learning_statement where academy_id = ${academyId} order by seq desc limit 1) as last`.execute(
    db,
  );
  return found.rows[0] ?? { writing: false, last: null };
}

/**
 * Writes those whose id is new, in their order, and what is newly known of activities; to be called with the lock held. Each
 * batch is stored later than all before it, whatever the clock says.
 */
export async function writeStatements(
  db: Db,
  academyId: AcademyId,
  now: Date,
  statements: readonly NewStatement[],
  definitions: readonly NewDefinition[],
): Promise<Written[]> {
  const found = await sql<Written>`
    select id, seq, stored, targeted from write_learning_statements (${academyId}::uuid, ${now}::timestamptz,
      ${JSON.stringify(statements.map((one, n) => ({ n, ...one })))}::json, ${JSON.stringify(definitions)}::jsonb)`.execute(
    db,
  );
  return found.rows;
}

export interface Kept {
  readonly id: string;
  readonly seq: string;
  readonly stored: Date;
  readonly statement: string;
}

/** By their ids, voided or not. */
export async function loadStatements(db: Db, academyId: AcademyId, ids: readonly string[]): Promise<Kept[]> {
  const found = await sql<Kept>`
    select statement_id as id, seq, stored, statement::text as statement from learning_statement
    where academy_id = ${academyId} and statement_id = any(${ids}::uuid[])`.execute(db);
  return found.rows;
}

/** One by its id, which is found either among the voided or among the others. */
export async function loadStatement(db: Db, academyId: AcademyId, id: string, voided: boolean): Promise<Kept | null> {
  const found = await sql<Kept>`
    select statement_id as id, seq, stored, statement::text as statement from learning_statement
    where academy_id = ${academyId} and statement_id = ${id}::uuid and voided = ${voided}`.execute(db);
  return found.rows[0] ?? null;
}

export interface Search {
  /** all must be met; of the keys in one any will do */
  readonly conditions: readonly (readonly string[])[];
  readonly since: Date | null;
  readonly until: Date | null;
  /** where to go on */
  readonly after: number | null;
  readonly ascending: boolean;
  readonly limit: number;
}

/**
 * Statements that are not voided, in their order. The first condition leads, and each of its keys walks its own references as far as
 * a page; the other conditions are looked up for each statement that is found.
 */
export async function findStatements(db: Db, academyId: AcademyId, search: Search): Promise<Kept[]> {
  const [lead, ...others] = search.conditions;
  const order = search.ascending ? sql`asc` : sql`desc`;
  const bounds = [
    ...(search.since ? [sql`r.seq >= ${firstAfter(academyId, search.since)}`] : []),
    ...(search.until ? [sql`r.seq <= ${lastUpTo(academyId, search.until)}`] : []),
    ...(search.after !== null
      ? [search.ascending ? sql`r.seq > ${search.after}::bigint` : sql`r.seq < ${search.after}::bigint`]
      : []),
    ...others.map(
      (keys) => sql`exists (select from learning_reference o
        where o.academy_id = ${academyId} and o.key = any(${keys}::bigint[]) and o.seq = r.seq)`,
    ),
  ];
  const walk = (from: RawBuilder<unknown>) => sql`(
    select s.statement_id as id, s.seq, s.stored, s.statement::text as statement
    from (${from}) r join learning_statement s on s.academy_id = ${academyId} and s.seq = r.seq
    where not s.voided ${bounds.length > 0 ? sql`and ${sql.join(bounds, sql` and `)}` : sql``}
    order by r.seq ${order} limit ${search.limit})`;
  const walks = lead
    ? lead.map((key) => walk(referencesWith(academyId, key)))
    : [walk(sql`select seq from learning_statement where academy_id = ${academyId}`)];
  const found = await sql<Kept>`
    select * from (${sql.join(walks, sql` union all `)}) found order by seq ${order} limit ${search.limit}`.execute(db);
  return found.rows;
}

function referencesWith(academyId: AcademyId, key: string) {
  return sql`select seq from learning_reference where academy_id = ${academyId} and key = ${key}::bigint`;
}

/**
 * The sequence numbers that end what was stored up to a time, and begin what was stored after it; null where there is none, which no row
 * meets. Time and number rise together. Nothing may stand around the query: behind row-level security an index would not be asked with it.
 */
const lastUpTo = (academyId: AcademyId, time: Date) => sql`(select seq from learning_statement
  where academy_id = ${academyId} and stored <= ${time} order by stored desc, seq desc limit 1)`;
const firstAfter = (academyId: AcademyId, time: Date) => sql`(select seq from learning_statement
  where academy_id = ${academyId} and stored > ${time} order by stored, seq limit 1)`;

export interface Linked {
  readonly id: string;
  readonly seq: string;
  readonly refers_to: string | null;
  readonly statement: string;
}

/** The statements with these ids, all that target them, and all that either of these target; both through any number of steps. */
export async function loadLinked(db: Db, academyId: AcademyId, ids: readonly string[]): Promise<Linked[]> {
  const found = await sql<Linked>`
    with recursive above (id) as (
      select unnest(${ids}::uuid[])
      union
      select s.statement_id from above join learning_statement s on s.academy_id = ${academyId} and s.refers_to = above.id
    ), linked (id) as (
      select id from above
      union
      select s.refers_to from linked join learning_statement s on s.academy_id = ${academyId} and s.statement_id = linked.id
      where s.refers_to is not null
    )
    select s.statement_id as id, s.seq, s.refers_to, s.statement::text as statement
    from linked join learning_statement s on s.academy_id = ${academyId} and s.statement_id = linked.id`.execute(db);
  return found.rows;
}

/** Lets statements be found by more than they themselves say; and by what they then name directly, no longer as related. */
export async function addReferences(
  db: Db,
  academyId: AcademyId,
  more: readonly { readonly seq: string; readonly keys: readonly string[]; readonly without: readonly string[] }[],
): Promise<void> {
  const told = sql`json_to_recordset(${JSON.stringify(more)}::json) as r (seq bigint, keys bigint[], without bigint[])`;
  await sql`
    with gone as (
      delete from learning_reference known using ${told}, unnest(r.without) as k (key)
      where known.academy_id = ${academyId} and known.key = k.key and known.seq = r.seq
    )
    insert into learning_reference (academy_id, key, seq)
    select ${academyId}::uuid, k.key, r.seq from ${told}, unnest(r.keys) as k (key)
    on conflict do nothing`.execute(db);
}

/** What is known of activities, by their ids. */
export async function loadDefinitions(
  db: Db,
  academyId: AcademyId,
  keys: readonly string[],
): Promise<{ readonly activity_id: string; readonly definition: object }[]> {
  const found = await sql<{ activity_id: string; definition: object }>`
    select activity_id, definition from learning_activity
    where academy_id = ${academyId} and key = any(${keys}::bigint[])`.execute(db);
  return found.rows;
}
