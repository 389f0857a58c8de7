/**
 * The Tracking Model (TM) and the Activity State Model (AM) as plain JSON: everything that changes while a course is taken.
 * Each "status known" pair of the specification is one value here: `null` is "unknown", so no half of a pair can go astray.
 * The completion status and amount of an attempt (TM.1.2.2) are those of the activity's primary objective.
 */
import { isLeaf, type Activity, type ActivityTree } from './activity-tree.ts';

/** TM.1.1 Objective Progress Information, of a local or of a shared objective. */
export interface ObjectiveInfo {
  satisfied: boolean | null;
  /** -1 to 1 */
  measure: number | null;
  completed: boolean | null;
  /** 0 to 1 */
  progressMeasure: number | null;
  rawScore: number | null;
  minScore: number | null;
  maxScore: number | null;
}

export interface ActivityInfo {
  /** AM.1.1 */
  active: boolean;
  suspended: boolean;
  availableChildren: string[];
  /** whether selection and randomization have been done at least once */
  prepared: boolean;
  /** TM.1.2.1; the Activity Progress Status is true from the first attempt on */
  attemptCount: number;
  /** when the running part of the attempt began, in milliseconds; null while not active */
  activeSince: number | null;
  /** TM.1.2.2, in seconds, without the running part */
  attemptAbsoluteDuration: number;
  objectives: Record<string, ObjectiveInfo>;
  /** whether content has spoken of it in this attempt, be it "unknown": then nothing is presumed when the attempt ends */
  saidSatisfied: boolean;
  saidCompleted: boolean;
  /** recorded before the present attempt on the parent, which wants to use the current attempt only */
  staleObjectiveInfo: boolean;
  staleProgressInfo: boolean;
}

export interface SequencingDraft {
  /** AM.1.2 */
  current: string | null;
  suspended: string | null;
  activities: Record<string, ActivityInfo>;
  /** shared objectives by their identifiers: who stores the state shares them between courses if the tree says so */
  sharedObjectives: Record<string, ObjectiveInfo>;
}

type Frozen<T> = T extends (infer Item)[]
  ? readonly Frozen<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: Frozen<T[Key]> }
    : T;
/** The state between two requests. It round-trips through JSON. */
export type SequencingState = Frozen<SequencingDraft>;
export type SharedObjectives = SequencingState['sharedObjectives'];

export const unknownObjective: Frozen<ObjectiveInfo> = {
  satisfied: null,
  measure: null,
  completed: null,
  progressMeasure: null,
  rawScore: null,
  minScore: null,
  maxScore: null,
};

/** The state of a course nobody has touched: nothing attempted, every child on offer, nothing known. */
export function untouched(tree: ActivityTree, sharedObjectives: SharedObjectives = {}): SequencingDraft {
  const unknown = (activity: Activity): ActivityInfo => ({
    active: false,
    suspended: false,
    availableChildren: [...activity.children],
    prepared: isLeaf(activity),
    attemptCount: 0,
    activeSince: null,
    attemptAbsoluteDuration: 0,
    objectives: Object.fromEntries(
      activity.sequencing.objectives.map((objective) => [objective.id, { ...unknownObjective }]),
    ),
    saidSatisfied: false,
    saidCompleted: false,
    staleObjectiveInfo: false,
    staleProgressInfo: false,
  });
  const activities = Object.fromEntries(Array.from(tree.activities, ([id, activity]) => [id, unknown(activity)]));
  return { current: null, suspended: null, activities, sharedObjectives: thawObjectives(sharedObjectives) };
}

/** A copy that may be changed. */
export function thawInfo(info: Frozen<ActivityInfo>): ActivityInfo {
  return { ...info, availableChildren: [...info.availableChildren], objectives: thawObjectives(info.objectives) };
}

function thawObjectives(objectives: Frozen<Record<string, ObjectiveInfo>>): Record<string, ObjectiveInfo> {
  return Object.fromEntries(Object.entries(objectives).map(([id, info]) => [id, { ...info }]));
}

/** What stands under a name an author has chosen, be it "constructor" or "__proto__". */
export function own<Value>(record: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}
