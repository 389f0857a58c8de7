/** The published versions of an activity with those who published them. Nothing here writes. */
import { sql } from 'kysely';
import type { AcademyId } from '../../kernel/id.ts';
import type { Db } from '../../server/database/tables.ts';
import type { ActivityId, ActivityVersion } from './activity.ts';

export const mostVersions = 50;

export interface PublishedFound {
  readonly number: number;
  readonly publishedAt: Date;
  readonly publishedBy: { readonly personId: string; readonly name: string } | null;
  readonly version: ActivityVersion;
}

/** The latest first; one more than is shown. */
export async function listPublished(
  db: Db,
  academyId: AcademyId,
  activityId: ActivityId,
): Promise<readonly PublishedFound[]> {
  const { rows } = await sql<
    ActivityVersion & {
      readonly number: number;
      readonly publishedAt: Date;
      readonly personId: string | null;
      readonly personName: string | null;
    }
  >`
    select v.number, v.published_at as "publishedAt", p.person_id as "personId", p.name as "personName", a.kind, v.delivery, v.name, v.summary,
      v.minutes, v.fits, v.languages, v.content, v.guide,
      coalesce((select json_agg(json_build_object('capabilityId', d.capability_id, 'proficiency', d.proficiency) order by d.capability_id)
        from activity_develops d where d.academy_id = v.academy_id and d.activity_id = v.activity_id and d.number = v.number), '[]') as develops
    from activity_version v
    join activity a on a.academy_id = v.academy_id and a.activity_id = v.activity_id
    left join person p on p.academy_id = v.academy_id and p.person_id = v.published_by
    where v.academy_id = ${academyId} and v.activity_id = ${activityId} and v.state = 'published'
    order by v.number desc limit ${mostVersions + 1}`.execute(db);
  return rows.map(({ number, publishedAt, personId, personName, ...version }) => ({
    number,
    publishedAt,
    publishedBy: personId === null || personName === null ? null : { personId, name: personName },
    version,
  }));
}
