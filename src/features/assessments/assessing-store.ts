/** What stands before a rater: capabilities with their indicators, what was said last, evidence, who was asked to rate. */
import { sql } from 'kysely';
import type { Day } from '../../kernel/day.ts';
import type { AcademyId, CapabilityId, LevelId, PersonId, RoleId } from '../../kernel/id.ts';
import type { Words } from '../../kernel/words.ts';
import type { Db } from '../../server/database/tables.ts';

export interface Judgeable {
  readonly capabilityId: CapabilityId;
  readonly name: Words;
  readonly purpose: Words;
  readonly group: Words;
  readonly indicators: { readonly [proficiency: string]: Words };
  /** by the target level, and by the level held; 0: not required */
  readonly required: number;
  readonly held: number;
  readonly weight: number;
}

/** What a role asks for at the target level or at the level held, in the order of the way of selling. */
export async function listJudgeable(
  db: Db,
  academyId: AcademyId,
  versionId: string,
  roleId: RoleId,
  levels: { readonly target: LevelId | null; readonly held: LevelId | null },
): Promise<Judgeable[]> {
  const found = await sql<Judgeable>`
    select w.capability_id as "capabilityId", w.name, w.purpose, g.name as "group", w.indicators,
      coalesce(t.proficiency, 0) as required, coalesce(h.proficiency, 0) as held, coalesce(t.weight, h.weight) as weight
    from way_capability w
    join capability_group g on g.academy_id = w.academy_id and g.version_id = w.version_id and g.key = w.group_key
    left join requirement t on t.academy_id = w.academy_id and t.version_id = w.version_id and t.role_id = ${roleId}
      and t.level_id = ${levels.target} and t.capability_id = w.capability_id
    left join requirement h on h.academy_id = w.academy_id and h.version_id = w.version_id and h.role_id = ${roleId}
      and h.level_id = ${levels.held} and h.capability_id = w.capability_id
    where w.academy_id = ${academyId} and w.version_id = ${versionId} and (t.proficiency is not null or h.proficiency is not null)
    order by g.position, g.key, w.position, w.capability_id`.execute(db);
  return found.rows;
}

export async function listScale(
  db: Db,
  academyId: AcademyId,
  versionId: string,
): Promise<{ proficiency: number; name: Words; meaning: Words }[]> {
  return db
    .selectFrom('proficiency_step')
    .select(['proficiency', 'name', 'meaning'])
    .where('academy_id', '=', academyId)
    .where('version_id', '=', versionId)
    .orderBy('proficiency')
    .execute();
}

/** What a rater said last of each capability, in assessments of this person that are confirmed. */
export async function listLastSaid(
  db: Db,
  academyId: AcademyId,
  raterId: PersonId,
  personId: PersonId,
): Promise<{ capabilityId: CapabilityId; proficiency: number; on: Day }[]> {
  const found = await sql<{ capabilityId: CapabilityId; proficiency: number; on: Day }>`
    select distinct on (r.capability_id) r.capability_id as "capabilityId", r.proficiency, r.on_day as on
    from assessment a join rating r on r.academy_id = a.academy_id and r.person_id = a.person_id and r.assessment_id = a.assessment_id
    where a.academy_id = ${academyId} and a.person_id = ${personId} and a.rater_id = ${raterId} and a.state = 'confirmed'
      and a.kind in ('self', 'appraisal') and r.proficiency is not null
    order by r.capability_id, r.rated_at desc`.execute(db);
  return found.rows;
}

/** Names of capabilities, as the latest version that has them calls them. */
export async function listNames(
  db: Db,
  academyId: AcademyId,
  capabilities: readonly CapabilityId[],
): Promise<Map<CapabilityId, Words>> {
  const found = await sql<{ id: CapabilityId; name: Words }>`
    select distinct on (w.capability_id) w.capability_id as id, w.name
    from way_capability w join way_version v on v.academy_id = w.academy_id and v.version_id = w.version_id
    where w.academy_id = ${academyId} and w.capability_id = any(${capabilities}::uuid[]) and v.state = 'published'
    order by w.capability_id, v.effective_on desc, v.number desc`.execute(db);
  return new Map(found.rows.map(({ id, name }) => [id, name]));
}

export interface Invited {
  readonly rater: { readonly id: PersonId; readonly name: string };
  readonly invitedBy: { readonly id: PersonId; readonly name: string };
  readonly until: Day;
  /** the day of their last confirmed appraisal since they were asked */
  readonly ratedOn: Day | null;
}

