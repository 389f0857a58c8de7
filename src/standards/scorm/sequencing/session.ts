/**
 * What the processes of the pseudo-code work on: the tree, a copy of the state they may change, the clock and chance.
 * Of each activity the copy is made when it is to be changed; no state handed in from outside is ever changed.
 */
import { activityOf, commonAncestor, pathBelow, type Activity, type ActivityTree } from './activity-tree.ts';
import { own, thawInfo, type ActivityInfo, type SequencingDraft, type SequencingState } from './tracking.ts';

/** The world, handed in: the moment in milliseconds, and a number from 0 up to 1. */
export interface World {
  readonly now: number;
  readonly random: () => number;
}

export interface Session extends World {
  readonly tree: ActivityTree;
  /** what it began with */
  readonly from: SequencingState;
  readonly draft: Omit<SequencingDraft, 'activities'>;
  /** the information on the activities that have been changed, or are about to be */
  readonly changed: Map<string, ActivityInfo>;
  /** shared objectives written since the last roll-up: whoever reads them must be rolled up too */
  readonly touched: Set<string>;
}

export function openSession(tree: ActivityTree, state: SequencingState, world: World): Session {
  const { current, suspended, sharedObjectives } = state;
  const draft = { current, suspended, sharedObjectives: { ...sharedObjectives } };
  return { ...world, tree, from: state, draft, changed: new Map(), touched: new Set() };
}

/** The state as it is now. */
export function stateOf({ from, draft, changed }: Session): SequencingState {
  return { ...draft, activities: { ...from.activities, ...Object.fromEntries(changed) } };
}

type SeenInfo = SequencingState['activities'][string];

/**
 * What is known of an activity, to look at.
 * @throws RangeError when the state is of another tree
 */
export function seen(session: Session, activity: Activity): SeenInfo {
  const info = session.changed.get(activity.id) ?? own(session.from.activities, activity.id);
  if (!info) throw new RangeError(`the state knows no activity called ${activity.id}`);
  return info;
}

/** What is known of an activity, to change it. */
export function infoOf(session: Session, activity: Activity): ActivityInfo {
  const changed = session.changed.get(activity.id) ?? thawInfo(seen(session, activity));
  session.changed.set(activity.id, changed);
  return changed;
}

export function currentOf(session: Session): Activity | null {
  return session.draft.current === null ? null : activityOf(session.tree, session.draft.current);
}

export function suspendedOf(session: Session): Activity | null {
  return session.draft.suspended === null ? null : activityOf(session.tree, session.draft.suspended);
}

/** AM.1.1 Available Children, in the order in which they are on offer. */
export function availableChildren(session: Session, activity: Activity): readonly Activity[] {
  return seen(session, activity).availableChildren.map((id) => activityOf(session.tree, id));
}

/** Whether the activity and everything above it are among the available children of their parents. */
export function isAvailable(session: Session, activity: Activity): boolean {
  if (activity.parent === null) return true;
  const parent = activityOf(session.tree, activity.parent);
  return seen(session, parent).availableChildren.includes(activity.id) && isAvailable(session, parent);
}

/** Whether the activity comes after the other in a forward walk, as the children are on offer now. */
export function placeAfter(session: Session, activity: Activity, other: Activity): boolean {
  const shared = commonAncestor(session.tree, activity, other);
  const children = seen(session, shared).availableChildren;
  // the place of the way down to it; what holds the other comes before it
  const place = (one: Activity): number => children.indexOf(pathBelow(session.tree, one, shared).at(-1)?.id ?? '');
  return place(activity) > place(other);
}
