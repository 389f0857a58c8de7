/**
 * Reviews of levels as rows, and the people they are about: always in sets, for one as for ten thousand. Who is ready is found in
 * one pass that counts as `criterionState` does; whoever decides derives it once more from the rule itself.
 */
import { type RawBuilder, sql } from 'kysely';
import { addDays, addMonths, type Day } from '../../kernel/day.ts';
import type { AcademyId, LevelId, MarketId, PersonId, RoleId } from '../../kernel/id.ts';
import type { Words } from '../../kernel/words.ts';
import type { Db } from '../../server/database/tables.ts';
import type { Criterion } from '../paths/criterion.ts';
import type { LevelStep } from '../people/person.ts';
import { marketTree } from '../people/store.ts';
import { ladderSql } from '../way-of-selling/requirement-store.ts';
import type { LevelReviewRow } from './tables.ts';

/** The people below somebody, and the markets they head (null: all): to follow `with recursive`. */
export function ledBy(academyId: AcademyId, actorId: PersonId): RawBuilder<unknown> {
  return sql`led (person_id) as (
      select person_id from person where academy_id = ${academyId} and manager_id = ${actorId}
      union
      select p.person_id from led join person p on p.academy_id = ${academyId} and p.manager_id = led.person_id
    ), headed (market_id) as (
      select market_id from person_grant
      where academy_id = ${academyId} and person_id = ${actorId} and grant_name = 'head-of-sales'
      union
      select m.market_id from headed join market m on m.academy_id = ${academyId} and m.parent_id = headed.market_id
    ), mine (person_id) as materialized (
      select p.person_id from person p where p.academy_id = ${academyId} and p.person_id <> ${actorId}
        and (p.person_id in (select person_id from led) or p.market_id in (select market_id from headed)
          or exists (select from headed where market_id is null))
    )`;
}

/** A person as a decision about their level or certification sees them. */
export interface Subject {
  readonly personId: PersonId;
  readonly name: string;
  readonly roleId: RoleId | null;
  readonly levelId: LevelId | null;
  /** the level they work toward, where one was chosen */
  readonly chosenId: LevelId | null;
  readonly here: boolean;
  /** the one who asks leads them, at any height or as head of their market */
  readonly led: boolean;
}

const isHere = (today: Day) => sql<boolean>`(p.left_on is null or p.left_on > ${today}::date) and p.erased_at is null`;

export async function listSubjects(
  db: Db,
  academyId: AcademyId,
  actorId: PersonId,
  people: readonly PersonId[],
  today: Day,
): Promise<Subject[]> {
  const found = await sql<Subject>`
    with recursive ${ledBy(academyId, actorId)}
    select p.person_id as "personId", p.name, p.role_id as "roleId", p.level_id as "levelId", p.target_level_id as "chosenId",
      ${isHere(today)} as here, mine.person_id is not null as led
    from person p left join mine on mine.person_id = p.person_id
    where p.academy_id = ${academyId} and p.person_id = any(${people}::uuid[]) order by p.sort_name, p.person_id`.execute(
    db,
  );
  return found.rows;
}

/** One person, where it is known already whether the one who asks leads them. */
export async function loadSubject(
  db: Db,
  academyId: AcademyId,
  personId: PersonId,
  led: boolean,
  today: Day,
): Promise<Subject | null> {
  const found = await sql<Omit<Subject, 'led'>>`
    select p.person_id as "personId", p.name, p.role_id as "roleId", p.level_id as "levelId", p.target_level_id as "chosenId",
      ${isHere(today)} as here
    from person p where p.academy_id = ${academyId} and p.person_id = ${personId}`.execute(db);
  return found.rows[0] ? { ...found.rows[0], led } : null;
}

/** A level of a role in force today: what a person reaches next. */
export interface Rung extends LevelStep {
  readonly role: Words;
  readonly level: Words;
}

/** The ladders of some roles, or of all of them. */
export async function listLadders(
  db: Db,
  academyId: AcademyId,
  today: Day,
  roles: readonly RoleId[] | 'all',
): Promise<readonly Rung[]> {
  const found = await sql<Rung>`
    select l.role_id as "roleId", l.role_name as role, l.level_id as "levelId", l.name as level, l.position
    from ${ladderSql(academyId, today)} l where ${roles === 'all' ? sql`true` : sql`l.role_id = any(${roles}::uuid[])`}
    order by l.role_position, l.role_id, l.position`.execute(db);
  return found.rows;
}

export interface Whom {
  /** an owner sees everybody; else those one leads */
  readonly everybody: boolean;
  readonly market?: MarketId | undefined;
  readonly roleId?: RoleId | undefined;
  readonly q?: string | undefined;
}

/** The conditions of a list over `person p`, beside that they are here. */
export function whomSql(academyId: AcademyId, { everybody, market, roleId, q }: Whom): RawBuilder<unknown> {
  return sql.join(
    [
      everybody ? sql`true` : sql`p.person_id in (select person_id from mine)`,
      market ? sql`p.market_id in ${marketTree(academyId, market)}` : sql`true`,
      roleId ? sql`p.role_id = ${roleId}` : sql`true`,
      q ? sql`strpos(lower(p.name), lower(${q})) > 0` : sql`true`,
    ],
    sql` and `,
  );
}

