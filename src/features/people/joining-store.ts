/** Academies, memberships and invitations: the rows by which people come in. */
import { sql } from 'kysely';
import { type Day, dayOf } from '../../kernel/day.ts';
import type { AcademyId, PersonId } from '../../kernel/id.ts';
import type { Db } from '../../server/database/tables.ts';
import type { demoParts } from './joining-contract.ts';

export interface AcademyFound {
  readonly id: AcademyId;
  readonly name: string;
  readonly kind: 'company' | 'demo';
  readonly languages: readonly string[];
  readonly foundedAt: Date;
  readonly retentionDays: number | null;
}

export async function loadAcademy(db: Db, academyId: AcademyId): Promise<AcademyFound | null> {
  const row = await db.selectFrom('academy').selectAll().where('academy_id', '=', academyId).executeTakeFirst();
  if (!row) return null;
  return {
    id: row.academy_id,
    name: row.name,
    kind: row.kind,
    languages: row.languages,
    foundedAt: row.founded_at,
    retentionDays: row.retention_days,
  };
}

/** The academies of the sign-in that the transaction was told; none without one. */
export async function listOwnAcademies(
  db: Db,
  signInId: string,
): Promise<{ id: AcademyId; name: string; kind: 'company' | 'demo' }[]> {
  const found = await sql<{ id: AcademyId; name: string; kind: 'company' | 'demo' }>`
    select a.academy_id as id, a.name, a.kind from membership m join academy a on a.academy_id = m.academy_id
    where m.sign_in_id = ${signInId} order by lower(a.name)`.execute(db);
  return found.rows;
}

export async function saveAcademy(
  db: Db,
  academy: { id: AcademyId; name: string; kind: 'company' | 'demo'; languages: readonly string[]; at: Date },
): Promise<void> {
  await db
    .insertInto('academy')
    .values({
      academy_id: academy.id,
      name: academy.name,
      kind: academy.kind,
      languages: JSON.stringify(academy.languages),
      founded_at: academy.at,
      retention_days: null,
    })
    .execute();
  await db.insertInto('founding').values({ academy: academy.id, kind: academy.kind, at: academy.at }).execute();
}

