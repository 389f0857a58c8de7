/**
 * Limits and lock-out, counted in the database so that all processes share them, and committed before a password is
 * looked at, so that a failed try cannot roll its own count back.
 */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { Problem } from '../../kernel/problem.ts';
import type { Db } from '../database/tables.ts';
import type { World } from '../world.ts';

export interface Limit {
  readonly kind: string;
  /** tries within the window after which the next is refused */
  readonly most: number;
  readonly windowMinutes: number;
  readonly lockMinutes: number;
}

/** One e-mail address: five wrong passwords close it for a quarter of an hour. */
export const passwordLimit: Limit = { kind: 'password', most: 5, windowMinutes: 15, lockMinutes: 15 };
/** One client address: many people may share one behind a company's gateway, so what succeeds is not held against it. */
export const clientLimit: Limit = { kind: 'client', most: 100, windowMinutes: 15, lockMinutes: 15 };
export const linkLimit: Limit = { kind: 'link', most: 5, windowMinutes: 60, lockMinutes: 60 };
export const codeLimit: Limit = { kind: 'code', most: 10, windowMinutes: 60, lockMinutes: 60 };

function keyOf(limit: Limit, whose: string): string {
  return `${limit.kind}:${createHash('sha256').update(whose.toLowerCase()).digest('base64url')}`;
}

/** Counts one try. Throws `too-many-requests` once there were more than the limit allows. */
export async function countTry(world: World, limit: Limit, whose: string): Promise<void> {
  const now = world.now();
  const opened = new Date(now.getTime() - limit.windowMinutes * 60_000);
  const until = new Date(now.getTime() + limit.lockMinutes * 60_000);
  const row = await world.database.outside(async (db) => {
    const counted = await sql<{ failures: number; locked_until: Date | null }>`
      insert into sign_in_try as t (key, failures, since) values (${keyOf(limit, whose)}, 1, ${now})
      on conflict (key) do update set
        failures = case when t.locked_until > ${now} then t.failures when t.since < ${opened} or t.locked_until is not null then 1 else t.failures + 1 end,
        since = case when t.since < ${opened} or t.locked_until <= ${now} then ${now} else t.since end,
        locked_until = case when t.locked_until > ${now} then t.locked_until
          when t.since >= ${opened} and t.locked_until is null and t.failures + 1 > ${limit.most} then ${until}::timestamptz end
      returning failures, locked_until`.execute(db);
    return counted.rows[0];
  });
  if (!row?.locked_until) return;
  const seconds = Math.max(1, Math.ceil((row.locked_until.getTime() - now.getTime()) / 1000));
  throw new Problem(
    'too-many-requests',
    `Too many tries. Wait ${Math.ceil(seconds / 60)} minutes, or ask an administrator for a link to set a new password.`,
    { reason: `locked-${limit.kind}`, retryAfter: seconds },
  );
}

/** A try that succeeded is no guess. */
export async function forgiveTry(db: Db, limit: Limit, whose: string): Promise<void> {
  await sql`update sign_in_try set failures = greatest(failures - 1, 0) where key = ${keyOf(limit, whose)}`.execute(db);
}

export async function forgetTries(db: Db, limit: Limit, whose: string): Promise<void> {
  await db.deleteFrom('sign_in_try').where('key', '=', keyOf(limit, whose)).execute();
}
