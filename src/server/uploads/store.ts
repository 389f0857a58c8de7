/** Uploads on their way. */
import { sql } from 'kysely';
import type { AcademyId, PersonId } from '../../kernel/id.ts';
import type { Db } from '../database/tables.ts';

export interface UploadFound {
  readonly uploadId: string;
  readonly purpose: string;
  readonly name: string;
  readonly mark: string;
  readonly size: number;
  readonly received: number;
  readonly expiresAt: Date;
  /** what was made of it, once that is done */
  readonly became: unknown;
}

const columns = sql`upload_id as "uploadId", purpose, name, mark, size::float8 as size, received::float8 as received,
  expires_at as "expiresAt", became`;

/** Only for whose it is. @param lock keeps everybody else from it until the transaction ends */
export async function loadUpload(
  db: Db,
  academyId: AcademyId,
  personId: PersonId,
  uploadId: string,
  lock = false,
): Promise<UploadFound | null> {
  const found = await sql<UploadFound>`select ${columns} from upload
    where academy_id = ${academyId} and upload_id = ${uploadId} and person_id = ${personId}
    ${lock ? sql`for update` : sql``}`.execute(db);
  return found.rows[0] ?? null;
}

/** Those that may be gone on with or used, the newest first. */
export async function listUploads(db: Db, academyId: AcademyId, personId: PersonId, now: Date): Promise<UploadFound[]> {
  const found = await sql<UploadFound>`select ${columns} from upload
    where academy_id = ${academyId} and person_id = ${personId} and became is null and expires_at > ${now}
    order by begun_at desc, upload_id`.execute(db);
  return found.rows;
}

export async function saveUpload(
  db: Db,
  academyId: AcademyId,
  personId: PersonId,
  { uploadId, purpose, name, mark, size, expiresAt }: Omit<UploadFound, 'received' | 'became'>,
  now: Date,
): Promise<void> {
  await sql`insert into upload (academy_id, upload_id, person_id, purpose, name, mark, size, begun_at, expires_at)
    values (${academyId}, ${uploadId}, ${personId}, ${purpose}, ${name}, ${mark}, ${size}, ${now}, ${expiresAt})`.execute(
    db,
  );
}

/** @returns false where it is not at `from` any more: somebody else wrote, or it is gone */
export async function saveReceived(
  db: Db,
  academyId: AcademyId,
  uploadId: string,
  from: number,
  to: number,
  expiresAt: Date,
): Promise<boolean> {
  const saved = await sql`update upload set received = ${to}, expires_at = ${expiresAt}
    where academy_id = ${academyId} and upload_id = ${uploadId} and received = ${from} and became is null`.execute(db);
  return saved.numAffectedRows === 1n;
}

export async function saveBecame(db: Db, academyId: AcademyId, uploadId: string, became: unknown): Promise<void> {
  await sql`update upload set became = ${JSON.stringify(became)}::jsonb
    where academy_id = ${academyId} and upload_id = ${uploadId}`.execute(db);
}

export async function removeUpload(db: Db, academyId: AcademyId, uploadId: string): Promise<void> {
  await sql`delete from upload where academy_id = ${academyId} and upload_id = ${uploadId}`.execute(db);
}

/** @returns those that were taken away because nobody went on with them in time */
export async function removeExpired(db: Db, academyId: AcademyId, now: Date): Promise<readonly string[]> {
  const gone = await sql<{ uploadId: string }>`delete from upload
    where academy_id = ${academyId} and expires_at <= ${now} returning upload_id as "uploadId"`.execute(db);
  return gone.rows.map(({ uploadId }) => uploadId);
}

/** Of these, the ones whose bytes are still wanted. */
export async function listWanted(db: Db, academyId: AcademyId, ids: readonly string[]): Promise<readonly string[]> {
  const found = await sql<{ uploadId: string }>`select upload_id as "uploadId" from upload
    where academy_id = ${academyId} and upload_id = any(${ids}::uuid[]) and became is null`.execute(db);
  return found.rows.map(({ uploadId }) => uploadId);
}
