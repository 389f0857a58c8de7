/**
 * Who was appointed to judge what, and who may today: holding the highest level of a role that requires the capability is looked
 * up in the version in force, each time.
 */
import { type RawBuilder, sql } from 'kysely';
import type { Day } from '../../kernel/day.ts';
import type { AcademyId, CapabilityId, PersonId } from '../../kernel/id.ts';
import type { Words } from '../../kernel/words.ts';
import type { Db } from '../../server/database/tables.ts';
import { versionInForceSql } from '../way-of-selling/version-store.ts';

/** What the highest level of a role requires, by role and level. */
function highestRequires(academyId: AcademyId, today: Day): RawBuilder<unknown> {
  return sql`(select r.role_id, r.level_id, r.capability_id
    from (select distinct on (l.role_id) l.academy_id, l.version_id, l.role_id, l.level_id from way_level l
      where l.academy_id = ${academyId} and l.version_id = ${versionInForceSql(academyId, today)}
      order by l.role_id, l.position desc) top
    join requirement r on r.academy_id = top.academy_id and r.version_id = top.version_id and r.role_id = top.role_id and r.level_id = top.level_id)`;
}

const here = (today: Day) => sql`(p.left_on is null or p.left_on > ${today}::date) and p.erased_at is null`;

/** Of what a person was appointed to verify, what they may judge today. */
export async function listVerified(
  db: Db,
  academyId: AcademyId,
  personId: PersonId,
  today: Day,
): Promise<ReadonlySet<CapabilityId>> {
  const found = await sql<{ id: CapabilityId }>`
    select v.capability_id as id from verifier v
    join person p on p.academy_id = v.academy_id and p.person_id = v.person_id and ${here(today)}
    join ${highestRequires(academyId, today)} top on top.role_id = p.role_id and top.level_id = p.level_id and top.capability_id = v.capability_id
    where v.academy_id = ${academyId} and v.person_id = ${personId}`.execute(db);
  return new Set(found.rows.map(({ id }) => id));
}

/** What the highest level of the person's role requires, where they hold it: what they could verify. */
export async function listVerifiable(
  db: Db,
  academyId: AcademyId,
  personId: PersonId,
  today: Day,
): Promise<ReadonlySet<CapabilityId>> {
  const found = await sql<{ id: CapabilityId }>`
    select top.capability_id as id from person p
    join ${highestRequires(academyId, today)} top on top.role_id = p.role_id and top.level_id = p.level_id
    where p.academy_id = ${academyId} and p.person_id = ${personId} and ${here(today)}`.execute(db);
  return new Set(found.rows.map(({ id }) => id));
}

export async function listAppointed(
  db: Db,
  academyId: AcademyId,
  personId: PersonId,
): Promise<ReadonlySet<CapabilityId>> {
  const rows = await db
    .selectFrom('verifier')
    .select('capability_id')
    .where('academy_id', '=', academyId)
    .where('person_id', '=', personId)
    .forUpdate()
    .execute();
  return new Set(rows.map((row) => row.capability_id));
}

export interface VerifierListed {
  readonly person: { readonly id: PersonId; readonly name: string };
  readonly capabilities: readonly {
    readonly capabilityId: CapabilityId;
    readonly name: Words;
    readonly since: Day;
    readonly appointedBy: string;
    /** false: the appointment rests */
    readonly mayJudge: boolean;
  }[];
}

export async function listVerifiers(db: Db, academyId: AcademyId, today: Day): Promise<VerifierListed[]> {
  const found = await sql<VerifierListed>`
    select json_build_object('id', p.person_id, 'name', p.name) as person,
      json_agg(json_build_object('capabilityId', v.capability_id, 'name', w.name, 'since', (v.appointed_at at time zone 'UTC')::date,
        'appointedBy', coalesce(b.name, ''), 'mayJudge', top.capability_id is not null and ${here(today)}) order by w.position, w.capability_id) as capabilities
    from verifier v
    join person p on p.academy_id = v.academy_id and p.person_id = v.person_id
    join way_capability w on w.academy_id = v.academy_id and w.version_id = ${versionInForceSql(academyId, today)} and w.capability_id = v.capability_id
    left join person b on b.academy_id = v.academy_id and b.person_id = v.appointed_by
    left join ${highestRequires(academyId, today)} top on top.role_id = p.role_id and top.level_id = p.level_id and top.capability_id = v.capability_id
    where v.academy_id = ${academyId}
    group by p.person_id, p.name, p.sort_name order by p.sort_name, p.person_id`.execute(db);
  return found.rows;
}

