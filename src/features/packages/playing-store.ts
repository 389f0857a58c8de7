/**
 * Registrations that are played as a card of an attempt, and the sessions they are played in. Whoever changes one holds the lock of the
 * registration; the attempt is locked after it, never before.
 */
import { sql } from 'kysely';
import type { AcademyId } from '../../kernel/id.ts';
import type { Db } from '../../server/database/tables.ts';

export interface PlayedFound {
  readonly registrationId: string;
  readonly packageId: string;
  readonly personId: string;
  /** null: a trial, which nobody is told of */
  readonly attemptId: string | null;
  readonly cardKey: string | null;
  /** `Playing` of SCORM */
  readonly course: object | null;
  readonly playedAt: Date | null;
}

/** Locked until the transaction ends; null where it is of no card and no trial. */
export async function loadPlayed(db: Db, academyId: AcademyId, registrationId: string): Promise<PlayedFound | null> {
  const found = await sql<PlayedFound>`
    select r.registration_id as "registrationId", r.package_id as "packageId", r.person_id as "personId",
      r.attempt_id as "attemptId", r.card_key as "cardKey", r.course, r.played_at as "playedAt"
    from package_registration r
    where r.academy_id = ${academyId} and r.registration_id = ${registrationId} and (r.attempt_id is not null or r.trial)
      and r.person_id is not null for update`.execute(db);
  return found.rows[0] ?? null;
}

/** Nothing happens where the card has one, even one begun at the same moment elsewhere. */
export async function addPlayed(
  db: Db,
  academyId: AcademyId,
  made: Omit<PlayedFound, 'course' | 'playedAt'> & { readonly actor: object },
  at: Date,
): Promise<void> {
  await sql`
    insert into package_registration (academy_id, registration_id, package_id, actor, person_id, registered_at, attempt_id, card_key)
    values (${academyId}, ${made.registrationId}, ${made.packageId}, ${JSON.stringify(made.actor)}::jsonb, ${made.personId}, ${at},
      ${made.attemptId}, ${made.cardKey})
    on conflict (academy_id, attempt_id, card_key) do nothing`.execute(db);
}

/** @param satisfied that it is done; once it is, it stays so */
export async function saveCourse(
  db: Db,
  academyId: AcademyId,
  registrationId: string,
  { course, at, satisfied }: { readonly course: string; readonly at: Date; readonly satisfied: boolean },
): Promise<void> {
  await sql`
    update package_registration set course = ${course}::json, played_at = ${at},
      satisfied_at = case when ${satisfied} then coalesce(satisfied_at, ${at}) else satisfied_at end
    where academy_id = ${academyId} and registration_id = ${registrationId}`.execute(db);
}

export interface Shared {
  readonly objectives: object;
  readonly stores: object;
}

/**
 * What somebody has since then left in objectives and stores that their courses share, by other packages than this one; the latest
 * last. A package begun anew begins without what it came to the last time; trials share with trials.
 */
export async function listShared(
  db: Db,
  academyId: AcademyId,
  {
    personId,
    packageId,
    attemptId,
    playedAt: since,
  }: Pick<PlayedFound, 'personId' | 'packageId' | 'attemptId' | 'playedAt'>,
): Promise<readonly Shared[]> {
  const shares = (what: string) => sql`p.manifest->'organizations'->0->>${what} = 'true'`;
  const found = await sql<Shared>`
    select case when ${shares('objectivesGlobalToSystem')} then r.course->'sequencing'->'sharedObjectives' else '{}' end as objectives,
      case when ${shares('sharedDataGlobalToSystem')} then r.course->'stores' else '{}' end as stores
    from package_registration r join package p on p.academy_id = r.academy_id and p.package_id = r.package_id
    where r.academy_id = ${academyId} and r.person_id = ${personId} and r.package_id <> ${packageId} and r.trial = ${attemptId === null}
      and r.course is not null and p.kind = 'scorm-2004' and (${since}::timestamptz is null or r.played_at > ${since})
    order by r.played_at, r.registration_id`.execute(db);
  return found.rows;
}

/** What a session has come to. Plain JSON. */
export interface PlayingState {
  readonly seed: number;
  /** moments of its first and last step in milliseconds, by the clock of the device */
  readonly first: number | null;
  readonly last: number | null;
  /** seconds with no longer pause than a few minutes */
  readonly active: number;
  /** what the attempt was told last */
  readonly told: { readonly score: number | null; readonly done: boolean } | null;
}

export interface Parting {
  readonly report: number;
  readonly activity: string;
  readonly kept: object;
  readonly phase: string;
}

