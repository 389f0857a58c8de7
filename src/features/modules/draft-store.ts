/**
 * Writing activities and their versions. A change of a draft begins with `loadDraftToChange`: its row is locked, so that
 * two people's edits follow each other and each sees what the other did.
 */
import { sql } from 'kysely';
import type { AcademyId, PersonId } from '../../kernel/id.ts';
import type { Words } from '../../kernel/words.ts';
import type { Db } from '../../server/database/tables.ts';
import type { ActivityId, ActivityKind, ActivityStanding, ActivityVersion, Develops } from './activity.ts';
import type { Draft } from './draft.ts';
import { wordsOf } from './menu.ts';
import { loadVersion } from './store.ts';

export interface NewActivity extends ActivityVersion {
  readonly activityId: ActivityId;
  /** of what shipped with the product */
  readonly key: string | null;
}

export interface Made {
  readonly by: PersonId | null;
  readonly at: Date;
}

/** New activities, each with its first draft; one statement a table. */
export async function saveNewActivities(
  db: Db,
  academyId: AcademyId,
  activities: readonly NewActivity[],
  { by, at }: Made,
): Promise<void> {
  // what only the versions hold is long: it is sent once
  const onMenu = activities.map(({ content: _, guide: __, develops: ___, ...one }) => ({
    ...one,
    words: wordsOf(one),
  }));
  await sql`
    insert into activity (academy_id, activity_id, key, kind, state, shown_number, made_by, made_at, name, summary, minutes, delivery, fits, languages, words)
    select ${academyId}::uuid, r."activityId", r.key, r.kind, 'draft', 1, ${by}::uuid, ${at}, r.name, r.summary, r.minutes, r.delivery, r.fits,
      r.languages, r.words
    from jsonb_to_recordset(${JSON.stringify(onMenu)}::jsonb) as r("activityId" uuid, key text, kind text, delivery text, name jsonb, summary jsonb,
      minutes int, fits text[], languages text[], words text)`.execute(db);
  await sql`
    insert into activity_version (academy_id, activity_id, number, state, name, summary, delivery, minutes, fits, languages, content, guide, made_by, made_at, changed_at)
    select ${academyId}::uuid, r."activityId", 1, 'draft', r.name, r.summary, r.delivery, r.minutes, r.fits, r.languages,
      nullif(r.content, 'null'::jsonb), nullif(r.guide, 'null'::jsonb), ${by}::uuid, ${at}, ${at}
    from jsonb_to_recordset(${JSON.stringify(activities)}::jsonb) as r("activityId" uuid, delivery text, name jsonb, summary jsonb, minutes int,
      fits text[], languages text[], content jsonb, guide jsonb)`.execute(db);
  await saveDevelops(
    db,
    academyId,
    activities.map(({ activityId, develops }) => ({ activityId, number: 1, develops })),
  );
}

async function saveDevelops(
  db: Db,
  academyId: AcademyId,
  of: readonly { readonly activityId: ActivityId; readonly number: number; readonly develops: readonly Develops[] }[],
): Promise<void> {
  const rows = of.flatMap(({ develops, ...version }) => develops.map((one) => ({ ...version, ...one })));
  if (rows.length === 0) return;
  await sql`
    insert into activity_develops (academy_id, activity_id, number, capability_id, proficiency)
    select ${academyId}::uuid, r."activityId", r.number, r."capabilityId", r.proficiency
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r("activityId" uuid, number int, "capabilityId" uuid, proficiency smallint)`.execute(
    db,
  );
}

