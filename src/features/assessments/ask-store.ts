/** Asks as rows, and those they reach: always in sets, for one as for ten thousand. */
import { type RawBuilder, sql } from 'kysely';
import type { Actor } from '../../kernel/actor.ts';
import { addDays, type Day } from '../../kernel/day.ts';
import type { AcademyId, MarketId, PersonId } from '../../kernel/id.ts';
import type { Db } from '../../server/database/tables.ts';
import { marketTree } from '../people/store.ts';
import type { Candidate, Everybody, Wish } from './ask.ts';

export type AskWhom = { readonly people: readonly PersonId[] } | { readonly everybody: Everybody };

/** Whom the one who asks may ask: all but themselves, or those they lead and the people of these markets. */
export type AskReach = { readonly by: PersonId; readonly markets: 'all' | readonly MarketId[] };

/** The word of a rater on a person that answers an ask of that moment. */
const answeredSince = (academyId: AcademyId, person: string, rater: string, since: string): RawBuilder<boolean> =>
  sql`exists (select from assessment s where s.academy_id = ${academyId} and s.person_id = ${sql.ref(person)}
    and s.rater_id = ${sql.ref(rater)} and s.kind in ('self', 'appraisal') and s.state = 'confirmed' and s.closed_at >= ${sql.ref(since)})`;

export interface CandidateFound extends Candidate {
  readonly person: string;
  readonly rater: string | null;
}

/** Each person twice: themselves, and whoever leads them. By name. */
export async function listCandidates(
  db: Db,
  academyId: AcademyId,
  whom: AskWhom,
  { by, markets }: AskReach,
  today: Day,
  among: readonly PersonId[] | null = null,
): Promise<readonly CandidateFound[]> {
  const found = await sql<CandidateFound>`
    with recursive led (person_id) as (
      select person_id from person where academy_id = ${academyId} and manager_id = ${by}
      union
      select p.person_id from led join person p on p.academy_id = ${academyId} and p.manager_id = led.person_id
    ), chosen as (
      select p.* from person p where p.academy_id = ${academyId} and p.person_id <> ${by} and p.erased_at is null
        and (p.left_on is null or p.left_on > ${today}::date) and (p.joined_on is null or p.joined_on <= ${today}::date)
        and ${conditions(academyId, whom, today)}
        ${among ? sql`and p.person_id = any(${among}::uuid[])` : sql``}
        and ${markets === 'all' ? sql`true` : sql`(p.market_id = any(${markets}::uuid[]) or p.person_id in (select person_id from led))`}
    ), one as (
      select c.person_id, c.name as person, c.sort_name, c.role_id is not null as judged, k.kind, r.person_id as rater_id, r.name as rater
      from chosen c cross join (values ('self'), ('appraisal')) as k (kind)
      left join person r on r.academy_id = ${academyId} and r.person_id = case k.kind when 'self' then c.person_id else c.manager_id end
        and r.erased_at is null and (r.left_on is null or r.left_on > ${today}::date)
    )
    select o.person_id as "personId", o.person, o.kind, o.rater_id as "raterId", o.rater, o.judged,
      exists (select from assessment_asked k join assessment_ask a on a.academy_id = k.academy_id and a.ask_id = k.ask_id
        where k.academy_id = ${academyId} and k.person_id = o.person_id and k.rater_id = o.rater_id and a.undone_at is null
          and a.until_day >= ${today}::date and not ${answeredSince(academyId, 'k.person_id', 'k.rater_id', 'a.asked_at')}) as open,
      (select max(s.closed_at at time zone 'UTC')::date from assessment s where s.academy_id = ${academyId} and s.person_id = o.person_id
        and s.rater_id = o.rater_id and s.kind in ('self', 'appraisal') and s.state = 'confirmed') as "lastOn"
    from one o order by o.sort_name, o.person_id, o.kind desc`.execute(db);
  return found.rows;
}

