/** What waits, what happened, what was sent, who may do what: read for administrators, a page at a time. */
import { sql } from 'kysely';
import type { Grant } from '../../kernel/actor.ts';
import { addDays, type Day } from '../../kernel/day.ts';
import type { AcademyId } from '../../kernel/id.ts';
import type { Db } from '../../server/database/tables.ts';
import { placeOf } from './directory.ts';
import type { Counts } from './housekeeping.ts';
import { readSince } from './on-record.ts';

/** One pass over the people, and three looks into lists that are short. */
export async function countHousekeeping(db: Db, academyId: AcademyId, now: Date, today: Day): Promise<Counts> {
  const soon = addDays(today, 30);
  const found = await sql<Counts>`
    with invited as (
      select distinct person_id from invitation
      where academy_id = ${academyId} and accepted_at is null and revoked_at is null and expires_at > ${now}
    ), leaders as (
      select distinct manager_id as person_id from person
      where academy_id = ${academyId} and manager_id is not null and (left_on is null or left_on > ${today}::date)
    ), kept as (
      select retention_days as days from academy where academy_id = ${academyId}
    ), everyone as (
      select p.left_on is null or p.left_on > ${today}::date as here, p.left_on, p.role_id, p.level_id,
        m.person_id is not null or i.person_id is not null as invited, l.person_id is not null as leads
      from person p
      left join membership m on m.academy_id = p.academy_id and m.person_id = p.person_id
      left join invited i on i.person_id = p.person_id
      left join leaders l on l.person_id = p.person_id
      where p.academy_id = ${academyId} and p.erased_at is null
    )
    select count(*) filter (where here)::int as people,
      count(*) filter (where here and not invited)::int as "toInvite",
      count(*) filter (where here and role_id is null)::int as "noRole",
      count(*) filter (where here and role_id is not null and level_id is null)::int as "noLevel",
      count(*) filter (where not here)::int as leavers,
      count(*) filter (where not here and not leads and left_on + (select days from kept) <= ${soon}::date)::int as "leaversDue",
      count(*) filter (where not here and leads and left_on + (select days from kept) <= ${today}::date)::int as "leaversHeld",
      (select days from kept) as "retentionDays",
      (select count(*)::int from mail where of_academy = ${academyId} and sent_at is null and failed is not null) as "failedMails",
      (select count(*)::int from roster_upload where academy_id = ${academyId} and expires_at > ${now}) as "openImports"
    from everyone`.execute(db);
  return found.rows[0] as Counts;
}

export interface HistoryFilters {
  readonly person?: string | undefined;
  readonly kind?: string | undefined;
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
}

export interface Who {
  readonly id: string;
  readonly name: string | null;
}

export interface EventFound {
  readonly id: string;
  readonly at: Date;
  readonly event: string;
  readonly by: Who | null;
  readonly of: Who | null;
}

export async function listHistory(
  db: Db,
  academyId: AcademyId,
  filters: HistoryFilters,
  cursor: string | undefined,
  limit: number,
): Promise<EventFound[]> {
  const since = cursor === undefined ? null : readSince(cursor);
  const conditions = [sql`academy_id = ${academyId}`];
  if (filters.person) conditions.push(sql`(subject_id = ${filters.person} or actor_id = ${filters.person})`);
  if (filters.kind) conditions.push(sql`split_part(name, '.', 1) = any(${filters.kind.split(',')}::text[])`);
  if (filters.from) conditions.push(sql`at >= ${filters.from}::date::timestamp at time zone 'UTC'`);
  if (filters.to) conditions.push(sql`at < (${filters.to}::date + 1)::timestamp at time zone 'UTC'`);
  if (since) conditions.push(sql`(at, event_id) < (${since.at}::timestamptz, ${since.id}::uuid)`);
  const found = await sql<EventFound>`
    select h.event_id as id, h.at, h.name as event,
      case when h.actor_id is not null then json_build_object('id', h.actor_id, 'name', case when a.erased_at is null then a.name end) end as by,
      case when h.subject_id is not null then json_build_object('id', h.subject_id, 'name', case when s.erased_at is null then s.name end) end as of
    from (
      select * from history where ${sql.join(conditions, sql` and `)} order by at desc, event_id desc limit ${limit}
    ) h
    left join person a on a.academy_id = h.academy_id and a.person_id = h.actor_id
    left join person s on s.academy_id = h.academy_id and s.person_id = h.subject_id
    order by h.at desc, h.event_id desc`.execute(db);
  return found.rows;
}

export interface MailFound {
  readonly id: string;
  readonly recipient: string;
  readonly person: Who | null;
  readonly subject: string;
  readonly because: string;
  readonly state: 'waiting' | 'failed' | 'sent';
  readonly queuedAt: Date;
  readonly sentAt: Date | null;
  readonly tries: number;
  readonly failed: string | null;
}

const stateOfMail = sql`case when m.sent_at is not null then 'sent' when m.failed is not null then 'failed' else 'waiting' end`;

/** Ids of letters run with time, so the cursor is the last id. */
export async function listMails(
  db: Db,
  academyId: AcademyId,
  filters: { readonly state?: MailFound['state'] | undefined; readonly person?: string | undefined },
  cursor: string | undefined,
  limit: number,
): Promise<MailFound[]> {
  const before = cursor === undefined ? null : (readSince(cursor)?.id ?? null);
  const found = await sql<MailFound>`
    select m.mail_id as id, m.recipient, m.subject, m.trigger as because, ${stateOfMail} as state, m.queued_at as "queuedAt", m.sent_at as "sentAt",
      m.tries, m.failed,
      case when m.person_id is not null then json_build_object('id', m.person_id, 'name', case when p.erased_at is null then p.name end) end as person
    from mail m left join person p on p.academy_id = ${academyId} and p.person_id = m.person_id
    where m.of_academy = ${academyId}
      ${filters.state ? sql`and ${stateOfMail} = ${filters.state}` : sql``}
      ${filters.person ? sql`and m.person_id = ${filters.person}` : sql``}
      ${before ? sql`and m.mail_id < ${before}::uuid` : sql``}
    order by m.mail_id desc limit ${limit}`.execute(db);
  return found.rows;
}

export interface AccessFound {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly left: boolean;
  readonly hasSignIn: boolean;
  readonly grants: { readonly grant: Grant; readonly market: string | null }[];
}

export async function listAccess(
  db: Db,
  academyId: AcademyId,
  grant: Grant | undefined,
  today: Day,
  cursor: string | undefined,
  limit: number,
): Promise<AccessFound[]> {
  const after = cursor === undefined ? null : placeOf(cursor);
  const found = await sql<AccessFound>`
    select p.person_id as id, p.name, p.email, coalesce(p.left_on <= ${today}::date, false) as left,
      exists (select from membership m where m.academy_id = p.academy_id and m.person_id = p.person_id) as "hasSignIn",
      (select json_agg(json_build_object('grant', g.grant_name, 'market', k.name) order by g.grant_name)
        from person_grant g left join market k on k.academy_id = g.academy_id and k.market_id = g.market_id
        where g.academy_id = p.academy_id and g.person_id = p.person_id) as grants
    from person p
    where p.academy_id = ${academyId} and p.erased_at is null
      and p.person_id in (select person_id from person_grant where academy_id = ${academyId} ${grant ? sql`and grant_name = ${grant}` : sql``})
      ${after ? sql`and (lower(p.name), p.person_id) > (${after.name}, ${after.id}::uuid)` : sql``}
    order by lower(p.name), p.person_id limit ${limit}`.execute(db);
  return found.rows;
}
