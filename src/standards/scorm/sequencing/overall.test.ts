import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pathToRoot, activityOf, plantTree, rootOf, type ActivityOutline, type ActivityTree } from './activity-tree.ts';
import {
  postConditionActions,
  preConditionActions,
  rollupActions,
  rollupConsiderations,
  ruleConditions,
  childActivitySets,
} from './definition.ts';
import { plainNavigations, type NavigationRequest } from './navigation.ts';
import { beginCourse, navigate, type Step } from './overall.ts';
import { recordResults } from './results.ts';
import { cluster, condition, inWords, leaf, local, map, primary, Walk, type Said } from './small-tree.ts';
import type { SequencingState } from './tracking.ts';
import { controls, tableOfContents, wouldSucceed } from './valid-requests.ts';

describe('a tree', () => {
  test('refuses two activities of one name', () => {
    expect(() => plantTree(cluster('root', {}, leaf('a'), leaf('a')))).toThrow(RangeError);
  });
});

describe('selection and randomization', () => {
  const many = (more: Said): ActivityOutline =>
    cluster('root', { flow: true, more }, ...['a', 'b', 'c', 'd', 'e'].map((id) => leaf(id)));
  const counting = (): (() => number) => {
    let last = 7;
    return () => {
      last = (last * 16807) % 2147483647;
      return last / 2147483647;
    };
  };

  test('offer so many children in the order the author gave them', () => {
    const walk = new Walk(many({ selection: { timing: 'once', count: 3 } }), {}, counting());
    const offered = walk.state.activities['root']?.availableChildren ?? [];
    expect(offered).toHaveLength(3);
    expect(offered).toEqual(offered.toSorted());
    walk.ask('start');
    walk.ask('exitAll');
    expect(walk.state.activities['root']?.availableChildren).toEqual(offered);
  });

  test('shuffle anew for each attempt where told so, and lose no child', () => {
    const walk = new Walk(
      many({ randomization: { timing: 'onEachNewAttempt', reorderChildren: true } }),
      {},
      counting(),
    );
    const orders = new Set<string>();
    for (let attempt = 0; attempt < 6; attempt += 1) {
      orders.add((walk.state.activities['root']?.availableChildren ?? []).join(''));
      walk.ask('start');
      const during = walk.state.activities['root']?.availableChildren;
      walk.ask('continue');
      expect(walk.state.activities['root']?.availableChildren).toEqual(during);
      walk.ask('exitAll');
    }
    expect(orders.size).toBeGreaterThan(2);
    for (const order of orders) expect([...order].toSorted().join('')).toBe('abcde');
  });

  test('are walked in the order in which the children are on offer', () => {
    const walk = new Walk(many({ randomization: { timing: 'once', reorderChildren: true } }), {}, counting());
    const order = walk.state.activities['root']?.availableChildren ?? [];
    expect(order).not.toEqual(['a', 'b', 'c', 'd', 'e']);
    expect([walk.ask('start'), ...order.slice(1).map(() => walk.ask('continue'))]).toEqual(order);
    expect(walk.ask('continue')).toBe('ended');
  });
});

describe('what can be asked', () => {
  test('are the controls the process grants, less what the activity hides and a “previous” to nowhere', () => {
    const walk = new Walk(
      cluster('root', { flow: true }, leaf('a'), leaf('b', { hiddenControls: ['continue', 'exitAll'] })),
    );
    const offered = (): string[] => [...controls(walk.tree, walk.state, walk.world)].toSorted();
    expect(offered()).toEqual(['start']);
    walk.ask('start');
    expect(offered()).toEqual(['abandon', 'abandonAll', 'continue', 'exit', 'exitAll', 'suspendAll']);
    walk.ask('continue');
    expect(offered()).toEqual(['abandon', 'abandonAll', 'exit', 'previous', 'suspendAll']);
    walk.ask('suspendAll');
    expect(offered()).toEqual(['resumeAll', 'start']);
  });

  test('is tried on a copy: the state stays as it is', () => {
    const walk = new Walk(cluster('root', { flow: true }, leaf('a'), leaf('b')));
    walk.ask('start');
    const before = JSON.stringify(walk.state);
    expect(wouldSucceed(walk.tree, walk.state, { request: 'continue' }, walk.world)).toBe(true);
    expect(wouldSucceed(walk.tree, walk.state, { request: 'previous' }, walk.world)).toBe(false);
    expect(JSON.stringify(walk.state)).toBe(before);
  });

  test('shows in the contents what choice can reach, with what is known of it', () => {
    const walk = new Walk(
      cluster(
        'root',
        { flow: true },
        leaf('a'),
        leaf('v', { visible: false }),
        cluster('one', { choice: false, flow: true }, leaf('b')),
        cluster(
          'two',
          {
            more: {
              preConditionRules: [
                { action: 'hiddenFromChoice', combination: 'all', conditions: [condition('always')] },
              ],
            },
          },
          leaf('c'),
        ),
      ),
    );
    walk.ask('start');
    walk.report({ completed: true, measure: 0.5 });
    const contents = tableOfContents(walk.tree, walk.state, walk.world);
    expect(contents.filter((entry) => entry.shown).map((entry) => entry.activity)).toEqual(['root', 'a', 'one']);
    expect(contents.filter((entry) => entry.selectable).map((entry) => entry.activity)).toEqual(['root', 'a', 'one']);
    expect(contents.find((entry) => entry.activity === 'a')).toMatchObject({
      current: true,
      completed: true,
      measure: 0.5,
      attempts: 1,
      depth: 1,
      leaf: true,
    });
  });
});

