/**
 * Attempts and their steps as rows. Steps are only ever added; one that is there already stays as it is, but for how far a package
 * has come, which is one step that is written anew.
 */
import { sql } from 'kysely';
import type { AcademyId, PersonId } from '../../kernel/id.ts';
import type { Db } from '../../server/database/tables.ts';
import type { ActivityId } from '../modules/activity.ts';
import type { PlayedStep, Step } from './step.ts';

export interface AttemptFound {
  readonly attemptId: string;
  readonly personId: PersonId;
  readonly activityId: ActivityId;
  readonly number: number;
  readonly language: string;
  readonly state: 'open' | 'completed';
  readonly startedAt: Date;
  readonly completedAt: Date | null;
  readonly seconds: number;
  readonly score: number | null;
  readonly place: string | null;
  readonly share: number;
}

const columns = sql`attempt_id as "attemptId", person_id as "personId", activity_id as "activityId", number, language, state,
  started_at as "startedAt", completed_at as "completedAt", seconds, score, place, share`;

/** Locked until the end of the transaction: two devices that tell at once are counted one after the other. */
export async function loadAttemptToChange(
  db: Db,
  academyId: AcademyId,
  attemptId: string,
): Promise<AttemptFound | null> {
  const found = await sql<AttemptFound>`
    select ${columns} from attempt where academy_id = ${academyId} and attempt_id = ${attemptId} for update`.execute(
    db,
  );
  return found.rows[0] ?? null;
}

/** The open one; else the latest that was completed. */
export async function loadLatestAttempt(
  db: Db,
  academyId: AcademyId,
  personId: PersonId,
  activityId: ActivityId,
): Promise<AttemptFound | null> {
  const found = await sql<AttemptFound>`
    select ${columns} from attempt
    where academy_id = ${academyId} and person_id = ${personId} and activity_id = ${activityId}
    order by (state = 'open') desc, started_at desc, attempt_id desc limit 1`.execute(db);
  return found.rows[0] ?? null;
}

/** Nothing happens where one is open already, even one begun at the same moment elsewhere. */
export async function addAttempt(
  db: Db,
  academyId: AcademyId,
  attempt: Pick<AttemptFound, 'attemptId' | 'personId' | 'activityId' | 'number' | 'language' | 'place'>,
  at: Date,
): Promise<boolean> {
  const added = await sql<{ id: string }>`
    insert into attempt (academy_id, attempt_id, person_id, activity_id, number, language, state, started_at, last_at, seconds, place, share)
    values (${academyId}, ${attempt.attemptId}, ${attempt.personId}, ${attempt.activityId}, ${attempt.number}, ${attempt.language},
      'open', ${at}, ${at}, 0, ${attempt.place}, 0)
    on conflict (academy_id, person_id, activity_id) where state = 'open' do nothing returning attempt_id as id`.execute(
    db,
  );
  return added.rows.length > 0;
}

export async function saveAttempt(
  db: Db,
  academyId: AcademyId,
  attempt: Omit<AttemptFound, 'personId' | 'activityId' | 'number' | 'startedAt'>,
  at: Date,
): Promise<void> {
  const { attemptId, language, state, completedAt, seconds, score, place, share } = attempt;
  await db
    .updateTable('attempt')
    .set({ language, state, completed_at: completedAt, seconds, score, place, share, last_at: at })
    .where('academy_id', '=', academyId)
    .where('attempt_id', '=', attemptId)
    .execute();
}

interface StepFound {
  readonly step_id: string;
  readonly card_key: string;
  readonly kind: Step['kind'];
  readonly answer: object | null;
  readonly at: Date;
  readonly seconds: number;
}

export async function listSteps(db: Db, academyId: AcademyId, attemptId: string): Promise<Step[]> {
  const found = await sql<StepFound>`
    select step_id, card_key, kind, answer, at, seconds from attempt_step
    where academy_id = ${academyId} and attempt_id = ${attemptId} order by at, step_id`.execute(db);
  return found.rows.map(
    (row) =>
      ({
        stepId: row.step_id,
        cardKey: row.card_key,
        kind: row.kind,
        at: row.at.getTime(),
        seconds: row.seconds,
        ...row.answer,
      }) as Step,
  );
}

/** @returns the ids of those that were new */
export async function addSteps(
  db: Db,
  academyId: AcademyId,
  attemptId: string,
  steps: readonly (readonly [step: Step, right: boolean | null])[],
): Promise<ReadonlySet<string>> {
  if (steps.length === 0) return new Set();
  const rows = steps.map(([{ stepId, cardKey, kind, at, seconds, ...answer }, right]) => ({
    step_id: stepId,
    card_key: cardKey,
    kind,
    at: new Date(at).toISOString(),
    seconds: Math.round(seconds),
    right,
    answer: Object.keys(answer).length === 0 ? null : answer,
  }));
  const added = await sql<{ id: string }>`
    insert into attempt_step (academy_id, attempt_id, step_id, card_key, kind, answer, "right", at, seconds)
    select ${academyId}::uuid, ${attemptId}::uuid, r.step_id, r.card_key, r.kind, r.answer, r."right", r.at, r.seconds
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(step_id uuid, card_key text, kind text, answer jsonb,
      "right" boolean, at timestamptz, seconds integer)
    on conflict (academy_id, attempt_id, step_id) do nothing returning step_id as id`.execute(db);
  return new Set(added.rows.map(({ id }) => id));
}

/** Whether somebody was forgotten, or never known: nothing is written to their attempts any more. */
export async function isForgotten(db: Db, academyId: AcademyId, personId: PersonId): Promise<boolean> {
  const found = await sql<{ forgotten: boolean }>`
    select erased_at is not null as forgotten from person
    where academy_id = ${academyId} and person_id = ${personId}`.execute(db);
  return found.rows[0]?.forgotten ?? true;
}

/** One a card, its id that of the first time. */
export async function savePlayed(
  db: Db,
  academyId: AcademyId,
  attemptId: string,
  { stepId, cardKey, at, seconds, score, done, silent }: Omit<PlayedStep, 'kind'> & { readonly silent: boolean },
): Promise<void> {
  const answer = JSON.stringify({ score, done, silent });
  await sql`
    insert into attempt_step (academy_id, attempt_id, step_id, card_key, kind, answer, at, seconds)
    values (${academyId}, ${attemptId}, ${stepId}, ${cardKey}, 'played', ${answer}::jsonb, ${new Date(at)}, ${seconds})
    on conflict (academy_id, attempt_id, card_key) where kind = 'played'
      do update set answer = excluded.answer, at = greatest(attempt_step.at, excluded.at), seconds = excluded.seconds`.execute(
    db,
  );
}

/** What was written before the note that stands now is gone: taking a note back takes its words from the disk. */
export async function blankFormerNotes(db: Db, academyId: AcademyId, attemptId: string): Promise<void> {
  await sql`
    update attempt_step s set answer = jsonb_build_object('text', '', 'kept', (s.answer->>'kept')::boolean)
    where s.academy_id = ${academyId} and s.attempt_id = ${attemptId} and s.kind = 'note' and s.answer->>'text' <> ''
      and exists (select from attempt_step later where later.academy_id = s.academy_id and later.attempt_id = s.attempt_id
        and later.kind = 'note' and later.card_key = s.card_key and (later.at, later.step_id) > (s.at, s.step_id))`.execute(
    db,
  );
}
