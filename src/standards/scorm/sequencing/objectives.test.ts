import { describe, expect, test } from 'vitest';
import { cluster, condition, leaf, local, map, primary, rule, Walk, type Said } from './small-tree.ts';
import { knownObjectives } from './results.ts';
import { unknownObjective } from './tracking.ts';

const byContent: Said = {
  deliveryControls: { tracked: true, completionSetByContent: true, objectiveSetByContent: true },
};
const known = (walk: Walk, activity: string): ReturnType<typeof knownObjectives> =>
  knownObjectives(walk.tree, walk.state, activity, walk.world);

describe('objective maps', () => {
  test('carry every value from one activity to another, and no value they do not name', () => {
    const all = ['satisfied', 'measure', 'completed', 'progressMeasure', 'rawScore', 'minScore', 'maxScore'] as const;
    const walk = new Walk(
      cluster(
        'root',
        { flow: true },
        leaf('a', { ...byContent, objectives: [primary(), local('x', { maps: [map('s', [], all)] })] }),
        leaf('b', { ...byContent, objectives: [primary(), local('y', { maps: [map('s', all)] })] }),
        leaf('c', { ...byContent, objectives: [primary(), local('z', { maps: [map('s', ['rawScore'])] })] }),
      ),
    );
    walk.ask('start');
    const values = {
      satisfied: true,
      measure: 0.5,
      completed: false,
      progressMeasure: 0.2,
      rawScore: 5,
      minScore: 0,
      maxScore: 10,
    };
    walk.report({ id: 'x', ...values });
    expect(known(walk, 'b')[1]).toEqual({ id: 'y', primary: false, ...values });
    expect(known(walk, 'c')[1]).toMatchObject({ id: 'z', rawScore: 5, measure: null, satisfied: null });
  });

  test('let the shared objective stand in place of the local one where they read it, known or not', () => {
    const reader = (): ReturnType<typeof cluster> =>
      cluster(
        'root',
        { flow: true },
        leaf('a', { ...byContent, objectives: [primary({ maps: [map('s', ['satisfied'])] })] }),
      );
    const unknown = new Walk(reader());
    unknown.ask('start');
    unknown.report({ satisfied: false, measure: 0.3 });
    expect(known(unknown, 'a')[0]).toMatchObject({ satisfied: null, measure: 0.3 });
    const shared = new Walk(reader(), { s: { ...unknownObjective, satisfied: true } });
    shared.ask('start');
    shared.report({ satisfied: false, measure: 0.3 });
    expect(known(shared, 'a')[0]).toMatchObject({ satisfied: true, measure: 0.3 });
  });

  test('leave progress to the activity itself as long as nobody has shared any, and nothing else', () => {
    const threshold = { completedByMeasure: true, minProgressMeasure: 0.6, progressWeight: 1 };
    const walk = new Walk(
      cluster(
        'root',
        { flow: true },
        leaf('a', {
          ...byContent,
          objectives: [primary({ maps: [map('s', ['completed', 'progressMeasure', 'measure'], ['completed'])] })],
          completionThreshold: threshold,
        }),
        leaf('b', {
          ...byContent,
          objectives: [primary({ maps: [map('s', ['completed'])] })],
          preConditionRules: [rule('skip', 'activityProgressKnown')],
        }),
        leaf('c', { ...byContent, objectives: [primary({ maps: [map('s', [], ['progressMeasure'])] })] }),
      ),
    );
    walk.ask('start');
    walk.report({ progressMeasure: 0.5, measure: 0.3 });
    expect(known(walk, 'a')[0]).toMatchObject({ completed: false, progressMeasure: 0.5, measure: null });
    expect(walk.ask('continue'), 'what follows from it is shared').toBe('c');
    walk.report({ progressMeasure: 0.7 });
    expect(known(walk, 'a')[0]?.progressMeasure, 'what is shared goes before').toBe(0.7);
  });

  test('tell content the completion that others share, though its own threshold judges it otherwise', () => {
    const judged = (minProgressMeasure: number): Said => ({
      ...byContent,
      objectives: [primary({ maps: [map('s', ['completed', 'progressMeasure'], ['completed', 'progressMeasure'])] })],
      completionThreshold: { completedByMeasure: true, minProgressMeasure, progressWeight: 1 },
    });
    const walk = new Walk(
      cluster(
        'root',
        { flow: true },
        leaf('a', judged(0.6)),
        leaf('b', { ...judged(0.2), preConditionRules: [rule('skip', 'not completed')] }),
        leaf('c', judged(0.9)),
      ),
    );
    walk.ask('start');
    walk.report({ progressMeasure: 0.4 });
    expect(known(walk, 'b')[0]).toMatchObject({ completed: false, progressMeasure: 0.4 });
    expect(walk.ask('continue'), 'its rules go by the threshold').toBe('b');
    walk.report({ progressMeasure: 0.5 });
    expect(known(walk, 'c')[0]).toMatchObject({ completed: true, progressMeasure: 0.5 });
  });

  test('tell content that is not tracked what others share, and let it neither share nor be judged', () => {
    const deliveryControls = { tracked: false, completionSetByContent: false, objectiveSetByContent: false };
    const walk = new Walk(
      cluster(
        'root',
        { flow: true },
        leaf('a', { ...byContent, objectives: [primary({ maps: [map('s', [], ['satisfied', 'rawScore'])] })] }),
        leaf('b', {
          deliveryControls,
          objectives: [primary({ maps: [map('s', ['satisfied', 'rawScore'], ['satisfied', 'rawScore'])] })],
          preConditionRules: [rule('skip', 'satisfied')],
        }),
      ),
    );
    walk.ask('start');
    walk.report({ satisfied: true, rawScore: 8 });
    expect(walk.ask('continue')).toBe('b');
    expect(known(walk, 'b')[0]).toMatchObject({ satisfied: true, rawScore: 8 });
    walk.report({ satisfied: false, rawScore: 2 });
    expect(known(walk, 'b')[0]).toMatchObject({ satisfied: true, rawScore: 8 });
  });

  test('share with one attempt on the course only, where the course says so', () => {
    const root = (): ReturnType<typeof cluster> =>
      cluster(
        'root',
        { flow: true },
        leaf('a', {
          objectives: [primary({ maps: [map('s', ['satisfied'], ['satisfied'])] })],
          preConditionRules: [rule('skip', 'satisfied')],
        }),
        leaf('b'),
      );
    const never = (): number => 0;
    const own = new Walk(root(), {}, never, false);
    own.ask('start');
    own.report({ satisfied: true });
    expect([own.ask('suspendAll'), own.ask('resumeAll')]).toEqual(['ended', 'a']);
    expect(known(own, 'a')[0], 'a suspended attempt goes on').toMatchObject({ satisfied: true });
    expect(own.ask('exitAll')).toBe('ended');
    expect(known(own, 'a')[0], 'the last attempt is known until the next begins').toMatchObject({ satisfied: true });
    expect(own.ask({ request: 'choice', target: 'nowhere' })).toBe('NB.2.1-11');
    expect(known(own, 'a')[0]).toMatchObject({ satisfied: true });
    expect(own.ask('start')).toBe('a');
    expect(known(own, 'a')[0]).toMatchObject({ satisfied: null });
    const retried = new Walk(
      cluster(
        'root',
        { flow: true, more: { postConditionRules: [rule('retry', 'always')] } },
        leaf('a', {
          objectives: [primary(), local('x', { maps: [map('s', ['satisfied'], ['satisfied'])] })],
          preConditionRules: [rule('skip', condition('satisfied', { referencedObjective: 'x' }))],
          postConditionRules: [rule('exitParent', 'always')],
        }),
        leaf('b'),
      ),
      {},
      never,
      false,
    );
    retried.ask('start');
    retried.report({ id: 'x', satisfied: true });
    expect(retried.ask('continue'), 'so does one that is begun again by a rule').toBe('a');
    const ofTheSystem = new Walk(root());
    ofTheSystem.ask('start');
    ofTheSystem.report({ satisfied: true });
    ofTheSystem.ask('exitAll');
    expect(ofTheSystem.ask('start')).toBe('b');
  });

  test('judge a shared measure by the reader’s own threshold', () => {
    const at = (minNormalizedMeasure: number): Said => ({
      ...byContent,
      objectives: [
        primary({ satisfiedByMeasure: true, minNormalizedMeasure, maps: [map('s', ['measure'], ['measure'])] }),
      ],
    });
    const walk = new Walk(cluster('root', { flow: true }, leaf('a', at(0.6)), leaf('b', at(0.8))));
    walk.ask('start');
    walk.report({ measure: 0.7, satisfied: false });
    expect([known(walk, 'a')[0]?.satisfied, known(walk, 'b')[0]?.satisfied]).toEqual([true, false]);
  });

  test('complete an activity by a shared measure of progress', () => {
    const walk = new Walk(
      cluster(
        'root',
        { flow: true },
        leaf('a', { ...byContent, objectives: [primary({ maps: [map('s', [], ['progressMeasure'])] })] }),
        leaf('b', {
          ...byContent,
          objectives: [primary({ maps: [map('s', ['progressMeasure'])] })],
          completionThreshold: { completedByMeasure: true, minProgressMeasure: 0.8, progressWeight: 1 },
          preConditionRules: [rule('skip', 'completed')],
        }),
        leaf('c', byContent),
      ),
    );
    walk.ask('start');
    walk.report({ progressMeasure: 0.9 });
    expect(known(walk, 'b')[0]?.completed).toBe(true);
    expect(walk.ask('continue')).toBe('c');
  });

  test('share the status that follows from a measure with those who read the status', () => {
    const walk = new Walk(
      cluster(
        'root',
        { flow: true },
        leaf('a', {
          ...byContent,
          objectives: [
            primary({ satisfiedByMeasure: true, minNormalizedMeasure: 0.5, maps: [map('s', [], ['satisfied'])] }),
          ],
        }),
        leaf('b', { ...byContent, objectives: [primary({ maps: [map('s', ['satisfied'])] })] }),
      ),
    );
    walk.ask('start');
    walk.report({ measure: 0.5 });
    expect(known(walk, 'b')[0]?.satisfied).toBe(true);
  });

  test('take back what was shared when content says "unknown", but not when roll-up has nothing to tell', () => {
    const objectives = [primary({ maps: [map('s', ['satisfied'], ['satisfied', 'measure'])] })];
    const writer: Said = { ...byContent, objectives };
    const walk = new Walk(
      cluster(
        'root',
        { flow: true },
        leaf('a', writer),
        cluster('one', { flow: true, more: { objectives } }, leaf('b', byContent)),
        leaf('c', writer),
      ),
    );
    walk.ask('start');
    walk.report({ satisfied: true, measure: 0.5 });
    walk.ask('continue');
    walk.ask('continue');
    expect(walk.state.sharedObjectives['s']).toMatchObject({ satisfied: true, measure: 0.5 });
    walk.report({ satisfied: null });
    expect(walk.state.sharedObjectives['s']).toMatchObject({ satisfied: null, measure: 0.5 });
  });
});

