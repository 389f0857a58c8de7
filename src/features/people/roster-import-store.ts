/**
 * Writing an import and taking it back, many people a statement. Unique addresses and ids are set aside first, so that two people
 * can exchange them; managers may be written after those they lead (their foreign key waits for the end of the transaction).
 */
import { sql } from 'kysely';
import type { AcademyId, PersonId } from '../../kernel/id.ts';
import type { Db } from '../../server/database/tables.ts';
import type { RosterChange } from './roster-changes.ts';
import type { RosterFields } from './roster-people.ts';
import type { NewMarket, NewTeam } from './roster-places.ts';
import type { Imported } from './roster-undo.ts';

const columns =
  sql.raw(`"personId" uuid, name text, email text, "externalKey" text, title text, "marketId" uuid, "teamId" uuid, "managerId" uuid,
  "roleId" uuid, "levelId" uuid, "targetLevelId" uuid, "joinedOn" date, "leftOn" date, language text, "timeZone" text`);

export type PersonWritten = RosterFields & { readonly personId: string };

/** Markets from the top down. */
export async function createPlaces(
  db: Db,
  academyId: AcademyId,
  markets: readonly NewMarket[],
  teams: readonly NewTeam[],
): Promise<void> {
  await sql`
    insert into market (academy_id, market_id, parent_id, name)
    select ${academyId}::uuid, r."marketId", r."parentId", r.name
    from jsonb_to_recordset(${JSON.stringify(markets)}::jsonb) as r("marketId" uuid, "parentId" uuid, name text)`.execute(
    db,
  );
  await sql`
    insert into team (academy_id, team_id, market_id, name)
    select ${academyId}::uuid, r."teamId", r."marketId", r.name
    from jsonb_to_recordset(${JSON.stringify(teams)}::jsonb) as r("teamId" uuid, "marketId" uuid, name text)`.execute(
    db,
  );
}

/** Takes away the addresses and ids that will change, before anybody gets a new one. */
export async function clearUnique(
  db: Db,
  academyId: AcademyId,
  email: readonly string[],
  externalKey: readonly string[],
): Promise<void> {
  if (email.length > 0)
    await sql`update person set email = null where academy_id = ${academyId} and person_id = any(${email}::uuid[])`.execute(
      db,
    );
  if (externalKey.length > 0) {
    await sql`update person set external_key = null where academy_id = ${academyId} and person_id = any(${externalKey}::uuid[])`.execute(
      db,
    );
  }
}

export async function createPeople(db: Db, academyId: AcademyId, people: readonly PersonWritten[]): Promise<void> {
  if (people.length === 0) return;
  await sql`
    insert into person (academy_id, person_id, name, email, external_key, title, market_id, team_id, manager_id, role_id, level_id,
      target_level_id, joined_on, left_on, language, time_zone)
    select ${academyId}::uuid, r."personId", r.name, r.email, r."externalKey", r.title, r."marketId", r."teamId", r."managerId", r."roleId",
      r."levelId", r."targetLevelId", r."joinedOn", r."leftOn", r.language, r."timeZone"
    from jsonb_to_recordset(${JSON.stringify(people)}::jsonb) as r(${columns})`.execute(db);
}

export async function savePeople(db: Db, academyId: AcademyId, people: readonly PersonWritten[]): Promise<void> {
  if (people.length === 0) return;
  await sql`
    update person p set name = r.name, email = r.email, external_key = r."externalKey", title = r.title, market_id = r."marketId",
      team_id = r."teamId", manager_id = r."managerId", role_id = r."roleId", level_id = r."levelId", target_level_id = r."targetLevelId",
      joined_on = r."joinedOn", left_on = r."leftOn", language = r.language, time_zone = r."timeZone"
    from jsonb_to_recordset(${JSON.stringify(people)}::jsonb) as r(${columns})
    where p.academy_id = ${academyId} and p.person_id = r."personId"`.execute(db);
}

export interface ImportDone {
  readonly importId: string;
  readonly by: PersonId;
  readonly at: Date;
  readonly fileName: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly created: { readonly markets: readonly string[]; readonly teams: readonly string[] };
}

/** So many imports can be taken back, the last one first; what those before them replaced is forgotten. */
const undoable = 5;

/** Keeps that an import happened. */
export async function saveImport(db: Db, academyId: AcademyId, done: ImportDone): Promise<void> {
  await sql`
    delete from roster_import_change where academy_id = ${academyId} and import_id not in (
      select import_id from roster_import_change where academy_id = ${academyId}
      group by import_id order by import_id desc limit ${undoable - 1})`.execute(db);
  await db
    .insertInto('roster_import')
    .values({
      academy_id: academyId,
      import_id: done.importId,
      imported_by: done.by,
      imported_at: done.at,
      file_name: done.fileName,
      counts: JSON.stringify(done.counts),
      created: JSON.stringify(done.created),
    })
    .execute();
}

export async function saveImportChanges(
  db: Db,
  academyId: AcademyId,
  importId: string,
  changes: readonly RosterChange[],
): Promise<void> {
  if (changes.length === 0) return;
  const rows = changes.map(({ personId, kind, before, after }) => ({ person_id: personId, kind, before, after }));
  await sql`
    insert into roster_import_change (academy_id, import_id, person_id, kind, before, after)
    select ${academyId}::uuid, ${importId}::uuid, r.person_id, r.kind, r.before, r.after
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(person_id uuid, kind text, before jsonb, after jsonb)`.execute(
    db,
  );
}

export interface ImportFound {
  readonly id: string;
  readonly fileName: string;
  readonly at: Date;
  readonly by: { readonly id: string; readonly name: string } | null;
  readonly counts: Readonly<Record<string, number>>;
  readonly created: { readonly markets: readonly string[]; readonly teams: readonly string[] };
  readonly undoneAt: Date | null;
}

