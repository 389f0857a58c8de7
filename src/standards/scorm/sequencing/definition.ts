/**
 * The Sequencing Definition Model of SCORM 2004 4th Edition (SN chapter 3): what an author may say about one activity.
 * Everything has the default of the specification; an activity without a word of sequencing is `plainSequencing()`.
 */

/** SM.1 Sequencing Control Modes. */
export interface ControlMode {
  readonly choice: boolean;
  readonly choiceExit: boolean;
  readonly flow: boolean;
  readonly forwardOnly: boolean;
  readonly useCurrentAttemptObjectiveInfo: boolean;
  readonly useCurrentAttemptProgressInfo: boolean;
}

export const ruleConditions = [
  'satisfied',
  'objectiveStatusKnown',
  'objectiveMeasureKnown',
  'objectiveMeasureGreaterThan',
  'objectiveMeasureLessThan',
  'completed',
  'activityProgressKnown',
  'attempted',
  'attemptLimitExceeded',
  'timeLimitExceeded',
  'outsideAvailableTimeRange',
  'always',
  'never',
] as const;
export type ConditionName = (typeof ruleConditions)[number];

/** One condition of a sequencing rule (SM.2) or of a roll-up rule (SM.5); the latter never names an objective. */
export interface Condition {
  readonly condition: ConditionName;
  readonly not: boolean;
  /** the local objective it looks at; the primary one if absent */
  readonly referencedObjective?: string;
  readonly measureThreshold: number;
}

export const preConditionActions = ['skip', 'disabled', 'hiddenFromChoice', 'stopForwardTraversal'] as const;
export const postConditionActions = ['exitParent', 'exitAll', 'retry', 'retryAll', 'continue', 'previous'] as const;
export type PreConditionAction = (typeof preConditionActions)[number];
export type PostConditionAction = (typeof postConditionActions)[number];

/** SM.2 Sequencing Rule Description. */
export interface SequencingRule<Action extends string> {
  readonly combination: 'all' | 'any';
  readonly conditions: readonly Condition[];
  readonly action: Action;
}

/** SM.3 Limit Conditions; durations in seconds. */
export interface LimitConditions {
  readonly attemptLimit?: number;
  readonly attemptAbsoluteDurationLimit?: number;
  /** the same in the author's words, in which content is told: "P1Y" says something else than so many hours */
  readonly attemptAbsoluteDurationSaid?: string;
}

export const rollupActions = ['satisfied', 'notSatisfied', 'completed', 'incomplete'] as const;
export type RollupAction = (typeof rollupActions)[number];
export const childActivitySets = ['all', 'any', 'none', 'atLeastCount', 'atLeastPercent'] as const;

/** SM.5 Rollup Rule Description. */
export interface RollupRule {
  readonly childActivitySet: (typeof childActivitySets)[number];
  readonly minimumCount: number;
  /** 0 to 1 */
  readonly minimumPercent: number;
  readonly combination: 'all' | 'any';
  readonly conditions: readonly Condition[];
  readonly action: RollupAction;
}

export const rollupConsiderations = ['always', 'ifAttempted', 'ifNotSkipped', 'ifNotSuspended'] as const;
export type RollupConsideration = (typeof rollupConsiderations)[number];

/** SM.8 Rollup Controls, with the considerations of adlseq:rollupConsiderations. */
export interface RollupControls {
  readonly objectiveSatisfied: boolean;
  readonly objectiveMeasureWeight: number;
  readonly progressCompletion: boolean;
  readonly requiredFor: Readonly<Record<RollupAction, RollupConsideration>>;
  readonly measureSatisfactionIfActive: boolean;
}

/** SM.7 Objective Map and its 4th Edition extension (adlseq:mapInfo). */
export interface ObjectiveMap {
  readonly target: string;
  readonly read: Readonly<Record<ObjectiveField, boolean>>;
  readonly write: Readonly<Record<ObjectiveField, boolean>>;
}

