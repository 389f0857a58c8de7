/**
 * Reading and writing objective information (TM.1.1) through the objective maps (SM.7): where a map reads a value the shared
 * objective stands in place of the local one, known or not; only progress nobody has shared yet is still the local one. Every
 * write goes on to the shared objectives it writes. An objective satisfied by measure has no status of its own: it follows the measure.
 */
import type { Activity } from './activity-tree.ts';
import { objectiveFields, type ObjectiveDescription, type ObjectiveField } from './definition.ts';
import { infoOf, seen, type Session } from './session.ts';
import { own, unknownObjective, type ObjectiveInfo } from './tracking.ts';

export function primaryObjective(activity: Activity): ObjectiveDescription {
  const primary = activity.sequencing.objectives.find((objective) => objective.primary);
  if (!primary) throw new RangeError(`${activity.id} has no primary objective`);
  return primary;
}

/** The objective a condition refers to; the primary one if it names none, undefined if it names one that is not there. */
export function objectiveNamed(activity: Activity, id: string | undefined): ObjectiveDescription | undefined {
  if (id === undefined || id === '') return primaryObjective(activity);
  return activity.sequencing.objectives.find((objective) => objective.id === id);
}

function localInfo(session: Session, activity: Activity, objective: ObjectiveDescription): ObjectiveInfo {
  const info = infoOf(session, activity);
  const local = own(info.objectives, objective.id) ?? { ...unknownObjective };
  info.objectives = { ...info.objectives, [objective.id]: local };
  return local;
}

const isProgress = (field: ObjectiveField): boolean => field === 'completed' || field === 'progressMeasure';

/**
 * SM.1 Use Current Attempt Information: roll-up may count only what was recorded in the present attempt on the parent. Rules
 * of the activity itself know what there is, so that what is done already stays skipped when a cluster is entered again.
 */
export type Counted = 'whatever there is' | 'this attempt';

/** The recorded value: shared where a map reads it, else local; unknown if that does not count. */
function recorded<Field extends ObjectiveField>(
  session: Session,
  activity: Activity,
  objective: ObjectiveDescription,
  field: Field,
  counted: Counted,
): ObjectiveInfo[Field] | null {
  const read = objective.maps.find((map) => map.read[field]);
  const shared = (read && own(session.draft.sharedObjectives, read.target)?.[field]) ?? null;
  if (shared !== null || (read && field !== 'progressMeasure')) return shared;
  const info = seen(session, activity);
  const stale = isProgress(field) ? info.staleProgressInfo : info.staleObjectiveInfo;
  if (stale && counted === 'this attempt') return null;
  return own(info.objectives, objective.id)?.[field] ?? null;
}

/** TM.1.1 Objective Normalized Measure, or any other number an objective holds; null while unknown or untracked. */
export function numberOf(
  session: Session,
  activity: Activity,
  objective: ObjectiveDescription,
  field: 'measure' | 'progressMeasure' | 'rawScore' | 'minScore' | 'maxScore',
  counted: Counted = 'whatever there is',
): number | null {
  return activity.sequencing.deliveryControls.tracked ? recorded(session, activity, objective, field, counted) : null;
}

/** TM.1.1 Objective Satisfied Status; null while the Objective Progress Status is false. */
export function satisfiedOf(
  session: Session,
  activity: Activity,
  objective: ObjectiveDescription,
  counted: Counted = 'whatever there is',
): boolean | null {
  const { deliveryControls, rollupControls } = activity.sequencing;
  if (!deliveryControls.tracked) return null;
  if (!objective.satisfiedByMeasure) return recorded(session, activity, objective, 'satisfied', counted);
  // RB.1.2 a: while an activity is active its measure may be told not to count yet
  if (seen(session, activity).active && !rollupControls.measureSatisfactionIfActive) return null;
  const measure = recorded(session, activity, objective, 'measure', counted);
  return measure === null ? null : measure >= objective.minNormalizedMeasure;
}

