/** Placement checks of many as rows: one statement each, for one person as for ten thousand. */
import { sql } from 'kysely';
import type { Day } from '../../kernel/day.ts';
import type { AcademyId, LevelId, PersonId, RoleId } from '../../kernel/id.ts';
import type { Words } from '../../kernel/words.ts';
import type { Db } from '../../server/database/tables.ts';
import { aimsSql } from '../way-of-selling/requirement-store.ts';
import { versionInForceSql } from '../way-of-selling/version-store.ts';
import type { Placement, PlacementState } from './placement.ts';

export interface AimFound {
  readonly personId: PersonId;
  readonly roleId: RoleId;
  readonly levelId: LevelId;
  readonly level: Words;
  readonly before: PlacementState | null;
}

/** What each of some people works toward, and how far their last check toward it is. */
export async function listAims(
  db: Db,
  academyId: AcademyId,
  people: readonly PersonId[],
  today: Day,
): Promise<ReadonlyMap<PersonId, AimFound>> {
  const version = versionInForceSql(academyId, today);
  const found = await sql<AimFound>`
    select a.person_id as "personId", a.role_id as "roleId", a.target_level_id as "levelId", l.name as level,
      (select p.state from placement p where p.academy_id = ${academyId} and p.person_id = a.person_id and p.level_id = a.target_level_id
        order by p.made_at desc, p.placement_id desc limit 1) as before
    from ${aimsSql(academyId, sql`${version}`)} a
    join way_level l on l.academy_id = ${academyId} and l.version_id = ${version} and l.role_id = a.role_id and l.level_id = a.target_level_id
    where a.person_id = any(${people}::uuid[])`.execute(db);
  return new Map(found.rows.map((one) => [one.personId, one]));
}

export interface NewBatch {
  readonly batchId: string;
  readonly by: PersonId;
  readonly at: Date;
}

/** @returns whose check was begun: not where somebody else began one in the same moment. Null where the id names a batch already */
export async function saveBatch(
  db: Db,
  academyId: AcademyId,
  { batchId, by, at }: NewBatch,
  placements: readonly Placement[],
): Promise<ReadonlySet<PersonId> | null> {
  const kept = await sql`
    insert into placement_batch (academy_id, batch_id, made_by, made_at, placed)
    values (${academyId}, ${batchId}, ${by}, ${at}, ${placements.length})
    on conflict (academy_id, batch_id) do nothing returning 1`.execute(db);
  if (kept.rows.length === 0) return null;
  const rows = placements.map(({ placementId, personId, roleId, levelId, items }) => ({
    placementId,
    personId,
    roleId,
    levelId,
    items,
  }));
  const added = await sql<{ personId: PersonId }>`
    insert into placement (academy_id, placement_id, person_id, role_id, level_id, state, items, made_by, made_at, batch_id)
    select ${academyId}::uuid, "placementId", "personId", "roleId", "levelId", 'open', items, ${by}::uuid, ${at}::timestamptz, ${batchId}::uuid
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r ("placementId" uuid, "personId" uuid, "roleId" uuid, "levelId" uuid, items jsonb)
    on conflict do nothing returning person_id as "personId"`.execute(db);
  if (added.rows.length !== placements.length)
    await sql`update placement_batch set placed = ${added.rows.length} where academy_id = ${academyId} and batch_id = ${batchId}`.execute(
      db,
    );
  return new Set(added.rows.map(({ personId }) => personId));
}

/** Removes what nobody has answered anything of. Null where it was undone before. */
export async function undoBatch(
  db: Db,
  academyId: AcademyId,
  batchId: string,
  at: Date,
): Promise<readonly { readonly placementId: string; readonly personId: PersonId }[] | null> {
  const undone = await sql`
    update placement_batch set undone_at = ${at} where academy_id = ${academyId} and batch_id = ${batchId} and undone_at is null
    returning 1`.execute(db);
  if (undone.rows.length === 0) return null;
  const removed = await sql<{ placementId: string; personId: PersonId }>`
    delete from placement where academy_id = ${academyId} and batch_id = ${batchId} and state = 'open'
      and not jsonb_path_exists(items, '$[*] ? (@.given != null || @.self != null)')
    returning placement_id as "placementId", person_id as "personId"`.execute(db);
  return removed.rows;
}

export interface BatchFound {
  readonly batchId: string;
  readonly by: string;
  readonly byId: PersonId;
  readonly at: Date;
  readonly placed: number;
  readonly handedIn: number;
  readonly undoneAt: Date | null;
}

/** The latest first. */
export async function listBatches(
  db: Db,
  academyId: AcademyId,
  of: { readonly batchId: string } | { readonly madeBy: PersonId | null },
): Promise<readonly BatchFound[]> {
  const only =
    'batchId' in of
      ? sql`and b.batch_id = ${of.batchId}`
      : of.madeBy === null
        ? sql``
        : sql`and b.made_by = ${of.madeBy}`;
  const found = await sql<BatchFound>`
    select b.batch_id as "batchId", p.name as by, p.person_id as "byId", b.made_at as at, b.placed, b.undone_at as "undoneAt",
      (select count(*)::integer from placement l where l.academy_id = b.academy_id and l.batch_id = b.batch_id and l.state <> 'open') as "handedIn"
    from placement_batch b join person p on p.academy_id = b.academy_id and p.person_id = b.made_by
    where b.academy_id = ${academyId} ${only} order by b.made_at desc, b.batch_id desc limit 20`.execute(db);
  return found.rows;
}
