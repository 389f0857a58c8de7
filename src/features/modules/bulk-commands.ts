/**
 * Many drafts at once, for features that bring lists in: begun, published, taken back, in a few statements however many they are. Whoever
 * calls has checked what the drafts say.
 */
import { planForMany } from '../../server/database/many-rows.ts';
import type { PersonAct } from '../../server/http/route.ts';
import { mayPublishActivities, mayWriteActivity } from './access.ts';
import type { ActivityId } from './activity.ts';
import { checkContent, errorsIn } from './content-faults.ts';
import * as drafts from './draft-store.ts';
import { refused } from './refusal-commands.ts';
import { listActivities } from './store.ts';

export async function beginMany(act: PersonAct, activities: readonly drafts.NewActivity[]): Promise<void> {
  if (activities.some((one) => !mayWriteActivity(act.actor, one))) throw refused('not-yours-to-write');
  if (activities.length === 0) return;
  await planForMany(act.db, activities.length);
  await drafts.saveNewActivities(act.db, act.academyId, activities, { by: act.actor.personId, at: act.now });
  await act.tellAll(
    activities.map(({ activityId, kind, delivery }) => ({
      name: 'activity.drafted',
      subjectId: null,
      about: { activityId, number: 1, kind, delivery },
    })),
  );
}

/** Those of the drafts just begun that have no fault. @returns how many there are */
export async function publishMany(act: PersonAct, activities: readonly drafts.NewActivity[]): Promise<number> {
  if (!mayPublishActivities(act.actor)) throw refused('not-yours-to-write');
  const ids = activities.filter((one) => errorsIn(checkContent(one)).length === 0).map(({ activityId }) => activityId);
  if (ids.length === 0) return 0;
  await planForMany(act.db, ids.length);
  await drafts.savePublished(act.db, act.academyId, ids, { by: act.actor.personId, at: act.now });
  await act.tellAll(
    ids.map((activityId) => ({ name: 'activity.published', subjectId: null, about: { activityId, number: 1 } })),
  );
  return ids.length;
}

/** Takes back what nobody has touched, published or asked about since it was begun. @returns what is gone, and what stays */
export async function takeBackMany(
  act: PersonAct,
  activityIds: readonly ActivityId[],
): Promise<{ readonly removed: readonly ActivityId[]; readonly kept: Awaited<ReturnType<typeof listActivities>> }> {
  await planForMany(act.db, activityIds.length);
  const removed = await drafts.removeUntouched(act.db, act.academyId, activityIds);
  await act.tellAll(
    removed.map((activityId) => ({ name: 'activity.discarded', subjectId: null, about: { activityId, number: 1 } })),
  );
  const gone = new Set(removed);
  const left = activityIds.filter((one) => !gone.has(one));
  return { removed, kept: await listActivities(act.db, act.academyId, left) };
}
