/**
 * Coaching sessions, the hours managers have for them, and what a reader of coaching needs to know about people: who they are,
 * how they stand to the one who asks, when they were coached last.
 */
import { type Selectable, sql } from 'kysely';
import type { Actor } from '../../kernel/actor.ts';
import type { Day } from '../../kernel/day.ts';
import type { AcademyId, PersonId } from '../../kernel/id.ts';
import type { Words } from '../../kernel/words.ts';
import type { Db } from '../../server/database/tables.ts';
import { leadsThem } from '../people/access.ts';
import { loadRelation } from '../people/actor-store.ts';
import { versionInForceSql } from '../way-of-selling/version-store.ts';
import { agreementSightOf, sessionSightOf } from './access.ts';
import type { Sight } from './access.ts';
import type { CoachingSession, CoachingSessionId } from './session.ts';
import type { CoachingSessionRow } from './session-tables.ts';

type SessionRowRead = Omit<Selectable<CoachingSessionRow>, 'academy_id' | 'made_by' | 'made_at'>;

function read(row: SessionRowRead): CoachingSession {
  return {
    sessionId: row.session_id,
    managerId: row.manager_id,
    salespersonId: row.salesperson_id,
    state: row.state,
    startsAt: row.starts_at,
    minutes: row.minutes,
    place: row.place,
    agenda: row.agenda,
    notes: row.notes,
    writings: {
      agenda: { version: row.agenda_version, hand: row.agenda_hand },
      notes: { version: row.notes_version, hand: row.notes_hand },
    },
    sequence: row.sequence,
    heldAt: row.held_at,
    closedAt: row.closed_at,
    cancelledAt: row.cancelled_at,
    dropped: row.dropped_why,
  };
}

export async function loadSession(
  db: Db,
  academyId: AcademyId,
  sessionId: CoachingSessionId,
  lock: 'to-read' | 'to-change',
): Promise<CoachingSession | null> {
  const all = db
    .selectFrom('coaching_session')
    .selectAll()
    .where('academy_id', '=', academyId)
    .where('session_id', '=', sessionId);
  const row = await (lock === 'to-change' ? all.forUpdate() : all).executeTakeFirst();
  return row ? read(row) : null;
}

/** @returns false: there is one under this id already */
export async function addSession(
  db: Db,
  academyId: AcademyId,
  session: CoachingSession,
  made: { readonly by: PersonId; readonly at: Date },
): Promise<boolean> {
  const added = await db
    .insertInto('coaching_session')
    .values({ academy_id: academyId, ...row(session), made_by: made.by, made_at: made.at })
    .onConflict((conflict) => conflict.columns(['academy_id', 'session_id']).doNothing())
    .returning('session_id')
    .executeTakeFirst();
  return added !== undefined;
}

export async function saveSession(db: Db, academyId: AcademyId, session: CoachingSession): Promise<void> {
  await db
    .updateTable('coaching_session')
    .set(row(session))
    .where('academy_id', '=', academyId)
    .where('session_id', '=', session.sessionId)
    .execute();
}

function row(session: CoachingSession): SessionRowRead {
  return {
    session_id: session.sessionId,
    manager_id: session.managerId,
    salesperson_id: session.salespersonId,
    state: session.state,
    starts_at: session.startsAt,
    minutes: session.minutes,
    place: session.place,
    agenda: session.agenda,
    notes: session.notes,
    agenda_version: session.writings.agenda.version,
    agenda_hand: session.writings.agenda.hand,
    notes_version: session.writings.notes.version,
    notes_hand: session.writings.notes.hand,
    sequence: session.sequence,
    held_at: session.heldAt,
    closed_at: session.closedAt,
    cancelled_at: session.cancelledAt,
    dropped_why: session.dropped,
  };
}

/** The sessions of someone on either side, or of one salesperson: what is still to come first, then the latest. */
export async function listSessions(
  db: Db,
  academyId: AcademyId,
  of: { readonly party?: PersonId; readonly salesperson?: PersonId },
  limit: number,
): Promise<readonly CoachingSession[]> {
  const party = of.party ? sql`and (manager_id = ${of.party} or salesperson_id = ${of.party})` : sql``;
  const salesperson = of.salesperson ? sql`and salesperson_id = ${of.salesperson}` : sql``;
  const found = await sql<SessionRowRead>`
    select * from coaching_session where academy_id = ${academyId} ${party} ${salesperson}
    order by state in ('planned', 'running') desc, starts_at desc, session_id limit ${limit}`.execute(db);
  return found.rows.map(read);
}

/** Sessions begun before a moment and not closed yet, locked to be closed. */
export async function listRunningSince(
  db: Db,
  academyId: AcademyId,
  before: Date,
): Promise<readonly CoachingSession[]> {
  const running = db
    .selectFrom('coaching_session')
    .selectAll()
    .where('academy_id', '=', academyId)
    .where('state', '=', 'running');
  return (await running.where('held_at', '<', before).orderBy('session_id').forUpdate().execute()).map(read);
}