export interface Candidate {
  readonly id: PersonId;
  readonly name: string;
  readonly capabilities: readonly { readonly capabilityId: CapabilityId; readonly name: Words }[];
}

/** People who hold the highest level of their role, with what it requires: who could be appointed. */
export async function listCandidates(
  db: Db,
  academyId: AcademyId,
  { q, markets }: { readonly q: string; readonly markets: readonly string[] | 'all' },
  today: Day,
): Promise<Candidate[]> {
  const within = markets === 'all' ? sql`true` : sql`p.market_id = any(${markets}::uuid[])`;
  const found = await sql<Candidate>`
    select p.person_id as id, p.name, json_agg(json_build_object('capabilityId', w.capability_id, 'name', w.name) order by w.position, w.capability_id) as capabilities
    from person p
    join ${highestRequires(academyId, today)} top on top.role_id = p.role_id and top.level_id = p.level_id
    join way_capability w on w.academy_id = p.academy_id and w.version_id = ${versionInForceSql(academyId, today)} and w.capability_id = top.capability_id
    where p.academy_id = ${academyId} and ${here(today)} and ${within}
      and (${q} = '' or strpos(lower(p.name), lower(${q})) > 0)
    group by p.person_id, p.name, p.sort_name order by p.sort_name, p.person_id limit 20`.execute(db);
  return found.rows;
}

export interface Watcher {
  readonly id: PersonId;
  readonly name: string;
  readonly as: 'manager' | 'verifier';
}

/** Whom a person may ask to watch them: their manager, then verifiers of the capability who may judge today. */
export async function listWatchers(
  db: Db,
  academyId: AcademyId,
  personId: PersonId,
  capabilityId: CapabilityId,
  today: Day,
): Promise<Watcher[]> {
  const found = await sql<Watcher>`
    select p.person_id as id, p.name, 'manager' as as from person me
    join person p on p.academy_id = me.academy_id and p.person_id = me.manager_id and ${here(today)}
    where me.academy_id = ${academyId} and me.person_id = ${personId}
    union all
    (select p.person_id, p.name, 'verifier' from verifier v
      join person p on p.academy_id = v.academy_id and p.person_id = v.person_id and ${here(today)}
      join ${highestRequires(academyId, today)} top on top.role_id = p.role_id and top.level_id = p.level_id and top.capability_id = v.capability_id
      where v.academy_id = ${academyId} and v.capability_id = ${capabilityId} and v.person_id <> ${personId}
        and not exists (select from person me where me.academy_id = v.academy_id and me.person_id = ${personId} and me.manager_id = v.person_id)
      order by p.sort_name, p.person_id limit 50)`.execute(db);
  return found.rows;
}

export async function saveAppointments(
  db: Db,
  academyId: AcademyId,
  {
    personId,
    added,
    ended,
  }: {
    readonly personId: PersonId;
    readonly added: readonly CapabilityId[];
    readonly ended: readonly CapabilityId[];
  },
  by: PersonId,
  at: Date,
): Promise<void> {
  await sql`
    with gone as (
      delete from verifier where academy_id = ${academyId} and person_id = ${personId} and capability_id = any(${ended}::uuid[])
    )
    insert into verifier (academy_id, person_id, capability_id, appointed_by, appointed_at)
    select ${academyId}::uuid, ${personId}::uuid, id, ${by}::uuid, ${at} from unnest(${added}::uuid[]) as id
    on conflict do nothing`.execute(db);
}
