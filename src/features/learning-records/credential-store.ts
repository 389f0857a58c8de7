/** The keys with which programs reach the learning records of an academy. Secrets stand here as hashes only. */
import { sql } from 'kysely';
import type { AcademyId } from '../../kernel/id.ts';
import type { Db } from '../../server/database/tables.ts';

export interface CredentialFound {
  readonly secret_hash: string;
  readonly label: string;
  readonly default_version: string;
  readonly may_read: boolean;
  readonly may_write: boolean;
}

/** Null where there is no such key, or it was withdrawn. */
export async function loadCredential(db: Db, academyId: AcademyId, key: string): Promise<CredentialFound | null> {
  const found = await sql<CredentialFound>`
    select secret_hash, label, default_version, may_read, may_write from learning_credential
    where academy_id = ${academyId} and key = ${key} and revoked_at is null`.execute(db);
  return found.rows[0] ?? null;
}

export async function saveCredential(
  db: Db,
  academyId: AcademyId,
  made: CredentialFound & { readonly key: string; readonly made_at: Date },
): Promise<void> {
  await db
    .insertInto('learning_credential')
    .values({ academy_id: academyId, ...made })
    .execute();
}

/** @returns whether there was such a key, not yet withdrawn */
export async function withdrawCredential(db: Db, academyId: AcademyId, key: string, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('learning_credential')
    .set({ revoked_at: now })
    .where('academy_id', '=', academyId)
    .where('key', '=', key)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
