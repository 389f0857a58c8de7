/** Registrations that belong to a card of somebody's attempt, and what their sessions have come to. */
import { sql } from 'kysely';
import type { AcademyId } from '../../kernel/id.ts';
import type { Db } from '../../server/database/tables.ts';
import type { SessionSeen } from './unit-standing.ts';

export interface Tie {
  readonly attemptId: string;
  readonly cardKey: string;
}

export async function loadTie(db: Db, academyId: AcademyId, registrationId: string): Promise<Tie | null> {
  const found = await sql<Tie>`
    select r.attempt_id as "attemptId", r.card_key as "cardKey" from package_registration r
    where r.academy_id = ${academyId} and r.registration_id = ${registrationId} and r.attempt_id is not null`.execute(
    db,
  );
  return found.rows[0] ?? null;
}

export async function findTied(db: Db, academyId: AcademyId, { attemptId, cardKey }: Tie): Promise<string | null> {
  const found = await sql<{ id: string }>`
    select r.registration_id as id from package_registration r
    where r.academy_id = ${academyId}
      and (r.attempt_id = ${attemptId} and r.card_key = ${cardKey} or r.trial and r.registration_id = ${attemptId})`.execute(
    db,
  );
  return found.rows[0]?.id ?? null;
}

export interface SessionPlayed extends SessionSeen {
  readonly sessionId: string;
  readonly abandoned: boolean;
  /** its content has come this far, or has fetched its token */
  readonly begun: boolean;
}

/** Of the registration, in the order of their launches; those that only look are left out. */
export async function listSessions(db: Db, academyId: AcademyId, registrationId: string): Promise<SessionPlayed[]> {
  const found = await sql<SessionPlayed>`
    select s.session_id as "sessionId", s.part_id as "partId", s.launched_at as "launchedAt", s.ended_at as "endedAt",
      (s.state->>'initializedAt')::float8 as "initializedAt", (s.state->>'latestAt')::float8 as "latestAt",
      (s.state->>'duration')::float8 as duration, (s.state->>'score')::float8 as score,
      coalesce((s.state->>'abandoned')::boolean, false) as abandoned,
      (s.begun_at is not null or s.state->>'initializedAt' is not null) as begun
    from package_session s
    where s.academy_id = ${academyId} and s.registration_id = ${registrationId} and s.launch_mode = 'Normal'
    order by s.launched_at, s.session_id`.execute(db);
  return found.rows;
}

/** Of a Tin Can package: the activity that is launched, and those it names. */
export async function loadActivities(
  db: Db,
  academyId: AcademyId,
  packageId: string,
): Promise<{ readonly activityId: string; readonly activities: readonly string[] } | null> {
  const found = await sql<{ activityId: string; activities: readonly string[] | null }>`
    select p.publisher_id as "activityId", p.manifest->'activities' as activities from package p
    where p.academy_id = ${academyId} and p.package_id = ${packageId} and p.kind = 'xapi'`.execute(db);
  const [row] = found.rows;
  return row ? { activityId: row.activityId, activities: row.activities ?? [] } : null;
}

export interface AttemptAtHand {
  readonly personId: string;
  readonly activityId: string;
  readonly number: number;
  readonly state: 'open' | 'completed';
}

/** Not locked: what content says locks the registration first and the attempt after it, and nobody may do so the other way round. */
export async function loadAttempt(db: Db, academyId: AcademyId, attemptId: string): Promise<AttemptAtHand | null> {
  const found = await sql<AttemptAtHand>`
    select a.person_id as "personId", a.activity_id as "activityId", a.number, a.state from attempt a
    where a.academy_id = ${academyId} and a.attempt_id = ${attemptId}`.execute(db);
  return found.rows[0] ?? null;
}

/** Until the end of the transaction nobody else begins a registration for the card. */
export async function lockCard(db: Db, academyId: AcademyId, { attemptId, cardKey }: Tie): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`package card ${academyId} ${attemptId} ${cardKey}`}, 0))`.execute(
    db,
  );
}

/** Fails where the card has one already. */
export async function tieRegistration(
  db: Db,
  academyId: AcademyId,
  registrationId: string,
  { attemptId, cardKey }: Tie,
): Promise<void> {
  await sql`
    update package_registration set attempt_id = ${attemptId}, card_key = ${cardKey}
    where academy_id = ${academyId} and registration_id = ${registrationId}`.execute(db);
}