export async function listInvited(db: Db, academyId: AcademyId, personId: PersonId): Promise<Invited[]> {
  const found = await sql<Invited>`
    select json_build_object('id', r.person_id, 'name', r.name) as rater, json_build_object('id', b.person_id, 'name', b.name) as "invitedBy",
      i.until_day as until,
      (select max(a.closed_at) from assessment a where a.academy_id = i.academy_id and a.person_id = i.person_id
        and a.rater_id = i.rater_id and a.kind = 'appraisal' and a.state = 'confirmed' and a.closed_at >= i.invited_at)::date as "ratedOn"
    from rater_invitation i
    join person r on r.academy_id = i.academy_id and r.person_id = i.rater_id
    join person b on b.academy_id = i.academy_id and b.person_id = i.invited_by
    where i.academy_id = ${academyId} and i.person_id = ${personId}
    order by i.until_day desc, lower(r.name)`.execute(db);
  return found.rows;
}

export interface RaterInvitation {
  readonly personId: PersonId;
  readonly raterId: PersonId;
  readonly invitedBy: PersonId;
  readonly invitedAt: Date;
  readonly until: Day;
}

/** Asked again, only the last day moves. @returns false where nothing changed */
export async function saveInvitation(
  db: Db,
  academyId: AcademyId,
  { personId, raterId, invitedBy, invitedAt, until }: RaterInvitation,
): Promise<boolean> {
  const saved = await sql<{ person_id: string }>`
    insert into rater_invitation as i (academy_id, person_id, rater_id, invited_by, invited_at, until_day)
    values (${academyId}, ${personId}, ${raterId}, ${invitedBy}, ${invitedAt}, ${until})
    on conflict (academy_id, person_id, rater_id) do update
    set until_day = excluded.until_day, invited_by = excluded.invited_by, invited_at = excluded.invited_at
    where i.until_day <> excluded.until_day
    returning person_id`.execute(db);
  return saved.rows.length > 0;
}

export async function removeInvitation(
  db: Db,
  academyId: AcademyId,
  personId: PersonId,
  raterId: PersonId,
): Promise<boolean> {
  const removed = await db
    .deleteFrom('rater_invitation')
    .where('academy_id', '=', academyId)
    .where('person_id', '=', personId)
    .where('rater_id', '=', raterId)
    .returning('rater_id')
    .execute();
  return removed.length > 0;
}

export interface Waiting {
  readonly person: { readonly id: PersonId; readonly name: string };
  readonly why: 'begun' | 'asked' | 'self-evaluated';
  readonly since: Day;
  readonly until: Day | null;
}

/** Each person once, with the strongest reason; those who left wait no longer. */
export async function listWaiting(db: Db, academyId: AcademyId, raterId: PersonId, today: Day): Promise<Waiting[]> {
  const found = await sql<Waiting>`
    with mine as (
      select a.person_id, 1 as rank, 'begun' as why, min(a.opened_at)::date as since, null::date as until
      from assessment a where a.academy_id = ${academyId} and a.rater_id = ${raterId} and a.state = 'open' group by a.person_id
      union all
      select i.person_id, 2, 'asked', i.invited_at::date, i.until_day
      from rater_invitation i where i.academy_id = ${academyId} and i.rater_id = ${raterId} and i.until_day >= ${today}::date
        and not exists (select from assessment a where a.academy_id = i.academy_id and a.person_id = i.person_id
          and a.rater_id = i.rater_id and a.kind = 'appraisal' and a.state = 'confirmed' and a.closed_at >= i.invited_at)
      union all
      -- asked together with others, by whoever leads those who lead
      select k.person_id, 2, 'asked', max(a.asked_at)::date, max(a.until_day)
      from assessment_asked k
      join assessment_ask a on a.academy_id = k.academy_id and a.ask_id = k.ask_id and a.undone_at is null and a.until_day >= ${today}::date
      join person p on p.academy_id = k.academy_id and p.person_id = k.person_id and p.manager_id = k.rater_id
      where k.academy_id = ${academyId} and k.rater_id = ${raterId}
        and not exists (select from assessment s where s.academy_id = k.academy_id and s.person_id = k.person_id
          and s.rater_id = k.rater_id and s.kind = 'appraisal' and s.state = 'confirmed' and s.closed_at >= a.asked_at)
      group by k.person_id
      union all
      select s.person_id, 3, 'self-evaluated', max(s.closed_at)::date, null
      from assessment s where s.academy_id = ${academyId} and s.kind = 'self' and s.state = 'confirmed'
        and s.person_id in (select person_id from person where academy_id = ${academyId} and manager_id = ${raterId})
        and not exists (select from assessment a where a.academy_id = s.academy_id and a.person_id = s.person_id
          and a.rater_id = ${raterId} and a.kind = 'appraisal' and a.state = 'confirmed' and a.closed_at > s.closed_at)
      group by s.person_id
    )
    select distinct on (p.person_id) json_build_object('id', p.person_id, 'name', p.name) as person, m.why, m.since, m.until
    from mine m join person p on p.academy_id = ${academyId} and p.person_id = m.person_id
    where (p.left_on is null or p.left_on > ${today}::date) and p.erased_at is null
    order by p.person_id, m.rank`.execute(db);
  return found.rows.sort((a, b) => (a.since < b.since ? -1 : a.since > b.since ? 1 : 0));
}
