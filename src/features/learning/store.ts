/** What people have learned, for their own page, their leaders and the features below. Nothing here shows a single answer. */
import { sql } from 'kysely';
import type { Day } from '../../kernel/day.ts';
import type { AcademyId, PersonId } from '../../kernel/id.ts';
import type { Words } from '../../kernel/words.ts';
import type { Db } from '../../server/database/tables.ts';
import type { ActivityId, ActivityKind, Delivery } from '../modules/activity.ts';

interface ActivityNamed {
  readonly activityId: ActivityId;
  readonly name: Words;
  readonly kind: ActivityKind;
  readonly delivery: Delivery | null;
}

export interface CompletionFound extends ActivityNamed {
  readonly completionId: string;
  readonly personId: PersonId;
  readonly attemptId: string | null;
  readonly how: 'attempt' | 'group';
  readonly onDay: Day;
  readonly minutes: number;
  readonly score: number | null;
  /** of content that never said how it went */
  readonly onlyOpened: boolean;
  readonly by: { readonly id: PersonId; readonly name: string } | null;
}

/** The latest first. */
export async function listCompletions(
  db: Db,
  academyId: AcademyId,
  personIds: readonly PersonId[],
): Promise<readonly CompletionFound[]> {
  const found = await sql<CompletionFound>`
    select c.completion_id as "completionId", c.person_id as "personId", c.attempt_id as "attemptId", c.how, c.on_day as "onDay",
      c.minutes, t.score,
      coalesce((select bool_and(s.kind = 'played' and s.answer->>'silent' = 'true') from attempt_step s
        where s.academy_id = c.academy_id and s.attempt_id = c.attempt_id and s.kind in ('played', 'answer', 'choice')), false) as "onlyOpened",
      a.activity_id as "activityId", a.name, a.kind, a.delivery,
      case when b.person_id is null then null else json_build_object('id', b.person_id, 'name', b.name) end as by
    from completion c
    join activity a on a.academy_id = c.academy_id and a.activity_id = c.activity_id
    left join attempt t on t.academy_id = c.academy_id and t.attempt_id = c.attempt_id
    left join person b on b.academy_id = c.academy_id and b.person_id = c.by_person
    where c.academy_id = ${academyId} and c.person_id = any(${personIds}::uuid[])
    order by c.on_day desc, c.made_at desc, c.completion_id desc`.execute(db);
  return found.rows;
}

export interface OpenAttemptFound extends ActivityNamed {
  readonly attemptId: string;
  readonly personId: PersonId;
  readonly startedAt: Date;
  readonly lastAt: Date;
  readonly seconds: number;
  /** 0 to 1, by time */
  readonly share: number;
  readonly plannedMinutes: number;
}

/** What people are in the middle of, the one touched last first. */
export async function listOpenAttempts(
  db: Db,
  academyId: AcademyId,
  personIds: readonly PersonId[],
): Promise<readonly OpenAttemptFound[]> {
  const found = await sql<OpenAttemptFound>`
    select t.attempt_id as "attemptId", t.person_id as "personId", t.started_at as "startedAt", t.last_at as "lastAt", t.seconds,
      t.share, v.minutes as "plannedMinutes", t.activity_id as "activityId", v.name, a.kind, v.delivery
    from attempt t
    join activity_version v on v.academy_id = t.academy_id and v.activity_id = t.activity_id and v.number = t.number
    join activity a on a.academy_id = t.academy_id and a.activity_id = t.activity_id
    where t.academy_id = ${academyId} and t.person_id = any(${personIds}::uuid[]) and t.state = 'open'
    order by t.last_at desc, t.attempt_id desc`.execute(db);
  return found.rows;
}

export interface UsedMinutes {
  readonly activityId: ActivityId;
  readonly completions: number;
  /** null while fewer than three people have finished it: it would say how long one of them took */
  readonly medianMinutes: number | null;
}

export async function listUsedMinutes(
  db: Db,
  academyId: AcademyId,
  activityIds: readonly ActivityId[],
): Promise<readonly UsedMinutes[]> {
  const found = await sql<UsedMinutes>`
    select activity_id as "activityId", count(*)::int as completions,
      case when count(distinct person_id) >= 3 then percentile_cont(0.5) within group (order by minutes) end as "medianMinutes"
    from completion where academy_id = ${academyId} and activity_id = any(${activityIds}::uuid[])
    group by activity_id`.execute(db);
  return found.rows;
}

export interface Remembered {
  readonly attemptId: string;
  readonly activityId: ActivityId;
  readonly name: Words;
  readonly cardKey: string;
  readonly title: Words;
  readonly text: Words;
  /** one's own words to it */
  readonly note: string;
  readonly at: Date;
}

/** The tasks somebody wanted to remember, newest first. Theirs alone. */
export async function listRemembered(
  db: Db,
  academyId: AcademyId,
  personId: PersonId,
  since: Date,
): Promise<readonly Remembered[]> {
  const found = await sql<Remembered>`
    select * from (
      select distinct on (t.attempt_id, s.card_key) t.attempt_id as "attemptId", t.activity_id as "activityId", v.name,
        s.card_key as "cardKey", card->'title' as title, card->'text' as text, s.answer->>'text' as note, s.at,
        (s.answer->>'kept')::boolean as kept
      from attempt t
      join attempt_step s on s.academy_id = t.academy_id and s.attempt_id = t.attempt_id and s.kind = 'note'
      join activity_version v on v.academy_id = t.academy_id and v.activity_id = t.activity_id and v.number = t.number
      cross join jsonb_array_elements(v.content->'cards') card
      where t.academy_id = ${academyId} and t.person_id = ${personId} and t.last_at >= ${since}
        and card->>'key' = s.card_key and card->>'kind' = 'task'
      order by t.attempt_id, s.card_key, s.at desc, s.step_id desc
    ) latest where kept order by at desc, "attemptId" limit 20`.execute(db);
  return found.rows;
}

/** Capabilities by the name they have, or had last, in the way of selling. */
export async function listCapabilityWords(
  db: Db,
  academyId: AcademyId,
  capabilityIds: readonly string[],
): Promise<ReadonlyMap<string, Words>> {
  if (capabilityIds.length === 0) return new Map();
  const found = await sql<{ id: string; name: Words }>`
    select distinct on (w.capability_id) w.capability_id as id, w.name from way_capability w
    join way_version v on v.academy_id = w.academy_id and v.version_id = w.version_id
    where w.academy_id = ${academyId} and w.capability_id = any(${capabilityIds}::uuid[]) and v.state = 'published'
    order by w.capability_id, v.effective_on desc, v.number desc`.execute(db);
  return new Map(found.rows.map(({ id, name }) => [id, name]));
}