/** TM.1.2.2 Attempt Completion Status for the primary objective, and the same of any other; null while unknown. */
export function completedOf(
  session: Session,
  activity: Activity,
  objective: ObjectiveDescription,
  counted: Counted = 'whatever there is',
): boolean | null {
  const { deliveryControls, completionThreshold } = activity.sequencing;
  if (!deliveryControls.tracked) return null;
  if (!objective.primary || !completionThreshold.completedByMeasure) {
    return recorded(session, activity, objective, 'completed', counted);
  }
  const amount = recorded(session, activity, objective, 'progressMeasure', counted);
  return amount === null ? null : amount >= completionThreshold.minProgressMeasure;
}

/** What content is told of completion: where others share theirs it is their word, not what the own threshold makes of it. */
export function toldCompletion(session: Session, activity: Activity, objective: ObjectiveDescription): boolean | null {
  const shared = objective.maps.some((map) => map.read.completed);
  const told = shared ? recorded(session, activity, objective, 'completed', 'whatever there is') : null;
  return told ?? completedOf(session, activity, objective);
}

/**
 * Records a value locally and in every shared objective the maps write, null included: content that says "unknown" takes back
 * what was shared. Untracked activities record nothing.
 */
export function record<Field extends ObjectiveField>(
  session: Session,
  activity: Activity,
  objective: ObjectiveDescription,
  field: Field,
  value: ObjectiveInfo[Field],
): void {
  if (!activity.sequencing.deliveryControls.tracked) return;
  if (value !== null) forgetStale(session, activity, isProgress(field));
  localInfo(session, activity, objective)[field] = value;
  for (const map of objective.maps) if (map.write[field]) writeShared(session, map.target, field, value);
}

/** What roll-up cannot tell any more is forgotten; what it never told must not wipe out what somebody else has shared. */
export function forget(
  session: Session,
  activity: Activity,
  objective: ObjectiveDescription,
  field: ObjectiveField,
): void {
  const known = own(seen(session, activity).objectives, objective.id)?.[field] ?? null;
  if (known !== null) record(session, activity, objective, field, null);
}

/** What is recorded now is of the present attempt on the parent: what stood there before must not mix with it. */
function forgetStale(session: Session, activity: Activity, progress: boolean): void {
  const { staleProgressInfo, staleObjectiveInfo } = seen(session, activity);
  if (!(progress ? staleProgressInfo : staleObjectiveInfo)) return;
  const info = infoOf(session, activity);
  const fields = objectiveFields.filter((field) => isProgress(field) === progress);
  for (const known of Object.values(info.objectives)) for (const field of fields) known[field] = null;
  if (progress) info.staleProgressInfo = false;
  else info.staleObjectiveInfo = false;
}

/** What follows from a measure is shared as well: others may read the status only. */
export function shareDerivedStatus(session: Session, activity: Activity, objective: ObjectiveDescription): void {
  if (objective.satisfiedByMeasure) {
    const satisfied = satisfiedOf(session, activity, objective);
    if (satisfied !== null) record(session, activity, objective, 'satisfied', satisfied);
  }
  if (objective.primary && activity.sequencing.completionThreshold.completedByMeasure) {
    const completed = completedOf(session, activity, objective);
    if (completed !== null) record(session, activity, objective, 'completed', completed);
  }
}

function writeShared<Field extends ObjectiveField>(
  session: Session,
  target: string,
  field: Field,
  value: ObjectiveInfo[Field],
): void {
  const { draft } = session;
  const shared = own(draft.sharedObjectives, target) ?? unknownObjective;
  if (shared[field] === value) return;
  draft.sharedObjectives = { ...draft.sharedObjectives, [target]: { ...shared, [field]: value } };
  session.touched.add(target);
}

/** The activities whose own objectives read one of these shared objectives. */
export function readersOf(session: Session, targets: ReadonlySet<string>): readonly Activity[] {
  if (targets.size === 0) return [];
  return Array.from(session.tree.activities.values()).filter((activity) =>
    activity.sequencing.objectives.some((objective) =>
      objective.maps.some((map) => targets.has(map.target) && Object.values(map.read).includes(true)),
    ),
  );
}
