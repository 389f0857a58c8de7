/** What people know of a person, read for the record and taken away for good. Everything is for many people at once. */
import { sql } from 'kysely';
import type { Day } from '../../kernel/day.ts';
import type { AcademyId, PersonId } from '../../kernel/id.ts';
import type { Db } from '../../server/database/tables.ts';
import type { OthersWith } from './person.ts';
import type { PersonToErase } from './personal-record.ts';
import { readSince } from './on-record.ts';

export interface ErasingFound extends PersonToErase {
  readonly personId: PersonId;
  readonly email: string | null;
  readonly leftOn: Day | null;
  readonly signInId: string | null;
}

/** The people with what decides whether they may be erased, their rows locked. */
export async function loadErasing(
  db: Db,
  academyId: AcademyId,
  people: readonly PersonId[],
  today: Day,
): Promise<ErasingFound[]> {
  const found = await sql<ErasingFound>`
    select p.person_id as "personId", p.name, p.email, p.left_on as "leftOn", p.erased_at is not null as erased,
      (select count(*)::int from person led where led.academy_id = p.academy_id and led.manager_id = p.person_id
        and (led.left_on is null or led.left_on > ${today}::date)) as leads,
      array(select distinct g.grant_name from person_grant g where g.academy_id = p.academy_id and g.person_id = p.person_id) as grants,
      (select m.sign_in_id from membership m where m.academy_id = p.academy_id and m.person_id = p.person_id) as "signInId"
    from person p where p.academy_id = ${academyId} and p.person_id = any(${people}::uuid[])
    order by p.person_id for update of p`.execute(db);
  return found.rows;
}

/** How many besides these people are here, can sign in, and keep the academy. Call it under `holdOrganisation`: two who go at once must not each count on the other. */
export async function countKeepersBeside(
  db: Db,
  academyId: AcademyId,
  people: readonly PersonId[],
  today: Day,
): Promise<OthersWith> {
  const found = await sql<OthersWith>`
    select count(*) filter (where g.grant_name = 'owner')::int as owner,
      count(*) filter (where g.grant_name = 'administrator')::int as administrator
    from person_grant g join person p on p.academy_id = g.academy_id and p.person_id = g.person_id
    where g.academy_id = ${academyId} and g.grant_name in ('owner', 'administrator') and g.person_id <> all(${people}::uuid[])
      and (p.left_on is null or p.left_on > ${today}::date) and p.erased_at is null
      and exists (select from membership m where m.academy_id = p.academy_id and m.person_id = p.person_id)`.execute(
    db,
  );
  return found.rows[0] ?? { owner: 0, administrator: 0 };
}

/** They count until today at the longest. */
export async function endStay(db: Db, academyId: AcademyId, people: readonly PersonId[], today: Day): Promise<void> {
  await sql`update person set left_on = least(coalesce(left_on, ${today}::date), ${today}::date)
    where academy_id = ${academyId} and person_id = any(${people}::uuid[])`.execute(db);
}

/** The place in the organisation, role and dates stay: they are counted, and say nothing of whom. */
export async function erasePeople(
  db: Db,
  academyId: AcademyId,
  people: readonly PersonId[],
  name: string,
  at: Date,
): Promise<void> {
  const theirs = sql`academy_id = ${academyId} and person_id = any(${people}::uuid[])`;
  await sql`delete from membership where ${theirs}`.execute(db);
  await sql`delete from invitation where ${theirs}`.execute(db);
  await sql`delete from person_grant where ${theirs}`.execute(db);
  await sql`
    update person_change c set replaced = coalesce((
      select jsonb_agg(one) from jsonb_array_elements(c.replaced) as one where (one ->> 'personId')::uuid <> all(${people}::uuid[])), '[]')
    where c.academy_id = ${academyId} and exists (
      select from jsonb_array_elements(c.replaced) as one where (one ->> 'personId')::uuid = any(${people}::uuid[]))`.execute(
    db,
  );
  await sql`
    update person set name = ${name}, email = null, external_key = null, title = null, language = null, time_zone = null, erased_at = ${at}
    where ${theirs}`.execute(db);
}

/**
 * Rosters hold names too: what imports changed of these people goes, and so do rosters still on their way in that name them.
 * Whoever uploaded one uploads it again.
 */
