/** What stands on the shelf, and holding a package while something is made of it. */
import { sql } from 'kysely';
import type { AcademyId } from '../../kernel/id.ts';
import type { Words } from '../../kernel/words.ts';
import type { Db } from '../../server/database/tables.ts';
import type { PackageKind } from './package.ts';

export interface OnShelf {
  readonly packageId: string;
  readonly kind: PackageKind;
  readonly title: Words;
  readonly units: number;
  readonly bytes: number;
  readonly importedAt: Date;
  readonly ownWindow: boolean;
}

export async function listShelf(db: Db, academyId: AcademyId): Promise<readonly OnShelf[]> {
  const found = await sql<OnShelf>`
    select p.package_id as "packageId", p.kind, p.title, p.imported_at as "importedAt", p.own_window as "ownWindow",
      coalesce(t.units, 0) as units, coalesce(f.bytes, 0) as bytes
    from package p
    left join (select package_id, count(*)::int as units from package_part
      where academy_id = ${academyId} and kind = 'unit' group by package_id) t on t.package_id = p.package_id
    left join (select package_id, sum(byte_count)::float8 as bytes from package_file
      where academy_id = ${academyId} group by package_id) f on f.package_id = p.package_id
    where p.academy_id = ${academyId} order by p.imported_at desc, p.package_id desc limit 2000`.execute(db);
  return found.rows;
}

/** @returns those that are there; until the end of the transaction nobody takes them away */
export async function holdPackages(
  db: Db,
  academyId: AcademyId,
  packageIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const found = await sql<{ id: string }>`
    select package_id as id from package where academy_id = ${academyId} and package_id = any(${packageIds}::uuid[])
    order by package_id for share`.execute(db);
  return new Set(found.rows.map(({ id }) => id));
}

/** To be taken away: waits for those who hold it, and keeps others from holding it. */
export async function lockPackage(db: Db, academyId: AcademyId, packageId: string): Promise<void> {
  await sql`select from package where academy_id = ${academyId} and package_id = ${packageId} for update`.execute(db);
}

/** Of these units, the ones that belong to their package. */
export async function listUnitsThere(
  db: Db,
  academyId: AcademyId,
  units: readonly { readonly packageId: string; readonly unitId: string }[],
): Promise<ReadonlySet<string>> {
  const found = await sql<{ id: string }>`
    select t.part_id as id from package_part t
    join unnest(${units.map((one) => one.packageId)}::uuid[], ${units.map((one) => one.unitId)}::uuid[]) as r (package_id, part_id)
      on r.package_id = t.package_id and r.part_id = t.part_id
    where t.academy_id = ${academyId} and t.kind = 'unit'`.execute(db);
  return new Set(found.rows.map(({ id }) => id));
}
