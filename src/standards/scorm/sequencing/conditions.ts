/**
 * Conditions and the rules made of them (UP.2, UP.2.1). A condition is true, false or unknown: unknown stays unknown when
 * it is negated, and a rule applies only when its conditions together are true.
 */
import type { Activity } from './activity-tree.ts';
import type { Condition, SequencingRule } from './definition.ts';
import { completedOf, numberOf, objectiveNamed, satisfiedOf, type Counted } from './objectives.ts';
import { seen, type Session } from './session.ts';

/** null is unknown */
export type Truth = boolean | null;

/** UP.2 Sequencing Rules Check Process: the action of the first rule that applies, else null. */
export function checkSequencingRules<Action extends string>(
  session: Session,
  activity: Activity,
  rules: readonly SequencingRule<Action>[],
  ...actions: readonly Action[]
): Action | null {
  for (const rule of rules) {
    if (actions.length > 0 && !actions.includes(rule.action)) continue;
    if (checkSequencingRule(session, activity, rule)) return rule.action;
  }
  return null;
}

/** UP.2.1 Sequencing Rule Check Subprocess. */
function checkSequencingRule(session: Session, activity: Activity, rule: SequencingRule<string>): boolean {
  const truths = rule.conditions.map((condition) => evaluate(session, activity, condition));
  return truths.length > 0 && combine(rule.combination, truths) === true;
}

/** The three-valued "all" and "any" of the specification. */
export function combine(combination: 'all' | 'any', truths: readonly Truth[]): Truth {
  const decisive = combination === 'any';
  if (truths.includes(decisive)) return decisive;
  return truths.includes(null) ? null : !decisive;
}

/** One condition of an activity, with its operator. */
export function evaluate(
  session: Session,
  activity: Activity,
  condition: Condition,
  counted: Counted = 'whatever there is',
): Truth {
  const truth = bare(session, activity, condition, counted);
  return condition.not && truth !== null ? !truth : truth;
}

function bare(session: Session, activity: Activity, condition: Condition, counted: Counted): Truth {
  if (condition.condition === 'always') return true;
  if (condition.condition === 'never') return false;
  const info = seen(session, activity);
  const { limitConditions } = activity.sequencing;
  if (condition.condition === 'attempted') return info.attemptCount > 0;
  if (condition.condition === 'attemptLimitExceeded') {
    return limitConditions.attemptLimit !== undefined && info.attemptCount >= limitConditions.attemptLimit;
  }
  if (condition.condition === 'timeLimitExceeded') {
    const { attemptAbsoluteDurationLimit } = limitConditions;
    return (
      attemptAbsoluteDurationLimit !== undefined && attemptSeconds(session, activity) >= attemptAbsoluteDurationLimit
    );
  }
  // SCORM leaves dates out of the limit conditions: there is no range to be outside of
  if (condition.condition === 'outsideAvailableTimeRange') return false;
  return ofObjective(session, activity, condition, counted);
}

/** An objective that is named but not there knows nothing: its status is not known, and nothing follows from it. */
function ofObjective(session: Session, activity: Activity, condition: Condition, counted: Counted): Truth {
  const objective = objectiveNamed(activity, condition.referencedObjective);
  const satisfied = objective ? satisfiedOf(session, activity, objective, counted) : null;
  const measure = objective ? numberOf(session, activity, objective, 'measure', counted) : null;
  const completed = objective ? completedOf(session, activity, objective, counted) : null;
  switch (condition.condition) {
    case 'satisfied':
      return satisfied;
    case 'objectiveStatusKnown':
      return satisfied !== null;
    case 'objectiveMeasureKnown':
      return measure !== null;
    case 'objectiveMeasureGreaterThan':
      return measure === null ? null : measure > condition.measureThreshold;
    case 'objectiveMeasureLessThan':
      return measure === null ? null : measure < condition.measureThreshold;
    case 'completed':
      return completed;
    case 'activityProgressKnown':
      return completed !== null;
    default:
      return null;
  }
}

/** TM.1.2.2 Attempt Absolute Duration, with the part that is running now. */
export function attemptSeconds(session: Session, activity: Activity): number {
  const { activeSince, attemptAbsoluteDuration } = seen(session, activity);
  const running = activeSince === null ? 0 : Math.max(0, session.now - activeSince) / 1000;
  return attemptAbsoluteDuration + running;
}