function conditions(academyId: AcademyId, whom: AskWhom, today: Day): RawBuilder<unknown> {
  if ('people' in whom) return sql`p.person_id = any(${whom.people}::uuid[])`;
  const { roleId, levelId, marketId, teamId, joinedWithin } = whom.everybody;
  const all = [
    // a rule is about who sells
    sql`p.role_id is not null`,
    ...(roleId ? [sql`p.role_id = ${roleId}`] : []),
    ...(levelId ? [sql`p.level_id = ${levelId}`] : []),
    ...(marketId ? [sql`p.market_id in ${marketTree(academyId, marketId)}`] : []),
    ...(teamId ? [sql`p.team_id = ${teamId}`] : []),
    ...(joinedWithin === undefined ? [] : [sql`p.joined_on > ${addDays(today, -joinedWithin)}::date`]),
  ];
  return sql.join(all, sql` and `);
}

export interface NewAsk {
  readonly askId: string;
  readonly by: PersonId;
  readonly at: Date;
  readonly until: Day;
  readonly leftOut: number;
  readonly asked: readonly { readonly personId: PersonId; readonly raterId: PersonId }[];
  readonly whom: AskWhom;
  readonly wish: Pick<Wish, 'self' | 'appraisal'>;
}

export async function addAsk(db: Db, academyId: AcademyId, ask: NewAsk): Promise<void> {
  const { askId, by, at, until, leftOut, asked, whom, wish } = ask;
  await db
    .insertInto('assessment_ask')
    .values({
      academy_id: academyId,
      ask_id: askId,
      asked_by: by,
      asked_at: at,
      until_day: until,
      asked: asked.length,
      left_out: leftOut,
      everybody: 'everybody' in whom ? JSON.stringify(whom.everybody) : null,
      self_asked: wish.self,
      appraisal_asked: wish.appraisal,
    })
    .execute();
  await addAsked(db, academyId, askId, asked);
}

/** @returns those who were not asked under it before */
export async function addAsked<One extends { readonly personId: PersonId; readonly raterId: PersonId }>(
  db: Db,
  academyId: AcademyId,
  askId: string,
  asked: readonly One[],
): Promise<readonly One[]> {
  const added = await sql<{ pair: string }>`
    insert into assessment_asked (academy_id, ask_id, person_id, rater_id)
    select ${academyId}::uuid, ${askId}::uuid, person_id, rater_id
    from unnest(${asked.map(({ personId }) => personId)}::uuid[], ${asked.map(({ raterId }) => raterId)}::uuid[]) as k (person_id, rater_id)
    on conflict do nothing returning person_id || ' ' || rater_id as pair`.execute(db);
  const pairs = new Set(added.rows.map(({ pair }) => pair));
  return asked.filter(({ personId, raterId }) => pairs.has(`${personId} ${raterId}`));
}

export interface AskInForce extends Wish {
  readonly askId: string;
  readonly by: Pick<Actor, 'personId' | 'grants'>;
  readonly everybody: Everybody;
}

/** Those that also ask whoever joins or moves, as long as who asked is here. */
export async function listInForce(db: Db, academyId: AcademyId, today: Day): Promise<readonly AskInForce[]> {
  const found = await sql<AskInForce>`
    select a.ask_id as "askId", a.until_day as until, a.self_asked as self, a.appraisal_asked as appraisal, a.everybody,
      json_build_object('personId', p.person_id, 'grants', coalesce((select json_agg(distinct g.grant_name) from person_grant g
        where g.academy_id = p.academy_id and g.person_id = p.person_id), '[]')) as by
    from assessment_ask a join person p on p.academy_id = a.academy_id and p.person_id = a.asked_by
    where a.academy_id = ${academyId} and a.until_day >= ${today}::date and a.undone_at is null and a.everybody is not null
      and p.erased_at is null and (p.left_on is null or p.left_on > ${today}::date) order by a.asked_at, a.ask_id`.execute(
    db,
  );
  return found.rows;
}

