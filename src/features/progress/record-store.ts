/** A person's record of levels and certifications, to be taken along; and the words that go when they are forgotten. */
import { sql } from 'kysely';
import type { AcademyId, PersonId } from '../../kernel/id.ts';
import type { Db } from '../../server/database/tables.ts';

export async function exportProgress(db: Db, academyId: AcademyId, personId: PersonId): Promise<object> {
  const found = await sql<{ all: object }>`
    select json_build_object(
      'levelReviews', coalesce((select json_agg(json_build_object('role', r.name, 'level', l.name, 'outcome', v.outcome, 'by', b.name, 'at', v.at,
          'words', v.words, 'askAgainOn', v.ask_again_on, 'undoneAt', v.undone_at) order by v.at)
        from level_review v join person b on b.academy_id = v.academy_id and b.person_id = v.by_person
        left join role r on r.academy_id = v.academy_id and r.role_id = v.role_id
        left join level l on l.academy_id = v.academy_id and l.level_id = v.level_id
        where v.academy_id = ${academyId} and v.person_id = ${personId}), '[]'),
      'certifications', coalesce((select json_agg(json_build_object('role', r.name, 'level', l.name, 'capability', k.key, 'how', c.how,
          'certifiedOn', c.certified_on, 'validUntil', c.valid_until, 'by', b.name, 'undoneAt', c.undone_at) order by c.certified_on)
        from certification c join person b on b.academy_id = c.academy_id and b.person_id = c.by_person
        left join role r on r.academy_id = c.academy_id and r.role_id = c.role_id
        left join level l on l.academy_id = c.academy_id and l.level_id = c.level_id
        left join capability k on k.academy_id = c.academy_id and k.capability_id = c.capability_id
        where c.academy_id = ${academyId} and c.person_id = ${personId}), '[]'),
      'levelsOfOthersDecided', (select count(*) from level_review v where v.academy_id = ${academyId} and v.by_person = ${personId})
    ) as all`.execute(db);
  return found.rows[0]?.all ?? {};
}

/** Decisions stay countable, about somebody without a name. */
export async function eraseWords(db: Db, academyId: AcademyId, personId: PersonId): Promise<void> {
  await db
    .updateTable('level_review')
    .set({ words: null })
    .where('academy_id', '=', academyId)
    .where('person_id', '=', personId)
    .execute();
}
