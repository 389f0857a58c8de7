/**
 * Reads what a manifest says about sequencing (imsss:sequencing with its adlseq extensions) into the definition model.
 * What a `sequencingCollection` says under the same name is taken unless the activity says it itself, element by element.
 */
import { readIsoDuration } from '../runtime/durations.ts';
import {
  childActivitySets,
  objectiveFields,
  plainControlMode,
  plainPrimaryObjective,
  plainRollupControls,
  plainSequencing,
  postConditionActions,
  preConditionActions,
  rollupActions,
  rollupConsiderations,
  ruleConditions,
  type CompletionThreshold,
  type Condition,
  type ObjectiveDescription,
  type ObjectiveField,
  type ObjectiveMap,
  type RollupRule,
  type SequencingDefinition,
  type SequencingRule,
  type Timing,
} from '../sequencing/definition.ts';
import type { Findings } from './findings.ts';
import { attributeOf, childOf, childrenOf, collapsed, identifierOf, type XmlElement } from './xml.ts';
import { readBoolean, readNumber, readWord } from './values.ts';

export type SequencingCollection = ReadonlyMap<string, XmlElement>;

/** The sequencings of the collection, by their IDs. */
export function readCollection(manifest: XmlElement): SequencingCollection {
  const found = childrenOf(manifest, 'sequencingCollection').flatMap((collection) =>
    childrenOf(collection, 'sequencing'),
  );
  return new Map(found.flatMap((one) => [[attributeOf(one, 'ID') ?? '', one] as const]));
}

/** The definition of one item or organization. */
export function readSequencing(
  owner: XmlElement,
  collection: SequencingCollection,
  completionThreshold: CompletionThreshold,
  findings: Findings,
): SequencingDefinition {
  const own = childOf(owner, 'sequencing', 'imsss', 'none', 'cp');
  if (!own) return plainSequencing({ completionThreshold });
  const reference = attributeOf(own, 'IDRef');
  const shared = reference === undefined ? undefined : collection.get(reference);
  if (reference !== undefined && !shared) {
    findings.add('sequencing-missing', own, `No sequencing of the collection is called ${reference}`);
  }
  const said = (name: string): XmlElement | undefined => childOf(own, name) ?? (shared && childOf(shared, name));
  const rules = said('sequencingRules');
  const rollup = said('rollupRules');
  return plainSequencing({
    controlMode: readControlMode(said('controlMode'), findings),
    preConditionRules: readRules(rules, 'preConditionRule', preConditionActions, findings),
    exitConditionRules: readRules(rules, 'exitConditionRule', ['exit'] as const, findings),
    postConditionRules: readRules(rules, 'postConditionRule', postConditionActions, findings),
    limitConditions: readLimits(said('limitConditions'), findings),
    rollupRules: rollup ? readRollupRules(rollup, findings) : [],
    rollupControls: readRollupControls(rollup, said('rollupConsiderations'), findings),
    // imsss:objectives and adlseq:objectives bear one name and belong together
    objectives: readObjectives(
      ofVocabulary(own, shared, 'objectives', false),
      ofVocabulary(own, shared, 'objectives', true),
      findings,
    ),
    ...readRandomization(said('randomizationControls'), findings),
    deliveryControls: readDelivery(said('deliveryControls'), findings),
    constrainedChoice: readConstrainedChoice(said('constrainedChoiceConsiderations'), findings),
    completionThreshold,
  });
}

function ofVocabulary(
  own: XmlElement,
  shared: XmlElement | undefined,
  name: string,
  extension: boolean,
): XmlElement | undefined {
  const find = (element: XmlElement): XmlElement | undefined =>
    childrenOf(element, name).find((child) => (child.vocabulary === 'adlseq') === extension);
  return find(own) ?? (shared && find(shared));
}

function readControlMode(element: XmlElement | undefined, findings: Findings): SequencingDefinition['controlMode'] {
  if (!element) return plainControlMode;
  const flag = (name: string, normal: boolean): boolean => readBoolean(element, name, normal, findings);
  return {
    choice: flag('choice', true),
    choiceExit: flag('choiceExit', true),
    flow: flag('flow', false),
    forwardOnly: flag('forwardOnly', false),
    useCurrentAttemptObjectiveInfo: flag('useCurrentAttemptObjectiveInfo', true),
    useCurrentAttemptProgressInfo: flag('useCurrentAttemptProgressInfo', true),
  };
}