/** More were asked under it. */
export async function countAsked(db: Db, academyId: AcademyId, askId: string, more: number): Promise<void> {
  await sql`update assessment_ask set asked = asked + ${more} where academy_id = ${academyId} and ask_id = ${askId}`.execute(
    db,
  );
}

export interface AskKept {
  readonly by: PersonId;
  readonly asked: number;
  readonly leftOut: number;
  readonly undone: boolean;
}

export async function loadAsk(db: Db, academyId: AcademyId, askId: string): Promise<AskKept | null> {
  const found = await sql<AskKept>`
    select asked_by as by, asked, left_out as "leftOut", undone_at is not null as undone from assessment_ask
    where academy_id = ${academyId} and ask_id = ${askId} for update`.execute(db);
  return found.rows[0] ?? null;
}

/** Two who ask the same people at once do not both ask them. */
export async function holdAsks(db: Db, academyId: AcademyId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`assessment ask ${academyId}`}, 0))`.execute(db);
}

export async function markUndone(db: Db, academyId: AcademyId, askId: string, at: Date): Promise<void> {
  await db
    .updateTable('assessment_ask')
    .set({ undone_at: at })
    .where('academy_id', '=', academyId)
    .where('ask_id', '=', askId)
    .execute();
}

export interface AskListed {
  readonly askId: string;
  readonly on: Day;
  readonly until: Day;
  readonly asked: number;
  readonly answered: number;
  readonly open: boolean;
  readonly undone: boolean;
  /** asks joiners and movers too */
  readonly follows: boolean;
}

export async function listAsks(db: Db, academyId: AcademyId, by: PersonId, today: Day): Promise<readonly AskListed[]> {
  const found = await sql<AskListed>`
    select a.ask_id as "askId", (a.asked_at at time zone 'UTC')::date as on, a.until_day as until, a.asked,
      (select count(*)::integer from assessment_asked k where k.academy_id = a.academy_id and k.ask_id = a.ask_id
        and ${answeredSince(academyId, 'k.person_id', 'k.rater_id', 'a.asked_at')}) as answered,
      a.undone_at is null and a.until_day >= ${today}::date as open, a.undone_at is not null as undone, a.everybody is not null as follows
    from assessment_ask a where a.academy_id = ${academyId} and a.asked_by = ${by} order by a.asked_at desc, a.ask_id desc limit 20`.execute(
    db,
  );
  return found.rows;
}

export interface ToTell {
  readonly id: PersonId;
  readonly name: string;
  readonly email: string | null;
  readonly language: string | null;
}

export async function listToTell(
  db: Db,
  academyId: AcademyId,
  people: readonly PersonId[],
): Promise<readonly ToTell[]> {
  const found = await sql<ToTell>`
    select person_id as id, name, email, language from person
    where academy_id = ${academyId} and person_id = any(${people}::uuid[])`.execute(db);
  return found.rows;
}

export interface SelfAsked {
  readonly by: { readonly id: PersonId; readonly name: string };
  readonly until: Day;
}

/** Who last asked somebody how they see themselves, where they have not said so since. */
export async function loadSelfAsked(
  db: Db,
  academyId: AcademyId,
  personId: PersonId,
  today: Day,
): Promise<SelfAsked | null> {
  const found = await sql<SelfAsked>`
    select json_build_object('id', b.person_id, 'name', b.name) as by, a.until_day as until
    from assessment_asked k
    join assessment_ask a on a.academy_id = k.academy_id and a.ask_id = k.ask_id and a.undone_at is null and a.until_day >= ${today}::date
    join person b on b.academy_id = a.academy_id and b.person_id = a.asked_by
    where k.academy_id = ${academyId} and k.rater_id = ${personId} and k.person_id = ${personId}
      and not ${answeredSince(academyId, 'k.person_id', 'k.rater_id', 'a.asked_at')}
    order by a.asked_at desc limit 1`.execute(db);
  return found.rows[0] ?? null;
}
