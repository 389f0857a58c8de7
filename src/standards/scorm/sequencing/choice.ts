/**
 * The Choice Sequencing Request Process (SB.2.9) with its traversals (SB.2.4, SB.2.9.1, SB.2.9.2): from where the course
 * stands to the activity somebody picked, if nothing on the way forbids it.
 */
import {
  activityOf,
  commonAncestor,
  isLeaf,
  isRoot,
  isWithin,
  parentOf,
  pathBelow,
  pathFromRoot,
  rootOf,
  type Activity,
} from './activity-tree.ts';
import { endAttempt, terminateDescendentAttempts } from './attempts.ts';
import { checkSequencingRules } from './conditions.ts';
import type { ExceptionCode } from './exceptions.ts';
import { flow, type Direction } from './flow.ts';
import { availableChildren, currentOf, isAvailable, placeAfter, seen, type Session } from './session.ts';

export type Choice =
  | { readonly deliver: Activity; readonly exception: null }
  | { readonly deliver: null; readonly exception: ExceptionCode };

const refused = (exception: ExceptionCode): Choice => ({ deliver: null, exception });

/** SB.2.9 Choice Sequencing Request Process. */
export function choiceSequencingRequest(session: Session, targetId: string): Choice {
  const target = session.tree.activities.get(targetId);
  if (!target) return refused('SB.2.9-1');
  const hidden = checkTarget(session, target);
  if (hidden) return refused(hidden);
  const current = currentOf(session);
  const common = current ? commonAncestor(session.tree, current, target) : rootOf(session.tree);
  const obstacle = checkWay(session, current, target, common);
  if (obstacle) return refused(obstacle);
  if (isLeaf(target)) return { deliver: target, exception: null };
  const found = flow(session, target, 'forward', true);
  if (found.deliverable) return { deliver: found.at, exception: null };
  // the cluster was reached, though it has nothing to deliver: the course stands there now
  terminateDescendentAttempts(session, common);
  if (current) endAttempt(session, common);
  session.draft.current = target.id;
  return refused('SB.2.9-9');
}

/** SB.2.9, 2 to 4: whether the target can be picked at all. */
function checkTarget(session: Session, target: Activity): ExceptionCode | null {
  for (const at of pathFromRoot(session.tree, target)) {
    const parent = parentOf(session.tree, at);
    if (parent && !availableChildren(session, parent).some((child) => child.id === at.id)) return 'SB.2.9-2';
    if (checkSequencingRules(session, at, at.sequencing.preConditionRules, 'hiddenFromChoice') !== null) {
      return 'SB.2.9-3';
    }
  }
  const parent = parentOf(session.tree, target);
  return parent && !parent.sequencing.controlMode.choice ? 'SB.2.9-4' : null;
}

/** SB.2.9, 7 to 11: the five cases of how the current activity and the target lie to each other. */
function checkWay(
  session: Session,
  current: Activity | null,
  target: Activity,
  common: Activity,
): ExceptionCode | null {
  if (current?.id === target.id) return null;
  if (current && current.parent !== null && current.parent === target.parent)
    return amongSiblings(session, current, target);
  if (!current || current.id === common.id) return downward(session, target, common, true);
  if (target.id === common.id) return upward(session, current, target);
  return across(session, current, target, common);
}

/** Case 2: both in one cluster; walk toward the target, without testing the target itself. */
function amongSiblings(session: Session, current: Activity, target: Activity): ExceptionCode | null {
  const siblings = availableChildren(session, activityOf(session.tree, current.parent ?? session.tree.root));
  const from = siblings.findIndex((sibling) => sibling.id === current.id);
  const to = siblings.findIndex((sibling) => sibling.id === target.id);
  if (from < 0 || to < 0) return 'SB.2.9-5';
  const way = from < to ? siblings.slice(from, to) : siblings.slice(to + 1, from + 1);
  return firstObstacle(way, (at) => choiceActivityTraversal(session, at, from < to ? 'forward' : 'backward'));
}

