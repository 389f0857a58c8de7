/** The menu as rows: what everybody may choose from, one activity, and the versions of it. Nothing here writes. */
import { type RawBuilder, sql } from 'kysely';
import type { AcademyId, CapabilityId } from '../../kernel/id.ts';
import type { Words } from '../../kernel/words.ts';
import type { Db } from '../../server/database/tables.ts';
import { afterTerm, searchTerms } from '../people/directory.ts';
import type { ActivityId, ActivityKind, ActivityState, ActivityVersion, Delivery, Develops, Fit } from './activity.ts';
import { type MenuFilters, type MenuPlace, namedBy } from './menu.ts';

export interface ActivityFound {
  readonly activityId: ActivityId;
  /** of what shipped with the product */
  readonly key: string | null;
  readonly kind: ActivityKind;
  readonly delivery: Delivery | null;
  readonly state: ActivityState;
  /** the version whose facts these are */
  readonly number: number;
  readonly hasDraft: boolean;
  /** somebody asked for the draft to be published */
  readonly asked: boolean;
  readonly name: Words;
  readonly summary: Words;
  readonly minutes: number;
  readonly fits: readonly Fit[];
  readonly languages: readonly string[];
  readonly develops: readonly Develops[];
}

/** Whose drafts the one who asks reads: of led modules only, of everything, or none. */
export type DraftsSeen = 'all' | 'led' | 'none';

export interface MenuAsked extends MenuFilters {
  readonly drafts: DraftsSeen;
  readonly capabilityIds?: readonly CapabilityId[];
  /** in which names are read and sorted */
  readonly readIn: string;
  readonly versionId: string | null;
  readonly after?: MenuPlace | null;
  readonly limit: number;
}

const facts = sql`a.activity_id as "activityId", a.key, a.kind, a.delivery, a.state, a.shown_number as number, a.name, a.summary,
  a.minutes, a.fits, a.languages, w.number is not null as "hasDraft", w.asked_at is not null as asked,
  coalesce((select json_agg(json_build_object('capabilityId', d.capability_id, 'proficiency', d.proficiency) order by d.proficiency desc, d.capability_id)
    from activity_develops d where d.academy_id = a.academy_id and d.activity_id = a.activity_id and d.number = a.shown_number), '[]') as develops`;
const draftOfIt = sql`left join activity_version w on w.academy_id = a.academy_id and w.activity_id = a.activity_id and w.state = 'draft'`;

export interface MenuLine extends ActivityFound {
  readonly sortName: string;
  /** of all that was chosen, on the first page; 0 on the others */
  readonly total: number;
}

/** By name in the reader’s language. `sortName` and the id of the last one say where the next page begins. */
export async function listMenu(db: Db, academyId: AcademyId, asked: MenuAsked): Promise<readonly MenuLine[]> {
  const { after, limit, readIn: language } = asked;
  const sortName = sql`lower(coalesce(a.name->>${language}, a.name->>'en', a.name->>(a.languages[1]), ''))`;
  const beyond = after ? sql`where (m."sortName", m.activity_id) > (${after.name}, ${after.id}::uuid)` : sql``;
  const found = await sql<MenuLine>`
    with page as materialized (
      select m.*, ${after ? sql`0` : sql`count(*) over ()::int`} as total from (
        select a.activity_id, ${sortName} as "sortName" from ${await chosen(db, academyId, asked)}
      ) m ${beyond} order by m."sortName", m.activity_id limit ${limit}
    )
    select ${facts}, page."sortName", page.total from page
    cross join lateral (
      select a.* from activity a where a.academy_id = ${academyId} and a.activity_id = page.activity_id offset 0
    ) a ${draftOfIt}
    order by page."sortName", a.activity_id`.execute(db);
  return found.rows;
}

/**
 * The activities filters choose, as `activity a` and a condition on it. A search begins with the words and reads what they are of,
 * one by one (`offset 0`): it costs what it finds, not what the menu holds.
 */
