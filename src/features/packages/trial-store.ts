/** Trials: registrations that nothing follows from, one for each person and package. */
import { sql } from 'kysely';
import type { AcademyId } from '../../kernel/id.ts';
import type { Db } from '../../server/database/tables.ts';

export interface Trial {
  readonly packageId: string;
  readonly personId: string;
}

export async function loadTrial(db: Db, academyId: AcademyId, trialId: string): Promise<Trial | null> {
  const found = await sql<Trial>`
    select r.package_id as "packageId", r.person_id as "personId" from package_registration r
    where r.academy_id = ${academyId} and r.registration_id = ${trialId} and r.trial`.execute(db);
  return found.rows[0] ?? null;
}

export async function findTrial(db: Db, academyId: AcademyId, of: Trial): Promise<string | null> {
  const found = await sql<{ id: string }>`
    select r.registration_id as id from package_registration r
    where r.academy_id = ${academyId} and r.package_id = ${of.packageId} and r.person_id = ${of.personId} and r.trial`.execute(
    db,
  );
  return found.rows[0]?.id ?? null;
}

/** @returns whether it was begun: somebody may have done so at the same moment */
export async function addTrial(
  db: Db,
  academyId: AcademyId,
  trialId: string,
  made: Trial & { readonly actor: object; readonly at: Date },
): Promise<boolean> {
  const added = await sql`
    insert into package_registration (academy_id, registration_id, package_id, actor, person_id, registered_at, trial)
    values (${academyId}, ${trialId}, ${made.packageId}, ${JSON.stringify(made.actor)}::jsonb, ${made.personId}, ${made.at}, true)
    on conflict (academy_id, package_id, person_id) where trial do nothing`.execute(db);
  return added.numAffectedRows === 1n;
}

export async function removeTrial(db: Db, academyId: AcademyId, of: Trial): Promise<void> {
  await sql`
    delete from package_registration
    where academy_id = ${academyId} and package_id = ${of.packageId} and person_id = ${of.personId} and trial`.execute(
    db,
  );
}
