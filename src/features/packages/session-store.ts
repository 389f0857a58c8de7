/** Registrations for packages, what was reached in them, and their sessions. Whoever changes one holds the lock of the registration. */
import { sql } from 'kysely';
import type { AcademyId } from '../../kernel/id.ts';
import type { Db } from '../../server/database/tables.ts';
import type { LaunchMode } from './package.ts';

export interface RegistrationFound {
  readonly registrationId: string;
  readonly packageId: string;
  readonly actor: Readonly<Record<string, unknown>>;
  readonly personId: string | null;
  readonly registeredAt: Date;
  readonly satisfiedAt: Date | null;
  /** the learning records know nothing of it */
  readonly trial: boolean;
}

export interface SessionFound {
  readonly sessionId: string;
  readonly registrationId: string;
  readonly partId: string;
  readonly launchMode: LaunchMode;
  readonly fetchHash: string;
  readonly tokenHash: string | null;
  readonly launchedAt: Date;
  readonly begunAt: Date | null;
  readonly endedAt: Date | null;
  readonly state: object;
}

export interface ProgressFound {
  readonly partId: string;
  readonly completed: boolean;
  readonly passed: boolean;
  readonly waived: boolean;
  readonly satisfied: boolean;
}

const registrationColumns = sql`
  r.registration_id as "registrationId", r.package_id as "packageId", r.actor, r.person_id as "personId",
  r.registered_at as "registeredAt", r.satisfied_at as "satisfiedAt", r.trial`;

const sessionColumns = sql`
  s.session_id as "sessionId", s.registration_id as "registrationId", s.part_id as "partId", s.launch_mode as "launchMode",
  s.fetch_hash as "fetchHash", s.token_hash as "tokenHash", s.launched_at as "launchedAt", s.begun_at as "begunAt",
  s.ended_at as "endedAt", s.state`;

/** Locked until the transaction ends. */
export async function loadRegistration(
  db: Db,
  academyId: AcademyId,
  registrationId: string,
): Promise<RegistrationFound | null> {
  const found = await sql<RegistrationFound>`
    select ${registrationColumns} from package_registration r
    where r.academy_id = ${academyId} and r.registration_id = ${registrationId} for update`.execute(db);
  return found.rows[0] ?? null;
}

/** The one begun last by itself, neither for a card of an attempt nor to try it. */
export async function findRegistrationOf(
  db: Db,
  academyId: AcademyId,
  packageId: string,
  personId: string,
): Promise<string | null> {
  const found = await sql<{ id: string }>`
    select r.registration_id as id from package_registration r
    where r.academy_id = ${academyId} and r.package_id = ${packageId} and r.person_id = ${personId} and r.attempt_id is null
      and not r.trial
    order by r.registered_at desc, r.registration_id desc limit 1`.execute(db);
  return found.rows[0]?.id ?? null;
}

export async function saveRegistration(
  db: Db,
  academyId: AcademyId,
  made: Omit<RegistrationFound, 'satisfiedAt' | 'trial'>,
): Promise<void> {
  await sql`
    insert into package_registration (academy_id, registration_id, package_id, actor, person_id, registered_at)
    values (${academyId}, ${made.registrationId}, ${made.packageId}, ${JSON.stringify(made.actor)}::jsonb, ${made.personId},
      ${made.registeredAt})`.execute(db);
}

export async function listProgress(db: Db, academyId: AcademyId, registrationId: string): Promise<ProgressFound[]> {
  const found = await sql<ProgressFound>`
    select g.part_id as "partId", g.completed_at is not null as completed, g.passed_at is not null as passed,
      g.waived_at is not null as waived, g.satisfied_at is not null as satisfied
    from package_progress g where g.academy_id = ${academyId} and g.registration_id = ${registrationId}`.execute(db);
  return found.rows;
}

/** Notes that it was reached; what was reached before stays as it is. */
export async function saveProgress(
  db: Db,
  academyId: AcademyId,
  registrationId: string,
  partId: string,
  reached: 'completed' | 'passed' | 'waived' | 'satisfied',
  at: Date,
): Promise<void> {
  const column = sql.ref(`${reached}_at`);
  await sql`
    insert into package_progress as known (academy_id, registration_id, part_id, ${column})
    values (${academyId}, ${registrationId}, ${partId}, ${at})
    on conflict (academy_id, registration_id, part_id) do update set ${column} = coalesce(known.${column}, excluded.${column})`.execute(
    db,
  );
}

export async function saveSatisfied(db: Db, academyId: AcademyId, registrationId: string, at: Date): Promise<void> {
  await sql`
    update package_registration set satisfied_at = coalesce(satisfied_at, ${at})
    where academy_id = ${academyId} and registration_id = ${registrationId}`.execute(db);
}

export async function addSession(
  db: Db,
  academyId: AcademyId,
  made: Omit<SessionFound, 'tokenHash' | 'begunAt' | 'endedAt'>,
): Promise<void> {
  await sql`
    insert into package_session (academy_id, session_id, registration_id, part_id, launch_mode, fetch_hash, launched_at, state)
    values (${academyId}, ${made.sessionId}, ${made.registrationId}, ${made.partId}, ${made.launchMode}, ${made.fetchHash},
      ${made.launchedAt}, ${JSON.stringify(made.state)}::jsonb)`.execute(db);
}

/** Of a unit; those of SCORM are of no unit, and nobody abandons them. */
export async function loadSession(db: Db, academyId: AcademyId, sessionId: string): Promise<SessionFound | null> {
  const found = await sql<SessionFound>`
    select ${sessionColumns} from package_session s
    where s.academy_id = ${academyId} and s.session_id = ${sessionId} and s.part_id is not null`.execute(db);
  return found.rows[0] ?? null;
}

/** Of the registration, neither terminated nor abandoned. */
export async function listOpenSessions(db: Db, academyId: AcademyId, registrationId: string): Promise<SessionFound[]> {
  const found = await sql<SessionFound>`
    select ${sessionColumns} from package_session s
    where s.academy_id = ${academyId} and s.registration_id = ${registrationId} and s.ended_at is null
    order by s.launched_at, s.session_id`.execute(db);
  return found.rows;
}

export async function saveSession(
  db: Db,
  academyId: AcademyId,
  {
    sessionId,
    tokenHash,
    begunAt,
    endedAt,
    state,
  }: Pick<SessionFound, 'sessionId' | 'tokenHash' | 'begunAt' | 'endedAt' | 'state'>,
): Promise<void> {
  await sql`
    update package_session set token_hash = ${tokenHash}, begun_at = ${begunAt}, ended_at = ${endedAt},
      state = ${JSON.stringify(state)}::jsonb
    where academy_id = ${academyId} and session_id = ${sessionId}`.execute(db);
}
