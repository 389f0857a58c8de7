/**
 * Versions as rows. The first read of a command that changes a draft goes through `loadVersionToChange`: the row is
 * locked, so that two people's edits of one draft follow each other and each sees what the other did.
 */
import { sql } from 'kysely';
import type { Day } from '../../kernel/day.ts';
import type { AcademyId } from '../../kernel/id.ts';
import type { Words } from '../../kernel/words.ts';
import type { Db } from '../../server/database/tables.ts';
import type { PublishedVersion, Version, VersionState } from './version.ts';

export interface VersionRecord extends Version {
  readonly name: Words;
  readonly note: string | null;
  readonly languages: readonly string[];
  readonly basedOn: string | null;
  readonly madeBy: string | null;
  readonly madeAt: Date;
  readonly publishedBy: string | null;
  readonly publishedAt: Date | null;
}

const columns = [
  'version_id',
  'number',
  'state',
  'name',
  'note',
  'languages',
  'effective_on',
  'based_on',
  'revision',
  'made_by',
  'made_at',
  'published_by',
  'published_at',
] as const;

interface Found {
  version_id: string;
  number: number | null;
  state: VersionState;
  name: Words;
  note: string | null;
  languages: readonly string[];
  effective_on: Day | null;
  based_on: string | null;
  revision: number;
  made_by: string | null;
  made_at: Date;
  published_by: string | null;
  published_at: Date | null;
}

function recordOf(row: Found): VersionRecord {
  return {
    versionId: row.version_id,
    number: row.number,
    state: row.state,
    name: row.name,
    note: row.note,
    languages: row.languages,
    effectiveOn: row.effective_on,
    basedOn: row.based_on,
    revision: row.revision,
    madeBy: row.made_by,
    madeAt: row.made_at,
    publishedBy: row.published_by,
    publishedAt: row.published_at,
  };
}

/** Drafts first, then the published ones from the latest. */
export async function listVersions(db: Db, academyId: AcademyId): Promise<readonly VersionRecord[]> {
  const rows = await db
    .selectFrom('way_version')
    .select(columns)
    .where('academy_id', '=', academyId)
    .orderBy('number', (order) => order.desc().nullsFirst())
    .orderBy('made_at', 'desc')
    .orderBy('version_id', 'desc')
    .execute();
  return rows.map(recordOf);
}

export async function loadVersion(db: Db, academyId: AcademyId, versionId: string): Promise<VersionRecord | null> {
  const row = await db
    .selectFrom('way_version')
    .select(columns)
    .where('academy_id', '=', academyId)
    .where('version_id', '=', versionId)
    .executeTakeFirst();
  return row ? recordOf(row) : null;
}

export async function loadVersionToChange(
  db: Db,
  academyId: AcademyId,
  versionId: string,
): Promise<VersionRecord | null> {
  const row = await db
    .selectFrom('way_version')
    .select(columns)
    .where('academy_id', '=', academyId)
    .where('version_id', '=', versionId)
    .forUpdate()
    .executeTakeFirst();
  return row ? recordOf(row) : null;
}

/** The version that holds on a day; null before the first one begins. */
export async function loadWayInForce(db: Db, academyId: AcademyId, day: Day): Promise<VersionRecord | null> {
  const row = await db
    .selectFrom('way_version')
    .select(columns)
    .where('academy_id', '=', academyId)
    .where('state', '=', 'published')
    .where('effective_on', '<=', day)
    .orderBy('effective_on', 'desc')
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? recordOf(row) : null;
}

/** The same rule as an expression, for statements that join what holds on a day: `version_id = (…)`. */
export function versionInForceSql(academyId: AcademyId, day: Day) {
  return sql<string>`(select version_id from way_version where academy_id = ${academyId} and state = 'published'
    and effective_on <= ${day}::date order by effective_on desc, number desc limit 1)`;
}

type NewDraft = Pick<VersionRecord, 'versionId' | 'name' | 'note' | 'languages' | 'basedOn' | 'madeBy' | 'madeAt'>;

export async function saveDraft(db: Db, academyId: AcademyId, draft: NewDraft): Promise<void> {
  await db
    .insertInto('way_version')
    .values({
      academy_id: academyId,
      version_id: draft.versionId,
      name: JSON.stringify(draft.name),
      note: draft.note,
      languages: JSON.stringify(draft.languages),
      based_on: draft.basedOn,
      made_by: draft.madeBy,
      made_at: draft.madeAt,
    })
    .execute();
}

/** Counts a change of the draft and writes what stands on the version itself. @returns the new revision */
export async function saveRevision(
  db: Db,
  academyId: AcademyId,
  versionId: string,
  change: { name?: Words; note?: string | null } = {},
): Promise<number> {
  const row = await db
    .updateTable('way_version')
    .set((from) => ({
      revision: from('revision', '+', 1),
      ...(change.name ? { name: JSON.stringify(change.name) } : {}),
      ...(change.note !== undefined ? { note: change.note } : {}),
    }))
    .where('academy_id', '=', academyId)
    .where('version_id', '=', versionId)
    .returning('revision')
    .executeTakeFirstOrThrow();
  return row.revision;
}

export async function savePublished(
  db: Db,
  academyId: AcademyId,
  version: PublishedVersion,
  by: string | null,
  at: Date,
): Promise<void> {
  await db
    .updateTable('way_version')
    .set({
      state: 'published',
      number: version.number,
      effective_on: version.effectiveOn,
      published_by: by,
      published_at: at,
    })
    .where('academy_id', '=', academyId)
    .where('version_id', '=', version.versionId)
    .execute();
}

/** With its contents; capabilities that no version knows any more leave the register. */
export async function removeDraft(db: Db, academyId: AcademyId, versionId: string): Promise<void> {
  await db
    .updateTable('way_version')
    .set({ based_on: null })
    .where('academy_id', '=', academyId)
    .where('based_on', '=', versionId)
    .execute();
  await db.deleteFrom('way_version').where('academy_id', '=', academyId).where('version_id', '=', versionId).execute();
  await sql`
    delete from capability c where c.academy_id = ${academyId}
      and not exists (select from way_capability w where w.academy_id = c.academy_id and w.capability_id = c.capability_id)`.execute(
    db,
  );
}

/** Names of the people who made or published versions, by id. */
export async function listMakers(db: Db, academyId: AcademyId): Promise<ReadonlyMap<string, string>> {
  const found = await sql<{ person_id: string; name: string }>`
    select distinct p.person_id, p.name from way_version v
    join person p on p.academy_id = v.academy_id and p.person_id in (v.made_by, v.published_by)
    where v.academy_id = ${academyId}`.execute(db);
  return new Map(found.rows.map(({ person_id, name }) => [person_id, name]));
}

/** How many proficiencies a version judges on. */
export async function countSteps(db: Db, academyId: AcademyId, versionId: string): Promise<number> {
  const found = await sql<{ steps: number }>`
    select count(*)::integer as steps from proficiency_step where academy_id = ${academyId} and version_id = ${versionId}`.execute(
    db,
  );
  return found.rows[0]?.steps ?? 0;
}

/** The languages an academy speaks, its first one first. */
export async function loadAcademyLanguages(db: Db, academyId: AcademyId): Promise<readonly string[]> {
  const row = await db.selectFrom('academy').select('languages').where('academy_id', '=', academyId).executeTakeFirst();
  return row && row.languages.length > 0 ? row.languages : ['en'];
}
