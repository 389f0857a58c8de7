/**
 * Walking through the tree (SB.2.1 to SB.2.3): from an activity to the next leaf that may be delivered, forward or backward,
 * past what is skipped and into clusters. A cluster that only goes forward is entered at its beginning, even from behind.
 */
import { activityOf, isLeaf, isRoot, parentOf, rootOf, type Activity } from './activity-tree.ts';
import { checkActivity, terminateDescendentAttempts } from './attempts.ts';
import { checkSequencingRules } from './conditions.ts';
import type { ExceptionCode } from './exceptions.ts';
import { availableChildren, type Session } from './session.ts';

export type Direction = 'forward' | 'backward';

interface Step {
  readonly next: Activity | null;
  readonly direction: Direction;
  readonly endsSession: boolean;
  readonly exception: ExceptionCode | null;
}

export interface Flow {
  readonly at: Activity;
  readonly deliverable: boolean;
  readonly endsSession: boolean;
  readonly exception: ExceptionCode | null;
}

const stuck = (direction: Direction, exception: ExceptionCode | null, endsSession = false): Step => ({
  next: null,
  direction,
  endsSession,
  exception,
});

/** SB.2.3 Flow Subprocess. */
export function flow(session: Session, from: Activity, direction: Direction, considerChildren: boolean): Flow {
  const step = flowTreeTraversal(session, from, direction, null, considerChildren);
  if (!step.next) {
    return { at: from, deliverable: false, endsSession: step.endsSession, exception: step.exception };
  }
  return flowActivityTraversal(session, step.next, direction, null);
}

/** SB.2.1 Flow Tree Traversal Subprocess: one activity on, in a direction that a forward-only cluster may turn round. */
export function flowTreeTraversal(
  session: Session,
  activity: Activity,
  wanted: Direction,
  previous: Direction | null,
  considerChildren: boolean,
): Step {
  const siblings =
    activity.parent === null ? [] : availableChildren(session, activityOf(session.tree, activity.parent));
  let direction = wanted;
  let at = activity;
  let reversed = false;
  // every child of a forward-only cluster entered from behind was skipped: leave it backward, from its first child
  if (previous === 'backward' && siblings.at(-1)?.id === activity.id) {
    direction = 'backward';
    at = siblings[0] ?? activity;
    reversed = true;
  }
  const place = siblings.findIndex((sibling) => sibling.id === at.id);
  return direction === 'forward'
    ? forward(session, at, siblings[place + 1], considerChildren)
    : backward(session, at, place > 0 ? siblings[place - 1] : undefined, considerChildren, reversed);
}

function forward(session: Session, at: Activity, next: Activity | undefined, considerChildren: boolean): Step {
  if (!isLeaf(at) && considerChildren) {
    const first = availableChildren(session, at)[0];
    return first ? { ...stuck('forward', null), next: first } : stuck('forward', 'SB.2.1-2');
  }
  const parent = parentOf(session.tree, at);
  if (!parent) {
    // walking off the tree ends the session
    terminateDescendentAttempts(session, rootOf(session.tree));
    return stuck('forward', null, true);
  }
  if (next) return { ...stuck('forward', null), next };
  return flowTreeTraversal(session, parent, 'forward', null, false);
}

function backward(
  session: Session,
  at: Activity,
  next: Activity | undefined,
  considerChildren: boolean,
  reversed: boolean,
): Step {
  if (isRoot(session.tree, at)) return stuck('backward', 'SB.2.1-3');
  if (!isLeaf(at) && considerChildren) {
    const children = availableChildren(session, at);
    const forwardOnly = at.sequencing.controlMode.forwardOnly;
    const entered = forwardOnly ? children[0] : children.at(-1);
    if (!entered) return stuck('backward', 'SB.2.1-2');
    return { ...stuck(forwardOnly ? 'forward' : 'backward', null), next: entered };
  }
  const parent = parentOf(session.tree, at);
  if (!parent) return stuck('backward', 'SB.2.1-3');
  if (!reversed && parent.sequencing.controlMode.forwardOnly) return stuck('backward', 'SB.2.1-4');
  if (next) return { ...stuck('backward', null), next };
  return flowTreeTraversal(session, parent, 'backward', null, false);
}

/** SB.2.2 Flow Activity Traversal Subprocess: whether this activity, or else which one after it, may be delivered. */
export function flowActivityTraversal(
  session: Session,
  activity: Activity,
  direction: Direction,
  previous: Direction | null,
): Flow {
  const blocked = (exception: ExceptionCode | null, endsSession = false): Flow => ({
    at: activity,
    deliverable: false,
    endsSession,
    exception,
  });
  const parent = parentOf(session.tree, activity);
  if (parent && !parent.sequencing.controlMode.flow) return blocked('SB.2.2-1');
  if (checkSequencingRules(session, activity, activity.sequencing.preConditionRules, 'skip') !== null) {
    const step = flowTreeTraversal(session, activity, direction, previous, false);
    if (!step.next) return blocked(step.exception, step.endsSession);
    return previous === 'backward' && step.direction === 'backward'
      ? flowActivityTraversal(session, step.next, step.direction, null)
      : flowActivityTraversal(session, step.next, direction, previous);
  }
  if (checkActivity(session, activity)) return blocked('SB.2.2-2');
  if (isLeaf(activity)) return { at: activity, deliverable: true, endsSession: false, exception: null };
  const step = flowTreeTraversal(session, activity, direction, null, true);
  if (!step.next) return blocked(step.exception, step.endsSession);
  return direction === 'backward' && step.direction === 'forward'
    ? flowActivityTraversal(session, step.next, 'forward', 'backward')
    : flowActivityTraversal(session, step.next, direction, null);
}
