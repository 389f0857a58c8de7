/**
 * What the processes of the pseudo-code work on: the tree, a copy of the state they may change, the clock and chance.
 * The copy is made once a request (in overall.ts and results.ts); no state handed in from outside is ever changed.
 */
import { activityOf, isLeaf, type Activity, type ActivityTree } from './activity-tree.ts';
import { thaw, type ActivityInfo, type SequencingDraft, type SequencingState } from './tracking.ts';

/** The world, handed in: the moment in milliseconds, and a number from 0 up to 1. */
export interface World {
  readonly now: number;
  readonly random: () => number;
}

export interface Session extends World {
  readonly tree: ActivityTree;
  readonly draft: SequencingDraft;
  /** shared objectives written since the last roll-up: whoever reads them must be rolled up too */
  readonly touched: Set<string>;
}

export function openSession(tree: ActivityTree, state: SequencingState, world: World): Session {
  return { ...world, tree, draft: thaw<SequencingDraft>(state), touched: new Set() };
}

/** @throws RangeError when the state is of another tree */
export function infoOf(session: Session, activity: Activity): ActivityInfo {
  const info = session.draft.activities[activity.id];
  if (!info) throw new RangeError(`the state knows no activity called ${activity.id}`);
  return info;
}

export function currentOf(session: Session): Activity | null {
  return session.draft.current === null ? null : activityOf(session.tree, session.draft.current);
}

export function suspendedOf(session: Session): Activity | null {
  return session.draft.suspended === null ? null : activityOf(session.tree, session.draft.suspended);
}

/** AM.1.1 Available Children, in the order in which they are on offer. */
export function availableChildren(session: Session, activity: Activity): readonly Activity[] {
  return infoOf(session, activity).availableChildren.map((id) => activityOf(session.tree, id));
}

/** Whether the activity and everything above it are among the available children of their parents. */
export function isAvailable(session: Session, activity: Activity): boolean {
  if (activity.parent === null) return true;
  const parent = activityOf(session.tree, activity.parent);
  return infoOf(session, parent).availableChildren.includes(activity.id) && isAvailable(session, parent);
}

/** The activity's place before (-1) or after (+1) the other, as the children are on offer now. */
export function placeAfter(session: Session, activity: Activity, other: Activity): boolean {
  const places = offered(session, activityOf(session.tree, session.tree.root));
  return places.indexOf(activity.id) > places.indexOf(other.id);
}

function offered(session: Session, from: Activity): readonly string[] {
  if (isLeaf(from)) return [from.id];
  return [from.id, ...availableChildren(session, from).flatMap((child) => offered(session, child))];
}