function readRules<Action extends string>(
  rules: XmlElement | undefined,
  name: string,
  actions: readonly Action[],
  findings: Findings,
): readonly SequencingRule<Action>[] {
  return (rules ? childrenOf(rules, name) : []).flatMap((rule): readonly SequencingRule<Action>[] => {
    const conditions = childOf(rule, 'ruleConditions');
    const action = readWord(childOf(rule, 'ruleAction'), 'action', actions, null, findings);
    const read = conditions ? readConditions(childrenOf(conditions, 'ruleCondition'), findings) : null;
    if (action === null || read === null || read.length === 0) return [];
    const combination = readWord(conditions, 'conditionCombination', ['all', 'any'] as const, 'all', findings);
    return [{ action, combination, conditions: read }];
  });
}

/** Null if one of them cannot be understood: a rule with a condition less would be another rule. */
function readConditions(elements: readonly XmlElement[], findings: Findings): readonly Condition[] | null {
  const conditions: Condition[] = [];
  for (const element of elements) {
    const condition = readWord(element, 'condition', ruleConditions, null, findings);
    if (condition === null) return null;
    const referencedObjective = identifierOf(element, 'referencedObjective');
    conditions.push({
      condition,
      not: readWord(element, 'operator', ['not', 'noOp'] as const, 'noOp', findings) === 'not',
      measureThreshold: readNumber(element, 'measureThreshold', 0, findings),
      ...(referencedObjective === undefined ? {} : { referencedObjective }),
    });
  }
  return conditions;
}

function readLimits(element: XmlElement | undefined, findings: Findings): SequencingDefinition['limitConditions'] {
  if (!element) return {};
  const attemptLimit = readNumber(element, 'attemptLimit', -1, findings);
  const text = attributeOf(element, 'attemptAbsoluteDurationLimit');
  const hundredths = text === undefined ? null : readIsoDuration(text);
  if (text !== undefined && hundredths === null) findings.add('value-unknown', element, `"${text}" is no duration`);
  return {
    ...(attemptLimit >= 0 ? { attemptLimit } : {}),
    ...(text === undefined || hundredths === null
      ? {}
      : { attemptAbsoluteDurationLimit: hundredths / 100, attemptAbsoluteDurationSaid: text }),
  };
}

function readRollupRules(element: XmlElement, findings: Findings): readonly RollupRule[] {
  return childrenOf(element, 'rollupRule').flatMap((rule): readonly RollupRule[] => {
    const holder = childOf(rule, 'rollupConditions');
    const action = readWord(childOf(rule, 'rollupAction'), 'action', rollupActions, null, findings);
    const conditions = holder ? readConditions(childrenOf(holder, 'rollupCondition'), findings) : null;
    if (action === null || conditions === null || conditions.length === 0) return [];
    return [
      {
        action,
        conditions,
        combination: readWord(holder, 'conditionCombination', ['all', 'any'] as const, 'any', findings),
        childActivitySet: readWord(rule, 'childActivitySet', childActivitySets, 'all', findings),
        minimumCount: readNumber(rule, 'minimumCount', 0, findings),
        minimumPercent: readNumber(rule, 'minimumPercent', 0, findings),
      },
    ];
  });
}

function readRollupControls(
  rules: XmlElement | undefined,
  considered: XmlElement | undefined,
  findings: Findings,
): SequencingDefinition['rollupControls'] {
  const consideration = (name: string): (typeof rollupConsiderations)[number] =>
    readWord(considered, name, rollupConsiderations, 'always', findings);
  return {
    ...plainRollupControls,
    ...(rules && {
      objectiveSatisfied: readBoolean(rules, 'rollupObjectiveSatisfied', true, findings),
      progressCompletion: readBoolean(rules, 'rollupProgressCompletion', true, findings),
      objectiveMeasureWeight: readNumber(rules, 'objectiveMeasureWeight', 1, findings),
    }),
    ...(considered && {
      requiredFor: {
        satisfied: consideration('requiredForSatisfied'),
        notSatisfied: consideration('requiredForNotSatisfied'),
        completed: consideration('requiredForCompleted'),
        incomplete: consideration('requiredForIncomplete'),
      },
      measureSatisfactionIfActive: readBoolean(considered, 'measureSatisfactionIfActive', true, findings),
    }),
  };
}

