/** Who asked whom to watch them at what. One open request for each of the two and a capability: asking again moves it. */
import { sql } from 'kysely';
import type { Day } from '../../kernel/day.ts';
import type { AcademyId, CapabilityId, PersonId } from '../../kernel/id.ts';
import type { Db } from '../../server/database/tables.ts';

export interface DemonstrationRequest {
  readonly requestId: string;
  readonly personId: PersonId;
  readonly capabilityId: CapabilityId;
  readonly askedId: PersonId;
  readonly words: string | null;
  readonly until: Day;
}

export interface RequestFound extends DemonstrationRequest {
  readonly state: 'open' | 'watched' | 'declined' | 'withdrawn';
}

export async function loadRequest(db: Db, academyId: AcademyId, requestId: string): Promise<RequestFound | null> {
  const row = await db
    .selectFrom('demonstration_request')
    .select([
      'request_id as requestId',
      'person_id as personId',
      'capability_id as capabilityId',
      'asked_id as askedId',
      'words',
      'until_day as until',
      'state',
    ])
    .where('academy_id', '=', academyId)
    .where('request_id', '=', requestId)
    .forUpdate()
    .executeTakeFirst();
  return row ?? null;
}

export async function saveRequest(
  db: Db,
  academyId: AcademyId,
  request: DemonstrationRequest,
  at: Date,
): Promise<void> {
  await sql`
    insert into demonstration_request (academy_id, request_id, person_id, capability_id, asked_id, words, made_at, until_day)
    values (${academyId}, ${request.requestId}, ${request.personId}, ${request.capabilityId}, ${request.askedId}, ${request.words}, ${at}, ${request.until})
    on conflict (academy_id, asked_id, person_id, capability_id) where state = 'open'
    do update set words = excluded.words, until_day = excluded.until_day`.execute(db);
}

export async function closeRequest(
  db: Db,
  academyId: AcademyId,
  requestId: string,
  state: 'declined' | 'withdrawn',
  at: Date,
): Promise<void> {
  await db
    .updateTable('demonstration_request')
    .set({ state, closed_at: at })
    .where('academy_id', '=', academyId)
    .where('request_id', '=', requestId)
    .where('state', '=', 'open')
    .execute();
}

/** What was asked of whoever recorded it is done. */
export async function closeWatched(
  db: Db,
  academyId: AcademyId,
  seen: readonly { readonly personId: PersonId; readonly capabilityId: CapabilityId; readonly raterId: PersonId }[],
  at: Date,
): Promise<void> {
  await sql`
    update demonstration_request q set state = 'watched', closed_at = ${at}
    from unnest(${seen.map((one) => one.personId)}::uuid[], ${seen.map((one) => one.capabilityId)}::uuid[],
      ${seen.map((one) => one.raterId)}::uuid[]) as s(person_id, capability_id, rater_id)
    where q.academy_id = ${academyId} and q.state = 'open' and q.person_id = s.person_id and q.capability_id = s.capability_id
      and q.asked_id = s.rater_id`.execute(db);
}

export interface RequestListed {
  readonly requestId: string;
  readonly person: { readonly id: PersonId; readonly name: string };
  readonly asked: { readonly id: PersonId; readonly name: string };
  readonly capabilityId: CapabilityId;
  readonly words: string | null;
  readonly until: Day;
}

/** Open requests asked of a person, or made by them, that still wait; the most pressing first. */
export async function listOpenRequests(
  db: Db,
  academyId: AcademyId,
  of: { readonly askedId: PersonId } | { readonly personId: PersonId },
  today: Day,
): Promise<RequestListed[]> {
  const whose = 'askedId' in of ? sql`q.asked_id = ${of.askedId}` : sql`q.person_id = ${of.personId}`;
  const found = await sql<RequestListed>`
    select q.request_id as "requestId", json_build_object('id', p.person_id, 'name', p.name) as person,
      json_build_object('id', b.person_id, 'name', b.name) as asked, q.capability_id as "capabilityId", q.words, q.until_day as until
    from demonstration_request q
    join person p on p.academy_id = q.academy_id and p.person_id = q.person_id and (p.left_on is null or p.left_on > ${today}::date) and p.erased_at is null
    join person b on b.academy_id = q.academy_id and b.person_id = q.asked_id
    where q.academy_id = ${academyId} and ${whose} and q.state = 'open' and q.until_day >= ${today}::date
    order by q.until_day, p.sort_name, q.request_id`.execute(db);
  return found.rows;
}
