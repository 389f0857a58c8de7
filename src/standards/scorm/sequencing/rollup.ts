/**
 * Roll-up (RB.1): what the children's results mean for their parent, up to the root. A write to a shared objective also
 * rolls up the parents of every activity that reads it: deepest first, so that each sees settled children.
 */
import { isLeaf, parentOf, pathToRoot, activityOf, type Activity } from './activity-tree.ts';
import { checkSequencingRules, combine, evaluate, type Truth } from './conditions.ts';
import type { Condition, RollupAction, RollupRule } from './definition.ts';
import {
  completedOf,
  forget,
  numberOf,
  primaryObjective,
  readersOf,
  record,
  satisfiedOf,
  shareDerivedStatus,
} from './objectives.ts';
import { seen, type Session } from './session.ts';

/** RB.1.5 Overall Rollup Process. */
export function overallRollup(session: Session, activity: Activity): void {
  const waiting = new Set(pathToRoot(session.tree, activity).map((at) => at.id));
  const follow = (): void => {
    for (const reader of readersOf(session, session.touched)) {
      const parent = parentOf(session.tree, reader);
      if (parent) for (const at of pathToRoot(session.tree, parent)) waiting.add(at.id);
    }
    session.touched.clear();
  };
  follow();
  // shared objectives can be wired into a ring; then the last word is as good as any
  for (let steps = session.tree.activities.size * 4; waiting.size > 0 && steps > 0; steps -= 1) {
    const at = deepest(session, waiting);
    waiting.delete(at.id);
    if (!isLeaf(at)) {
      measureRollup(session, at);
      completionMeasureRollup(session, at);
    }
    objectiveRollup(session, at);
    activityProgressRollup(session, at);
    follow();
  }
}

function deepest(session: Session, ids: ReadonlySet<string>): Activity {
  const activities = Array.from(ids, (id) => activityOf(session.tree, id));
  return activities.reduce((found, at) => (at.depth > found.depth ? at : found));
}

const trackedChildren = (session: Session, activity: Activity): readonly Activity[] =>
  activity.children
    .map((id) => activityOf(session.tree, id))
    .filter((child) => child.sequencing.deliveryControls.tracked);

/** RB.1.1 a Measure Rollup Process: the weighted mean; children that know no measure count as nothing, not as absent. */
export function measureRollup(session: Session, activity: Activity): void {
  const mean = weightedMean(
    trackedChildren(session, activity).map((child) => ({
      weight: child.sequencing.rollupControls.objectiveMeasureWeight,
      value: numberOf(session, child, primaryObjective(child), 'measure', 'this attempt'),
    })),
  );
  if (mean === null) forget(session, activity, primaryObjective(activity), 'measure');
  else record(session, activity, primaryObjective(activity), 'measure', mean);
}

/** RB.1.1 b Completion Measure Rollup Process. */
export function completionMeasureRollup(session: Session, activity: Activity): void {
  const mean = weightedMean(
    trackedChildren(session, activity).map((child) => ({
      weight: child.sequencing.completionThreshold.progressWeight,
      value: numberOf(session, child, primaryObjective(child), 'progressMeasure', 'this attempt'),
    })),
  );
  if (mean === null) forget(session, activity, primaryObjective(activity), 'progressMeasure');
  else record(session, activity, primaryObjective(activity), 'progressMeasure', mean);
}

function weightedMean(parts: readonly { readonly weight: number; readonly value: number | null }[]): number | null {
  const counted = parts.reduce((sum, { weight }) => sum + weight, 0);
  if (counted <= 0 || parts.every(({ value }) => value === null)) return null;
  return parts.reduce((sum, { weight, value }) => sum + weight * (value ?? 0), 0) / counted;
}

/** RB.1.2 Objective Rollup Process: by measure if the primary objective says so, else by rules. */
function objectiveRollup(session: Session, activity: Activity): void {
  const objective = primaryObjective(activity);
  if (objective.satisfiedByMeasure) objectiveRollupUsingMeasure(session, activity);
  else if (!isLeaf(activity)) objectiveRollupUsingRules(session, activity);
}

/** RB.1.2 a: the status follows the measure wherever it is read; here it is shared with those who read the status. */
export function objectiveRollupUsingMeasure(session: Session, activity: Activity): void {
  const objective = primaryObjective(activity);
  if (satisfiedOf(session, activity, objective) === null) forget(session, activity, objective, 'satisfied');
  shareDerivedStatus(session, activity, objective);
}

