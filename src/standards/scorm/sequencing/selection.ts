/**
 * Selection and randomization of children (SR). Both are done before the first attempt, since a cluster is walked into
 * before its attempt begins, and for "on each new attempt" again as soon as the attempt before has ended.
 */
import { isLeaf, type Activity } from './activity-tree.ts';
import { infoOf, seen, type Session } from './session.ts';

/** Every cluster of a course nobody has touched. */
export function prepareTree(session: Session): void {
  for (const activity of session.tree.activities.values()) {
    if (isLeaf(activity) || seen(session, activity).prepared) continue;
    if (activity.sequencing.selection.timing !== 'never') selectChildren(session, activity);
    if (activity.sequencing.randomization.timing !== 'never') randomizeChildren(session, activity);
    infoOf(session, activity).prepared = true;
  }
}

/** When the attempt on a cluster has ended. */
export function prepareForNewAttempt(session: Session, activity: Activity): void {
  if (activity.sequencing.selection.timing === 'onEachNewAttempt') selectChildren(session, activity);
  if (activity.sequencing.randomization.timing === 'onEachNewAttempt') randomizeChildren(session, activity);
}

/** SR.1 Select Children Process: so many of the children by chance, in the order the author gave them. */
export function selectChildren(session: Session, activity: Activity): void {
  const info = infoOf(session, activity);
  const { count } = activity.sequencing.selection;
  if (info.active || info.suspended || count === undefined) return;
  const chosen = new Set(shuffled(activity.children, session.random).slice(0, count));
  info.availableChildren = activity.children.filter((child) => chosen.has(child));
}

/** SR.2 Randomize Children Process: another order of the children on offer. */
export function randomizeChildren(session: Session, activity: Activity): void {
  const info = infoOf(session, activity);
  if (info.active || info.suspended || !activity.sequencing.randomization.reorderChildren) return;
  info.availableChildren = shuffled(info.availableChildren, session.random);
}

function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const left = [...items];
  const order: T[] = [];
  while (left.length > 0) {
    const at = Math.min(left.length - 1, Math.floor(random() * left.length));
    order.push(...left.splice(at, 1));
  }
  return order;
}
