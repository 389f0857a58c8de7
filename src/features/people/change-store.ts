/** Writing people: one, or a selection at once in one statement. */
import { sql } from 'kysely';
import type { Grant } from '../../kernel/actor.ts';
import type { Day } from '../../kernel/day.ts';
import type { AcademyId, PersonId } from '../../kernel/id.ts';
import type { Db } from '../../server/database/tables.ts';

/** The changeable fields of a person, by the column they are kept in. */
export const changeable = {
  name: 'name',
  email: 'email',
  title: 'title',
  managerId: 'manager_id',
  marketId: 'market_id',
  teamId: 'team_id',
  roleId: 'role_id',
  levelId: 'level_id',
  targetLevelId: 'target_level_id',
  joinedOn: 'joined_on',
  leftOn: 'left_on',
} as const;

export type Changeable = keyof typeof changeable;
export type Fields = { readonly [F in Changeable]?: string | null | undefined };

export interface PersonFields {
  readonly personId: PersonId;
  readonly name: string;
  readonly fields: Record<Changeable, string | null>;
  readonly grants: readonly Grant[];
}

export interface NewPerson {
  readonly personId: PersonId;
  readonly name: string;
  readonly email?: string | null | undefined;
  readonly title?: string | null | undefined;
  readonly managerId?: string | null | undefined;
  readonly marketId?: string | null | undefined;
  readonly teamId?: string | null | undefined;
  readonly roleId?: string | null | undefined;
  readonly levelId?: string | null | undefined;
  readonly joinedOn?: Day | null | undefined;
  readonly language?: string | null | undefined;
}

export async function savePerson(db: Db, academyId: AcademyId, person: NewPerson): Promise<void> {
  await db
    .insertInto('person')
    .values({
      academy_id: academyId,
      person_id: person.personId,
      name: person.name,
      email: person.email ?? null,
      external_key: null,
      title: person.title ?? null,
      manager_id: person.managerId ?? null,
      market_id: person.marketId ?? null,
      team_id: person.teamId ?? null,
      role_id: person.roleId ?? null,
      level_id: person.levelId ?? null,
      joined_on: person.joinedOn ?? null,
      language: person.language ?? null,
    })
    .execute();
}

/**
 * Until the transaction ends nobody else changes who leads whom, who is here, or who keeps the academy: what is decided over
 * all people together. An import takes the same lock. Take it before any row.
 */
