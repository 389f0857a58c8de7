/** Certifications and the rules they follow, as rows; written in sets, never changed but for being undone. */
import { type RawBuilder, sql } from 'kysely';
import type { Day } from '../../kernel/day.ts';
import type { AcademyId, CapabilityId, LevelId, PersonId, RoleId } from '../../kernel/id.ts';
import type { Words } from '../../kernel/words.ts';
import type { Db } from '../../server/database/tables.ts';
import { versionInForceSql } from '../way-of-selling/version-store.ts';
import type { Certified, CertificationRule } from './certification.ts';
import { ledBy, type Whom, whomSql } from './review-store.ts';
import type { CertificationRow } from './tables.ts';

export interface RuleFound extends CertificationRule {
  readonly ruleId: string;
  readonly roleId: RoleId | null;
  readonly levelId: LevelId | null;
  readonly capabilityId: CapabilityId | null;
  readonly proof: {
    readonly proficiency: number;
    readonly demonstrations: number;
    readonly raters: number;
    readonly months: number;
  } | null;
  /** of the role and level, or of the capability */
  readonly name: readonly Words[];
}

export async function listRules(db: Db, academyId: AcademyId, today: Day): Promise<RuleFound[]> {
  const found = await sql<RuleFound>`
    select u.rule_id as "ruleId", u.role_id as "roleId", u.level_id as "levelId", u.capability_id as "capabilityId", u.months,
      u.window_days as "windowDays", u.remind_days as "remindDays",
      case when u.capability_id is null then null else json_build_object('proficiency', u.proficiency, 'demonstrations', u.demonstrations,
        'raters', u.raters, 'months', u.proof_months) end as proof,
      case when u.capability_id is null then json_build_array(coalesce(r.name, '{}'), coalesce(l.name, '{}'))
        else json_build_array(coalesce(w.name, '{}')) end as name
    from certification_rule u
    left join role r on r.academy_id = u.academy_id and r.role_id = u.role_id
    left join level l on l.academy_id = u.academy_id and l.level_id = u.level_id
    left join way_capability w on w.academy_id = u.academy_id and w.version_id = ${versionInForceSql(academyId, today)} and w.capability_id = u.capability_id
    where u.academy_id = ${academyId}
    order by u.capability_id is not null, r.position, l.position, w.position, u.rule_id`.execute(db);
  return found.rows;
}

export async function saveRule(
  db: Db,
  academyId: AcademyId,
  rule: Omit<RuleFound, 'name'>,
  by: PersonId,
  at: Date,
): Promise<void> {
  const { proof } = rule;
  const set = {
    months: rule.months,
    window_days: rule.windowDays,
    remind_days: [...rule.remindDays],
    proficiency: proof?.proficiency ?? null,
    demonstrations: proof?.demonstrations ?? null,
    raters: proof?.raters ?? null,
    proof_months: proof?.months ?? null,
    set_by: by,
    set_at: at,
  };
  await db
    .insertInto('certification_rule')
    .values({
      academy_id: academyId,
      rule_id: rule.ruleId,
      role_id: rule.roleId,
      level_id: rule.levelId,
      capability_id: rule.capabilityId,
      ...set,
    })
    .onConflict((conflict) => conflict.columns(['academy_id', 'rule_id']).doUpdateSet(set))
    .execute();
}

export async function removeRule(db: Db, academyId: AcademyId, ruleId: string): Promise<boolean> {
  const gone = await db
    .deleteFrom('certification_rule')
    .where('academy_id', '=', academyId)
    .where('rule_id', '=', ruleId)
    .executeTakeFirst();
  return gone.numDeletedRows > 0n;
}

type Subject = Pick<RuleFound, 'roleId' | 'levelId' | 'capabilityId'>;

/** The newest certification of a person in a subject that was not undone: of `c`, in order. */
function ofSubject({ levelId, roleId, capabilityId }: Subject): RawBuilder<boolean> {
  return capabilityId === null
    ? sql`c.role_id = ${roleId} and c.level_id = ${levelId}`
    : sql`c.capability_id = ${capabilityId}`;
}