/** Case 3, and the way down of case 5: from the common ancestor to the target, the target excluded. */
function downward(session: Session, target: Activity, common: Activity, forward: boolean): ExceptionCode | null {
  const below = pathBelow(session.tree, target, common).slice(1).toReversed();
  const way = forward ? [common, ...below] : [...below, target];
  return firstObstacle(way, (at) => {
    const unreachable = forward ? choiceActivityTraversal(session, at, 'forward') : null;
    if (unreachable) return unreachable;
    const prevented = at.id !== common.id && at.sequencing.constrainedChoice.preventActivation;
    return prevented && !seen(session, at).active ? 'SB.2.9-6' : null;
  });
}

/** The clusters from the current activity up to the ancestor, both excluded: a leaf has no choices to constrain. */
function clustersLeft(session: Session, current: Activity, ancestor: Activity): readonly Activity[] {
  return pathBelow(session.tree, current, ancestor).filter((at) => !isLeaf(at));
}

/** Case 4: every cluster on the way up must let itself be left; the current activity was asked when it was to end. */
function upward(session: Session, current: Activity, target: Activity): ExceptionCode | null {
  const held = clustersLeft(session, current, target).some((at) => !at.sequencing.controlMode.choiceExit);
  return held ? 'SB.2.9-7' : null;
}

/** Case 5: up to the common ancestor and down to the target on another side. */
function across(session: Session, current: Activity, target: Activity, common: Activity): ExceptionCode | null {
  const obstacle = upward(session, current, common);
  if (obstacle) return obstacle;
  const constrained = clustersLeft(session, current, common).find(
    (at) => at.sequencing.constrainedChoice.constrainChoice,
  );
  if (constrained) {
    const direction = placeAfter(session, target, constrained) ? 'forward' : 'backward';
    const limit = choiceFlow(session, constrained, direction);
    const reachable = isAvailable(session, target) && isWithin(session.tree, target, limit);
    if (!reachable && target.id !== limit.id && target.id !== constrained.id) return 'SB.2.9-8';
  }
  return downward(session, target, common, placeAfter(session, target, current));
}

function firstObstacle(way: readonly Activity[], test: (at: Activity) => ExceptionCode | null): ExceptionCode | null {
  if (way.length === 0) return 'SB.2.9-5';
  for (const at of way) {
    const found = test(at);
    if (found) return found;
  }
  return null;
}

/** SB.2.4 Choice Activity Traversal Subprocess: null if the activity can be walked past. */
export function choiceActivityTraversal(
  session: Session,
  activity: Activity,
  direction: Direction,
): ExceptionCode | null {
  if (direction === 'forward') {
    const { preConditionRules } = activity.sequencing;
    const stopped = checkSequencingRules(session, activity, preConditionRules, 'stopForwardTraversal') !== null;
    return stopped ? 'SB.2.4-1' : null;
  }
  const parent = parentOf(session.tree, activity);
  if (!parent) return 'SB.2.4-3';
  return parent.sequencing.controlMode.forwardOnly ? 'SB.2.4-2' : null;
}

/** SB.2.9.1 Choice Flow Subprocess: where a flow from the activity would come next; the activity itself at the end. */
export function choiceFlow(session: Session, activity: Activity, direction: Direction): Activity {
  return choiceFlowTreeTraversal(session, activity, direction) ?? activity;
}

/** SB.2.9.2 Choice Flow Tree Traversal Subprocess. */
export function choiceFlowTreeTraversal(session: Session, activity: Activity, direction: Direction): Activity | null {
  if (isRoot(session.tree, activity)) return null;
  const parent = parentOf(session.tree, activity);
  if (!parent) return null;
  const siblings = availableChildren(session, parent);
  const at = siblings.findIndex((sibling) => sibling.id === activity.id);
  const next = direction === 'forward' ? siblings[at + 1] : siblings[at - 1];
  return next ?? choiceFlowTreeTraversal(session, parent, direction);
}