async function chosen(db: Db, academyId: AcademyId, asked: MenuAsked): Promise<RawBuilder<unknown>> {
  const conditions = [sql`a.academy_id = ${academyId}`, stateIs(asked)];
  const develops = (capabilities: readonly string[]) =>
    sql`exists (select from activity_develops d where d.academy_id = a.academy_id and d.activity_id = a.activity_id
      and d.number = a.shown_number and d.capability_id = any(${capabilities}::uuid[]))`;
  if (asked.capability) conditions.push(develops([asked.capability]));
  if (asked.capabilityIds) conditions.push(develops(asked.capabilityIds));
  if (asked.group !== undefined) {
    const inGroup = await sql<{ id: string }>`select capability_id as id from way_capability
      where academy_id = ${academyId} and version_id = ${asked.versionId} and group_key = ${asked.group}`.execute(db);
    conditions.push(develops(inGroup.rows.map(({ id }) => id)));
  }
  if (asked.kind) conditions.push(sql`a.kind = ${asked.kind}`);
  if (asked.delivery) conditions.push(sql`a.delivery = ${asked.delivery}`);
  if (asked.minutes !== undefined) conditions.push(sql`a.minutes <= ${asked.minutes}`);
  if (asked.language) conditions.push(sql`${asked.language} = any(a.languages)`);
  if (asked.fits) conditions.push(sql`${asked.fits} = any(a.fits)`);
  const terms = searchTerms(asked.search ?? '');
  if (terms.length === 0) return sql`activity a where ${sql.join(conditions, sql` and `)}`;
  const names = await listCapabilityNames(db, academyId, asked.versionId);
  const named = terms.map((term) => sql`(${saying(academyId, term, namedBy(term, names))})`);
  return sql`(select distinct activity_id from (${sql.join(named, sql` intersect `)}) as words) named
    cross join lateral (
      select a.* from activity a where a.activity_id = named.activity_id and ${sql.join(conditions, sql` and `)} offset 0
    ) a where true`;
}

/** As `activity_word` keeps them. */
const longestWord = 200;

/** What has a word that begins with the term, or develops a capability that has one. */
function saying(academyId: AcademyId, term: string, named: readonly CapabilityId[]): RawBuilder<unknown> {
  const begin = [...term].slice(0, longestWord).join('');
  const says = sql`select w.activity_id from activity_word w
    where w.academy_id = ${academyId} and w.word >= ${begin} and w.word < ${afterTerm(begin)}`;
  if (named.length === 0) return says;
  return sql`${says} union select s.activity_id from activity_develops d
    cross join lateral (
      select s.activity_id from activity s
      where s.academy_id = d.academy_id and s.activity_id = d.activity_id and s.shown_number = d.number offset 0
    ) s
    where d.academy_id = ${academyId} and d.capability_id = any(${named}::uuid[])`;
}

function stateIs({ state, drafts }: MenuAsked): RawBuilder<unknown> {
  if (state === undefined || state === 'published' || drafts === 'none') return sql`a.state = 'published'`;
  const seen = drafts === 'all' ? sql`true` : sql`a.delivery in ('manager-led', 'instructor-led')`;
  if (state === 'retired') return sql`a.state = 'retired' and ${seen}`;
  return sql`${seen} and (a.state = 'draft' or exists (select from activity_version v
    where v.academy_id = a.academy_id and v.activity_id = a.activity_id and v.state = 'draft'))`;
}

export interface CapabilityNamed {
  readonly capabilityId: CapabilityId;
  readonly key: string;
  readonly name: Words;
  readonly groupKey: string;
}

/** The capabilities of a version of the way of selling, in its order. */
export async function listCapabilityNames(
  db: Db,
  academyId: AcademyId,
  versionId: string | null,
): Promise<readonly CapabilityNamed[]> {
  if (versionId === null) return [];
  const found = await sql<CapabilityNamed>`
    select w.capability_id as "capabilityId", c.key, w.name, w.group_key as "groupKey" from way_capability w
    join capability c on c.academy_id = w.academy_id and c.capability_id = w.capability_id
    join capability_group g on g.academy_id = w.academy_id and g.version_id = w.version_id and g.key = w.group_key
    where w.academy_id = ${academyId} and w.version_id = ${versionId} order by g.position, g.key, w.position, w.capability_id`.execute(
    db,
  );
  return found.rows;
}

export async function loadActivity(
  db: Db,
  academyId: AcademyId,
  activityId: ActivityId,
): Promise<ActivityFound | null> {
  return (await listActivities(db, academyId, [activityId]))[0] ?? null;
}

/** Whatever state they are in; in no particular order. */
export async function listActivities(
  db: Db,
  academyId: AcademyId,
  activityIds: readonly ActivityId[],
): Promise<readonly ActivityFound[]> {
  const found = await sql<ActivityFound>`
    select ${facts} from activity a ${draftOfIt}
    where a.academy_id = ${academyId} and a.activity_id = any(${activityIds}::uuid[])`.execute(db);
  return found.rows;
}

export interface VersionFound extends ActivityVersion {
  readonly activityId: ActivityId;
  readonly number: number;
  readonly state: 'draft' | 'published';
  readonly revision: number;
  readonly madeBy: string | null;
  readonly changedAt: Date;
  readonly askedAt: Date | null;
  readonly publishedAt: Date | null;
}

