/** Packages with their parts and files. */
import { sql } from 'kysely';
import type { AcademyId } from '../../kernel/id.ts';
import type { Words } from '../../kernel/words.ts';
import type { Db } from '../../server/database/tables.ts';
import type { PackageKind, PartKind } from './package.ts';

export interface PackageFound {
  readonly packageId: string;
  readonly kind: PackageKind;
  readonly publisherId: string;
  readonly title: Words;
  readonly description: Words;
  readonly lenient: boolean;
  readonly importedAt: Date;
  /** its content is opened in a window of its own, whatever it says itself */
  readonly ownWindow: boolean;
}

export interface PartFound {
  readonly partId: string;
  readonly parentId: string | null;
  readonly kind: PartKind;
  readonly publisherId: string;
  readonly title: Words;
  readonly description: Words;
  readonly url: string | null;
  readonly launchMethod: string | null;
  readonly moveOn: string | null;
  readonly masteryScore: number | null;
  readonly launchParameters: string | null;
  readonly entitlementKey: string | null;
  readonly activityType: string | null;
}

export interface FileFound {
  readonly path: string;
  readonly hash: string;
  readonly size: number;
}

const packageColumns = sql`
  p.package_id as "packageId", p.kind, p.publisher_id as "publisherId", p.title, p.description, p.lenient, p.imported_at as "importedAt",
  p.own_window as "ownWindow"`;

const partColumns = sql`
  t.part_id as "partId", t.parent_id as "parentId", t.kind, t.publisher_id as "publisherId", t.title, t.description, t.url,
  t.launch_method as "launchMethod", t.move_on as "moveOn", t.mastery_score as "masteryScore",
  t.launch_parameters as "launchParameters", t.entitlement_key as "entitlementKey", t.activity_type as "activityType"`;

export async function savePackage(
  db: Db,
  academyId: AcademyId,
  made: Omit<PackageFound, 'ownWindow'>,
  manifest: object | null,
): Promise<void> {
  await sql`
    insert into package (academy_id, package_id, kind, publisher_id, title, description, lenient, imported_at, manifest)
    values (${academyId}, ${made.packageId}, ${made.kind}, ${made.publisherId}, ${JSON.stringify(made.title)}::jsonb,
      ${JSON.stringify(made.description)}::jsonb, ${made.lenient}, ${made.importedAt},
      ${manifest === null ? null : JSON.stringify(manifest)}::jsonb)`.execute(db);
}

/** As it was read when the package came in. */
export async function loadManifest(db: Db, academyId: AcademyId, packageId: string): Promise<object | null> {
  const found = await sql<{ manifest: object | null }>`
    select p.manifest from package p where p.academy_id = ${academyId} and p.package_id = ${packageId}`.execute(db);
  return found.rows[0]?.manifest ?? null;
}

export async function saveOwnWindow(
  db: Db,
  academyId: AcademyId,
  packageId: string,
  ownWindow: boolean,
): Promise<void> {
  await sql`
    update package set own_window = ${ownWindow} where academy_id = ${academyId} and package_id = ${packageId}`.execute(
    db,
  );
}

/** In the order of the package, a block before what is in it. */
export async function saveParts(
  db: Db,
  academyId: AcademyId,
  packageId: string,
  parts: readonly PartFound[],
): Promise<void> {
  await sql`
    insert into package_part (academy_id, package_id, position, part_id, parent_id, kind, publisher_id, title, description, url,
      launch_method, move_on, mastery_score, launch_parameters, entitlement_key, activity_type)
    select ${academyId}::uuid, ${packageId}::uuid, r.n, r."partId", r."parentId", r.kind, r."publisherId", r.title, r.description, r.url,
      r."launchMethod", r."moveOn", r."masteryScore", r."launchParameters", r."entitlementKey", r."activityType"
    from jsonb_to_recordset(${JSON.stringify(parts.map((part, n) => ({ n, ...part })))}::jsonb) as r (n int, "partId" uuid,
      "parentId" uuid, kind text, "publisherId" text, title jsonb, description jsonb, url text, "launchMethod" text, "moveOn" text,
      "masteryScore" double precision, "launchParameters" text, "entitlementKey" text, "activityType" text)`.execute(
    db,
  );
}

