/** What packages know of one person, for their record. */
import { sql } from 'kysely';
import type { AcademyId, PersonId } from '../../kernel/id.ts';
import type { Words } from '../../kernel/words.ts';
import type { Db } from '../../server/database/tables.ts';

interface UnitOnRecord {
  readonly unit: Words;
  readonly completed: string | null;
  readonly passed: string | null;
  readonly waived: string | null;
}

interface StartOnRecord {
  /** of a package that has no units: its name */
  readonly unit: Words;
  readonly mode: string;
  readonly started: string;
  readonly ended: string | null;
}

export interface PackageOnRecord {
  readonly package: Words;
  readonly registration: string;
  /** only tried, as whoever writes modules does: nothing of it is learning */
  readonly trial: boolean;
  readonly registered: Date;
  readonly satisfied: Date | null;
  readonly units: readonly UnitOnRecord[];
  readonly starts: readonly StartOnRecord[];
  /** what content of SCORM has kept of the person, by its parts: for nobody else’s eyes */
  readonly kept?: object | null;
}

/** @param whole with what only the person themself may see */
export async function exportPackages(
  db: Db,
  academyId: AcademyId,
  personId: PersonId,
  whole: boolean,
): Promise<PackageOnRecord[]> {
  const found = await sql<PackageOnRecord>`
    select p.title as package, r.registration_id as registration, r.trial, r.registered_at as registered, r.satisfied_at as satisfied,
      coalesce((select jsonb_agg(jsonb_build_object('unit', t.title, 'completed', g.completed_at, 'passed', g.passed_at,
          'waived', g.waived_at) order by t.position)
        from package_progress g join package_part t on t.academy_id = g.academy_id and t.part_id = g.part_id and t.kind = 'unit'
        where g.academy_id = r.academy_id and g.registration_id = r.registration_id), '[]') as units,
      coalesce((select jsonb_agg(jsonb_build_object('unit', coalesce(t.title, p.title), 'mode', s.launch_mode, 'started', s.launched_at,
          'ended', s.ended_at) order by s.launched_at, s.session_id)
        from package_session s left join package_part t on t.academy_id = s.academy_id and t.part_id = s.part_id
        where s.academy_id = r.academy_id and s.registration_id = r.registration_id), '[]') as starts${whole ? sql`, r.course->'data' as kept` : sql``}
    from package_registration r join package p on p.academy_id = r.academy_id and p.package_id = r.package_id
    where r.academy_id = ${academyId} and r.person_id = ${personId} order by r.registered_at, r.registration_id`.execute(
    db,
  );
  return found.rows;
}

/** What content has kept of somebody, and what their windows said last. That they took part, and how it went, stays. */
export async function eraseKept(db: Db, academyId: AcademyId, personId: PersonId): Promise<void> {
  await sql`
    update package_session s set parting = null from package_registration r
    where s.academy_id = ${academyId} and r.academy_id = s.academy_id and r.registration_id = s.registration_id
      and r.person_id = ${personId} and s.parting is not null`.execute(db);
  await sql`
    update package_registration set course = null
    where academy_id = ${academyId} and person_id = ${personId} and course is not null`.execute(db);
}