/** The imports, the last one first. */
export async function listImports(
  db: Db,
  academyId: AcademyId,
  before: string | null,
  limit: number,
): Promise<readonly ImportFound[]> {
  const found = await sql<ImportFound>`
    select i.import_id as id, i.file_name as "fileName", i.imported_at as at, i.counts, i.created, i.undone_at as "undoneAt",
      case when p.person_id is null then null else json_build_object('id', p.person_id, 'name', p.name) end as by
    from roster_import i left join person p on p.academy_id = i.academy_id and p.person_id = i.imported_by
    where i.academy_id = ${academyId} and (${before}::uuid is null or i.import_id < ${before}::uuid)
    order by i.import_id desc limit ${limit}`.execute(db);
  return found.rows;
}

/** The last one that changed anybody and still stands; null where none does, or what it replaced is forgotten. */
export async function findUndoable(db: Db, academyId: AcademyId): Promise<Pick<ImportFound, 'id' | 'created'> | null> {
  const found = await sql<Pick<ImportFound, 'id' | 'created'>>`
    select i.import_id as id, i.created from roster_import i
    where i.academy_id = ${academyId} and i.undone_at is null and exists (select from roster_import_change c
      where c.academy_id = i.academy_id and c.import_id = i.import_id)
    order by i.import_id desc limit 1`.execute(db);
  return found.rows[0] ?? null;
}

export async function loadImportChanges(db: Db, academyId: AcademyId, importId: string): Promise<readonly Imported[]> {
  const rows = await db
    .selectFrom('roster_import_change')
    .select(['person_id as personId', 'before', 'after'])
    .where('academy_id', '=', academyId)
    .where('import_id', '=', importId)
    .orderBy('person_id')
    .execute();
  return rows;
}

/** Whom the import brought in or back, by name; only the last imports still know. */
export async function listImported(
  db: Db,
  academyId: AcademyId,
  importId: string,
): Promise<readonly { readonly id: string; readonly name: string; readonly role: boolean; readonly email: boolean }[]> {
  const found = await sql<{ id: string; name: string; role: boolean; email: boolean }>`
    select p.person_id as id, p.name, p.role_id is not null as role, p.email is not null as email
    from roster_import_change c join person p on p.academy_id = c.academy_id and p.person_id = c.person_id
    where c.academy_id = ${academyId} and c.import_id = ${importId} and c.kind in ('new', 'returned')
    order by lower(p.name), p.person_id`.execute(db);
  return found.rows;
}

/** People of these with whom, or by whom, anything happened besides this import and those taken back; or who can sign in. */
export async function findTouched(
  db: Db,
  academyId: AcademyId,
  importId: string,
  people: readonly string[],
): Promise<ReadonlySet<string>> {
  const found = await sql<{ person_id: string }>`
    select h.subject_id as person_id from history h
    where h.academy_id = ${academyId} and h.subject_id = any(${people}::uuid[]) and h.about ->> 'importId' is distinct from ${importId}
      and not exists (select from roster_import i where i.academy_id = h.academy_id and i.undone_at is not null and i.import_id::text = h.about ->> 'importId')
    union select h.actor_id from history h where h.academy_id = ${academyId} and h.event_id > ${importId}::uuid and h.actor_id = any(${people}::uuid[])
    union select m.person_id from membership m where m.academy_id = ${academyId} and m.person_id = any(${people}::uuid[])
    union select p.manager_id from person p where p.academy_id = ${academyId} and p.erased_at is not null and p.manager_id = any(${people}::uuid[])`.execute(
    db,
  );
  return new Set(found.rows.map((row) => row.person_id));
}

export async function removePeople(db: Db, academyId: AcademyId, people: readonly string[]): Promise<void> {
  await sql`delete from person where academy_id = ${academyId} and person_id = any(${people}::uuid[])`.execute(db);
}

/** Removes teams and markets that an import created and nobody is in, markets from the bottom up. */
export async function removeEmptyPlaces(db: Db, academyId: AcademyId, created: ImportFound['created']): Promise<void> {
  await sql`
    delete from team t where t.academy_id = ${academyId} and t.team_id = any(${created.teams}::uuid[])
      and not exists (select from person p where p.academy_id = t.academy_id and p.team_id = t.team_id)`.execute(db);
  for (let removed = 1n; removed > 0n;) {
    const done = await sql`
      delete from market m where m.academy_id = ${academyId} and m.market_id = any(${created.markets}::uuid[])
        and not exists (select from person p where p.academy_id = m.academy_id and p.market_id = m.market_id)
        and not exists (select from team t where t.academy_id = m.academy_id and t.market_id = m.market_id)
        and not exists (select from market below where below.academy_id = m.academy_id and below.parent_id = m.market_id)
        and not exists (select from person_grant g where g.academy_id = m.academy_id and g.market_id = m.market_id)`.execute(
      db,
    );
    removed = done.numAffectedRows ?? 0n;
  }
}

/** False when it was undone already. */
export async function saveUndone(db: Db, academyId: AcademyId, importId: string, at: Date): Promise<boolean> {
  const row = await db
    .updateTable('roster_import')
    .set({ undone_at: at })
    .where('academy_id', '=', academyId)
    .where('import_id', '=', importId)
    .where('undone_at', 'is', null)
    .returning('import_id')
    .executeTakeFirst();
  await db
    .deleteFrom('roster_import_change')
    .where('academy_id', '=', academyId)
    .where('import_id', '=', importId)
    .execute();
  return row !== undefined;
}