export interface Step {
  readonly roleId: RoleId;
  readonly fromId: LevelId | null;
  readonly toId: LevelId;
}

export interface ReadyFound {
  readonly person: { readonly id: PersonId; readonly name: string };
  readonly market: string | null;
  readonly manager: string | null;
  readonly roleId: RoleId;
  readonly fromId: LevelId | null;
  readonly toId: LevelId;
  /** the last demonstration that counts */
  readonly on: Day;
  readonly putOffUntil: Day | null;
  readonly led: boolean;
}

/** The first day on which a demonstration still counts today. */
function countsSince(months: number, today: Day): Day {
  let day = addMonths(today, -months);
  while (addMonths(day, months) <= today) day = addDays(day, 1);
  return day;
}

export async function listReady(
  db: Db,
  academyId: AcademyId,
  actorId: PersonId,
  of: {
    readonly whom: Whom;
    readonly steps: readonly Step[];
    readonly criteria: readonly (Criterion & { readonly levelId: LevelId })[];
    readonly today: Day;
    readonly limit: number;
  },
): Promise<ReadyFound[]> {
  const { whom, today } = of;
  const criteria = of.criteria.map(({ levelId, capabilityId, proficiency, demonstrations, raters, months }) => ({
    levelId,
    capabilityId,
    proficiency,
    demonstrations,
    raters,
    since: countsSince(months, today),
  }));
  // nothing is known of how many rows come out of a list of values: joined row by row, ten thousand people take half a minute
  await sql`select set_config('enable_nestloop', 'off', true), set_config('jit', 'off', true)`.execute(db);
  const found = await sql<ReadyFound>`
    with recursive ${ledBy(academyId, actorId)}, step as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(of.steps)}::jsonb) as s("roleId" uuid, "fromId" uuid, "toId" uuid)
    ), criterion as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(criteria)}::jsonb)
        as c("levelId" uuid, "capabilityId" uuid, proficiency int, demonstrations int, raters int, since date)
    ), asked as materialized (select "levelId", count(*) as criteria from criterion group by "levelId"
    ), person_asked as materialized (
      select p.person_id, s."roleId", s."fromId", s."toId", asked.criteria
      from person p
      join step s on s."roleId" = p.role_id and s."fromId" is not distinct from p.level_id
      join asked on asked."levelId" = s."toId"
      where p.academy_id = ${academyId} and ${isHere(today)} and ${whomSql(academyId, whom)}
    ), shown as materialized (
      select w.person_id, w."toId", d.capability_id, d.rater_id, d.on_day, d.proficiency
      from person_asked w cross join lateral (
        select capability_id, rater_id, on_day, proficiency from demonstration d
        where d.academy_id = ${academyId} and d.person_id = w.person_id and not d.taken_back and d.on_day <= ${today}::date offset 0
      ) d
    ), occasion as (
      -- each occasion once; grouped by hashing, which counting distinct ones would not be
      select s.person_id, c."capabilityId", c.demonstrations, c.raters, s.rater_id, s.on_day
      from shown s
      join criterion c on c."levelId" = s."toId" and c."capabilityId" = s.capability_id
      where s.proficiency >= c.proficiency and s.on_day >= c.since
      group by 1, 2, 3, 4, 5, 6
    ), rater as (
      select person_id, "capabilityId", demonstrations, raters, rater_id, count(*) as days, max(on_day) as on
      from occasion group by 1, 2, 3, 4, 5
    ), met as (
      select person_id, "capabilityId", max("on") as on from rater
      group by person_id, "capabilityId", demonstrations, raters having count(*) >= raters and sum(days) >= demonstrations
    ), ready as (
      select met.person_id, max(met."on") as on, count(*) as criteria from met group by met.person_id
    )
    select json_build_object('id', p.person_id, 'name', p.name) as person, m.name as market, b.name as manager,
      w."roleId", w."fromId", w."toId", r."on", mine.person_id is not null as led,
      (select v.ask_again_on from level_review v where v.academy_id = ${academyId} and v.person_id = p.person_id and v.level_id = w."toId"
        and v.outcome = 'put-off' and v.undone_at is null and v.ask_again_on > ${today}::date order by v.at desc limit 1) as "putOffUntil"
    from person_asked w
    join ready r on r.person_id = w.person_id and r.criteria = w.criteria
    join person p on p.academy_id = ${academyId} and p.person_id = w.person_id
    left join market m on m.academy_id = p.academy_id and m.market_id = p.market_id
    left join person b on b.academy_id = p.academy_id and b.person_id = p.manager_id
    left join mine on mine.person_id = p.person_id
    order by p.sort_name, p.person_id limit ${of.limit}`.execute(db);
  await sql`select set_config('enable_nestloop', 'on', true)`.execute(db);
  return found.rows;
}