/** RB.1.2 b; with no rule of its own: satisfied if all are, not satisfied if all are known. */
export function objectiveRollupUsingRules(session: Session, activity: Activity): void {
  const objective = primaryObjective(activity);
  const rules = rulesOr(
    activity,
    ['satisfied', 'notSatisfied'],
    [defaultRule('objectiveStatusKnown', 'notSatisfied'), defaultRule('satisfied', 'satisfied')],
  );
  if (checkRollupRules(session, activity, rules, 'notSatisfied'))
    record(session, activity, objective, 'satisfied', false);
  if (checkRollupRules(session, activity, rules, 'satisfied')) record(session, activity, objective, 'satisfied', true);
}

/** RB.1.3 Activity Progress Rollup Process. */
function activityProgressRollup(session: Session, activity: Activity): void {
  if (activity.sequencing.completionThreshold.completedByMeasure) activityProgressRollupUsingMeasure(session, activity);
  else if (!isLeaf(activity)) activityProgressRollupUsingRules(session, activity);
}

/** RB.1.3 a */
export function activityProgressRollupUsingMeasure(session: Session, activity: Activity): void {
  const objective = primaryObjective(activity);
  if (completedOf(session, activity, objective) === null) forget(session, activity, objective, 'completed');
  shareDerivedStatus(session, activity, objective);
}

/** RB.1.3 b; with no rule of its own: completed if all are, incomplete if the progress of all is known. */
export function activityProgressRollupUsingRules(session: Session, activity: Activity): void {
  const objective = primaryObjective(activity);
  const rules = rulesOr(
    activity,
    ['completed', 'incomplete'],
    [defaultRule('activityProgressKnown', 'incomplete'), defaultRule('completed', 'completed')],
  );
  if (checkRollupRules(session, activity, rules, 'incomplete'))
    record(session, activity, objective, 'completed', false);
  if (checkRollupRules(session, activity, rules, 'completed')) record(session, activity, objective, 'completed', true);
}

function rulesOr(
  activity: Activity,
  actions: readonly RollupAction[],
  defaults: readonly RollupRule[],
): readonly RollupRule[] {
  const own = activity.sequencing.rollupRules.filter((rule) => actions.includes(rule.action));
  return own.length > 0 ? own : defaults;
}

function defaultRule(condition: Condition['condition'], action: RollupAction): RollupRule {
  return {
    childActivitySet: 'all',
    minimumCount: 0,
    minimumPercent: 0,
    combination: 'any',
    conditions: [{ condition, not: false, measureThreshold: 0 }],
    action,
  };
}

/** RB.1.4 Rollup Rule Check Subprocess. */
export function checkRollupRules(
  session: Session,
  activity: Activity,
  rules: readonly RollupRule[],
  action: RollupAction,
): boolean {
  return rules.some((rule) => {
    if (rule.action !== action) return false;
    const bag = trackedChildren(session, activity)
      .filter((child) => checkChildForRollup(session, child, action))
      .map((child) => evaluateRollupConditions(session, child, rule));
    return bagFulfils(rule, bag);
  });
}

function bagFulfils(rule: RollupRule, bag: readonly Truth[]): boolean {
  const met = bag.filter((truth) => truth === true).length;
  switch (rule.childActivitySet) {
    case 'all':
      return bag.every((truth) => truth === true);
    case 'any':
      return met > 0;
    case 'none':
      return bag.every((truth) => truth === false);
    case 'atLeastCount':
      return bag.length > 0 && met >= rule.minimumCount;
    case 'atLeastPercent':
      return bag.length > 0 && met / bag.length >= rule.minimumPercent;
  }
}

/** RB.1.4.1 Evaluate Rollup Conditions Subprocess. */
export function evaluateRollupConditions(session: Session, child: Activity, rule: RollupRule): Truth {
  const truths = rule.conditions.map((condition) => evaluate(session, child, condition, 'this attempt'));
  return truths.length === 0 ? null : combine(rule.combination, truths);
}

/** RB.1.4.2 Check Child for Rollup Subprocess: whether the child takes part in this kind of roll-up now. */
export function checkChildForRollup(session: Session, child: Activity, action: RollupAction): boolean {
  const { rollupControls, preConditionRules } = child.sequencing;
  const ofObjective = action === 'satisfied' || action === 'notSatisfied';
  if (!(ofObjective ? rollupControls.objectiveSatisfied : rollupControls.progressCompletion)) return false;
  const info = seen(session, child);
  switch (rollupControls.requiredFor[action]) {
    case 'ifNotSuspended':
      return !(info.attemptCount > 0 && info.suspended);
    case 'ifAttempted':
      return info.attemptCount > 0;
    case 'ifNotSkipped':
      return checkSequencingRules(session, child, preConditionRules, 'skip') === null;
    case 'always':
      return true;
  }
}