describe('conditions', () => {
  test('look at the objective they name, and are unknown if there is none of that name', () => {
    const skipIf = (referencedObjective: string): Walk =>
      new Walk(
        cluster(
          'root',
          { flow: true },
          leaf('a', { ...byContent, objectives: [primary(), local('x', { maps: [map('s', [], ['measure'])] })] }),
          leaf('b', {
            ...byContent,
            objectives: [primary(), local('y', { maps: [map('s', ['measure'])] })],
            preConditionRules: [
              rule('skip', condition('objectiveMeasureGreaterThan', { referencedObjective, measureThreshold: 0.4 })),
            ],
          }),
          leaf('c'),
        ),
      );
    for (const [named, expected] of [
      ['y', 'c'],
      ['nobody', 'b'],
    ] as const) {
      const walk = skipIf(named);
      walk.ask('start');
      walk.report({ id: 'x', measure: 0.5 });
      expect(walk.ask('continue')).toBe(expected);
    }
  });

  test('compare measures strictly, and know what is known', () => {
    const after = (...conditions: readonly Parameters<typeof rule>[1][]): string => {
      const walk = new Walk(
        cluster(
          'root',
          { flow: true },
          leaf('a', { ...byContent, postConditionRules: [rule('exitAll', ...conditions)] }),
          leaf('b'),
        ),
      );
      walk.ask('start');
      walk.report({ measure: 0.5, completed: false });
      return walk.ask('continue');
    };
    const measure = (name: 'objectiveMeasureGreaterThan' | 'objectiveMeasureLessThan', measureThreshold: number) =>
      condition(name, { measureThreshold });
    expect(after(measure('objectiveMeasureGreaterThan', 0.5))).toBe('b');
    expect(after(measure('objectiveMeasureGreaterThan', 0.49))).toBe('ended');
    expect(after(measure('objectiveMeasureLessThan', 0.5))).toBe('b');
    expect(after(measure('objectiveMeasureLessThan', 0.51))).toBe('ended');
    expect(after('objectiveMeasureKnown', 'not objectiveStatusKnown', 'activityProgressKnown')).toBe('ended');
    expect(after('not completed', 'attempted', 'not attemptLimitExceeded')).toBe('ended');
    expect(after('never')).toBe('b');
    expect(after('outsideAvailableTimeRange')).toBe('b');
  });

  test('know nothing of an activity that is not tracked', () => {
    const untracked = { tracked: false, completionSetByContent: false, objectiveSetByContent: false };
    const walk = new Walk(
      cluster(
        'root',
        { flow: true },
        leaf('a', { deliveryControls: untracked, postConditionRules: [rule('exitAll', 'objectiveStatusKnown')] }),
        leaf('b'),
      ),
    );
    walk.ask('start');
    walk.report({ satisfied: true });
    expect(walk.ask('continue')).toBe('b');
    expect(walk.state.activities['a']).toMatchObject({ attemptCount: 0, active: false });
  });
});
