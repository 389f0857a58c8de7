/**
 * What can be asked of a course now: `adl.nav.request_valid`, the controls a player shows, and the table of contents.
 * A request is valid if carrying it out on a copy succeeds; the state itself stays as it is.
 */
import { activityOf, parentOf, type Activity, type ActivityTree } from './activity-tree.ts';
import { checkSequencingRules } from './conditions.ts';
import type { HiddenControl } from './definition.ts';
import { plainNavigations, navigationRequest, type NavigationRequest, type PlainNavigation } from './navigation.ts';
import { primaryObjective } from './objectives.ts';
import { isGranted } from './overall.ts';
import { readObjective } from './results.ts';
import { availableChildren, currentOf, openSession, seen, type Session, type World } from './session.ts';
import type { ObjectiveInfo, SequencingState } from './tracking.ts';

/** Whether the request would succeed now: something is delivered, the session ends, or nothing was to be delivered. */
export function wouldSucceed(
  tree: ActivityTree,
  state: SequencingState,
  asked: NavigationRequest,
  world: World,
): boolean {
  return isGranted(tree, state, asked, world);
}

/**
 * The controls a player offers: what the Navigation Request Process grants (SN 5.6), less what the current activity
 * hides, and no "previous" where nothing comes before. Whether "continue" gets anywhere may hang on what content has yet
 * to report, so it is offered. Choice and jump have no control of their own; see `tableOfContents`.
 */
export function controls(tree: ActivityTree, state: SequencingState, world: World): ReadonlySet<PlainNavigation> {
  const session = openSession(tree, state, world);
  const current = currentOf(session);
  const hidden = new Set<string>(current?.hiddenControls satisfies readonly HiddenControl[] | undefined);
  const offered = (request: PlainNavigation): boolean =>
    navigationRequest(session, { request }).valid &&
    (request !== 'previous' || wouldSucceed(tree, state, { request }, world));
  return new Set(plainNavigations.filter((request) => !hidden.has(request) && offered(request)));
}

export interface ContentsEntry extends Readonly<ObjectiveInfo> {
  readonly activity: string;
  readonly title: string;
  readonly depth: number;
  readonly leaf: boolean;
  readonly current: boolean;
  readonly attempts: number;
  readonly suspended: boolean;
  /** whether to show it: not what its author made invisible, nor what no choice can reach */
  readonly shown: boolean;
  /** whether choosing it would succeed now */
  readonly selectable: boolean;
}

/** Every activity on offer, in the order in which they are on offer, the root first. */
export function tableOfContents(tree: ActivityTree, state: SequencingState, world: World): readonly ContentsEntry[] {
  const session = openSession(tree, state, world);
  const entries: ContentsEntry[] = [];
  const list = (activity: Activity, hiddenAbove: boolean): void => {
    const hidden = hiddenAbove || isHidden(session, activity);
    const shown = !hidden && activity.visible && isOpenToChoice(tree, activity);
    const info = seen(session, activity);
    entries.push({
      ...readObjective(session, activity, primaryObjective(activity)),
      activity: activity.id,
      title: activity.title,
      depth: activity.depth,
      leaf: activity.children.length === 0,
      current: session.draft.current === activity.id,
      attempts: info.attemptCount,
      suspended: info.suspended,
      shown,
      selectable: shown && wouldSucceed(tree, state, { request: 'choice', target: activity.id }, world),
    });
    for (const child of availableChildren(session, activity)) list(child, hidden);
  };
  list(activityOf(tree, tree.root), false);
  return entries;
}

/** A cluster hidden from choice hides everything in it; an invisible one does not. */
function isHidden(session: Session, activity: Activity): boolean {
  return checkSequencingRules(session, activity, activity.sequencing.preConditionRules, 'hiddenFromChoice') !== null;
}

function isOpenToChoice(tree: ActivityTree, activity: Activity): boolean {
  const parent = parentOf(tree, activity);
  return parent === null || parent.sequencing.controlMode.choice;
}
