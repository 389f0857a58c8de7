/** What a badge can be given for: levels confirmed and certifications that were not undone, with what was shown for each. */
import { sql } from 'kysely';
import type { AcademyId, CapabilityId, LevelId, PersonId, RoleId } from '../../kernel/id.ts';
import type { Db } from '../../server/database/tables.ts';
import type { Earned, Shown } from './badge.ts';

export interface CredentialFound extends Earned {
  readonly credentialId: string;
  readonly personId: PersonId;
  readonly roleId: RoleId | null;
  readonly levelId: LevelId | null;
  readonly capabilityId: CapabilityId | null;
  readonly by: string;
}

export async function listCredentials(
  db: Db,
  academyId: AcademyId,
  of: { readonly personId: PersonId } | { readonly credentialId: string },
): Promise<readonly CredentialFound[]> {
  const [review, certification] =
    'personId' in of
      ? [sql`v.person_id = ${of.personId}`, sql`c.person_id = ${of.personId}`]
      : [sql`v.review_id = ${of.credentialId}`, sql`c.certification_id = ${of.credentialId}`];
  const found = await sql<CredentialFound>`
    with earned as (
      select v.review_id as id, v.person_id, 'level' as kind, v.role_id, v.level_id, null::uuid as capability_id, v.at,
        (v.at at time zone 'UTC')::date as on_day, null::date as until_day, v.by_person
      from level_review v where v.academy_id = ${academyId} and ${review} and v.outcome = 'confirmed' and v.undone_at is null
      union all
      select c.certification_id, c.person_id, 'certification', c.role_id, c.level_id, c.capability_id, c.at, c.certified_on, c.valid_until,
        c.by_person
      from certification c where c.academy_id = ${academyId} and ${certification} and c.undone_at is null
    )
    select e.id as "credentialId", e.person_id as "personId", e.kind, e.role_id as "roleId", e.level_id as "levelId",
      e.capability_id as "capabilityId", e.on_day as on, e.until_day as until, b.name as by,
      r.name as role, l.name as level,
      (select w.name from way_capability w join way_version v on v.academy_id = w.academy_id and v.version_id = w.version_id
        where w.academy_id = ${academyId} and w.capability_id = e.capability_id and v.state = 'published'
        order by v.effective_on desc, v.number desc limit 1) as capability
    from earned e
    join person p on p.academy_id = ${academyId} and p.person_id = e.person_id and p.erased_at is null
    join person b on b.academy_id = ${academyId} and b.person_id = e.by_person
    left join role r on r.academy_id = ${academyId} and r.role_id = e.role_id
    left join level l on l.academy_id = ${academyId} and l.level_id = e.level_id
    order by e.at desc, e.kind, e.id`.execute(db);
  return found.rows;
}

/** What was counted when it was decided, by capability. */
export async function listShown(db: Db, academyId: AcademyId, credentialId: string): Promise<readonly Shown[]> {
  const found = await sql<Shown>`
    with proof as (
      select proof from level_review where academy_id = ${academyId} and review_id = ${credentialId}
      union all
      select proof from certification where academy_id = ${academyId} and certification_id = ${credentialId}
    ), shown as (
      select d.capability_id, count(*)::integer as times, count(distinct d.rater_id)::integer as raters, min(d.proficiency)::integer as step,
        max(d.on_day) as last
      from proof join demonstration d on d.academy_id = ${academyId} and d.assessment_id = any(proof.proof) group by d.capability_id
    )
    select s.times, s.raters, s.step, s.last, w.name as capability
    from shown s cross join lateral (
      select w.name, g.position as group_position, w.position from way_capability w
      join way_version v on v.academy_id = w.academy_id and v.version_id = w.version_id
      join capability_group g on g.academy_id = w.academy_id and g.version_id = w.version_id and g.key = w.group_key
      where w.academy_id = ${academyId} and w.capability_id = s.capability_id and v.state = 'published'
      order by v.effective_on desc, v.number desc limit 1
    ) w order by w.group_position, w.position, s.capability_id`.execute(db);
  return found.rows;
}

export interface Holder {
  readonly email: string | null;
  readonly language: string;
  readonly academy: string;
}

