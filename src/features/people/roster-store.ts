/** The academy as a roster is compared with it, and what is kept of files on their way in. */
import { sql } from 'kysely';
import type { AcademyId, PersonId } from '../../kernel/id.ts';
import type { Db } from '../../server/database/tables.ts';
import { holdOrganisation } from './change-store.ts';
import type { RosterMapping } from './roster.ts';
import type { KnownLevel, KnownMarket, KnownRole, KnownTeam, RosterPerson, RosterWorld } from './roster-people.ts';
import type { RosterFile, RosterShown } from './roster-tables.ts';

/** `to-change`: until the transaction ends nobody else changes these people, and no second import begins. */
export async function loadWorld(
  db: Db,
  academyId: AcademyId,
  actorId: PersonId,
  purpose: 'to-compare' | 'to-change',
): Promise<RosterWorld> {
  if (purpose === 'to-change') await holdOrganisation(db, academyId);
  const lock = purpose === 'to-change' ? sql`for no key update of p` : sql``;
  const people = await sql<RosterPerson>`
    select p.person_id as "personId", p.name, p.email, p.external_key as "externalKey", p.title, p.market_id as "marketId",
      p.team_id as "teamId", p.manager_id as "managerId", p.role_id as "roleId", p.level_id as "levelId",
      p.target_level_id as "targetLevelId", p.joined_on as "joinedOn", p.left_on as "leftOn", p.language, p.time_zone as "timeZone",
      (p.person_id = ${actorId} or exists (select from person_grant g where g.academy_id = p.academy_id and g.person_id = p.person_id
        and g.grant_name in ('owner', 'administrator'))
        or exists (select from academy a where a.academy_id = p.academy_id and a.kind = 'demo'
          and a.settings -> 'demo' @> jsonb_build_array(jsonb_build_object('id', p.person_id)))) as indispensable
    from person p where p.academy_id = ${academyId} and p.erased_at is null order by p.person_id ${lock}`.execute(db);
  const markets = await sql<KnownMarket>`
    select market_id as "marketId", parent_id as "parentId", name from market where academy_id = ${academyId} order by market_id`.execute(
    db,
  );
  const teams = await sql<KnownTeam>`
    select team_id as "teamId", market_id as "marketId", name from team where academy_id = ${academyId} order by team_id`.execute(
    db,
  );
  const roles = await sql<KnownRole>`
    select role_id as "roleId", key, name from role where academy_id = ${academyId} and not retired order by position`.execute(
    db,
  );
  const levels = await sql<KnownLevel>`
    select level_id as "levelId", role_id as "roleId", key, name from level where academy_id = ${academyId} and not retired order by position`.execute(
    db,
  );
  const imports =
    await sql`select from roster_import where academy_id = ${academyId} and undone_at is null limit 1`.execute(db);
  return {
    people: people.rows,
    markets: markets.rows,
    teams: teams.rows,
    roles: roles.rows,
    levels: levels.rows,
    importedBefore: imports.rows.length > 0,
  };
}

export interface NewUpload {
  readonly uploadId: string;
  readonly by: PersonId;
  readonly at: Date;
  readonly until: Date;
  readonly fileName: string;
  readonly file: RosterFile;
  readonly rows: readonly (readonly [number, readonly string[]])[];
}

/** Keeps a file until it is imported or its day is over; one that ran out makes room. */
export async function saveUpload(db: Db, academyId: AcademyId, upload: NewUpload): Promise<void> {
  await sql`delete from roster_upload where academy_id = ${academyId} and (expires_at <= ${upload.at} or uploaded_by = ${upload.by})`.execute(
    db,
  );
  await db
    .insertInto('roster_upload')
    .values({
      academy_id: academyId,
      upload_id: upload.uploadId,
      uploaded_by: upload.by,
      uploaded_at: upload.at,
      expires_at: upload.until,
      file_name: upload.fileName,
      file: JSON.stringify(upload.file),
      rows: JSON.stringify(upload.rows),
    })
    .execute();
}

export interface UploadFound {
  readonly fileName: string;
  readonly file: RosterFile;
  readonly rows: readonly (readonly [number, readonly string[]])[];
  readonly shown: RosterShown | null;
}

