/** Tells an open transaction late what others know at their beginning: the academy just founded, the sign-in just proven. */
import { sql } from 'kysely';
import type { AcademyId } from '../../kernel/id.ts';
import type { Db } from './tables.ts';

export async function enterAcademy(db: Db, academyId: AcademyId): Promise<void> {
  await sql`select set_config('app.academy', ${academyId}, true)`.execute(db);
}

export async function enterAsSignIn(db: Db, signInId: string): Promise<void> {
  await sql`select set_config('app.sign_in', ${signInId}, true)`.execute(db);
}