function readObjectives(
  element: XmlElement | undefined,
  extended: XmlElement | undefined,
  findings: Findings,
): readonly ObjectiveDescription[] {
  const extensions = new Map(
    (extended ? childrenOf(extended, 'objective') : []).map((one) => [identifierOf(one, 'objectiveID') ?? '', one]),
  );
  const read = (one: XmlElement, primary: boolean): ObjectiveDescription => {
    const id = identifierOf(one, 'objectiveID') ?? '';
    const minimum = Number(collapsed(childOf(one, 'minNormalizedMeasure')?.text ?? '') || '1');
    return {
      id,
      primary,
      satisfiedByMeasure: readBoolean(one, 'satisfiedByMeasure', false, findings),
      minNormalizedMeasure: Number.isFinite(minimum) ? minimum : 1,
      maps: readMaps(one, extensions.get(id), findings),
    };
  };
  const named = element ? childrenOf(element, 'primaryObjective')[0] : undefined;
  const objectives: ObjectiveDescription[] = [named ? read(named, true) : plainPrimaryObjective];
  for (const one of element ? childrenOf(element, 'objective') : []) {
    const objective = read(one, false);
    if (objective.id === '' || objectives.some((known) => known.id === objective.id)) {
      findings.add('objective-repeated', one, `The objective "${objective.id}" has no name of its own`);
    } else objectives.push(objective);
  }
  return objectives;
}

const standardFields = { satisfied: 'SatisfiedStatus', measure: 'NormalizedMeasure' } as const;
const extendedFields = {
  rawScore: 'RawScore',
  minScore: 'MinScore',
  maxScore: 'MaxScore',
  completed: 'CompletionStatus',
  progressMeasure: 'ProgressMeasure',
} as const;

/** One map for each shared objective; what the extension says of the same one is laid over it. */
function readMaps(
  objective: XmlElement,
  extension: XmlElement | undefined,
  findings: Findings,
): readonly ObjectiveMap[] {
  const maps = new Map<string, { read: Record<ObjectiveField, boolean>; write: Record<ObjectiveField, boolean> }>();
  const none = (): Record<ObjectiveField, boolean> =>
    Object.fromEntries(objectiveFields.map((field) => [field, false])) as Record<ObjectiveField, boolean>;
  const lay = (elements: readonly XmlElement[], fields: Readonly<Record<string, string>>): void => {
    for (const element of elements) {
      const target = identifierOf(element, 'targetObjectiveID') ?? '';
      const map = maps.get(target) ?? { read: none(), write: none() };
      for (const [field, name] of Object.entries(fields) as [ObjectiveField, string][]) {
        map.read[field] = readBoolean(element, `read${name}`, true, findings);
        map.write[field] = readBoolean(element, `write${name}`, false, findings);
      }
      maps.set(target, map);
    }
  };
  lay(childrenOf(objective, 'mapInfo'), standardFields);
  if (extension) lay(childrenOf(extension, 'mapInfo'), extendedFields);
  return Array.from(maps, ([target, map]) => ({ target, ...map }));
}

const timings: readonly Timing[] = ['never', 'once', 'onEachNewAttempt'];

function readRandomization(
  element: XmlElement | undefined,
  findings: Findings,
): Pick<SequencingDefinition, 'selection' | 'randomization'> {
  const count = element ? readNumber(element, 'selectCount', -1, findings) : -1;
  const timing = (name: string): Timing => readWord(element, name, timings, 'never', findings);
  return {
    selection: { timing: timing('selectionTiming'), ...(count >= 0 ? { count } : {}) },
    randomization: {
      timing: timing('randomizationTiming'),
      reorderChildren: element ? readBoolean(element, 'reorderChildren', false, findings) : false,
    },
  };
}

function readDelivery(element: XmlElement | undefined, findings: Findings): SequencingDefinition['deliveryControls'] {
  const flag = (name: string, normal: boolean): boolean =>
    element ? readBoolean(element, name, normal, findings) : normal;
  return {
    tracked: flag('tracked', true),
    completionSetByContent: flag('completionSetByContent', false),
    objectiveSetByContent: flag('objectiveSetByContent', false),
  };
}

function readConstrainedChoice(
  element: XmlElement | undefined,
  findings: Findings,
): SequencingDefinition['constrainedChoice'] {
  const flag = (name: string): boolean => (element ? readBoolean(element, name, false, findings) : false);
  return { preventActivation: flag('preventActivation'), constrainChoice: flag('constrainChoice') };
}
