/** Small activity trees for tests: `course(cluster('root', { flow: true }, leaf('a'), leaf('b')))`. Imported by tests only. */
import { plantTree, type ActivityOutline, type ActivityTree } from './activity-tree.ts';
import {
  objectiveFields,
  plainControlMode,
  plainPrimaryObjective,
  plainRollupControls,
  plainSequencing,
  type Condition,
  type ConditionName,
  type ControlMode,
  type ObjectiveDescription,
  type ObjectiveField,
  type ObjectiveMap,
  type RollupAction,
  type RollupControls,
  type RollupRule,
  type SequencingDefinition,
  type SequencingRule,
} from './definition.ts';
import type { NavigationRequest, PlainNavigation } from './navigation.ts';
import { beginCourse, navigate, type Outcome, type Step } from './overall.ts';
import { recordResults, type ObjectiveResult } from './results.ts';
import type { World } from './session.ts';
import type { SequencingState, SharedObjectives } from './tracking.ts';

export type Said = Omit<Partial<SequencingDefinition>, 'rollupControls'> & {
  readonly rollupControls?: Partial<RollupControls>;
  readonly hiddenControls?: ActivityOutline['hiddenControls'];
  readonly visible?: boolean;
};

function outline(id: string, said: Said, children: readonly ActivityOutline[]): ActivityOutline {
  const { hiddenControls = [], visible = true, rollupControls, ...sequencing } = said;
  return {
    id,
    title: id.toUpperCase(),
    visible,
    hiddenControls,
    sequencing: plainSequencing({ ...sequencing, rollupControls: { ...plainRollupControls, ...rollupControls } }),
    children,
  };
}

export const leaf = (id: string, said: Said = {}): ActivityOutline => outline(id, said, []);

export function cluster(
  id: string,
  mode: Partial<ControlMode> & { readonly more?: Said },
  ...children: readonly ActivityOutline[]
): ActivityOutline {
  const { more = {}, ...controlMode } = mode;
  return outline(id, { controlMode: { ...plainControlMode, ...controlMode }, ...more }, children);
}

export const course = (root: ActivityOutline, objectivesGlobalToSystem = true): ActivityTree =>
  plantTree(root, objectivesGlobalToSystem);

export function condition(name: ConditionName | `not ${ConditionName}`, more: Partial<Condition> = {}): Condition {
  const not = name.startsWith('not ');
  return { condition: (not ? name.slice(4) : name) as ConditionName, not, measureThreshold: 0, ...more };
}

export function rule<Action extends string>(
  action: Action,
  ...conditions: readonly (ConditionName | `not ${ConditionName}` | Condition)[]
): SequencingRule<Action> {
  return {
    action,
    combination: 'all',
    conditions: conditions.map((one) => (typeof one === 'string' ? condition(one) : one)),
  };
}

export function rollupRule(
  action: RollupAction,
  name: Parameters<typeof condition>[0],
  more: Partial<RollupRule> = {},
): RollupRule {
  return {
    action,
    childActivitySet: 'all',
    minimumCount: 0,
    minimumPercent: 0,
    combination: 'any',
    conditions: [condition(name)],
    ...more,
  };
}

export const primary = (said: Partial<ObjectiveDescription> = {}): ObjectiveDescription => ({
  ...plainPrimaryObjective,
  ...said,
});
export const local = (id: string, said: Partial<ObjectiveDescription> = {}): ObjectiveDescription => ({
  ...plainPrimaryObjective,
  primary: false,
  id,
  ...said,
});

export function map(
  target: string,
  read: readonly ObjectiveField[],
  write: readonly ObjectiveField[] = [],
): ObjectiveMap {
  const flags = (fields: readonly ObjectiveField[]): Record<ObjectiveField, boolean> =>
    Object.fromEntries(objectiveFields.map((field) => [field, fields.includes(field)])) as Record<
      ObjectiveField,
      boolean
    >;
  return { target, read: flags(read), write: flags(write) };
}

/** Takes a course step by step, remembering the state; time stands still unless `at` is moved. */
export class Walk {
  readonly tree: ActivityTree;
  state: SequencingState;
  now = 0;
  private readonly random: () => number;

  constructor(
    root: ActivityOutline,
    shared: SharedObjectives = {},
    random: () => number = () => 0,
    objectivesGlobalToSystem = true,
  ) {
    this.tree = course(root, objectivesGlobalToSystem);
    this.random = random;
    this.state = beginCourse(this.tree, this.world, shared);
  }

  get world(): World {
    return { now: this.now, random: this.random };
  }

  /** 'a' if it was delivered, 'ended', 'nothing', or the exception code. */
  ask(request: PlainNavigation | NavigationRequest): string {
    const asked = typeof request === 'string' ? { request } : request;
    const step: Step = navigate(this.tree, this.state, asked, this.world);
    this.state = step.state;
    return inWords(step.outcome);
  }

  choose(target: string): string {
    return this.ask({ request: 'choice', target });
  }

  jump(target: string): string {
    return this.ask({ request: 'jump', target });
  }

  /** The content of the current activity reports. */
  report(result: ObjectiveResult, more: { readonly suspended?: boolean } = {}): this {
    const current = this.state.current ?? '';
    this.state = recordResults(this.tree, this.state, current, { objectives: [result], ...more }, this.world);
    return this;
  }

  /** What is recorded of an activity's primary objective. */
  known(
    activity: string,
    objective = '',
  ): { satisfied: boolean | null; measure: number | null; completed: boolean | null } {
    const info = this.state.activities[activity]?.objectives[objective];
    return {
      satisfied: info?.satisfied ?? null,
      measure: info?.measure ?? null,
      completed: info?.completed ?? null,
    };
  }
}

export function inWords(outcome: Outcome): string {
  if (outcome.kind === 'deliver') return outcome.activity;
  return outcome.kind === 'refused' ? outcome.exception : outcome.kind;
}