export async function eraseFromRosters(
  db: Db,
  academyId: AcademyId,
  people: readonly { personId: PersonId; name: string; email: string | null }[],
): Promise<void> {
  await sql`delete from roster_import_change where academy_id = ${academyId} and person_id = any(${people.map((person) => person.personId)}::uuid[])`.execute(
    db,
  );
  // In a file the name may stand in several columns: each of its words has to be in it.
  const signs = people
    .flatMap(({ name, email }) => [wordsOf(name), ...(email ? [[email]] : [])])
    .map((words) => words.map((word) => writtenWays(JSON.stringify(word).slice(1, -1))));
  await sql`
    delete from roster_upload where academy_id = ${academyId} and exists (
      select from jsonb_array_elements(${JSON.stringify(signs)}::jsonb) as sign
      where not exists (select from jsonb_array_elements(sign) as word where not exists (
        select from jsonb_array_elements_text(word) as way where position(way in rows::text) > 0 or position(way in lower(rows::text)) > 0)))`.execute(
    db,
  );
}

/** A database whose locale is C knows no capitals beyond ASCII, so the ways of writing a word are asked for one by one. */
function writtenWays(word: string): string[] {
  return [...new Set([word, word.toLowerCase(), word.toUpperCase()])];
}

function wordsOf(name: string): string[] {
  return name.split(/[\s,]+/).filter(Boolean);
}

export async function listAcademies(db: Db): Promise<AcademyId[]> {
  const found = await sql<{ id: AcademyId }>`select academy as id from founding order by at`.execute(db);
  return found.rows.map((row) => row.id);
}

/** Leavers away since `leftBy` or longer, in the order of their ids, after the one named. */
export async function listLeaversDue(
  db: Db,
  academyId: AcademyId,
  leftBy: Day,
  after: PersonId | null,
  limit: number,
): Promise<PersonId[]> {
  const found = await sql<{ person_id: PersonId }>`
    select person_id from person where academy_id = ${academyId} and left_on <= ${leftBy}::date and erased_at is null
      and (${after}::uuid is null or person_id > ${after}::uuid)
    order by person_id limit ${limit}`.execute(db);
  return found.rows.map((row) => row.person_id);
}

export interface OnRecordFound {
  readonly id: string;
  readonly did: 'looked' | 'changed';
  readonly what: string;
  readonly at: Date;
  readonly by: { readonly id: string; readonly name: string | null } | null;
}

/** A viewing is kept by its day, so it stands at that day's beginning. */
export async function listOnRecord(
  db: Db,
  academyId: AcademyId,
  personId: PersonId,
  cursor: string | undefined,
  limit: number,
): Promise<OnRecordFound[]> {
  const since = cursor === undefined ? null : readSince(cursor);
  const found = await sql<OnRecordFound>`
    select r.id, r.did, r.what, r.at, case when r.who is not null then
      json_build_object('id', r.who, 'name', case when p.erased_at is null then p.name end) end as by
    from (
      select v.viewer_id::text || ' ' || v.kind as id, 'looked' as did, v.kind as what, v.day::timestamp at time zone 'UTC' as at, v.viewer_id as who
      from viewing v where v.academy_id = ${academyId} and v.subject_id = ${personId}
      union all
      select h.event_id::text, 'changed', h.name, h.at, h.actor_id
      from history h where h.academy_id = ${academyId} and h.subject_id = ${personId}
    ) r left join person p on p.academy_id = ${academyId} and p.person_id = r.who
    where ${since ? sql`(r.at, r.id) < (${since.at}::timestamptz, ${since.id})` : sql`true`}
    order by r.at desc, r.id desc limit ${limit}`.execute(db);
  return found.rows;
}

