/**
 * What the academy tells of itself and is not in the record yet: statements that were written with the act they tell of, in no order
 * but that of their ids, and wait to be put in the one order of the record.
 */
import { sql } from 'kysely';
import type { AcademyId } from '../../kernel/id.ts';
import type { Db } from '../../server/database/tables.ts';

export interface ActTold {
  readonly act_id: string;
  readonly statement_id: string;
  readonly statement: object;
}

export async function addActs(db: Db, academyId: AcademyId, acts: readonly ActTold[]): Promise<void> {
  await sql`
    insert into learning_act (academy_id, act_id, statement_id, statement)
    select ${academyId}::uuid, r.act_id, r.statement_id, r.statement
    from json_to_recordset(${JSON.stringify(acts)}::json) as r (act_id uuid, statement_id uuid, statement json)`.execute(
    db,
  );
}

export async function areActsWaiting(db: Db, academyId: AcademyId): Promise<boolean> {
  const found = await sql<{ waiting: boolean }>`
    select exists (select from learning_act where academy_id = ${academyId}) as waiting`.execute(db);
  return found.rows[0]?.waiting ?? false;
}

/** The first of those that wait, which then wait no longer; none whose statement is in the record already. */
export async function takeActs(
  db: Db,
  academyId: AcademyId,
  most: number,
): Promise<{ readonly taken: number; readonly statements: readonly { readonly [name: string]: unknown }[] }> {
  const found = await sql<{ statement: { readonly [name: string]: unknown }; known: boolean }>`
    with taken as (
      delete from learning_act where academy_id = ${academyId} and act_id = any (array(
        select act_id from learning_act where academy_id = ${academyId} order by act_id limit ${most}))
      returning act_id, statement_id, statement
    )
    select t.statement, exists (select from learning_statement s
      where s.academy_id = ${academyId} and s.statement_id = t.statement_id)
      or exists (select from taken before where before.statement_id = t.statement_id and before.act_id < t.act_id) as known
    from taken t order by t.act_id`.execute(db);
  return {
    taken: found.rows.length,
    statements: found.rows.filter(({ known }) => !known).map(({ statement }) => statement),
  };
}
