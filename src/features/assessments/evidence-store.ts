/** Evidence put to ratings: a text, a link, or a file, whose bytes lie in the folder of files and are named here by their hash. */
import { sql } from 'kysely';
import type { AcademyId, CapabilityId, PersonId } from '../../kernel/id.ts';
import type { Db } from '../../server/database/tables.ts';
import type { Rating } from './store.ts';

export interface EvidenceItem {
  readonly evidenceId: string;
  readonly kind: 'text' | 'link' | 'file';
  readonly said: string;
  readonly hash: string | null;
  readonly size: number | null;
  readonly type: string | null;
}

export type RatingKey = Pick<Rating, 'personId' | 'capabilityId' | 'assessmentId'>;
export type EvidenceFound = EvidenceItem & RatingKey;

const columns = [
  'person_id as personId',
  'capability_id as capabilityId',
  'assessment_id as assessmentId',
  'evidence_id as evidenceId',
  'kind',
  'said',
  'file_hash as hash',
  'file_size as size',
  'file_type as type',
] as const;

export async function listEvidence(
  db: Db,
  academyId: AcademyId,
  of: { readonly personId: PersonId; readonly assessmentId?: string; readonly capabilityId?: CapabilityId },
): Promise<EvidenceFound[]> {
  let chosen = db
    .selectFrom('rating_evidence')
    .select(columns)
    .where('academy_id', '=', academyId)
    .where('person_id', '=', of.personId);
  if (of.capabilityId) chosen = chosen.where('capability_id', '=', of.capabilityId);
  if (of.assessmentId) chosen = chosen.where('assessment_id', '=', of.assessmentId);
  const rows = await chosen.orderBy('added_at').orderBy('evidence_id').execute();
  return rows;
}

export async function loadEvidenceItem(
  db: Db,
  academyId: AcademyId,
  evidenceId: string,
): Promise<EvidenceFound | null> {
  const row = await db
    .selectFrom('rating_evidence')
    .select(columns)
    .where('academy_id', '=', academyId)
    .where('evidence_id', '=', evidenceId)
    .executeTakeFirst();
  return row ?? null;
}

/** Put again under its id, it says what it says now; the rating it belongs to stays. @returns false: the id is another rating's */
export async function saveEvidence(
  db: Db,
  academyId: AcademyId,
  to: RatingKey,
  item: EvidenceItem,
  at: Date,
): Promise<boolean> {
  const saved = await sql<{ evidence_id: string }>`
    insert into rating_evidence as e (academy_id, person_id, capability_id, assessment_id, evidence_id, kind, said, file_hash, file_size, file_type, added_at)
    values (${academyId}, ${to.personId}, ${to.capabilityId}, ${to.assessmentId}, ${item.evidenceId}, ${item.kind}, ${item.said},
      ${item.hash}, ${item.size}, ${item.type}, ${at})
    on conflict (academy_id, evidence_id) do update
    set kind = excluded.kind, said = excluded.said, file_hash = excluded.file_hash, file_size = excluded.file_size, file_type = excluded.file_type
    where e.assessment_id = excluded.assessment_id and e.capability_id = excluded.capability_id
    returning evidence_id`.execute(db);
  return saved.rows.length > 0;
}

export async function removeEvidence(db: Db, academyId: AcademyId, evidenceId: string): Promise<void> {
  await db
    .deleteFrom('rating_evidence')
    .where('academy_id', '=', academyId)
    .where('evidence_id', '=', evidenceId)
    .execute();
}

export async function countEvidence(
  db: Db,
  academyId: AcademyId,
  { personId, capabilityId, assessmentId }: RatingKey,
): Promise<number> {
  const row = await db
    .selectFrom('rating_evidence')
    .select((from) => from.fn.countAll<number>().as('items'))
    .where('academy_id', '=', academyId)
    .where('person_id', '=', personId)
    .where('capability_id', '=', capabilityId)
    .where('assessment_id', '=', assessmentId)
    .executeTakeFirst();
  return row?.items ?? 0;
}

/** Until the transaction ends nobody else begins or ends to use these files: bytes in use are never removed. */
export async function holdFiles(db: Db, academyId: AcademyId, hashes: readonly string[]): Promise<void> {
  await sql`
    select pg_advisory_xact_lock(hashtextextended(${academyId} || hash, 301))
    from (select distinct hash from unnest(${hashes}::text[]) as hash order by hash) as held`.execute(db);
}

/** Of these files, those that no evidence of the academy names. */
export async function listUnused(db: Db, academyId: AcademyId, hashes: readonly string[]): Promise<string[]> {
  const found = await sql<{ hash: string }>`
    select distinct hash from unnest(${hashes}::text[]) as hash
    where not exists (select from rating_evidence e where e.academy_id = ${academyId} and e.file_hash = hash)`.execute(
    db,
  );
  return found.rows.map(({ hash }) => hash);
}

/** Takes all evidence about a person away. @returns the hashes of the files among it */
export async function removeEvidenceOf(db: Db, academyId: AcademyId, personId: PersonId): Promise<string[]> {
  const removed = await db
    .deleteFrom('rating_evidence')
    .where('academy_id', '=', academyId)
    .where('person_id', '=', personId)
    .returning('file_hash')
    .execute();
  return removed.flatMap(({ file_hash }) => file_hash ?? []);
}