/** Courses of every shape and rule, within reason. */
const ids = ['g1', 'g2'];
const conditionOf = fc.record({
  condition: fc.constantFrom(...ruleConditions),
  not: fc.boolean(),
  measureThreshold: fc.constantFrom(-0.5, 0, 0.5),
});
const ruleOf = <Action extends string>(...actions: readonly Action[]) =>
  fc.record({
    action: fc.constantFrom(...actions),
    combination: fc.constantFrom('all' as const, 'any' as const),
    conditions: fc.array(conditionOf, { minLength: 1, maxLength: 2 }),
  });
const mapOf = fc
  .tuple(fc.constantFrom(...ids), fc.boolean(), fc.boolean())
  .map(([target, read, write]) =>
    map(
      target,
      read ? ['satisfied', 'measure', 'completed', 'progressMeasure'] : [],
      write ? ['satisfied', 'measure', 'completed', 'progressMeasure'] : [],
    ),
  );
const said: fc.Arbitrary<Said> = fc
  .record({
    preConditionRules: fc.array(ruleOf(...preConditionActions), { maxLength: 1 }),
    exitConditionRules: fc.array(ruleOf('exit' as const), { maxLength: 1 }),
    postConditionRules: fc.array(ruleOf(...postConditionActions), { maxLength: 2 }),
    rollupRules: fc.array(
      fc.record({
        action: fc.constantFrom(...rollupActions),
        childActivitySet: fc.constantFrom(...childActivitySets),
        minimumCount: fc.nat(2),
        minimumPercent: fc.constantFrom(0, 0.5, 1),
        combination: fc.constantFrom('all' as const, 'any' as const),
        conditions: fc.array(conditionOf, { minLength: 1, maxLength: 2 }),
      }),
      { maxLength: 1 },
    ),
    attemptLimit: fc.option(fc.nat(2), { nil: undefined }),
    satisfiedByMeasure: fc.boolean(),
    maps: fc.array(mapOf, { maxLength: 2 }),
    consideration: fc.constantFrom(...rollupConsiderations),
    tracked: fc.constantFrom(true, true, true, false),
    byContent: fc.boolean(),
    preventActivation: fc.boolean(),
    constrainChoice: fc.boolean(),
    count: fc.option(fc.nat(3), { nil: undefined }),
    timing: fc.constantFrom('never' as const, 'once' as const, 'onEachNewAttempt' as const),
  })
  .map((made) => ({
    preConditionRules: made.preConditionRules,
    exitConditionRules: made.exitConditionRules,
    postConditionRules: made.postConditionRules,
    rollupRules: made.rollupRules,
    limitConditions: made.attemptLimit === undefined ? {} : { attemptLimit: made.attemptLimit },
    objectives: [
      primary({ satisfiedByMeasure: made.satisfiedByMeasure, minNormalizedMeasure: 0.5, maps: made.maps }),
      local('x', { maps: made.maps }),
    ],
    rollupControls: {
      requiredFor: {
        satisfied: made.consideration,
        notSatisfied: made.consideration,
        completed: made.consideration,
        incomplete: 'always' as const,
      },
    },
    deliveryControls: {
      tracked: made.tracked,
      completionSetByContent: made.byContent,
      objectiveSetByContent: made.byContent,
    },
    constrainedChoice: { preventActivation: made.preventActivation, constrainChoice: made.constrainChoice },
    selection: made.count === undefined ? { timing: made.timing } : { timing: made.timing, count: made.count },
    randomization: { timing: made.timing, reorderChildren: true },
  }));

const shape = fc.array(fc.nat(3), { minLength: 1, maxLength: 3 });
const courses: fc.Arbitrary<ActivityTree> = fc
  .tuple(
    shape,
    fc.array(said, { minLength: 14, maxLength: 14 }),
    fc.array(
      fc.record({
        choice: fc.boolean(),
        choiceExit: fc.boolean(),
        flow: fc.constantFrom(true, true, false),
        forwardOnly: fc.boolean(),
      }),
      { minLength: 4, maxLength: 4 },
    ),
    fc.boolean(),
  )
  .map(([sizes, words, modes, objectivesGlobalToSystem]) => {
    let next = 0;
    const word = (): Said => words[next++ % words.length] ?? {};
    const parts = sizes.map((size, at) =>
      size === 0
        ? leaf(`l${at}`, word())
        : cluster(
            `c${at}`,
            { ...modes[at], more: word() },
            ...Array.from({ length: size }, (_, child) => leaf(`l${at}.${child}`, word())),
          ),
    );
    const root = cluster('root', { ...modes[3], more: { ...word(), preConditionRules: [] } }, ...parts);
    return plantTree(root, objectivesGlobalToSystem);
  });

