/**
 * The delivery behaviour (DB): the last check of an activity, and beginning or resuming the attempts on it and on every
 * cluster above it.
 */
import { activityOf, commonAncestor, isLeaf, pathBelow, pathFromRoot, type Activity } from './activity-tree.ts';
import { checkActivity, terminateDescendentAttempts } from './attempts.ts';
import type { ExceptionCode } from './exceptions.ts';
import { currentOf, infoOf, seen, suspendedOf, type Session } from './session.ts';
import { unknownObjective } from './tracking.ts';

/** DB.1.1 Delivery Request Process: null if the activity may be delivered. */
export function deliveryRequest(session: Session, activity: Activity): ExceptionCode | null {
  if (!isLeaf(activity)) return 'DB.1.1-1';
  const forbidden = pathFromRoot(session.tree, activity).some((at) => checkActivity(session, at));
  return forbidden ? 'DB.1.1-3' : null;
}

export interface Delivery {
  readonly exception: ExceptionCode | null;
  /** whether a suspended attempt goes on; else a new one has begun */
  readonly resumed: boolean;
}

/** Whether an attempt that has not ended keeps anything else from being delivered. */
export function isInTheWay(session: Session): boolean {
  const current = currentOf(session);
  return current !== null && seen(session, current).active;
}

/** DB.2 Content Delivery Environment Process. */
export function contentDeliveryEnvironment(session: Session, activity: Activity): Delivery {
  if (isInTheWay(session)) return { exception: 'DB.2-1', resumed: false };
  const resumed = seen(session, activity).suspended;
  if (activity.id !== session.draft.suspended) clearSuspendedActivity(session, activity);
  terminateDescendentAttempts(session, activity);
  for (const at of pathFromRoot(session.tree, activity)) begin(session, at);
  session.draft.current = activity.id;
  session.draft.suspended = null;
  return { exception: null, resumed };
}

function begin(session: Session, activity: Activity): void {
  const info = infoOf(session, activity);
  if (info.active) return;
  if (activity.sequencing.deliveryControls.tracked) {
    if (info.suspended) info.suspended = false;
    else beginAttempt(session, activity);
  } else {
    info.suspended = false;
  }
  info.staleObjectiveInfo = false;
  info.staleProgressInfo = false;
  info.activeSince = session.now;
  info.active = true;
}

/** DB.2, 5.1.1.2: nothing is known of a new attempt, nor of the children's earlier ones if only this attempt counts. */
function beginAttempt(session: Session, activity: Activity): void {
  const info = infoOf(session, activity);
  info.attemptCount += 1;
  info.attemptAbsoluteDuration = 0;
  info.saidSatisfied = false;
  info.saidCompleted = false;
  info.objectives = Object.fromEntries(
    activity.sequencing.objectives.map((objective) => [objective.id, { ...unknownObjective }]),
  );
  const { useCurrentAttemptObjectiveInfo, useCurrentAttemptProgressInfo } = activity.sequencing.controlMode;
  for (const id of activity.children) {
    const child = infoOf(session, activityOf(session.tree, id));
    if (useCurrentAttemptObjectiveInfo) child.staleObjectiveInfo = true;
    if (useCurrentAttemptProgressInfo) child.staleProgressInfo = true;
  }
}

/** DB.2.1 Clear Suspended Activity Subprocess: what was suspended and is not resumed now is not waiting any more. */
export function clearSuspendedActivity(session: Session, activity: Activity): void {
  const suspended = suspendedOf(session);
  if (!suspended) return;
  const common = commonAncestor(session.tree, activity, suspended);
  for (const at of [...pathBelow(session.tree, suspended, common), common]) {
    const waiting = at.children.some((id) => seen(session, activityOf(session.tree, id)).suspended);
    if (isLeaf(at) || !waiting) infoOf(session, at).suspended = false;
  }
  session.draft.suspended = null;
}
