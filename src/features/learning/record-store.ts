/** All that is known of what one person learned, to be taken along by those who may read it; and forgetting what was written. */
import { sql } from 'kysely';
import type { AcademyId, PersonId } from '../../kernel/id.ts';
import type { Db } from '../../server/database/tables.ts';

/** @param whole with every step and note: for the person themselves */
export async function exportLearning(
  db: Db,
  academyId: AcademyId,
  personId: PersonId,
  whole: boolean,
): Promise<object> {
  const steps = whole
    ? sql`, 'steps', coalesce((select json_agg(json_build_object('card', s.card_key, 'kind', s.kind, 'answer', s.answer,
        'right', s."right", 'at', s.at, 'seconds', s.seconds) order by s.at, s.step_id)
        from attempt_step s where s.academy_id = t.academy_id and s.attempt_id = t.attempt_id), '[]'::json)`
    : sql``;
  const found = await sql<{ all: object }>`
    select json_build_object(
      'completions', coalesce((select json_agg(json_build_object('activity', a.name, 'how', c.how, 'day', c.on_day,
          'minutes', c.minutes, 'by', b.name) order by c.on_day, c.completion_id)
        from completion c
        join activity a on a.academy_id = c.academy_id and a.activity_id = c.activity_id
        left join person b on b.academy_id = c.academy_id and b.person_id = c.by_person
        where c.academy_id = ${academyId} and c.person_id = ${personId}), '[]'::json),
      'attempts', coalesce((select json_agg(json_build_object('activity', v.name, 'version', t.number, 'state', t.state,
          'language', t.language, 'startedAt', t.started_at, 'completedAt', t.completed_at, 'seconds', t.seconds,
          'score', t.score ${steps}) order by t.started_at, t.attempt_id)
        from attempt t
        join activity_version v on v.academy_id = t.academy_id and v.activity_id = t.activity_id and v.number = t.number
        where t.academy_id = ${academyId} and t.person_id = ${personId}), '[]'::json),
      'groupsMarked', (select count(*) from completion_group where academy_id = ${academyId} and by_person = ${personId})
    ) as all`.execute(db);
  return found.rows[0]?.all ?? {};
}

/** What was answered, chosen and written; that modules were finished, and how long they took, stays countable. */
export async function eraseSteps(db: Db, academyId: AcademyId, personId: PersonId): Promise<void> {
  await sql`
    delete from attempt_step s using attempt t
    where s.academy_id = ${academyId} and t.academy_id = s.academy_id and t.attempt_id = s.attempt_id
      and t.person_id = ${personId}`.execute(db);
}
