/** What a person demonstrated, verifies and asked for, to be taken along; and what goes when they are forgotten. */
import { sql } from 'kysely';
import type { AcademyId, PersonId } from '../../kernel/id.ts';
import type { Db } from '../../server/database/tables.ts';

/** @param whole with the words of their requests: those are between the person and whom they asked */
export async function exportDemonstrations(
  db: Db,
  academyId: AcademyId,
  personId: PersonId,
  whole: boolean,
): Promise<object> {
  const words = whole ? sql`, 'words', q.words` : sql``;
  const found = await sql<{ all: object }>`
    with named as (
      select distinct on (w.capability_id) w.capability_id, w.name
      from way_capability w join way_version v on v.academy_id = w.academy_id and v.version_id = w.version_id
      where w.academy_id = ${academyId} and v.state = 'published'
      order by w.capability_id, v.effective_on desc, v.number desc
    )
    select json_build_object(
      'seen', coalesce((select json_agg(json_build_object('capability', n.name, 'occasion', d.occasion, 'on', d.on_day, 'proficiency', r.proficiency,
          'indicatorsOfSteps', d.seen, 'note', r.note, 'by', b.name, 'recordedAt', d.recorded_at, 'takenBack', a.state = 'withdrawn') order by d.on_day, d.assessment_id)
        from demonstration d
        join assessment a on a.academy_id = d.academy_id and a.assessment_id = d.assessment_id
        join rating r on r.academy_id = d.academy_id and r.person_id = d.person_id and r.capability_id = d.capability_id and r.assessment_id = d.assessment_id
        join person b on b.academy_id = d.academy_id and b.person_id = d.rater_id
        left join named n on n.capability_id = d.capability_id
        where d.academy_id = ${academyId} and d.person_id = ${personId}), '[]'),
      'verifies', coalesce((select json_agg(json_build_object('capability', n.name, 'since', v.appointed_at))
        from verifier v left join named n on n.capability_id = v.capability_id
        where v.academy_id = ${academyId} and v.person_id = ${personId}), '[]'),
      'askedToBeWatched', coalesce((select json_agg(json_build_object('capability', n.name, 'whom', b.name ${words}, 'until', q.until_day, 'state', q.state) order by q.made_at)
        from demonstration_request q join person b on b.academy_id = q.academy_id and b.person_id = q.asked_id
        left join named n on n.capability_id = q.capability_id
        where q.academy_id = ${academyId} and q.person_id = ${personId}), '[]'),
      'demonstrationsOfOthersRecorded', (select count(*) from demonstration d where d.academy_id = ${academyId} and d.rater_id = ${personId})
    ) as all`.execute(db);
  return found.rows[0]?.all ?? {};
}

export async function removeAppointmentsAndRequests(db: Db, academyId: AcademyId, personId: PersonId): Promise<void> {
  await db.deleteFrom('verifier').where('academy_id', '=', academyId).where('person_id', '=', personId).execute();
  await db
    .deleteFrom('demonstration_request')
    .where('academy_id', '=', academyId)
    .where((is) => is.or([is('person_id', '=', personId), is('asked_id', '=', personId)]))
    .execute();
}