export interface PersonKnown {
  readonly id: PersonId;
  readonly name: string;
  readonly email: string | null;
  readonly language: string | null;
  readonly timeZone: string | null;
  readonly managerId: PersonId | null;
  readonly joinedOn: Day | null;
  /** counts today and was not erased */
  readonly here: boolean;
}

export async function loadPeople(
  db: Db,
  academyId: AcademyId,
  ids: readonly PersonId[],
  today: Day,
): Promise<ReadonlyMap<PersonId, PersonKnown>> {
  const found = await sql<PersonKnown>`
    select person_id as id, name, email, language, time_zone as "timeZone", manager_id as "managerId", joined_on as "joinedOn",
      (left_on is null or left_on > ${today}) and erased_at is null as here
    from person where academy_id = ${academyId} and person_id = any(${[...new Set(ids)]}::uuid[])`.execute(db);
  return new Map(found.rows.map((person) => [person.id, person]));
}

/** The people someone leads directly, today. */
export async function listLed(
  db: Db,
  academyId: AcademyId,
  managerId: PersonId,
  today: Day,
): Promise<readonly PersonKnown[]> {
  const found = await sql<PersonKnown>`
    select person_id as id, name, email, language, time_zone as "timeZone", manager_id as "managerId", joined_on as "joinedOn", true as here
    from person where academy_id = ${academyId} and manager_id = ${managerId}
      and (left_on is null or left_on > ${today}) and erased_at is null
    order by lower(name), person_id`.execute(db);
  return found.rows;
}

export async function leadsAnyone(db: Db, academyId: AcademyId, personId: PersonId, today: Day): Promise<boolean> {
  return (await listLed(db, academyId, personId, today)).length > 0;
}

/** Whether somebody leads the person now: directly, from above, or as head of their market. */
export async function leads(
  db: Db,
  academyId: AcademyId,
  actor: Pick<Actor, 'personId'>,
  personId: PersonId,
): Promise<boolean> {
  const relation = await loadRelation(db, academyId, actor, personId);
  return relation !== null && leadsThem(relation);
}

/** What the actor sees of an agreement. */
export async function loadSight(
  db: Db,
  academyId: AcademyId,
  actor: Actor,
  of: { readonly salespersonId: PersonId; readonly managerId: PersonId; readonly ended: object | null },
): Promise<Sight> {
  const near = agreementSightOf(actor, of, false);
  return near === 'content' ? near : agreementSightOf(actor, of, await leads(db, academyId, actor, of.salespersonId));
}

/** The same of a session, whose manager is always asked whether they still lead. */
export async function loadSessionSight(
  db: Db,
  academyId: AcademyId,
  actor: Actor,
  of: { readonly salespersonId: PersonId; readonly managerId: PersonId },
): Promise<Sight> {
  if (actor.personId === of.salespersonId) return 'content';
  return sessionSightOf(actor, of, await leads(db, academyId, actor, of.salespersonId));
}

/** Of these people those whom somebody leads now: directly, from above, or as head of their market. */
export async function listLedAmong(
  db: Db,
  academyId: AcademyId,
  actor: Pick<Actor, 'personId'>,
  people: readonly PersonId[],
): Promise<ReadonlySet<PersonId>> {
  const found = await sql<{ id: PersonId }>`
    with recursive line (person_id, leader_id, height) as (
      select p.person_id, p.manager_id, 1 from person p
      where p.academy_id = ${academyId} and p.person_id = any(${[...new Set(people)]}::uuid[])
      union all
      select line.person_id, p.manager_id, line.height + 1 from line
      join person p on p.academy_id = ${academyId} and p.person_id = line.leader_id
      where line.height < 40
    ), place (person_id, market_id) as (
      select p.person_id, p.market_id from person p join line on line.person_id = p.person_id and line.height = 1
      where p.academy_id = ${academyId}
      union
      select place.person_id, m.parent_id from place join market m on m.academy_id = ${academyId} and m.market_id = place.market_id
    )
    select person_id as id from line where leader_id = ${actor.personId}
    union
    select place.person_id from place join person_grant g on g.academy_id = ${academyId} and g.person_id = ${actor.personId}
      and g.grant_name = 'head-of-sales' and (g.market_id is null or g.market_id = place.market_id)`.execute(db);
  return new Set(found.rows.map(({ id }) => id));
}