/** Makes drafts what everybody reads; from here on they never change. */
export async function savePublished(
  db: Db,
  academyId: AcademyId,
  activityIds: readonly ActivityId[],
  { by, at }: Made,
): Promise<void> {
  await sql`
    update activity_version set state = 'published', published_by = ${by}::uuid, published_at = ${at}
    where academy_id = ${academyId} and activity_id = any(${activityIds}::uuid[]) and state = 'draft'`.execute(db);
  await sql`
    update activity a set state = 'published', published_number = v.number, shown_number = v.number, name = v.name, summary = v.summary,
      minutes = v.minutes, delivery = v.delivery, fits = v.fits, languages = v.languages
    from activity_version v
    where a.academy_id = ${academyId} and a.activity_id = any(${activityIds}::uuid[]) and v.academy_id = a.academy_id and v.activity_id = a.activity_id
      and v.number = (select max(number) from activity_version m where m.academy_id = a.academy_id and m.activity_id = a.activity_id)`.execute(
    db,
  );
}

export async function saveWords(
  db: Db,
  academyId: AcademyId,
  activityId: ActivityId,
  of: { readonly name: Words; readonly summary: Words },
): Promise<void> {
  await db
    .updateTable('activity')
    .set({ words: wordsOf(of) })
    .where('academy_id', '=', academyId)
    .where('activity_id', '=', activityId)
    .execute();
}

export interface StandingFound extends ActivityStanding {
  readonly kind: ActivityKind;
  readonly delivery: ActivityVersion['delivery'];
  readonly lastNumber: number;
}

/** Locked until the transaction ends. */
export async function loadStandingToChange(
  db: Db,
  academyId: AcademyId,
  activityId: ActivityId,
): Promise<StandingFound | null> {
  const found = await sql<StandingFound>`
    select a.state, a.kind, a.delivery, a.published_number as "publishedNumber",
      (select v.number from activity_version v where v.academy_id = a.academy_id and v.activity_id = a.activity_id and v.state = 'draft') as "draftNumber",
      (select max(v.number) from activity_version v where v.academy_id = a.academy_id and v.activity_id = a.activity_id) as "lastNumber"
    from activity a where a.academy_id = ${academyId} and a.activity_id = ${activityId} for update of a`.execute(db);
  return found.rows[0] ?? null;
}

export async function loadDraft(
  db: Db,
  academyId: AcademyId,
  activityId: ActivityId,
  number: number,
): Promise<Draft | null> {
  const version = await loadVersion(db, academyId, activityId, number);
  if (!version || version.state !== 'draft') return null;
  const row = await db
    .selectFrom('activity_version')
    .select('part_revisions')
    .where('academy_id', '=', academyId)
    .where('activity_id', '=', activityId)
    .where('number', '=', number)
    .executeTakeFirstOrThrow();
  return { version, revision: version.revision, parts: row.part_revisions };
}

export async function saveDraft(
  db: Db,
  academyId: AcademyId,
  activityId: ActivityId,
  number: number,
  { version, revision, parts }: Draft,
  { at, made }: { readonly at: Date; readonly made: readonly string[] },
): Promise<void> {
  await db
    .updateTable('activity_version')
    .set({
      name: JSON.stringify(version.name),
      summary: JSON.stringify(version.summary),
      delivery: version.delivery,
      minutes: version.minutes,
      fits: version.fits,
      languages: version.languages,
      content: version.content && JSON.stringify(version.content),
      guide: version.guide && JSON.stringify(version.guide),
      revision,
      part_revisions: JSON.stringify(parts),
      changed_at: at,
    })
    .where('academy_id', '=', academyId)
    .where('activity_id', '=', activityId)
    .where('number', '=', number)
    .execute();
  if (made.includes('develops')) {
    await db
      .deleteFrom('activity_develops')
      .where('academy_id', '=', academyId)
      .where('activity_id', '=', activityId)
      .where('number', '=', number)
      .execute();
    await saveDevelops(db, academyId, [{ activityId, number, develops: version.develops }]);
  }
  // the menu shows what was never published as it is being written
  await sql`
    update activity set name = ${JSON.stringify(version.name)}::jsonb, summary = ${JSON.stringify(version.summary)}::jsonb, minutes = ${version.minutes},
      delivery = ${version.delivery}, fits = ${version.fits}::text[], languages = ${version.languages}::text[], words = ${wordsOf(version)}
    where academy_id = ${academyId} and activity_id = ${activityId} and published_number is null`.execute(db);
}