const version = sql`v.activity_id as "activityId", v.number, v.state, v.revision, a.kind, v.delivery, v.name, v.summary, v.minutes, v.fits,
  v.languages, v.content, v.guide, v.made_by as "madeBy", v.changed_at as "changedAt", v.asked_at as "askedAt", v.published_at as "publishedAt",
  coalesce((select json_agg(json_build_object('capabilityId', d.capability_id, 'proficiency', d.proficiency) order by d.proficiency desc, d.capability_id)
    from activity_develops d where d.academy_id = v.academy_id and d.activity_id = v.activity_id and d.number = v.number), '[]') as develops`;
const ofActivity = sql`activity_version v join activity a on a.academy_id = v.academy_id and a.activity_id = v.activity_id`;

/** What stands on the menu now; null for drafts and for what was retired. */
export async function loadPublished(
  db: Db,
  academyId: AcademyId,
  activityId: ActivityId,
): Promise<VersionFound | null> {
  const found = await sql<VersionFound>`
    select ${version} from ${ofActivity} where v.academy_id = ${academyId} and v.activity_id = ${activityId}
      and a.state = 'published' and v.number = a.published_number`.execute(db);
  return found.rows[0] ?? null;
}

/** One version, whatever became of the activity since: an open attempt goes on with the one it began with. */
export async function loadVersion(
  db: Db,
  academyId: AcademyId,
  activityId: ActivityId,
  number: number,
): Promise<VersionFound | null> {
  const found = await sql<VersionFound>`
    select ${version} from ${ofActivity}
    where v.academy_id = ${academyId} and v.activity_id = ${activityId} and v.number = ${number}`.execute(db);
  return found.rows[0] ?? null;
}

export interface Developing {
  readonly activityId: ActivityId;
  readonly capabilityId: CapabilityId;
  readonly proficiency: number;
  readonly minutes: number;
  readonly name: Words;
  readonly kind: ActivityKind;
  readonly delivery: Delivery | null;
  readonly fits: readonly Fit[];
  readonly languages: readonly string[];
}

/** What the menu offers for some capabilities: a line for each activity and capability it develops, short ones first. */
export async function listDeveloping(
  db: Db,
  academyId: AcademyId,
  capabilityIds: readonly CapabilityId[],
): Promise<readonly Developing[]> {
  const found = await sql<Developing>`
    select a.activity_id as "activityId", d.capability_id as "capabilityId", d.proficiency, a.minutes, a.name, a.kind, a.delivery, a.fits,
      a.languages
    from activity_develops d
    join activity a on a.academy_id = d.academy_id and a.activity_id = d.activity_id and a.published_number = d.number
    where d.academy_id = ${academyId} and d.capability_id = any(${capabilityIds}::uuid[]) and a.state = 'published'
    order by d.capability_id, d.proficiency, a.minutes, a.activity_id`.execute(db);
  return found.rows;
}

/** What the menu offers for some gaps: of each, the activities that lead on from where somebody stands, the next step and the short ones first. */
export async function listOffers(
  db: Db,
  academyId: AcademyId,
  gaps: readonly { readonly capabilityId: CapabilityId; readonly standing: number }[],
  { minutes, each }: { readonly minutes?: number | undefined; readonly each: number },
): Promise<readonly Pick<Developing, 'activityId' | 'capabilityId' | 'proficiency' | 'minutes'>[]> {
  const atMost = minutes === undefined ? sql`` : sql`and o.minutes <= ${minutes}`;
  const found = await sql<Pick<Developing, 'activityId' | 'capabilityId' | 'proficiency' | 'minutes'>>`
    select o.* from jsonb_to_recordset(${JSON.stringify(gaps)}::jsonb) as gap("capabilityId" uuid, standing int)
    cross join lateral (
      select o.activity_id as "activityId", o.capability_id as "capabilityId", o.proficiency, o.minutes
      from menu_offer o
      where o.academy_id = ${academyId} and o.capability_id = gap."capabilityId" and o.proficiency > gap.standing ${atMost}
      order by o.proficiency, o.minutes, o.activity_id limit ${each}
    ) o`.execute(db);
  return found.rows;
}

/** More are told as so many: nobody needs to know how many more. */
export const mostOffersCounted = 50;

/** How many activities on the menu develop each of these capabilities, up to `mostOffersCounted`. */
export async function countOffers(
  db: Db,
  academyId: AcademyId,
  capabilityIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const found = await sql<{ readonly capabilityId: string; readonly offers: number }>`
    select asked.capability_id as "capabilityId", count(*)::int as offers
    from unnest(${capabilityIds}::uuid[]) asked(capability_id)
    cross join lateral (
      select from menu_offer o
      where o.academy_id = ${academyId} and o.capability_id = asked.capability_id limit ${mostOffersCounted}
    ) offered
    group by asked.capability_id`.execute(db);
  return new Map(found.rows.map(({ capabilityId, offers }) => [capabilityId, offers]));
}