type Move =
  | { readonly kind: 'ask'; readonly at: number; readonly target: number }
  | {
      readonly kind: 'report';
      readonly satisfied: boolean | null;
      readonly measure: number | null;
      readonly completed: boolean | null;
      readonly suspended: boolean;
    };
const moves: fc.Arbitrary<readonly Move[]> = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('ask' as const), at: fc.nat(40), target: fc.nat(20) }),
    fc.record({
      kind: fc.constant('report' as const),
      satisfied: fc.constantFrom(true, false, null),
      measure: fc.constantFrom(0, 0.7, 1, null),
      completed: fc.constantFrom(true, false, null),
      suspended: fc.boolean(),
    }),
  ),
  { maxLength: 25 },
);

function requestOf(tree: ActivityTree, at: number, target: number): NavigationRequest {
  const activities = [...tree.activities.keys(), 'nowhere'];
  const named = activities[target % activities.length] ?? 'nowhere';
  const request = [...plainNavigations, 'continue', 'continue', 'start', 'choice', 'choice', 'jump'] as const;
  const chosen = request[at % request.length] ?? 'start';
  return chosen === 'choice' || chosen === 'jump' ? { request: chosen, target: named } : { request: chosen };
}

function holds(tree: ActivityTree, state: SequencingState): void {
  const active = Object.entries(state.activities).filter(([, info]) => info.active);
  const current = state.current === null ? null : activityOf(tree, state.current);
  // what is active lies on one way from the root to the current activity
  const way = new Set(current ? pathToRoot(tree, current).map((activity) => activity.id) : []);
  for (const [id] of active) expect(way.has(id)).toBe(true);
  if (current && state.activities[current.id]?.active)
    for (const id of way) expect(state.activities[id]?.active).toBe(true);
  expect(active.filter(([id]) => activityOf(tree, id).children.length === 0).length).toBeLessThan(2);
  for (const info of Object.values(state.activities)) {
    expect(info.active && info.activeSince === null).toBe(false);
    expect(info.attemptAbsoluteDuration).toBeGreaterThanOrEqual(0);
  }
  expect(JSON.parse(JSON.stringify(state))).toEqual(state);
}

/** A course that shares within one attempt: the next begins without it, and until then nothing is forgotten. */
function sharesRightly(tree: ActivityTree, before: SequencingState, { state, outcome }: Step): void {
  // of a root that is not tracked no attempts are counted
  if (tree.objectivesGlobalToSystem || !rootOf(tree).sequencing.deliveryControls.tracked) return;
  const attempts = (at: SequencingState): number => at.activities[tree.root]?.attemptCount ?? 0;
  const begins = outcome.kind === 'deliver' && attempts(state) > attempts(before);
  const kept = Object.keys(before.sharedObjectives);
  expect(Object.keys(state.sharedObjectives)).toEqual(begins ? [] : expect.arrayContaining(kept));
}

describe('any course, taken in any way', () => {
  test('never throws, keeps what is active on one way from the root, and is the same after a rest as JSON', () => {
    fc.assert(
      fc.property(courses, moves, fc.nat(1000), (tree, steps, seed) => {
        let chance = seed;
        const random = (): number => (chance = (chance * 16807 + 11) % 2147483647) / 2147483647;
        let state = beginCourse(tree, { now: 0, random });
        let now = 0;
        for (const step of steps) {
          now += 1000;
          const frozen = JSON.stringify(state);
          const rested = JSON.parse(frozen) as SequencingState;
          if (step.kind === 'ask') {
            const asked = requestOf(tree, step.at, step.target);
            const draw = chance;
            const first = navigate(tree, state, asked, { now, random });
            chance = draw;
            const second = navigate(tree, rested, asked, { now, random });
            expect(second).toEqual(first);
            expect(JSON.stringify(state)).toBe(frozen);
            if (first.outcome.kind === 'deliver') expect(first.state.current).toBe(inWords(first.outcome));
            sharesRightly(tree, state, first);
            state = first.state;
          } else if (state.current !== null && state.activities[state.current]?.active) {
            const { satisfied, measure, completed, suspended } = step;
            const objectives = [{ satisfied, measure, completed, progressMeasure: measure }];
            state = recordResults(tree, state, state.current, { objectives, suspended }, { now, random });
          }
          holds(tree, state);
        }
        tableOfContents(tree, state, { now, random });
      }),
      { seed: 20261123, numRuns: 400 },
    );
  });
});