export async function loadHolder(db: Db, academyId: AcademyId, personId: PersonId): Promise<Holder | null> {
  const found = await sql<Holder>`
    select p.email, coalesce(p.language, a.languages ->> 0, 'en') as language, a.name as academy
    from person p join academy a on a.academy_id = p.academy_id
    where p.academy_id = ${academyId} and p.person_id = ${personId} and p.erased_at is null`.execute(db);
  return found.rows[0] ?? null;
}

export interface KeyKept {
  readonly thumbprint: string;
  readonly privateSealed: string;
}

/** The newest first. */
export async function listKeys(db: Db, academyId: AcademyId): Promise<readonly KeyKept[]> {
  return db
    .selectFrom('badge_key')
    .select(['thumbprint', 'private_sealed as privateSealed'])
    .where('academy_id', '=', academyId)
    .orderBy('made_at', 'desc')
    .execute();
}

/** Of two who take the academy's first badge at once, one makes the key. */
export async function holdKeys(db: Db, academyId: AcademyId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`badge key ${academyId}`}, 0))`.execute(db);
}

export async function addKey(
  db: Db,
  academyId: AcademyId,
  key: KeyKept & { readonly publicKey: string; readonly madeAt: Date },
): Promise<void> {
  const { thumbprint, privateSealed, publicKey, madeAt } = key;
  await db
    .insertInto('badge_key')
    .values({
      academy_id: academyId,
      thumbprint,
      public_key: publicKey,
      private_sealed: privateSealed,
      made_at: madeAt,
    })
    .execute();
}

export interface StatusPlace {
  readonly list: number;
  readonly position: number;
}

/** Where a badge is told to have been taken back. The first time a bit is chosen for it, among many that are free. */
export async function placeInList(
  db: Db,
  academyId: AcademyId,
  credentialId: string,
  chance: () => number,
): Promise<StatusPlace> {
  for (;;) {
    const known = await db
      .selectFrom('badge_status')
      .select(['list', 'position'])
      .where('academy_id', '=', academyId)
      .where('credential_id', '=', credentialId)
      .executeTakeFirst();
    if (known) return known;
    // a list is left when it is half full: a free bit is found in a few tries
    await sql`
      insert into badge_status (academy_id, credential_id, list, position)
      select ${academyId}::uuid, ${credentialId}::uuid, 1 + count(*)::integer / 65536, ${chance()}::integer
      from badge_status where academy_id = ${academyId}
      on conflict do nothing`.execute(db);
  }
}

/** The bits of a list whose badge was taken back; null where no badge names the list. */
export async function listTakenBack(db: Db, academyId: AcademyId, list: number): Promise<readonly number[] | null> {
  const found = await sql<{ bits: number[] | null; all: number }>`
    select count(*)::integer as all, array_agg(s.position) filter (where not exists (
        select from level_review v where v.academy_id = s.academy_id and v.review_id = s.credential_id and v.undone_at is null)
      and not exists (
        select from certification c where c.academy_id = s.academy_id and c.certification_id = s.credential_id and c.undone_at is null)) as bits
    from badge_status s where s.academy_id = ${academyId} and s.list = ${list}`.execute(db);
  const row = found.rows[0];
  return row && row.all > 0 ? (row.bits ?? []) : null;
}

/** Whether a key is, or was, one of this academy's. */
export async function isKnownKey(db: Db, academyId: AcademyId, thumbprint: string): Promise<boolean> {
  const found = await sql`
    select from badge_key where academy_id = ${academyId} and thumbprint = ${thumbprint}`.execute(db);
  return found.rows.length > 0;
}

export async function loadAcademyName(db: Db, academyId: AcademyId): Promise<string | null> {
  const found = await sql<{ name: string }>`select name from academy where academy_id = ${academyId}`.execute(db);
  return found.rows[0]?.name ?? null;
}

/** What was reached is still held: nobody took the decision back. */
export async function isHeld(db: Db, academyId: AcademyId, credentialId: string): Promise<boolean> {
  const found = await sql`
    select from level_review where academy_id = ${academyId} and review_id = ${credentialId} and outcome = 'confirmed' and undone_at is null
    union all
    select from certification where academy_id = ${academyId} and certification_id = ${credentialId} and undone_at is null`.execute(
    db,
  );
  return found.rows.length > 0;
}
