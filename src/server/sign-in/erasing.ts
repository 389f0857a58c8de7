/** Removes a sign-in for good, with its password, sessions, links and letters. Whoever calls has made sure that it belongs nowhere else. */
import { sql } from 'kysely';
import type { Db } from '../database/tables.ts';
import { removeSignInMails } from '../mail/erasing.ts';
import { forgetTries, linkLimit, passwordLimit } from './tries.ts';

/** @returns the address it had */
export async function removeSignIn(db: Db, signInId: string): Promise<string | null> {
  const removed = await db.deleteFrom('sign_in').where('id', '=', signInId).returning('email').executeTakeFirst();
  await sql`delete from sign_in_verification where value = ${signInId} or identifier = ${removed?.email ?? ''}`.execute(
    db,
  );
  if (!removed) return null;
  await removeSignInMails(db, removed.email);
  await forgetTries(db, passwordLimit, removed.email);
  await forgetTries(db, linkLimit, removed.email);
  return removed.email;
}
