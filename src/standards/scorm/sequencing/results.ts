/**
 * Results of the content on their way into the tracking model, and back: what a content object reported while its activity
 * was delivered becomes objective information and is rolled up; what is known of the objectives is told to the next one.
 */
import { activityOf, type Activity, type ActivityTree } from './activity-tree.ts';
import { objectiveFields, type ObjectiveDescription } from './definition.ts';
import { completedOf, numberOf, record, satisfiedOf, shareDerivedStatus, toldCompletion } from './objectives.ts';
import { overallRollup } from './rollup.ts';
import { infoOf, openSession, stateOf, type Session, type World } from './session.ts';
import type { ObjectiveInfo, SequencingState } from './tracking.ts';

export interface ObjectiveResult extends Partial<Readonly<ObjectiveInfo>> {
  /** '' or absent: the primary objective */
  readonly id?: string;
}

export interface Results {
  readonly objectives: readonly ObjectiveResult[];
  /** cmi.exit said "suspend": the attempt goes on another time */
  readonly suspended?: boolean;
}

/**
 * Records what the content of the current activity reported and rolls it up. Call it at every commit, and before the request
 * that ends the attempt, but not before "abandon": an abandoned attempt leaves nothing behind.
 * A field that is absent says nothing; null says that it is unknown now.
 */
export function recordResults(
  tree: ActivityTree,
  state: SequencingState,
  activityId: string,
  results: Results,
  world: World,
): SequencingState {
  const session = openSession(tree, state, world);
  const activity = activityOf(tree, activityId);
  for (const result of results.objectives) {
    const objective = activity.sequencing.objectives.find(
      (one) => (result.id ?? '') === one.id || (one.primary && (result.id ?? '') === ''),
    );
    if (objective) recordObjective(session, activity, objective, result);
  }
  const info = infoOf(session, activity);
  if (results.suspended !== undefined && info.active) info.suspended = results.suspended;
  overallRollup(session, activity);
  return stateOf(session);
}

function recordObjective(
  session: Session,
  activity: Activity,
  objective: ObjectiveDescription,
  result: ObjectiveResult,
): void {
  if (objective.primary) {
    const info = infoOf(session, activity);
    info.saidSatisfied ||= result.satisfied !== undefined;
    info.saidCompleted ||= result.completed !== undefined;
  }
  for (const field of objectiveFields) {
    const value = result[field];
    if (value === undefined || (field === 'satisfied' && objective.satisfiedByMeasure)) continue;
    record(session, activity, objective, field, value);
  }
  shareDerivedStatus(session, activity, objective);
}

/**
 * What is known now of each objective of an activity, through its maps: for the content's `cmi.objectives`. Tracking is about
 * what is recorded of the activity: content that is not tracked is told what others share all the same.
 */
export function knownObjectives(
  tree: ActivityTree,
  state: SequencingState,
  activityId: string,
  world: World,
): readonly (Readonly<ObjectiveInfo> & { readonly id: string; readonly primary: boolean })[] {
  const session = openSession(tree, state, world);
  const activity = asIfTracked(activityOf(tree, activityId));
  return activity.sequencing.objectives.map((objective) => ({
    id: objective.id,
    primary: objective.primary,
    ...readObjective(session, activity, objective),
    completed: toldCompletion(session, activity, objective),
  }));
}

function asIfTracked(activity: Activity): Activity {
  const { sequencing } = activity;
  const deliveryControls = { ...sequencing.deliveryControls, tracked: true };
  return { ...activity, sequencing: { ...sequencing, deliveryControls } };
}

export function readObjective(
  session: Session,
  activity: Activity,
  objective: ObjectiveDescription,
): Readonly<ObjectiveInfo> {
  const number = (field: 'measure' | 'progressMeasure' | 'rawScore' | 'minScore' | 'maxScore'): number | null =>
    numberOf(session, activity, objective, field);
  return {
    satisfied: satisfiedOf(session, activity, objective),
    measure: number('measure'),
    completed: completedOf(session, activity, objective),
    progressMeasure: number('progressMeasure'),
    rawScore: number('rawScore'),
    minScore: number('minScore'),
    maxScore: number('maxScore'),
  };
}
