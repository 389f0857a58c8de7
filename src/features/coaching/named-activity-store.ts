/** What coaching reads of the menu: the activities that agreed actions name. */
import { sql } from 'kysely';
import type { AcademyId } from '../../kernel/id.ts';
import type { Words } from '../../kernel/words.ts';
import type { Db } from '../../server/database/tables.ts';
import type { ActivityKind, ActivityState, Delivery } from '../modules/activity.ts';

export interface NamedActivity {
  readonly activityId: string;
  readonly kind: ActivityKind;
  readonly delivery: Delivery | null;
  readonly state: ActivityState;
  readonly name: Words;
  readonly minutes: number;
}

export async function listNamedActivities(
  db: Db,
  academyId: AcademyId,
  activityIds: readonly string[],
): Promise<readonly NamedActivity[]> {
  if (activityIds.length === 0) return [];
  const found = await sql<NamedActivity>`
    select activity_id as "activityId", kind, delivery, state, name, minutes from activity
    where academy_id = ${academyId} and activity_id = any(${[...new Set(activityIds)]}::uuid[])`.execute(db);
  return found.rows;
}
