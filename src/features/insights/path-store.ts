/** What one salesperson's first screen needs beside their standings, in one statement: the next session, the last word of others, their own. */
import { sql } from 'kysely';
import type { Day } from '../../kernel/day.ts';
import type { AcademyId, PersonId } from '../../kernel/id.ts';
import type { Db } from '../../server/database/tables.ts';

interface Named {
  readonly id: PersonId;
  readonly name: string;
}

export interface AroundMe {
  readonly manager: Named | null;
  readonly session: {
    readonly id: string;
    readonly manager: Named;
    readonly running: boolean;
    readonly startsAt: string;
    readonly minutes: number;
    readonly place: string;
  } | null;
  readonly appraisal: { readonly id: string; readonly rater: Named; readonly on: Day } | null;
  readonly openSelf: { readonly id: string; readonly rated: number } | null;
  readonly lastSelf: Day | null;
}

/** A planned session that nobody held or cancelled is of no use a day later. */
export async function loadAroundMe(db: Db, academyId: AcademyId, personId: PersonId, now: Date): Promise<AroundMe> {
  const found = await sql<AroundMe>`
    select
      (select json_build_object('id', m.person_id, 'name', m.name) from person m
        where m.academy_id = p.academy_id and m.person_id = p.manager_id and m.erased_at is null) as manager,
      (select json_build_object('id', s.session_id, 'manager', json_build_object('id', m.person_id, 'name', m.name), 'running', s.state = 'running',
          'startsAt', s.starts_at, 'minutes', s.minutes, 'place', s.place)
        from coaching_session s join person m on m.academy_id = s.academy_id and m.person_id = s.manager_id
        where s.academy_id = p.academy_id and s.salesperson_id = p.person_id
          and (s.state = 'running' or (s.state = 'planned' and s.starts_at > ${now}::timestamptz - interval '1 day'))
        order by s.state = 'running' desc, s.starts_at limit 1) as session,
      (select json_build_object('id', a.assessment_id, 'rater', json_build_object('id', r.person_id, 'name', r.name), 'on', (a.closed_at at time zone 'UTC')::date)
        from assessment a join person r on r.academy_id = a.academy_id and r.person_id = a.rater_id
        where a.academy_id = p.academy_id and a.person_id = p.person_id and a.kind = 'appraisal' and a.state = 'confirmed'
        order by a.closed_at desc limit 1) as appraisal,
      (select json_build_object('id', a.assessment_id, 'rated', (select count(*) from rating g where g.academy_id = a.academy_id
          and g.person_id = a.person_id and g.assessment_id = a.assessment_id and g.proficiency is not null))
        from assessment a where a.academy_id = p.academy_id and a.person_id = p.person_id and a.kind = 'self' and a.state = 'open'
        order by a.opened_at desc limit 1) as "openSelf",
      (select max(a.closed_at at time zone 'UTC')::date from assessment a where a.academy_id = p.academy_id and a.person_id = p.person_id
        and a.kind = 'self' and a.state = 'confirmed') as "lastSelf"
    from person p where p.academy_id = ${academyId} and p.person_id = ${personId}`.execute(db);
  return found.rows[0] ?? { manager: null, session: null, appraisal: null, openSelf: null, lastSelf: null };
}