/** Everything people keep of a person, in words. `content`: with what events said, not only that they were, and who looked. */
export async function loadRecord(db: Db, academyId: AcademyId, personId: PersonId, content: boolean): Promise<object> {
  const person = sql`p.academy_id = ${academyId} and p.person_id = ${personId}`;
  const found = await sql<{ record: object }>`
    select json_build_object(
      'person', (select json_build_object('id', p.person_id, 'name', p.name, 'email', p.email, 'externalKey', p.external_key, 'title', p.title,
          'market', k.name, 'team', t.name, 'manager', b.name, 'role', r.name, 'level', l.name, 'targetLevel', w.name,
          'joinedOn', p.joined_on, 'leftOn', p.left_on, 'language', p.language, 'timeZone', p.time_zone)
        from person p
        left join market k on k.academy_id = p.academy_id and k.market_id = p.market_id
        left join team t on t.academy_id = p.academy_id and t.team_id = p.team_id
        left join person b on b.academy_id = p.academy_id and b.person_id = p.manager_id
        left join role r on r.academy_id = p.academy_id and r.role_id = p.role_id
        left join level l on l.academy_id = p.academy_id and l.level_id = p.level_id
        left join level w on w.academy_id = p.academy_id and w.level_id = p.target_level_id
        where ${person}),
      'signIn', (select json_build_object('email', i.email, 'verified', i.email_verified, 'since', m.since)
        from membership m join sign_in i on i.id = m.sign_in_id where m.academy_id = ${academyId} and m.person_id = ${personId}),
      'leads', coalesce((select json_agg(json_build_object('id', led.person_id, 'name', led.name) order by lower(led.name))
        from person led where led.academy_id = ${academyId} and led.manager_id = ${personId} and led.erased_at is null), '[]'),
      'grants', coalesce((select json_agg(json_build_object('grant', g.grant_name, 'market', k.name) order by g.grant_name)
        from person_grant g left join market k on k.academy_id = g.academy_id and k.market_id = g.market_id
        where g.academy_id = ${academyId} and g.person_id = ${personId}), '[]'),
      'invitations', coalesce((select json_agg(json_build_object('email', i.email, 'madeAt', i.made_at, 'expiresAt', i.expires_at,
          'acceptedAt', i.accepted_at, 'revokedAt', i.revoked_at) order by i.made_at)
        from invitation i where i.academy_id = ${academyId} and i.person_id = ${personId}), '[]'),
      'changes', coalesce((select json_agg(json_build_object('at', c.made_at, 'before', one -> 'before', 'after', one -> 'after', 'undoneAt', c.undone_at) order by c.made_at)
        from person_change c, jsonb_array_elements(c.replaced) as one
        where c.academy_id = ${academyId} and one ->> 'personId' = ${personId}), '[]'),
      'mails', coalesce((select json_agg(json_build_object('to', m.recipient, 'subject', m.subject, 'because', m.trigger, 'queuedAt', m.queued_at, 'sentAt', m.sent_at) order by m.mail_id)
        from mail m where m.of_academy = ${academyId} and m.person_id = ${personId}), '[]')
    ) as record`.execute(db);
  const history = await listWholeHistory(db, academyId, personId, content);
  // who looked is for the person and the owner, as everywhere
  return {
    ...found.rows[0]?.record,
    history,
    ...(content ? { viewings: await listViewings(db, academyId, personId) } : {}),
  };
}

/** What happened to the person, and what they did; what it said only where it is about nobody else. */
async function listWholeHistory(
  db: Db,
  academyId: AcademyId,
  personId: PersonId,
  content: boolean,
): Promise<readonly object[]> {
  const found = await sql<object>`
    select h.at, h.name as event, case when h.actor_id is null then null else json_build_object('id', h.actor_id, 'name', case when a.erased_at is null then a.name end) end as by,
      case when h.subject_id is null then null else json_build_object('id', h.subject_id, 'name', case when s.erased_at is null then s.name end) end as of
      ${content ? sql`, case when h.subject_id is null or h.subject_id = ${personId} then h.about end as about` : sql``}
    from history h
    left join person a on a.academy_id = h.academy_id and a.person_id = h.actor_id
    left join person s on s.academy_id = h.academy_id and s.person_id = h.subject_id
    where h.academy_id = ${academyId} and (h.subject_id = ${personId} or h.actor_id = ${personId})
    order by h.at, h.event_id`.execute(db);
  return found.rows;
}

async function listViewings(db: Db, academyId: AcademyId, personId: PersonId): Promise<readonly object[]> {
  const found = await sql<object>`
    select v.day, v.kind, json_build_object('id', v.viewer_id, 'name', case when p.erased_at is null then p.name end) as by
    from viewing v left join person p on p.academy_id = v.academy_id and p.person_id = v.viewer_id
    where v.academy_id = ${academyId} and v.subject_id = ${personId} order by v.day, v.viewer_id, v.kind`.execute(db);
  return found.rows;
}