/** The next version, beginning as the published one stands. */
export async function saveNextDraft(
  db: Db,
  academyId: AcademyId,
  activityId: ActivityId,
  { from, number, made }: { readonly from: number; readonly number: number; readonly made: Made },
): Promise<void> {
  await sql`
    insert into activity_version (academy_id, activity_id, number, state, name, summary, delivery, minutes, fits, languages, content, guide, made_by, made_at, changed_at)
    select academy_id, activity_id, ${number}, 'draft', name, summary, delivery, minutes, fits, languages, content, guide, ${made.by}::uuid, ${made.at}, ${made.at}
    from activity_version where academy_id = ${academyId} and activity_id = ${activityId} and number = ${from}`.execute(
    db,
  );
  await sql`
    insert into activity_develops (academy_id, activity_id, number, capability_id, proficiency)
    select academy_id, activity_id, ${number}, capability_id, proficiency
    from activity_develops where academy_id = ${academyId} and activity_id = ${activityId} and number = ${from}`.execute(
    db,
  );
}

export async function saveState(
  db: Db,
  academyId: AcademyId,
  activityId: ActivityId,
  state: 'published' | 'retired',
): Promise<void> {
  await db
    .updateTable('activity')
    .set({ state })
    .where('academy_id', '=', academyId)
    .where('activity_id', '=', activityId)
    .execute();
}

export async function saveAsked(
  db: Db,
  academyId: AcademyId,
  activityId: ActivityId,
  number: number,
  asked: Made | null,
): Promise<void> {
  await db
    .updateTable('activity_version')
    .set({ asked_by: asked?.by ?? null, asked_at: asked?.at ?? null })
    .where('academy_id', '=', academyId)
    .where('activity_id', '=', activityId)
    .where('number', '=', number)
    .execute();
}

export async function removeDraft(db: Db, academyId: AcademyId, activityId: ActivityId, number: number): Promise<void> {
  await db
    .deleteFrom('activity_version')
    .where('academy_id', '=', academyId)
    .where('activity_id', '=', activityId)
    .where('number', '=', number)
    .execute();
}

/** With its draft; only what was never published. */
export async function removeActivity(db: Db, academyId: AcademyId, activityId: ActivityId): Promise<void> {
  await db
    .deleteFrom('activity')
    .where('academy_id', '=', academyId)
    .where('activity_id', '=', activityId)
    .where('published_number', 'is', null)
    .execute();
}

/** First drafts as they were begun: unchanged, never published, not asked to be. @returns those that are gone */
export async function removeUntouched(
  db: Db,
  academyId: AcademyId,
  activityIds: readonly ActivityId[],
): Promise<readonly ActivityId[]> {
  const found = await sql<{ id: ActivityId }>`
    delete from activity a using activity_version v
    where a.academy_id = ${academyId} and a.activity_id = any(${activityIds}::uuid[]) and a.published_number is null
      and v.academy_id = a.academy_id and v.activity_id = a.activity_id and v.number = 1 and v.state = 'draft'
      and v.revision = 1 and v.asked_at is null
    returning a.activity_id as id`.execute(db);
  return found.rows.map(({ id }) => id);
}

export async function listStarterKeys(db: Db, academyId: AcademyId): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('activity')
    .select('key')
    .where('academy_id', '=', academyId)
    .where('key', 'is not', null)
    .execute();
  return new Set(rows.flatMap(({ key }) => key ?? []));
}

/** Null while nothing is being written. */
export async function findDraftNumber(db: Db, academyId: AcademyId, activityId: ActivityId): Promise<number | null> {
  const row = await db
    .selectFrom('activity_version')
    .select('number')
    .where('academy_id', '=', academyId)
    .where('activity_id', '=', activityId)
    .where('state', '=', 'draft')
    .executeTakeFirst();
  return row?.number ?? null;
}