/** When each was coached last, and whether a session stands in the calendar. */
export async function loadRhythm(
  db: Db,
  academyId: AcademyId,
  people: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, { readonly lastHeldAt: Date | null; readonly planned: boolean }>> {
  const found = await sql<{ id: PersonId; lastHeldAt: Date | null; planned: boolean }>`
    select salesperson_id as id, max(held_at) as "lastHeldAt", bool_or(state = 'planned') as planned
    from coaching_session where academy_id = ${academyId} and salesperson_id = any(${people}::uuid[])
    group by salesperson_id`.execute(db);
  return new Map(found.rows.map((one) => [one.id, one]));
}

export interface CoachingHours {
  readonly minutesPerWeek: number;
  readonly minutesPerSession: number;
}

export async function loadHours(db: Db, academyId: AcademyId, personId: PersonId): Promise<CoachingHours | null> {
  const found = await db
    .selectFrom('coaching_hours')
    .select(['minutes_per_week as minutesPerWeek', 'minutes_per_session as minutesPerSession'])
    .where('academy_id', '=', academyId)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return found ?? null;
}

export async function saveHours(db: Db, academyId: AcademyId, personId: PersonId, hours: CoachingHours): Promise<void> {
  const values = { minutes_per_week: hours.minutesPerWeek, minutes_per_session: hours.minutesPerSession };
  await db
    .insertInto('coaching_hours')
    .values({ academy_id: academyId, person_id: personId, ...values })
    .onConflict((conflict) => conflict.columns(['academy_id', 'person_id']).doUpdateSet(values))
    .execute();
}

/** Names of capabilities and of the steps they are judged on, as the way of selling in force has them. */
export async function loadWordsOfGaps(
  db: Db,
  academyId: AcademyId,
  capabilities: readonly string[],
  today: Day,
): Promise<{
  readonly capabilities: ReadonlyMap<string, Words>;
  readonly steps: readonly { readonly proficiency: number; readonly name: Words }[];
}> {
  const inForce = versionInForceSql(academyId, today);
  const named = await sql<{ id: string; name: Words }>`
    select distinct on (c.capability_id) c.capability_id as id, c.name
    from way_capability c join way_version v on v.academy_id = c.academy_id and v.version_id = c.version_id
    where c.academy_id = ${academyId} and c.capability_id = any(${[...new Set(capabilities)]}::uuid[]) and v.state = 'published'
    order by c.capability_id, v.version_id = (${inForce}) desc, v.effective_on desc, v.number desc`.execute(db);
  const steps = await sql<{ proficiency: number; name: Words }>`
    select proficiency, name from proficiency_step where academy_id = ${academyId} and version_id = (${inForce}) order by proficiency`.execute(
    db,
  );
  return { capabilities: new Map(named.rows.map((one) => [one.id, one.name])), steps: steps.rows };
}

export interface CoachingActivity {
  readonly managerId: PersonId;
  readonly name: string;
  readonly people: number;
  readonly sessionsHeld: number;
  readonly sessionsPlanned: number;
  readonly agreementsInForce: number;
  readonly checkBacksOverdue: number;
  readonly lastHeldOn: Day | null;
}

/** That coaching happens: counts and dates a manager, nothing of its content. */
export async function listActivity(
  db: Db,
  academyId: AcademyId,
  from: Day,
  today: Day,
): Promise<readonly CoachingActivity[]> {
  const found = await sql<CoachingActivity>`
    with led as (
      select manager_id, count(*)::int as people from person
      where academy_id = ${academyId} and manager_id is not null and (left_on is null or left_on > ${today}) and erased_at is null
      group by manager_id
    ), sessions as (
      select manager_id, count(*) filter (where held_at >= ${from}::date)::int as held,
        count(*) filter (where state = 'planned')::int as planned, max(held_at)::date as last
      from coaching_session where academy_id = ${academyId} group by manager_id
    ), agreements as (
      select a.manager_id, count(*)::int as in_force,
        count(*) filter (where r.check_back < ${today} and not exists (select from check_back k
          where k.academy_id = a.academy_id and k.agreement_id = a.agreement_id and k.number = r.number))::int as overdue
      from agreement a cross join lateral (
        select number, check_back from agreement_revision r
        where r.academy_id = a.academy_id and r.agreement_id = a.agreement_id and r.in_force_from is not null
        order by number desc limit 1) r
      where a.academy_id = ${academyId} and a.ended_at is null group by a.manager_id
    )
    select p.person_id as "managerId", p.name, coalesce(led.people, 0) as people, coalesce(s.held, 0) as "sessionsHeld",
      coalesce(s.planned, 0) as "sessionsPlanned", coalesce(g.in_force, 0) as "agreementsInForce",
      coalesce(g.overdue, 0) as "checkBacksOverdue", s.last as "lastHeldOn"
    from person p
      left join led on led.manager_id = p.person_id
      left join sessions s on s.manager_id = p.person_id
      left join agreements g on g.manager_id = p.person_id
    where p.academy_id = ${academyId} and (led.people > 0 or s.manager_id is not null or g.manager_id is not null)
    order by lower(p.name), p.person_id`.execute(db);
  return found.rows;
}

/** Empties what was written in this person's sessions; that they took place stays countable. */
export async function eraseSessionTexts(db: Db, academyId: AcademyId, salespersonId: PersonId): Promise<void> {
  await db
    .updateTable('coaching_session')
    .set({ agenda: '', notes: '', place: '' })
    .where('academy_id', '=', academyId)
    .where('salesperson_id', '=', salespersonId)
    .execute();
}