export async function holdOrganisation(db: Db, academyId: AcademyId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`roster ${academyId}`}, 0))`.execute(db);
}

/** With the grants that somebody who leaves takes along. */
export async function loadFields(
  db: Db,
  academyId: AcademyId,
  people: readonly PersonId[],
  lock: 'to-read' | 'to-change',
): Promise<PersonFields[]> {
  const fields = Object.entries(changeable).map(([field, column]) => sql`${sql.lit(field)}, ${sql.ref(column)}`);
  const found = await sql<PersonFields>`
    select p.person_id as "personId", p.name, json_build_object(${sql.join(fields)}) as fields,
      array(select distinct g.grant_name from person_grant g where g.academy_id = p.academy_id and g.person_id = p.person_id) as grants
    from person p
    where p.academy_id = ${academyId} and p.person_id = any(${people}::uuid[]) and p.erased_at is null
    order by lower(p.name), p.person_id ${lock === 'to-change' ? sql`for no key update of p` : sql``}`.execute(db);
  return found.rows;
}

/** Sets the same fields of many people to one value each. */
export async function saveChange(
  db: Db,
  academyId: AcademyId,
  people: readonly PersonId[],
  change: Fields,
): Promise<void> {
  const settings = Object.entries(change)
    .filter(([, value]) => value !== undefined)
    .map(([field, value]) => sql`${sql.ref(changeable[field as Changeable])} = ${value}`);
  if (settings.length === 0 || people.length === 0) return;
  await sql`update person set ${sql.join(settings)} where academy_id = ${academyId} and person_id = any(${people}::uuid[])`.execute(
    db,
  );
}

/** Sets fields of many people to values of their own: what an undo needs. */
export async function saveFieldsOfEach(
  db: Db,
  academyId: AcademyId,
  fields: readonly Changeable[],
  rows: readonly { readonly personId: string; readonly values: Fields }[],
): Promise<void> {
  if (rows.length === 0 || fields.length === 0) return;
  const settings = fields.map((field) => {
    const column = changeable[field];
    const type = column.endsWith('_id') ? 'uuid' : column.endsWith('_on') ? 'date' : 'text';
    return sql`${sql.ref(column)} = (r.values ->> ${sql.lit(field)})::${sql.raw(type)}`;
  });
  await sql`
    update person p set ${sql.join(settings)}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r("personId" uuid, values jsonb)
    where p.academy_id = ${academyId} and p.person_id = r."personId"`.execute(db);
}

export interface Leader {
  readonly managerId: PersonId | null;
  readonly here: boolean;
}

/** These people and everybody above them, to the top. */
export async function loadLinesAbove(
  db: Db,
  academyId: AcademyId,
  people: readonly PersonId[],
  today: Day,
): Promise<ReadonlyMap<PersonId, Leader>> {
  const found = await sql<Leader & { personId: PersonId }>`
    with recursive line (person_id, manager_id, here) as (
      select person_id, manager_id, erased_at is null and (left_on is null or left_on > ${today}::date) from person
      where academy_id = ${academyId} and person_id = any(${people}::uuid[])
      union
      select p.person_id, p.manager_id, p.erased_at is null and (p.left_on is null or p.left_on > ${today}::date)
      from line join person p on p.academy_id = ${academyId} and p.person_id = line.manager_id
    ) select person_id as "personId", manager_id as "managerId", here from line`.execute(db);
  return new Map(found.rows.map(({ personId, ...leader }) => [personId, leader]));
}

export interface Replaced {
  readonly personId: string;
  readonly before: Record<string, string | null>;
  readonly after: Record<string, string | null>;
}

export async function saveReplaced(
  db: Db,
  academyId: AcademyId,
  made: { changeId: string; by: PersonId; at: Date; replaced: readonly Replaced[] },
): Promise<void> {
  await db
    .insertInto('person_change')
    .values({
      academy_id: academyId,
      change_id: made.changeId,
      made_by: made.by,
      made_at: made.at,
      replaced: JSON.stringify(made.replaced),
    })
    .execute();
}

export async function takeReplaced(
  db: Db,
  academyId: AcademyId,
  changeId: string,
  now: Date,
): Promise<readonly Replaced[] | null> {
  const row = await db
    .updateTable('person_change')
    .set({ undone_at: now })
    .where('academy_id', '=', academyId)
    .where('change_id', '=', changeId)
    .where('undone_at', 'is', null)
    .returning('replaced')
    .executeTakeFirst();
  return row?.replaced ?? null;
}

export interface GrantHeld {
  readonly grant: Grant;
  readonly marketId: string | null;
}

export async function listGrants(db: Db, academyId: AcademyId, personId: PersonId): Promise<GrantHeld[]> {
  const rows = await db
    .selectFrom('person_grant')
    .select(['grant_name', 'market_id'])
    .where('academy_id', '=', academyId)
    .where('person_id', '=', personId)
    .orderBy('grant_name')
    .orderBy('market_id')
    .execute();
  return rows.map((row) => ({ grant: row.grant_name, marketId: row.market_id }));
}

export async function saveGrants(
  db: Db,
  academyId: AcademyId,
  personId: PersonId,
  grants: readonly GrantHeld[],
): Promise<void> {
  await db.deleteFrom('person_grant').where('academy_id', '=', academyId).where('person_id', '=', personId).execute();
  if (grants.length === 0) return;
  await db
    .insertInto('person_grant')
    .values(
      grants.map(({ grant, marketId }) => ({
        academy_id: academyId,
        person_id: personId,
        grant_name: grant,
        market_id: marketId,
      })),
    )
    .execute();
}