export interface ReviewFound {
  readonly reviewId: string;
  readonly batchId: string;
  readonly personId: PersonId;
  readonly roleId: RoleId;
  readonly levelId: LevelId;
  readonly level: Words;
  readonly fromLevelId: LevelId | null;
  readonly outcome: LevelReviewRow['outcome'];
  readonly by: { readonly id: PersonId; readonly name: string };
  readonly at: Date;
  readonly words: string | null;
  readonly askAgainOn: Day | null;
  readonly changeId: string | null;
  readonly undoneAt: Date | null;
}

const reviewColumns = sql`v.review_id as "reviewId", v.batch_id as "batchId", v.person_id as "personId", v.role_id as "roleId",
  v.level_id as "levelId", coalesce((select l.name from level l where l.academy_id = v.academy_id and l.level_id = v.level_id), '{}') as level,
  v.from_level_id as "fromLevelId", v.outcome, json_build_object('id', b.person_id, 'name', b.name) as by,
  v.at, v.words, v.ask_again_on as "askAgainOn", v.change_id as "changeId", v.undone_at as "undoneAt"`;

/** All decisions about a person's levels, the last first. */
export async function listReviews(db: Db, academyId: AcademyId, personId: PersonId): Promise<ReviewFound[]> {
  const found = await sql<ReviewFound>`
    select ${reviewColumns} from level_review v join person b on b.academy_id = v.academy_id and b.person_id = v.by_person
    where v.academy_id = ${academyId} and v.person_id = ${personId} order by v.at desc, v.review_id desc`.execute(db);
  return found.rows;
}

/** Of these people, to whom "not yet" was said about this level until a day still to come. */
export async function listPutOff(
  db: Db,
  academyId: AcademyId,
  people: readonly { readonly personId: PersonId; readonly levelId: LevelId }[],
  today: Day,
): Promise<ReadonlySet<PersonId>> {
  if (people.length === 0) return new Set();
  const found = await sql<{ id: PersonId }>`
    select distinct v.person_id as id
    from unnest(${people.map(({ personId }) => personId)}::uuid[], ${people.map(({ levelId }) => levelId)}::uuid[]) as p (person_id, level_id)
    join level_review v on v.academy_id = ${academyId} and v.person_id = p.person_id and v.level_id = p.level_id
      and v.outcome = 'put-off' and v.undone_at is null and v.ask_again_on > ${today}::date`.execute(db);
  return new Set(found.rows.map(({ id }) => id));
}

export async function listBatch(db: Db, academyId: AcademyId, batchId: string): Promise<ReviewFound[]> {
  const found = await sql<ReviewFound>`
    select ${reviewColumns} from level_review v join person b on b.academy_id = v.academy_id and b.person_id = v.by_person
    where v.academy_id = ${academyId} and v.batch_id = ${batchId} order by v.review_id for update of v`.execute(db);
  return found.rows;
}

export interface NewReview {
  readonly reviewId: string;
  readonly batchId: string;
  readonly personId: PersonId;
  readonly roleId: RoleId;
  readonly levelId: LevelId;
  readonly fromLevelId: LevelId | null;
  readonly outcome: LevelReviewRow['outcome'];
  readonly byPerson: PersonId;
  readonly at: Date;
  readonly words: string | null;
  readonly askAgainOn: Day | null;
  readonly changeId: string | null;
  /** the demonstrations by which all criteria were met */
  readonly proof: readonly string[];
}

export async function addReviews(db: Db, academyId: AcademyId, reviews: readonly NewReview[]): Promise<void> {
  if (reviews.length === 0) return;
  await sql`
    insert into level_review (academy_id, review_id, batch_id, person_id, role_id, level_id, from_level_id, outcome, by_person, at, words,
      ask_again_on, change_id, proof)
    select ${academyId}::uuid, v."reviewId", v."batchId", v."personId", v."roleId", v."levelId", v."fromLevelId", v.outcome, v."byPerson",
      v.at, v.words, v."askAgainOn", v."changeId", v.proof
    from jsonb_to_recordset(${JSON.stringify(reviews)}::jsonb) as v("reviewId" uuid, "batchId" uuid, "personId" uuid, "roleId" uuid,
      "levelId" uuid, "fromLevelId" uuid, outcome text, "byPerson" uuid, at timestamptz, words text, "askAgainOn" date, "changeId" uuid,
      proof uuid[])`.execute(db);
}

export async function markUndone(db: Db, academyId: AcademyId, reviews: readonly string[], at: Date): Promise<void> {
  await sql`update level_review set undone_at = ${at} where academy_id = ${academyId} and review_id = any(${reviews}::uuid[])`.execute(
    db,
  );
}

/** Of these people, the level each holds now. */
export async function listHeld(
  db: Db,
  academyId: AcademyId,
  people: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, LevelId | null>> {
  const found = await sql<{ id: PersonId; levelId: LevelId | null }>`
    select person_id as id, level_id as "levelId" from person where academy_id = ${academyId} and person_id = any(${people}::uuid[])`.execute(
    db,
  );
  return new Map(found.rows.map(({ id, levelId }) => [id, levelId]));
}