export interface PlayingSession {
  readonly sessionId: string;
  readonly registrationId: string;
  readonly mode: 'Normal' | 'Review';
  readonly proofHash: string;
  readonly launchedAt: Date;
  readonly lastAt: Date;
  readonly endedAt: Date | null;
  readonly supersededAt: Date | null;
  readonly steps: number;
  readonly reports: number;
  readonly parting: Parting | null;
  readonly state: PlayingState;
}

const columns = sql`
  s.session_id as "sessionId", s.registration_id as "registrationId", s.launch_mode as mode, s.fetch_hash as "proofHash",
  s.launched_at as "launchedAt", coalesce(s.last_at, s.launched_at) as "lastAt", s.ended_at as "endedAt",
  s.superseded_at as "supersededAt", s.steps, s.reports, s.parting, s.state`;

export async function loadPlayingSession(
  db: Db,
  academyId: AcademyId,
  sessionId: string,
): Promise<PlayingSession | null> {
  const found = await sql<PlayingSession>`
    select ${columns} from package_session s
    where s.academy_id = ${academyId} and s.session_id = ${sessionId} and s.part_id is null`.execute(db);
  return found.rows[0] ?? null;
}

/** Of the registration, those in which something was recorded, in their order. */
export async function listPlayingSessions(
  db: Db,
  academyId: AcademyId,
  registrationId: string,
): Promise<readonly PlayingSession[]> {
  const found = await sql<PlayingSession>`
    select ${columns} from package_session s
    where s.academy_id = ${academyId} and s.registration_id = ${registrationId} and s.part_id is null
      and s.launch_mode = 'Normal' order by s.launched_at, s.session_id`.execute(db);
  return found.rows;
}

export async function addPlayingSession(
  db: Db,
  academyId: AcademyId,
  made: Pick<PlayingSession, 'sessionId' | 'registrationId' | 'mode' | 'proofHash' | 'launchedAt' | 'state'>,
): Promise<void> {
  await sql`
    insert into package_session (academy_id, session_id, registration_id, launch_mode, fetch_hash, launched_at, last_at, state)
    values (${academyId}, ${made.sessionId}, ${made.registrationId}, ${made.mode}, ${made.proofHash}, ${made.launchedAt},
      ${made.launchedAt}, ${JSON.stringify(made.state)}::jsonb)`.execute(db);
}

export async function savePlayingSession(
  db: Db,
  academyId: AcademyId,
  session: Pick<PlayingSession, 'sessionId' | 'lastAt' | 'endedAt' | 'steps' | 'reports' | 'parting' | 'state'>,
): Promise<void> {
  const parting = session.parting && JSON.stringify(session.parting);
  await sql`
    update package_session set last_at = ${session.lastAt}, ended_at = ${session.endedAt}, steps = ${session.steps},
      reports = ${session.reports}, parting = ${parting}::json, state = ${JSON.stringify(session.state)}::jsonb
    where academy_id = ${academyId} and session_id = ${session.sessionId}`.execute(db);
}

/** Another one has taken over: of those before nothing is taken any more. */
export async function supersedeSessions(db: Db, academyId: AcademyId, registrationId: string, at: Date): Promise<void> {
  await sql`
    update package_session set superseded_at = ${at}, ended_at = coalesce(ended_at, ${at}), parting = null
    where academy_id = ${academyId} and registration_id = ${registrationId} and superseded_at is null
      and part_id is null and launch_mode = 'Normal'`.execute(db);
}

export interface PlayedSummary {
  readonly registrationId: string;
  /** `Playing` of SCORM */
  readonly course: object | null;
  readonly satisfied: boolean;
}

/** To look at, without a lock. */
export async function findPlayed(
  db: Db,
  academyId: AcademyId,
  attemptId: string,
  cardKey: string,
): Promise<PlayedSummary | null> {
  const found = await sql<PlayedSummary>`
    select r.registration_id as "registrationId", r.course, r.satisfied_at is not null as satisfied
    from package_registration r
    where r.academy_id = ${academyId}
      and (r.attempt_id = ${attemptId} and r.card_key = ${cardKey} or r.trial and r.registration_id = ${attemptId})`.execute(
    db,
  );
  return found.rows[0] ?? null;
}

/** As content shall call somebody. */
export async function loadName(db: Db, academyId: AcademyId, personId: string): Promise<string> {
  const found = await sql<{ name: string }>`
    select p.name from person p where p.academy_id = ${academyId} and p.person_id = ${personId}`.execute(db);
  return found.rows[0]?.name ?? '';
}