export async function loadLast(
  db: Db,
  academyId: AcademyId,
  subject: Subject,
  people: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, Certified>> {
  const found = await sql<Certified & { personId: PersonId }>`
    select distinct on (c.person_id) c.person_id as "personId", c.certified_on as "certifiedOn", c.valid_until as "validUntil"
    from certification c where c.academy_id = ${academyId} and c.person_id = any(${people}::uuid[]) and c.undone_at is null and ${ofSubject(subject)}
    order by c.person_id, c.certified_on desc, c.certification_id desc`.execute(db);
  return new Map(found.rows.map(({ personId, ...certified }) => [personId, certified]));
}

export interface Holder {
  readonly person: { readonly id: PersonId; readonly name: string };
  readonly market: string | null;
  readonly certifiedOn: Day | null;
  readonly validUntil: Day | null;
  readonly led: boolean;
}

/** Those a rule speaks of: who holds the level, or whose level requires the capability; each with their newest certification. */
export async function listHolders(
  db: Db,
  academyId: AcademyId,
  actorId: PersonId,
  rule: Subject,
  whom: Whom,
  today: Day,
): Promise<Holder[]> {
  const spoken =
    rule.capabilityId === null
      ? sql`p.role_id = ${rule.roleId} and p.level_id = ${rule.levelId}`
      : sql`exists (select from requirement q where q.academy_id = p.academy_id and q.version_id = ${versionInForceSql(academyId, today)}
          and q.role_id = p.role_id and q.level_id = p.level_id and q.capability_id = ${rule.capabilityId})`;
  const found = await sql<Holder>`
    with recursive ${ledBy(academyId, actorId)}, last as (
      select distinct on (c.person_id) c.person_id, c.certified_on, c.valid_until
      from certification c where c.academy_id = ${academyId} and c.undone_at is null and ${ofSubject(rule)}
      order by c.person_id, c.certified_on desc, c.certification_id desc
    )
    select json_build_object('id', p.person_id, 'name', p.name) as person, m.name as market, last.certified_on as "certifiedOn",
      last.valid_until as "validUntil", mine.person_id is not null as led
    from person p
    left join last on last.person_id = p.person_id
    left join market m on m.academy_id = p.academy_id and m.market_id = p.market_id
    left join mine on mine.person_id = p.person_id
    where p.academy_id = ${academyId} and (p.left_on is null or p.left_on > ${today}::date) and p.erased_at is null
      and ${spoken} and ${whomSql(academyId, whom)}
    order by p.sort_name, p.person_id`.execute(db);
  return found.rows;
}

export interface NewCertification extends Certified, Subject {
  readonly certificationId: string;
  readonly batchId: string;
  readonly personId: PersonId;
  readonly how: CertificationRow['how'];
  readonly byPerson: PersonId;
  readonly at: Date;
  readonly proof: readonly string[];
}

export async function addCertifications(db: Db, academyId: AcademyId, all: readonly NewCertification[]): Promise<void> {
  if (all.length === 0) return;
  await sql`
    insert into certification (academy_id, certification_id, batch_id, person_id, role_id, level_id, capability_id, how, certified_on,
      valid_until, by_person, at, proof)
    select ${academyId}::uuid, c."certificationId", c."batchId", c."personId", c."roleId", c."levelId", c."capabilityId", c.how,
      c."certifiedOn", c."validUntil", c."byPerson", c.at, c.proof
    from jsonb_to_recordset(${JSON.stringify(all)}::jsonb) as c("certificationId" uuid, "batchId" uuid, "personId" uuid, "roleId" uuid,
      "levelId" uuid, "capabilityId" uuid, how text, "certifiedOn" date, "validUntil" date, "byPerson" uuid, at timestamptz, proof uuid[])`.execute(
    db,
  );
}

/** Until the transaction ends nobody else certifies: the same proof must not renew twice. */
export async function holdCertifications(db: Db, academyId: AcademyId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`certification ${academyId}`}, 0))`.execute(db);
}

export interface BatchFound {
  readonly certificationId: string;
  readonly personId: PersonId;
  readonly byPerson: PersonId;
  readonly how: CertificationRow['how'];
  readonly at: Date;
  readonly undoneAt: Date | null;
}

/** Locked, to be undone. */
export async function listBatch(db: Db, academyId: AcademyId, batchId: string): Promise<BatchFound[]> {
  return db
    .selectFrom('certification')
    .select([
      'certification_id as certificationId',
      'person_id as personId',
      'by_person as byPerson',
      'how',
      'at',
      'undone_at as undoneAt',
    ])
    .where('academy_id', '=', academyId)
    .where('batch_id', '=', batchId)
    .orderBy('certification_id')
    .forUpdate()
    .execute();
}

/** Of a batch, those of these people. @returns whom it was undone for */
export async function undoBatch(
  db: Db,
  academyId: AcademyId,
  batchId: string,
  people: readonly PersonId[],
  at: Date,
): Promise<PersonId[]> {
  const undone = await sql<{ id: PersonId }>`
    update certification set undone_at = ${at} where academy_id = ${academyId} and batch_id = ${batchId} and undone_at is null
      and person_id = any(${people}::uuid[]) returning person_id as id`.execute(db);
  return undone.rows.map(({ id }) => id);
}

export interface CertificationListed extends Certified {
  readonly certificationId: string;
  readonly roleId: RoleId | null;
  readonly levelId: LevelId | null;
  readonly capabilityId: CapabilityId | null;
  readonly name: readonly Words[];
  readonly how: CertificationRow['how'];
  readonly by: string;
  readonly undone: boolean;
}

/** All of a person, undone ones too, the newest first. */
export async function listCertifications(
  db: Db,
  academyId: AcademyId,
  personId: PersonId,
): Promise<CertificationListed[]> {
  const found = await sql<CertificationListed>`
    select c.certification_id as "certificationId", c.role_id as "roleId", c.level_id as "levelId", c.capability_id as "capabilityId",
      c.certified_on as "certifiedOn", c.valid_until as "validUntil", c.how, b.name as by, c.undone_at is not null as undone,
      case when c.capability_id is null then json_build_array(coalesce(r.name, '{}'), coalesce(l.name, '{}'))
        else json_build_array(coalesce((select w.name from way_capability w join way_version v on v.academy_id = w.academy_id and v.version_id = w.version_id
          where w.academy_id = c.academy_id and w.capability_id = c.capability_id and v.state = 'published'
          order by v.effective_on desc, v.number desc limit 1), '{}')) end as name
    from certification c
    join person b on b.academy_id = c.academy_id and b.person_id = c.by_person
    left join role r on r.academy_id = c.academy_id and r.role_id = c.role_id
    left join level l on l.academy_id = c.academy_id and l.level_id = c.level_id
    where c.academy_id = ${academyId} and c.person_id = ${personId}
    order by c.certified_on desc, c.certification_id desc`.execute(db);
  return found.rows;
}

export interface Ending extends Certified {
  readonly certificationId: string;
  readonly remindDays: readonly number[];
  readonly personId: PersonId;
  readonly name: string;
  readonly email: string;
  readonly language: string | null;
}

/** What ends within a year, of people who are here and hold the level still, where it is the newest of its subject. */
export async function listEnding(db: Db, academyId: AcademyId, today: Day): Promise<Ending[]> {
  const found = await sql<Ending>`
    with last as (
      select distinct on (c.person_id, c.role_id, c.level_id, c.capability_id) c.* from certification c
      where c.academy_id = ${academyId} and c.undone_at is null
      order by c.person_id, c.role_id, c.level_id, c.capability_id, c.certified_on desc, c.certification_id desc
    )
    select last.certification_id as "certificationId", last.certified_on as "certifiedOn", last.valid_until as "validUntil",
      u.remind_days as "remindDays", p.person_id as "personId", p.name, p.email, p.language
    from last
    join certification_rule u on u.academy_id = last.academy_id and u.role_id is not distinct from last.role_id
      and u.level_id is not distinct from last.level_id and u.capability_id is not distinct from last.capability_id
    join person p on p.academy_id = last.academy_id and p.person_id = last.person_id and p.email is not null
      and (p.left_on is null or p.left_on > ${today}::date) and p.erased_at is null
      and (last.level_id is null or p.level_id = last.level_id)
    where last.valid_until > ${today}::date and last.valid_until <= ${today}::date + 365`.execute(db);
  return found.rows;
}
