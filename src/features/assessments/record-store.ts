/** All that was said about one person, to be taken along; and the texts of it, to be taken away. */
import { sql } from 'kysely';
import type { AcademyId, PersonId } from '../../kernel/id.ts';
import type { Db } from '../../server/database/tables.ts';

/**
 * Plain JSON: assessments with ratings, notes and evidence, standings as stored, who was asked to rate. What the person said of
 * themselves is left out where the reader is about to rate the same (`hidesSelf` in access.ts).
 */
export async function exportAssessments(
  db: Db,
  academyId: AcademyId,
  personId: PersonId,
  readerId: PersonId,
): Promise<object> {
  const found = await sql<{ all: object }>`
    with named as (
      select distinct on (w.capability_id) w.capability_id, w.name
      from way_capability w join way_version v on v.academy_id = w.academy_id and v.version_id = w.version_id
      where w.academy_id = ${academyId} and v.state = 'published'
      order by w.capability_id, v.effective_on desc, v.number desc
    ), rating_now as (
      select a.academy_id, a.assessment_id from assessment a
      where a.academy_id = ${academyId} and a.person_id = ${personId} and a.rater_id = ${readerId} and a.rater_id <> a.person_id and a.state = 'open'
    ), kept as (
      select r.capability_id from rating r
      where r.academy_id = ${academyId} and r.person_id = ${personId} and exists (select from rating_now)
      except
      select r.capability_id from rating r join rating_now o on o.academy_id = r.academy_id and o.assessment_id = r.assessment_id
      where r.person_id = ${personId} and r.proficiency is not null
    )
    select json_build_object(
      'assessments', coalesce((select json_agg(json_build_object('kind', a.kind, 'state', a.state, 'rater', coalesce(a.instrument, b.name),
          'openedAt', a.opened_at, 'closedAt', a.closed_at, 'ratings', (
            select coalesce(json_agg(json_build_object('capability', n.name, 'proficiency', r.proficiency, 'on', r.on_day, 'note', r.note, 'evidence', (
                select coalesce(json_agg(json_build_object('kind', e.kind, 'said', e.said, 'size', e.file_size, 'sha256', e.file_hash) order by e.added_at), '[]')
                from rating_evidence e where e.academy_id = r.academy_id and e.person_id = r.person_id
                  and e.capability_id = r.capability_id and e.assessment_id = r.assessment_id)) order by r.rated_at), '[]')
            from rating r left join named n on n.capability_id = r.capability_id
            where r.academy_id = a.academy_id and r.person_id = a.person_id and r.assessment_id = a.assessment_id and not (a.kind = 'self' and r.capability_id in (select capability_id from kept)))) order by a.opened_at)
        from assessment a join person b on b.academy_id = a.academy_id and b.person_id = a.rater_id
        where a.academy_id = ${academyId} and a.person_id = ${personId}), '[]'),
      'standings', coalesce((select json_agg(json_build_object('capability', n.name, 'mean', s.mean, 'variance', s.variance, 'on', s.on_day))
        from standing s left join named n on n.capability_id = s.capability_id
        where s.academy_id = ${academyId} and s.person_id = ${personId}), '[]'),
      'askedToRate', coalesce((select json_agg(json_build_object('rater', b.name, 'until', i.until_day))
        from rater_invitation i join person b on b.academy_id = i.academy_id and b.person_id = i.rater_id
        where i.academy_id = ${academyId} and i.person_id = ${personId}), '[]'),
      'assessmentsOfOthers', (select count(*) from assessment a
        where a.academy_id = ${academyId} and a.rater_id = ${personId} and a.person_id <> ${personId})
    ) as all`.execute(db);
  return found.rows[0]?.all ?? {};
}

/** Notes and invitations go; ratings stay and count on, about somebody without a name. */
export async function eraseTexts(db: Db, academyId: AcademyId, personId: PersonId): Promise<void> {
  await db
    .updateTable('rating')
    .set({ note: null })
    .where('academy_id', '=', academyId)
    .where('person_id', '=', personId)
    .execute();
  await db
    .deleteFrom('rater_invitation')
    .where('academy_id', '=', academyId)
    .where((is) => is.or([is('person_id', '=', personId), is('rater_id', '=', personId)]))
    .execute();
}
