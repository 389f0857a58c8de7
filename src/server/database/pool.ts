/**
 * The connections that requests use. Whatever user they log in as, they take the role `sellwright_app`, which owns
 * nothing and cannot bypass row-level security; a start in which that does not hold is refused.
 */
import pg from 'pg';
import type { Log } from '../log.ts';
import { Problem } from '../../kernel/problem.ts';
import { types } from './types.ts';

export const appRole = 'sellwright_app';

/**
 * Said once a connection; session settings, so that a pooler in front needs to pass nothing on. Plans are made once and for
 * any academy: made for one that statistics do not know yet (it was founded a moment ago), they expect no rows of it, and join
 * hundreds of thousands one by one.
 */
const greeting = `
set role ${appRole};
set timezone = 'UTC';
set datestyle = 'ISO, MDY';
set statement_timeout = '30s';
set idle_in_transaction_session_timeout = '60s';
set plan_cache_mode = force_generic_plan;
set jit = off`;

// What `pg` and its pool know, and their types do not yet.
interface NewerPoolConfig extends pg.PoolConfig {
  /** statements are sent without waiting for the answer of the one before */
  pipeline: boolean;
  onConnect(client: pg.PoolClient): Promise<unknown>;
}

export function openPool(address: pg.ClientConfig, size: number, log: Log): pg.Pool {
  const config: NewerPoolConfig = {
    ...address,
    types,
    max: size,
    pipeline: true,
    application_name: 'sellwright',
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
    onConnect: (client) => client.query(greeting),
  };
  const pool = new pg.Pool(config);
  // An idle connection that breaks is replaced when next needed; without a listener it would end the process.
  pool.on('error', (error) => log.warn('A connection to the database was lost.', { why: error.message }));
  return pool;
}

/** @throws Problem `refused` when the pool's role could see across academies */
export async function checkPowerless(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ name: string; powers: string | null }>(`
select current_user as name,
  concat_ws(', ',
    case when rolsuper then 'is a superuser' end,
    case when rolbypassrls then 'bypasses row-level security' end,
    (select 'owns ' || min(relname) from pg_class
      where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p') and pg_has_role(relowner, 'usage'))
  ) as powers
from pg_roles where rolname = current_user`);
  const found = rows[0];
  if (found && found.powers === '') return;
  throw new Problem(
    'refused',
    `The database role ${found?.name ?? appRole} ${found?.powers ?? 'does not exist'}, so it could see across academies. ` +
      `Take these powers from ${appRole}, or let Sellwright use a database of its own.`,
    { reason: 'role-too-powerful' },
  );
}