export async function saveFiles(
  db: Db,
  academyId: AcademyId,
  packageId: string,
  files: readonly FileFound[],
): Promise<void> {
  await sql`
    insert into package_file (academy_id, package_id, path, file_hash, byte_count)
    select ${academyId}::uuid, ${packageId}::uuid, r.path, r.hash, r.size
    from jsonb_to_recordset(${JSON.stringify(files)}::jsonb) as r (path text, hash text, size bigint)`.execute(db);
}

export async function listPackages(db: Db, academyId: AcademyId): Promise<(PackageFound & { units: number })[]> {
  const found = await sql<PackageFound & { units: number }>`
    select ${packageColumns}, (select count(*)::int from package_part t
      where t.academy_id = p.academy_id and t.package_id = p.package_id and t.kind = 'unit') as units
    from package p where p.academy_id = ${academyId} order by p.imported_at desc, p.package_id desc limit 500`.execute(
    db,
  );
  return found.rows;
}

export async function loadPackage(db: Db, academyId: AcademyId, packageId: string): Promise<PackageFound | null> {
  const found = await sql<PackageFound>`
    select ${packageColumns} from package p where p.academy_id = ${academyId} and p.package_id = ${packageId}`.execute(
    db,
  );
  return found.rows[0] ?? null;
}

export async function listParts(db: Db, academyId: AcademyId, packageId: string): Promise<PartFound[]> {
  const found = await sql<PartFound>`
    select ${partColumns} from package_part t
    where t.academy_id = ${academyId} and t.package_id = ${packageId} order by t.position`.execute(db);
  return found.rows;
}

export async function loadFile(
  db: Db,
  academyId: AcademyId,
  packageId: string,
  path: string,
): Promise<FileFound | null> {
  const found = await sql<FileFound>`
    select f.path, f.file_hash as hash, f.byte_count::float8 as size from package_file f
    where f.academy_id = ${academyId} and f.package_id = ${packageId} and f.path = ${path}`.execute(db);
  return found.rows[0] ?? null;
}

export interface Before {
  readonly packageId: string;
  readonly importedAt: Date;
  /** file for file the same; otherwise of the same maker under the same name */
  readonly same: boolean;
}

/** What was there before a package came in: the same first, then the newest. */
export async function findBefore(
  db: Db,
  academyId: AcademyId,
  made: Pick<PackageFound, 'packageId' | 'kind' | 'publisherId' | 'title'>,
): Promise<Before | null> {
  const found = await sql<Before>`
    with mine as (select path, file_hash from package_file where academy_id = ${academyId} and package_id = ${made.packageId}),
    shared as (select f.package_id, count(*) as files from mine join package_file f
      on f.academy_id = ${academyId} and f.file_hash = mine.file_hash and f.path = mine.path group by f.package_id),
    whole as (select s.package_id from shared s where s.files = (select count(*) from mine)
      and s.files = (select count(*) from package_file f where f.academy_id = ${academyId} and f.package_id = s.package_id))
    select p.package_id as "packageId", p.imported_at as "importedAt", w.package_id is not null as same
    from package p left join whole w on w.package_id = p.package_id
    where p.academy_id = ${academyId} and p.package_id <> ${made.packageId} and p.kind = ${made.kind}
      and (w.package_id is not null or p.publisher_id = ${made.publisherId} and p.title = ${JSON.stringify(made.title)}::jsonb)
    order by same desc, p.imported_at desc, p.package_id desc limit 1`.execute(db);
  return found.rows[0] ?? null;
}

/** @returns the bytes it named */
export async function removePackage(db: Db, academyId: AcademyId, packageId: string): Promise<readonly string[]> {
  const held = await sql<{ hash: string }>`
    select distinct f.file_hash as hash from package_file f
    where f.academy_id = ${academyId} and f.package_id = ${packageId}`.execute(db);
  await sql`delete from package where academy_id = ${academyId} and package_id = ${packageId}`.execute(db);
  return held.rows.map(({ hash }) => hash);
}

/** Until the end of the transaction no bytes of packages of this academy are named or taken away elsewhere. */
export async function lockBytes(db: Db, academyId: AcademyId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`bytes of packages ${academyId}`}, 0))`.execute(db);
}

/** Of these bytes those that no package names. */
export async function listUnnamed(db: Db, academyId: AcademyId, hashes: readonly string[]): Promise<readonly string[]> {
  const found = await sql<{ hash: string }>`
    select h.hash from unnest(${hashes}::text[]) h (hash)
    where not exists (select from package_file f where f.academy_id = ${academyId} and f.file_hash = h.hash)`.execute(
    db,
  );
  return found.rows.map(({ hash }) => hash);
}
