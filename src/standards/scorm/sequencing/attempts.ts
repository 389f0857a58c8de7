/**
 * The utility processes (UP): whether an activity may be entered, and how attempts end.
 * UP.2 stands in conditions.ts.
 */
import { commonAncestor, isLeaf, pathBelow, activityOf, type Activity } from './activity-tree.ts';
import { attemptSeconds, checkSequencingRules } from './conditions.ts';
import { completedOf, primaryObjective, record, satisfiedOf } from './objectives.ts';
import { overallRollup } from './rollup.ts';
import { prepareForNewAttempt } from './selection.ts';
import { currentOf, infoOf, seen, type Session } from './session.ts';

/**
 * UP.1 Limit Conditions Check Process: true if a limit is violated. The attempt limit is all SCORM asks for; the duration
 * limit of an attempt is told to the content as the time it is allowed, and never keeps an activity from being delivered.
 */
export function checkLimitConditions(session: Session, activity: Activity): boolean {
  if (!activity.sequencing.deliveryControls.tracked) return false;
  const info = seen(session, activity);
  // only a new attempt can break a limit
  if (info.active || info.suspended) return false;
  const { attemptLimit } = activity.sequencing.limitConditions;
  return attemptLimit !== undefined && info.attemptCount >= attemptLimit;
}

/** UP.3 Terminate Descendent Attempts Process: everything between the current activity and what both have in common. */
export function terminateDescendentAttempts(session: Session, activity: Activity): void {
  const current = currentOf(session);
  if (!current) return;
  const common = commonAncestor(session.tree, current, activity);
  for (const at of pathBelow(session.tree, current, common)) {
    if (at.id !== current.id) endAttempt(session, at);
  }
}

/** UP.4 End Attempt Process. */
export function endAttempt(session: Session, activity: Activity): void {
  const info = infoOf(session, activity);
  if (isLeaf(activity)) {
    if (activity.sequencing.deliveryControls.tracked && !info.suspended) presume(session, activity);
  } else {
    info.suspended = activity.children.some((id) => seen(session, activityOf(session.tree, id)).suspended);
  }
  stopClock(session, activity);
  info.active = false;
  overallRollup(session, activity);
  if (!isLeaf(activity) && !info.suspended) prepareForNewAttempt(session, activity);
}

/** UP.4, 1.1.1: what the content may leave unsaid is presumed when its attempt ends well. "Unknown" is a word too. */
function presume(session: Session, activity: Activity): void {
  const info = seen(session, activity);
  const objective = primaryObjective(activity);
  const { completionSetByContent, objectiveSetByContent } = activity.sequencing.deliveryControls;
  if (!completionSetByContent && !info.saidCompleted && completedOf(session, activity, objective) === null) {
    record(session, activity, objective, 'completed', true);
  }
  const presumable = !objectiveSetByContent && !info.saidSatisfied && !objective.satisfiedByMeasure;
  if (presumable && satisfiedOf(session, activity, objective) === null) {
    record(session, activity, objective, 'satisfied', true);
  }
}

/** Adds the running time to the attempt; for ending it as for suspending it. */
export function stopClock(session: Session, activity: Activity): void {
  const info = infoOf(session, activity);
  info.attemptAbsoluteDuration = attemptSeconds(session, activity);
  info.activeSince = null;
}

/** UP.5 Check Activity Process: true if the activity is disabled or violates a limit. */
export function checkActivity(session: Session, activity: Activity): boolean {
  if (checkSequencingRules(session, activity, activity.sequencing.preConditionRules, 'disabled') !== null) return true;
  return checkLimitConditions(session, activity);
}