/** What an objective may know, and what a map may carry between an activity's objective and a shared one. */
export const objectiveFields = [
  'satisfied',
  'measure',
  'completed',
  'progressMeasure',
  'rawScore',
  'minScore',
  'maxScore',
] as const;
export type ObjectiveField = (typeof objectiveFields)[number];

/** SM.6 Objective Description. Exactly one objective of an activity is primary: it contributes to roll-up. */
export interface ObjectiveDescription {
  /** '' for a primary objective the author gave no name */
  readonly id: string;
  readonly primary: boolean;
  readonly satisfiedByMeasure: boolean;
  readonly minNormalizedMeasure: number;
  readonly maps: readonly ObjectiveMap[];
}

export type Timing = 'never' | 'once' | 'onEachNewAttempt';

/** adlcp:completionThreshold. */
export interface CompletionThreshold {
  readonly completedByMeasure: boolean;
  readonly minProgressMeasure: number;
  readonly progressWeight: number;
}

export interface SequencingDefinition {
  readonly controlMode: ControlMode;
  readonly preConditionRules: readonly SequencingRule<PreConditionAction>[];
  readonly exitConditionRules: readonly SequencingRule<'exit'>[];
  readonly postConditionRules: readonly SequencingRule<PostConditionAction>[];
  readonly limitConditions: LimitConditions;
  readonly rollupRules: readonly RollupRule[];
  readonly rollupControls: RollupControls;
  readonly objectives: readonly ObjectiveDescription[];
  /** SM.9; without a count every child is selected */
  readonly selection: { readonly timing: Timing; readonly count?: number };
  /** SM.10 */
  readonly randomization: { readonly timing: Timing; readonly reorderChildren: boolean };
  /** SM.11 */
  readonly deliveryControls: {
    readonly tracked: boolean;
    readonly completionSetByContent: boolean;
    readonly objectiveSetByContent: boolean;
  };
  /** adlseq:constrainedChoiceConsiderations */
  readonly constrainedChoice: { readonly preventActivation: boolean; readonly constrainChoice: boolean };
  readonly completionThreshold: CompletionThreshold;
}

export const hiddenControls = [
  'previous',
  'continue',
  'exit',
  'exitAll',
  'abandon',
  'abandonAll',
  'suspendAll',
] as const;
/** adlnav:hideLMSUI: the controls a player must not show while the activity is delivered. */
export type HiddenControl = (typeof hiddenControls)[number];

export const plainControlMode: ControlMode = {
  choice: true,
  choiceExit: true,
  flow: false,
  forwardOnly: false,
  useCurrentAttemptObjectiveInfo: true,
  useCurrentAttemptProgressInfo: true,
};

export const plainPrimaryObjective: ObjectiveDescription = {
  id: '',
  primary: true,
  satisfiedByMeasure: false,
  minNormalizedMeasure: 1,
  maps: [],
};

export const plainRollupControls: RollupControls = {
  objectiveSatisfied: true,
  objectiveMeasureWeight: 1,
  progressCompletion: true,
  requiredFor: { satisfied: 'always', notSatisfied: 'always', completed: 'always', incomplete: 'always' },
  measureSatisfactionIfActive: true,
};

/** The defaults of the specification, with what is given laid over them. */
export function plainSequencing(said: Partial<SequencingDefinition> = {}): SequencingDefinition {
  return {
    controlMode: plainControlMode,
    preConditionRules: [],
    exitConditionRules: [],
    postConditionRules: [],
    limitConditions: {},
    rollupRules: [],
    rollupControls: plainRollupControls,
    objectives: [plainPrimaryObjective],
    selection: { timing: 'never' },
    randomization: { timing: 'never', reorderChildren: false },
    deliveryControls: { tracked: true, completionSetByContent: false, objectiveSetByContent: false },
    constrainedChoice: { preventActivation: false, constrainChoice: false },
    completionThreshold: { completedByMeasure: false, minProgressMeasure: 1, progressWeight: 1 },
    ...said,
  };
}
