/** Which other stores are told what is recorded here, and how far each of them is. */
import { sql } from 'kysely';
import type { AcademyId } from '../../kernel/id.ts';
import type { Db } from '../../server/database/tables.ts';
import type { Kept } from './statement-store.ts';

export interface Forwarding {
  readonly forwardingId: string;
  readonly endpoint: string;
  readonly version: string;
  readonly key: string;
  readonly sealedSecret: string;
  readonly afterSeq: number;
  readonly refused: number;
  readonly failure: string | null;
}

export async function addForwarding(
  db: Db,
  academyId: AcademyId,
  made: Pick<Forwarding, 'forwardingId' | 'endpoint' | 'version' | 'key' | 'sealedSecret'>,
  now: Date,
): Promise<void> {
  await sql`
    insert into learning_forwarding (academy_id, forwarding_id, endpoint, version, key, sealed_secret, made_at)
    values (${academyId}, ${made.forwardingId}, ${made.endpoint}, ${made.version}, ${made.key}, ${made.sealedSecret}, ${now})`.execute(
    db,
  );
}

export async function listForwardings(db: Db, academyId: AcademyId): Promise<Forwarding[]> {
  const found = await sql<Forwarding>`
    select forwarding_id as "forwardingId", endpoint, version, key, sealed_secret as "sealedSecret", after_seq as "afterSeq",
      refused, failure from learning_forwarding where academy_id = ${academyId} order by forwarding_id`.execute(db);
  return found.rows;
}

/** @returns whether there was one */
export async function removeForwarding(db: Db, academyId: AcademyId, forwardingId: string): Promise<boolean> {
  const { rows } = await sql`
    delete from learning_forwarding where academy_id = ${academyId} and forwarding_id = ${forwardingId}
    returning forwarding_id`.execute(db);
  return rows.length > 0;
}

export async function saveForwarded(
  db: Db,
  academyId: AcademyId,
  { forwardingId, afterSeq, refused, failure }: Pick<Forwarding, 'forwardingId' | 'afterSeq' | 'refused' | 'failure'>,
): Promise<void> {
  await sql`
    update learning_forwarding set after_seq = ${afterSeq}::bigint, refused = ${refused}, failure = ${failure}
    where academy_id = ${academyId} and forwarding_id = ${forwardingId}`.execute(db);
}

/** The next in the order of the record, voided or not: nothing can still come before what is seen here. */
export async function listAfter(db: Db, academyId: AcademyId, afterSeq: number, limit: number): Promise<Kept[]> {
  const found = await sql<Kept>`
    select statement_id as id, seq, stored, statement::text as statement from learning_statement
    where academy_id = ${academyId} and seq > ${afterSeq}::bigint order by seq limit ${limit}`.execute(db);
  return found.rows;
}
