/**
 * Which items of a SCORM 1.2 course are closed now, by their prerequisites, and the tree of activities in which they are. Sequencing is
 * told in its own words: what is closed cannot be chosen, and going on passes it by, as long as something after it is open.
 */
import type { Content } from './manifest/manifest.ts';
import { isMet, itemsAwaited, itemsNamed, type LessonStatus, readPrerequisites } from './prerequisites.ts';
import type { Kept2004 } from './runtime/attempt-2004.ts';
import { activityOf, isLeaf, leavesOf, type ActivityTree } from './sequencing/activity-tree.ts';
import type { PreConditionAction, SequencingRule } from './sequencing/definition.ts';
import { own, type SequencingState } from './sequencing/tracking.ts';

interface Reached {
  readonly sequencing: SequencingState;
  readonly data: Readonly<Record<string, Kept2004>>;
}
type Contents = Readonly<Record<string, Content>>;

/** Closed leaves, each with the items that would have to be done first. Where nothing at all would be open, nothing is closed. */
export function closedItems(
  tree: ActivityTree,
  content: Contents,
  { sequencing, data }: Reached,
): ReadonlyMap<string, readonly string[]> {
  const asking = Object.values(content).filter(({ prerequisites }) => prerequisites !== null);
  const closed = new Map<string, readonly string[]>();
  if (asking.length === 0) return closed;
  const statusOf = (id: string): LessonStatus => statusIn(tree, content, { sequencing, data }, id);
  for (const { activity, prerequisites } of asking) {
    const asked = readPrerequisites(prerequisites ?? '');
    // who is in it, or has left it to go on with it, has been let in
    const isIn = activity === sequencing.current || activity === sequencing.suspended;
    if (!asked || isIn || itemsNamed(asked).some((id) => !tree.activities.has(id)) || isMet(asked, statusOf)) continue;
    closed.set(activity, itemsAwaited(asked, statusOf));
  }
  return closed.size === leavesOf(tree).length ? new Map() : closed;
}

export function treeNow(tree: ActivityTree, content: Contents, reached: Reached): ActivityTree {
  const closed = closedItems(tree, content, reached);
  if (closed.size === 0) return tree;
  const lastOpen = leavesOf(tree).findLast(({ id }) => !closed.has(id));
  const activities = new Map(tree.activities);
  for (const id of closed.keys()) {
    const activity = activityOf(tree, id);
    const isPassedBy = lastOpen !== undefined && lastOpen.order > activity.order;
    const preConditionRules = isPassedBy ? [always('skip'), always('disabled')] : [always('disabled')];
    activities.set(id, { ...activity, sequencing: { ...activity.sequencing, preConditionRules } });
  }
  return { ...tree, activities };
}

function always(action: PreConditionAction): SequencingRule<PreConditionAction> {
  return { combination: 'all', conditions: [{ condition: 'always', not: false, measureThreshold: 0 }], action };
}

/** Of what holds items: as far as all of them are. An asset is completed by having been shown. */
function statusIn(tree: ActivityTree, content: Contents, reached: Reached, id: string): LessonStatus {
  const activity = activityOf(tree, id);
  if (!isLeaf(activity)) return together(activity.children.map((child) => statusIn(tree, content, reached, child)));
  if (own(content, id)?.kind === 'asset')
    return (own(reached.sequencing.activities, id)?.attemptCount ?? 0) > 0 ? 'completed' : 'not attempted';
  return (own(reached.data, id)?.values['cmi.core.lesson_status'] ?? 'not attempted') as LessonStatus;
}

function together(all: readonly LessonStatus[]): LessonStatus {
  const [first] = all;
  if (first !== undefined && all.every((status) => status === first)) return first;
  if (all.every((status) => status === 'passed' || status === 'completed')) return 'completed';
  return all.includes('failed') ? 'failed' : 'incomplete';
}
