/**
 * The activity tree: activities by their identifiers, with the walks the processes need. It never changes while it is
 * played; what changes stands in the sequencing state. Which children are on offer is state too: see `availableChildren`.
 */
import type { HiddenControl, SequencingDefinition } from './definition.ts';

/** An activity as it is written down: a tree of its own. */
export interface ActivityOutline {
  readonly id: string;
  readonly title: string;
  readonly visible: boolean;
  readonly sequencing: SequencingDefinition;
  readonly hiddenControls: readonly HiddenControl[];
  readonly children: readonly ActivityOutline[];
}

export interface Activity extends Omit<ActivityOutline, 'children'> {
  readonly parent: string | null;
  readonly children: readonly string[];
  readonly depth: number;
  /** the place in a forward pre-order walk over all activities */
  readonly order: number;
}

export interface ActivityTree {
  readonly root: string;
  readonly activities: ReadonlyMap<string, Activity>;
  /** adlseq:objectivesGlobalToSystem: whether shared objectives outlive this course; who keeps them decides by this */
  readonly objectivesGlobalToSystem: boolean;
}

/**
 * Builds the tree of an organization.
 * @throws RangeError when two activities have one identifier: nothing could tell them apart
 */
export function plantTree(outline: ActivityOutline, objectivesGlobalToSystem = true): ActivityTree {
  const activities = new Map<string, Activity>();
  const plant = (from: ActivityOutline, parent: string | null, depth: number): void => {
    if (activities.has(from.id)) throw new RangeError(`two activities are called ${from.id}`);
    const children = from.children.map((child) => child.id);
    activities.set(from.id, { ...from, parent, children, depth, order: activities.size });
    for (const child of from.children) plant(child, from.id, depth + 1);
  };
  plant(outline, null, 0);
  return { root: outline.id, activities, objectivesGlobalToSystem };
}

/** @throws RangeError for an identifier that is not in the tree: ask `tree.activities.has` first where that may be */
export function activityOf(tree: ActivityTree, id: string): Activity {
  const activity = tree.activities.get(id);
  if (!activity) throw new RangeError(`no activity is called ${id}`);
  return activity;
}

export const rootOf = (tree: ActivityTree): Activity => activityOf(tree, tree.root);
export const isRoot = (tree: ActivityTree, activity: Activity): boolean => activity.id === tree.root;
export const isLeaf = (activity: Activity): boolean => activity.children.length === 0;

export const leavesOf = (tree: ActivityTree): readonly Activity[] =>
  Array.from(tree.activities.values()).filter((activity) => isLeaf(activity));

export function parentOf(tree: ActivityTree, activity: Activity): Activity | null {
  return activity.parent === null ? null : activityOf(tree, activity.parent);
}

/** From the activity up to the root, both included. */
export function pathToRoot(tree: ActivityTree, activity: Activity): readonly Activity[] {
  const path: Activity[] = [];
  for (let at: Activity | null = activity; at; at = parentOf(tree, at)) path.push(at);
  return path;
}

/** From the root down to the activity, both included. */
export function pathFromRoot(tree: ActivityTree, activity: Activity): readonly Activity[] {
  return pathToRoot(tree, activity).toReversed();
}

/** From the activity up to, and without, the ancestor; the activity itself is included unless it is the ancestor. */
export function pathBelow(tree: ActivityTree, activity: Activity, ancestor: Activity): readonly Activity[] {
  const path = pathToRoot(tree, activity);
  const end = path.findIndex((at) => at.id === ancestor.id);
  return end < 0 ? path : path.slice(0, end);
}

/** The deepest activity that holds both; an activity holds itself. */
export function commonAncestor(tree: ActivityTree, one: Activity, other: Activity): Activity {
  const above = new Set(pathToRoot(tree, one).map((activity) => activity.id));
  return pathToRoot(tree, other).find((activity) => above.has(activity.id)) ?? rootOf(tree);
}

export function isWithin(tree: ActivityTree, activity: Activity, ancestor: Activity): boolean {
  return pathToRoot(tree, activity).some((at) => at.id === ancestor.id);
}
