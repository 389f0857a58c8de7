/** All that was agreed with one person, to be taken along by those who may read it. */
import { type RawBuilder, sql } from 'kysely';
import type { AcademyId, PersonId } from '../../kernel/id.ts';
import type { Db } from '../../server/database/tables.ts';

const none = sql`'[]'::json`;

/** @param content with what was written: for the person themselves. Without it: that it took place, its dates and the gaps agreed on. */
export async function exportCoaching(
  db: Db,
  academyId: AcademyId,
  personId: PersonId,
  content: boolean,
): Promise<object> {
  const found = await sql<{ all: object }>`
    with named as (
      select distinct on (w.capability_id) w.capability_id, w.name
      from way_capability w join way_version v on v.academy_id = w.academy_id and v.version_id = w.version_id
      where w.academy_id = ${academyId} and v.state = 'published'
      order by w.capability_id, v.effective_on desc, v.number desc
    )
    select json_build_object(
      'sessions', coalesce((select json_agg(json_build_object('state', s.state, 'startsAt', s.starts_at, 'minutes', s.minutes,
          'salesperson', p.name, 'manager', m.name ${written(content, { place: 's.place', agenda: 's.agenda', notes: 's.notes' })}) order by s.starts_at)
        from coaching_session s
        join person p on p.academy_id = s.academy_id and p.person_id = s.salesperson_id
        join person m on m.academy_id = s.academy_id and m.person_id = s.manager_id
        where s.academy_id = ${academyId} and s.salesperson_id = ${personId}), ${none}),
      'agreements', coalesce((select json_agg(json_build_object('manager', m.name, 'endedAt', a.ended_at, 'endedWhy', a.ended_why,
          'revisions', ${revisions(content)}, 'ticks', ${content ? ticks : none}, 'checkBacks', ${checkBacks}, 'handovers', ${handovers}) order by a.agreement_id)
        from agreement a join person m on m.academy_id = a.academy_id and m.person_id = a.manager_id
        where a.academy_id = ${academyId} and a.salesperson_id = ${personId}), ${none}),
      'asManager', json_build_object(
        'sessions', (select count(*) from coaching_session where academy_id = ${academyId} and manager_id = ${personId}),
        'agreements', (select count(*) from agreement where academy_id = ${academyId} and manager_id = ${personId}),
        'hours', (select json_build_object('minutesPerWeek', minutes_per_week, 'minutesPerSession', minutes_per_session)
          from coaching_hours where academy_id = ${academyId} and person_id = ${personId}))
    ) as all`.execute(db);
  return found.rows[0]?.all ?? {};
}

/** Further fields of an object, or none. */
function written(content: boolean, fields: Readonly<Record<string, string>>): RawBuilder<unknown> {
  if (!content) return sql``;
  return sql.join(
    Object.entries(fields).map(([name, column]) => sql`, ${sql.lit(name)}, ${sql.ref(column)}`),
    sql` `,
  );
}

const revisions = (content: boolean): RawBuilder<unknown> => sql`coalesce((
  select json_agg(json_build_object('number', r.number, 'checkBack', r.check_back, 'proposedBy', b.name, 'proposedAt', r.proposed_at,
      'inForceFrom', r.in_force_from, 'closed', r.closed_how, 'closedAt', r.closed_at ${written(content, { note: 'r.note' })},
      'gaps', coalesce((select json_agg(json_build_object('capability', n.name, 'from', g.from_proficiency, 'to', g.to_proficiency) order by g.position)
        from agreed_gap g left join named n on n.capability_id = g.capability_id
        where g.academy_id = r.academy_id and g.agreement_id = r.agreement_id and g.number = r.number), ${none}),
      'actions', coalesce((select json_agg(json_build_object('due', c.due ${written(content, { what: 'c.what', kind: 'c.kind', owner: 'c.owner', activity: 'v.name' })}) order by c.position)
        from agreed_action c left join activity v on v.academy_id = c.academy_id and v.activity_id = c.activity_id
        where c.academy_id = r.academy_id and c.agreement_id = r.agreement_id and c.number = r.number), ${none}),
      'acceptances', coalesce((select json_agg(json_build_object('side', x.side, 'by', y.name, 'at', x.at) order by x.at)
        from agreement_acceptance x join person y on y.academy_id = x.academy_id and y.person_id = x.person_id
        where x.academy_id = r.academy_id and x.agreement_id = r.agreement_id and x.number = r.number), ${none})) order by r.number)
  from agreement_revision r left join person b on b.academy_id = r.academy_id and b.person_id = r.proposed_by
  where r.academy_id = a.academy_id and r.agreement_id = a.agreement_id ${content ? sql`` : sql`and r.in_force_from is not null`}), ${none})`;

const ticks = sql`coalesce((
  select json_agg(json_build_object('at', t.at, 'done', t.done, 'evidence', t.evidence, 'by', b.name, 'byFinishing', t.completion_id is not null) order by t.position)
  from action_tick t left join person b on b.academy_id = t.academy_id and b.person_id = t.by_person
  where t.academy_id = a.academy_id and t.agreement_id = a.agreement_id), ${none})`;

const checkBacks = sql`coalesce((
  select json_agg(json_build_object('day', k.day, 'by', b.name, 'outcomes', coalesce((
      select json_agg(json_build_object('capability', n.name, 'found', o.found, 'outcome', o.outcome))
      from check_back_outcome o left join named n on n.capability_id = o.capability_id
      where o.academy_id = k.academy_id and o.agreement_id = k.agreement_id and o.position = k.position), ${none})) order by k.position)
  from check_back k left join person b on b.academy_id = k.academy_id and b.person_id = k.by_person
  where k.academy_id = a.academy_id and k.agreement_id = a.agreement_id), ${none})`;

const handovers = sql`coalesce((
  select json_agg(json_build_object('at', h.at, 'from', f.name, 'to', t.name, 'why', h.why, 'takenOverAt', h.taken_at) order by h.position)
  from agreement_handover h
  join person f on f.academy_id = h.academy_id and f.person_id = h.from_manager_id
  join person t on t.academy_id = h.academy_id and t.person_id = h.to_manager_id
  where h.academy_id = a.academy_id and h.agreement_id = a.agreement_id), ${none})`;