export async function loadUpload(
  db: Db,
  academyId: AcademyId,
  uploadId: string,
  now: Date,
): Promise<UploadFound | null> {
  const row = await db
    .selectFrom('roster_upload')
    .select(['file_name as fileName', 'file', 'rows', 'shown'])
    .where('academy_id', '=', academyId)
    .where('upload_id', '=', uploadId)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return row ?? null;
}

export async function removeUpload(db: Db, academyId: AcademyId, uploadId: string): Promise<void> {
  await db.deleteFrom('roster_upload').where('academy_id', '=', academyId).where('upload_id', '=', uploadId).execute();
}

/** The newest file of the academy that waits to be imported. */
export async function findOpenUpload(db: Db, academyId: AcademyId, now: Date): Promise<string | null> {
  const row = await db
    .selectFrom('roster_upload')
    .select('upload_id')
    .where('academy_id', '=', academyId)
    .where('expires_at', '>', now)
    .orderBy('upload_id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.upload_id ?? null;
}

/** What the last preview of the file was made with. */
export async function loadShown(db: Db, academyId: AcademyId, uploadId: string): Promise<RosterShown | null> {
  const row = await db
    .selectFrom('roster_upload')
    .select('shown')
    .where('academy_id', '=', academyId)
    .where('upload_id', '=', uploadId)
    .executeTakeFirst();
  return row?.shown ?? null;
}

/** What the preview shows, in lists of pages; replaces what an earlier one showed. */
export async function savePreview(
  db: Db,
  academyId: AcademyId,
  uploadId: string,
  shown: RosterShown,
  lists: Readonly<Record<string, readonly unknown[]>>,
  pageLength: number,
): Promise<void> {
  await db
    .updateTable('roster_upload')
    .set({ shown: JSON.stringify(shown) })
    .where('academy_id', '=', academyId)
    .where('upload_id', '=', uploadId)
    .execute();
  await db.deleteFrom('roster_preview').where('academy_id', '=', academyId).where('upload_id', '=', uploadId).execute();
  const pages = Object.entries(lists).flatMap(([kind, items]) =>
    Array.from({ length: Math.ceil(items.length / pageLength) }, (_, page) => ({
      kind,
      page,
      items: items.slice(page * pageLength, (page + 1) * pageLength),
    })),
  );
  if (pages.length === 0) return;
  await sql`
    insert into roster_preview (academy_id, upload_id, kind, page, items)
    select ${academyId}::uuid, ${uploadId}::uuid, r.kind, r.page, r.items
    from json_to_recordset(${JSON.stringify(pages)}::json) as r(kind text, page integer, items json)`.execute(db);
}

/** One page of a list, and whether another one follows. */
export async function loadPreviewPage(
  db: Db,
  academyId: AcademyId,
  uploadId: string,
  kind: string,
  page: number,
): Promise<{ readonly items: readonly unknown[]; readonly more: boolean }> {
  const rows = await db
    .selectFrom('roster_preview')
    .select(['page', 'items'])
    .where('academy_id', '=', academyId)
    .where('upload_id', '=', uploadId)
    .where('kind', '=', kind)
    .where('page', 'in', [page, page + 1])
    .orderBy('page')
    .execute();
  const found = rows.find((row) => row.page === page);
  return { items: found?.items ?? [], more: found !== undefined && rows.length > 1 };
}

export async function findMapping(db: Db, academyId: AcademyId, signature: string): Promise<RosterMapping | null> {
  const row = await db
    .selectFrom('roster_mapping')
    .select('mapping')
    .where('academy_id', '=', academyId)
    .where('signature', '=', signature)
    .executeTakeFirst();
  return row?.mapping ?? null;
}

export async function saveMapping(
  db: Db,
  academyId: AcademyId,
  signature: string,
  mapping: RosterMapping,
  at: Date,
): Promise<void> {
  await sql`
    insert into roster_mapping (academy_id, signature, mapping, used_at)
    values (${academyId}, ${signature}, ${JSON.stringify(mapping)}::jsonb, ${at})
    on conflict (academy_id, signature) do update set mapping = excluded.mapping, used_at = excluded.used_at`.execute(
    db,
  );
}
