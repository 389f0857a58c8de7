/** What one person was given to learn, by whom and why, and what they want developed, with names in the place of ids. */
import { sql } from 'kysely';
import type { AcademyId, PersonId } from '../../kernel/id.ts';
import type { Db } from '../../server/database/tables.ts';

export async function exportAssignments(db: Db, academyId: AcademyId, personId: PersonId): Promise<object> {
  const found = await sql<{ all: object }>`
    with named as (
      select distinct on (w.capability_id) w.capability_id, w.name from way_capability w
      join way_version v on v.academy_id = w.academy_id and v.version_id = w.version_id and v.state = 'published'
      where w.academy_id = ${academyId} order by w.capability_id, v.effective_on desc
    )
    select json_build_object(
      'assignments', coalesce((select json_agg(json_build_object('activity', v.name, 'on', a.on_day, 'due', a.due_day,
          'points', a.points, 'by', p.name, 'rule', r.name, 'endedAt', a.ended_at) order by a.on_day, a.activity_id)
        from assignment a
        join activity v on v.academy_id = a.academy_id and v.activity_id = a.activity_id
        join assignment_order o on o.academy_id = a.academy_id and o.order_id = a.order_id
        left join assignment_rule r on r.academy_id = o.academy_id and r.rule_id = o.rule_id
        left join person p on p.academy_id = o.academy_id and p.person_id = o.made_by
        where a.academy_id = ${academyId} and a.person_id = ${personId}), '[]'::json),
      'priorities', coalesce((select json_agg(json_build_object('capability', n.name, 'weight', p.weight, 'until', p.until_day,
          'endedAt', p.ended_at) order by p.made_at, p.priority_id)
        from priority p left join named n on n.capability_id = p.capability_id
        where p.academy_id = ${academyId} and p.person_id = ${personId}), '[]'::json)
    ) as all`.execute(db);
  return found.rows[0]?.all ?? {};
}