/** Until the transaction ends nobody else founds an academy. */
export async function holdFounding(db: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('founding', 0))`.execute(db);
}

/** The first academy of a kind ever founded here; kept outside the tenants, since who asks belongs to none yet. */
export async function findFirstAcademy(db: Db, kind: 'company' | 'demo'): Promise<AcademyId | null> {
  const row = await db
    .selectFrom('founding')
    .select('academy')
    .where('kind', '=', kind)
    .orderBy('at')
    .limit(1)
    .executeTakeFirst();
  return row?.academy ?? null;
}

export async function changeAcademy(
  db: Db,
  academyId: AcademyId,
  change: {
    name?: string | undefined;
    languages?: readonly string[] | undefined;
    retentionDays?: number | null | undefined;
  },
): Promise<void> {
  await sql`update academy set
      name = coalesce(${change.name ?? null}, name),
      languages = coalesce(${change.languages ? JSON.stringify(change.languages) : null}::jsonb, languages),
      retention_days = ${change.retentionDays === undefined ? sql`retention_days` : change.retentionDays}
    where academy_id = ${academyId}`.execute(db);
}

export async function saveMembership(
  db: Db,
  academyId: AcademyId,
  personId: PersonId,
  signInId: string,
): Promise<void> {
  await db
    .insertInto('membership')
    .values({ academy_id: academyId, person_id: personId, sign_in_id: signInId })
    .execute();
}

export interface MembershipFound {
  readonly signInId: string;
  readonly email: string;
}

export async function findMembership(
  db: Db,
  academyId: AcademyId,
  personId: PersonId,
): Promise<MembershipFound | null> {
  const found = await sql<MembershipFound>`
    select m.sign_in_id as "signInId", i.email from membership m join sign_in i on i.id = m.sign_in_id
    where m.academy_id = ${academyId} and m.person_id = ${personId}`.execute(db);
  return found.rows[0] ?? null;
}

export async function savePreferences(
  db: Db,
  academyId: AcademyId,
  personId: PersonId,
  wished: { language?: string | undefined; timeZone?: string | undefined },
): Promise<void> {
  await sql`update person set language = coalesce(${wished.language ?? null}, language), time_zone = coalesce(${wished.timeZone ?? null}, time_zone)
    where academy_id = ${academyId} and person_id = ${personId}`.execute(db);
}

export interface Invitable {
  readonly personId: PersonId;
  readonly name: string;
  readonly email: string | null;
  readonly language: string | null;
  readonly left: boolean;
  readonly member: boolean;
  readonly owner: boolean;
}

export async function listInvitable(
  db: Db,
  academyId: AcademyId,
  people: readonly PersonId[],
  today: Day,
): Promise<Invitable[]> {
  const found = await sql<Invitable>`
    select p.person_id as "personId", p.name, p.email, p.language, coalesce(p.left_on <= ${today}::date, false) as left,
      exists (select from membership m where m.academy_id = p.academy_id and m.person_id = p.person_id) as member,
      exists (select from person_grant g where g.academy_id = p.academy_id and g.person_id = p.person_id and g.grant_name = 'owner') as owner
    from person p where p.academy_id = ${academyId} and p.person_id = any(${people}::uuid[]) and p.erased_at is null
    order by lower(p.name), p.person_id`.execute(db);
  return found.rows;
}

export interface NewInvitation {
  readonly invitationId: string;
  readonly personId: PersonId;
  readonly tokenHash: string;
  readonly email: string | null;
}

/** Makes invitations and ends earlier ones of the same people. */
export async function saveInvitations(
  db: Db,
  academyId: AcademyId,
  invitations: readonly NewInvitation[],
  made: { by: PersonId; at: Date; until: Date },
): Promise<void> {
  if (invitations.length === 0) return;
  await sql`update invitation set revoked_at = ${made.at} where academy_id = ${academyId} and accepted_at is null and revoked_at is null
    and person_id = any(${invitations.map((one) => one.personId)}::uuid[])`.execute(db);
  await sql`
    insert into invitation (academy_id, invitation_id, person_id, token_hash, email, made_by, made_at, expires_at)
    select ${academyId}::uuid, r."invitationId", r."personId", r."tokenHash", r.email, ${made.by}::uuid, ${made.at}, ${made.until}
    from jsonb_to_recordset(${JSON.stringify(invitations)}::jsonb)
      as r("invitationId" uuid, "personId" uuid, "tokenHash" text, email text)`.execute(db);
}

export interface InvitationFound {
  readonly invitationId: string;
  readonly personId: PersonId;
  readonly name: string;
  readonly email: string | null;
  readonly academy: string;
}

/** An invitation that can still be accepted, with its row locked. */
export async function findInvitation(
  db: Db,
  academyId: AcademyId,
  tokenHash: string,
  now: Date,
): Promise<InvitationFound | null> {
  const found = await sql<InvitationFound>`
    select i.invitation_id as "invitationId", i.person_id as "personId", p.name, i.email, a.name as academy
    from invitation i
    join person p on p.academy_id = i.academy_id and p.person_id = i.person_id
    join academy a on a.academy_id = i.academy_id
    where i.academy_id = ${academyId} and i.token_hash = ${tokenHash} and i.accepted_at is null and i.revoked_at is null
      and i.expires_at > ${now} and (p.left_on is null or p.left_on > ${dayOf(now)}::date) and p.erased_at is null
    for update of i`.execute(db);
  return found.rows[0] ?? null;
}

export async function acceptInvitation(db: Db, academyId: AcademyId, invitationId: string, now: Date): Promise<void> {
  await db
    .updateTable('invitation')
    .set({ accepted_at: now })
    .where('academy_id', '=', academyId)
    .where('invitation_id', '=', invitationId)
    .execute();
}

export async function hasOpenInvitation(db: Db, academyId: AcademyId, personId: PersonId, now: Date): Promise<boolean> {
  const found = await sql`select from invitation where academy_id = ${academyId} and person_id = ${personId}
    and accepted_at is null and revoked_at is null and expires_at > ${now} limit 1`.execute(db);
  return found.rows.length > 0;
}

export async function loadPreferences(
  db: Db,
  academyId: AcademyId,
  personId: PersonId,
): Promise<{ language: string | null; timeZone: string | null } | null> {
  const row = await db
    .selectFrom('person')
    .select(['language', 'time_zone'])
    .where('academy_id', '=', academyId)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return row ? { language: row.language, timeZone: row.time_zone } : null;
}

/**
 * Whether the sign-in is a person of another academy too. Row-level security hides that from this academy, rightly: so the
 * question is asked as the sign-in, and only its yes or no comes back.
 */
export async function belongsElsewhere(db: Db, academyId: AcademyId, signInId: string): Promise<boolean> {
  const before = await sql<{ was: string | null }>`select current_setting('app.sign_in', true) as was`.execute(db);
  await sql`select set_config('app.sign_in', ${signInId}, true)`.execute(db);
  const found =
    await sql`select from membership where sign_in_id = ${signInId} and academy_id <> ${academyId} limit 1`.execute(db);
  await sql`select set_config('app.sign_in', ${before.rows[0]?.was ?? ''}, true)`.execute(db);
  return found.rows.length > 0;
}

/** Links for a new password that somebody else made for the person since a moment, newest first. */
export async function listResetLinks(
  db: Db,
  academyId: AcademyId,
  personId: PersonId,
  since: Date,
): Promise<{ id: string; at: Date; by: string }[]> {
  const found = await sql<{ id: string; at: Date; by: string }>`
    select h.event_id as id, h.at, coalesce(p.name, '') as by from history h
    left join person p on p.academy_id = h.academy_id and p.person_id = h.actor_id
    where h.academy_id = ${academyId} and h.name = 'reset-link.handed-out' and h.subject_id = ${personId} and h.at > ${since}
      and h.actor_id is distinct from h.subject_id
    order by h.event_id desc limit 5`.execute(db);
  return found.rows;
}

export interface DemoPerson {
  readonly id: PersonId;
  readonly name: string;
  readonly part: (typeof demoParts)[number];
}

/** Names who can be visited in a demo academy. */
export async function saveDemoPeople(
  db: Db,
  academyId: AcademyId,
  people: readonly Pick<DemoPerson, 'id' | 'part'>[],
): Promise<void> {
  await sql`update academy set settings = settings || ${JSON.stringify({ demo: people })}::jsonb
    where academy_id = ${academyId} and kind = 'demo'`.execute(db);
}

export async function listDemoPeople(db: Db, academyId: AcademyId): Promise<DemoPerson[]> {
  const found = await sql<DemoPerson>`
    select p.person_id as id, p.name, d.one ->> 'part' as part
    from academy a cross join jsonb_array_elements(a.settings -> 'demo') with ordinality as d(one, place)
    join person p on p.academy_id = a.academy_id and p.person_id = (d.one ->> 'id')::uuid
    where a.academy_id = ${academyId} and a.kind = 'demo' order by d.place`.execute(db);
  return found.rows;
}
