import { describe, expect, test } from 'vitest';
import { cluster, condition, leaf, map, primary, rollupRule, rule, Walk, type Said } from './small-tree.ts';

const byContent: Said = {
  deliveryControls: { tracked: true, completionSetByContent: true, objectiveSetByContent: true },
};
const three = (more: Said, ...children: readonly Said[]): Walk =>
  new Walk(
    cluster(
      'root',
      { flow: true, more },
      ...['a', 'b', 'c'].map((id, at) => leaf(id, { ...byContent, ...children[at] })),
    ),
  );
/** Reports of a, b, c, one after the other. */
function play(walk: Walk, ...reports: readonly Parameters<Walk['report']>[0][]): Walk {
  for (const [at, report] of reports.entries()) {
    walk.choose(['a', 'b', 'c'][at] ?? '');
    walk.report(report);
  }
  return walk;
}

describe('without rules of its own, a cluster', () => {
  test('is satisfied and completed when all its children are', () => {
    const walk = play(three({}), { satisfied: true, completed: true }, { satisfied: true, completed: true });
    expect(walk.known('root')).toMatchObject({ satisfied: null, completed: null });
    play(walk, {}, {}, { satisfied: true, completed: true });
    expect(walk.known('root')).toMatchObject({ satisfied: null, completed: null });
    walk.choose('a');
    walk.report({ satisfied: true, completed: true });
    walk.choose('b');
    walk.report({ satisfied: true, completed: true });
    expect(walk.known('root')).toMatchObject({ satisfied: true, completed: true });
  });

  test('is not satisfied and incomplete when all are known and one is not', () => {
    const walk = play(
      three({}),
      { satisfied: true, completed: true },
      { satisfied: false, completed: false },
      { satisfied: true, completed: true },
    );
    expect(walk.known('root')).toMatchObject({ satisfied: false, completed: false });
  });

  test('leaves out children that do not contribute or are not tracked', () => {
    const walk = play(
      three(
        {},
        { rollupControls: { objectiveSatisfied: false, progressCompletion: false } },
        { deliveryControls: { tracked: false, completionSetByContent: false, objectiveSetByContent: false } },
      ),
      {},
      {},
      { satisfied: true, completed: true },
    );
    expect(walk.known('root')).toMatchObject({ satisfied: true, completed: true });
  });
});

describe('roll-up rules', () => {
  const failed = rollupRule('notSatisfied', 'not satisfied', { childActivitySet: 'any' });

  test('look at any child, with the condition negated', () => {
    expect(play(three({ rollupRules: [failed] }), { satisfied: false }).known('root').satisfied).toBe(false);
    expect(play(three({ rollupRules: [failed] }), { satisfied: true }).known('root').satisfied).toBeNull();
  });

  test('need all of their conditions or any of them', () => {
    const build = (combination: 'all' | 'any'): Walk =>
      three({
        rollupRules: [
          rollupRule('completed', 'completed', {
            combination,
            conditions: [condition('completed'), condition('satisfied')],
          }),
        ],
      });
    const reports = [{ completed: true }, { completed: true, satisfied: true }, { satisfied: true }];
    expect(play(build('any'), ...reports).known('root').completed).toBe(true);
    expect(play(build('all'), ...reports).known('root').completed).toBeNull();
  });

  test('count none, at least so many, and at least such a share', () => {
    const set = (more: Parameters<typeof rollupRule>[2], ...reports: Parameters<Walk['report']>[0][]): unknown =>
      play(three({ rollupRules: [rollupRule('satisfied', 'satisfied', more)] }), ...reports).known('root').satisfied;
    const no = { satisfied: false };
    const yes = { satisfied: true };
    expect(set({ childActivitySet: 'none' }, no, no, no)).toBe(true);
    expect(set({ childActivitySet: 'none' }, no, no)).toBeNull();
    expect(set({ childActivitySet: 'atLeastCount', minimumCount: 2 }, yes, no, yes)).toBe(true);
    expect(set({ childActivitySet: 'atLeastCount', minimumCount: 2 }, yes, no)).toBeNull();
    expect(set({ childActivitySet: 'atLeastPercent', minimumPercent: 0.6 }, yes, yes)).toBe(true);
    expect(set({ childActivitySet: 'atLeastPercent', minimumPercent: 0.7 }, yes, yes)).toBeNull();
  });

  test('let "satisfied" win where rules for both apply', () => {
    const both = [rollupRule('satisfied', 'attempted', { childActivitySet: 'any' }), failed];
    expect(play(three({ rollupRules: both }), { satisfied: false }).known('root').satisfied).toBe(true);
  });

  test('leave the other kind of status to the default', () => {
    const walk = play(three({ rollupRules: [failed] }), { completed: true }, { completed: true }, { completed: true });
    expect(walk.known('root').completed).toBe(true);
  });
});

describe('considerations', () => {
  const when = (consideration: 'ifAttempted' | 'ifNotSkipped' | 'ifNotSuspended'): Said => ({
    rollupControls: {
      requiredFor: { satisfied: consideration, notSatisfied: 'always', completed: consideration, incomplete: 'always' },
    },
  });

  test('leave out what was never attempted', () => {
    const walk = play(three({}, {}, when('ifAttempted'), when('ifAttempted')), { satisfied: true, completed: true });
    expect(walk.known('root')).toMatchObject({ satisfied: true, completed: true });
  });

  test('leave out what is suspended', () => {
    const walk = three({}, {}, when('ifNotSuspended'), when('ifNotSuspended'));
    for (const id of ['b', 'c']) {
      walk.choose(id);
      walk.report({}, { suspended: true });
    }
    walk.choose('a');
    walk.report({ satisfied: true });
    expect(walk.known('root').satisfied).toBe(true);
  });

  test('leave out what is skipped', () => {
    const skipped = { ...when('ifNotSkipped'), preConditionRules: [rule('skip', 'always')] };
    expect(play(three({}, {}, skipped, skipped), { satisfied: true }).known('root').satisfied).toBe(true);
  });
});

describe('measures', () => {
  test('are the weighted mean; a child that knows none counts as nothing, one without weight not at all', () => {
    const weight = (objectiveMeasureWeight: number): Said => ({ rollupControls: { objectiveMeasureWeight } });
    const walk = play(three({}, weight(3), weight(1), weight(0)), { measure: 1 });
    expect(walk.known('root').measure).toBe(0.75);
    play(walk, {}, { measure: -1 });
    expect(walk.known('root').measure).toBe(-0.25);
    expect(play(three({}, weight(0), weight(0), weight(0)), { measure: 1 }).known('root').measure).toBeNull();
    expect(three({}).known('root').measure).toBeNull();
  });

  test('decide satisfaction where the objective says so, whatever the children’s statuses', () => {
    const build = (measureSatisfactionIfActive: boolean): Walk =>
      three({
        objectives: [primary({ satisfiedByMeasure: true, minNormalizedMeasure: 0.5 })],
        rollupControls: { measureSatisfactionIfActive },
      });
    const scores = [{ measure: 0.9, satisfied: false }, { measure: 0.6 }, { measure: 0.2 }];
    expect(play(build(true), ...scores).known('root').satisfied).toBe(true);
    const waiting = play(build(false), ...scores);
    expect(waiting.known('root').satisfied).toBeNull();
    waiting.ask('exitAll');
    expect(waiting.known('root').satisfied).toBe(true);
    const failing = play(build(true), ...scores);
    failing.choose('a');
    failing.report({ measure: 0.1 });
    expect(failing.known('root').satisfied).toBe(false);
  });

  test('of progress are weighted too and decide completion by the threshold', () => {
    const walk = three(
      { completionThreshold: { completedByMeasure: true, minProgressMeasure: 0.5, progressWeight: 1 } },
      { completionThreshold: { completedByMeasure: false, minProgressMeasure: 1, progressWeight: 2 } },
    );
    play(walk, { progressMeasure: 0.5, completed: true });
    expect(walk.state.activities['root']?.objectives['']).toMatchObject({ progressMeasure: 0.25, completed: false });
    play(walk, {}, { progressMeasure: 1 });
    walk.choose('a');
    walk.report({ progressMeasure: 1 });
    expect(walk.state.activities['root']?.objectives['']).toMatchObject({ progressMeasure: 0.75, completed: true });
  });
});

describe('attempts', () => {
  test('presume completion and satisfaction of content that must not report them', () => {
    const walk = new Walk(cluster('root', { flow: true }, leaf('a'), leaf('b', byContent)));
    walk.ask('start');
    walk.ask('continue');
    walk.ask('exitAll');
    expect(walk.known('a')).toMatchObject({ satisfied: true, completed: true });
    expect(walk.known('b')).toMatchObject({ satisfied: null, completed: null });
  });

  test('presume nothing of what content said is unknown', () => {
    const walk = new Walk(cluster('root', { flow: true }, leaf('a'), leaf('b')));
    walk.ask('start');
    walk.report({ satisfied: null, completed: null });
    walk.ask('continue');
    expect(walk.known('a')).toMatchObject({ satisfied: null, completed: null });
    walk.ask('previous');
    walk.ask('continue');
    expect(walk.known('a')).toMatchObject({ satisfied: true, completed: true });
  });

  test('keep what content reported rather than presume', () => {
    const walk = new Walk(cluster('root', { flow: true }, leaf('a'), leaf('b')));
    walk.ask('start');
    walk.report({ satisfied: false, completed: false });
    walk.ask('continue');
    expect(walk.known('a')).toMatchObject({ satisfied: false, completed: false });
  });

  test('of before count only if the cluster wants them to', () => {
    const build = (current: boolean): Walk =>
      new Walk(
        cluster(
          'root',
          {
            flow: true,
            useCurrentAttemptObjectiveInfo: current,
            useCurrentAttemptProgressInfo: current,
            more: { postConditionRules: [] },
          },
          leaf('a', byContent),
          leaf('b', byContent),
        ),
      );
    for (const [current, expected] of [
      [true, null],
      [false, true],
    ] as const) {
      const walk = build(current);
      walk.choose('a');
      walk.report({ satisfied: true, completed: true });
      walk.choose('b');
      walk.report({ satisfied: true, completed: true });
      walk.ask('exitAll');
      walk.choose('a');
      walk.report({ satisfied: true, completed: true });
      expect(walk.known('root')).toMatchObject({ satisfied: expected, completed: expected });
    }
  });

  test('of before are known to rules, though roll-up counts the present one on the cluster only', () => {
    const walk = new Walk(
      cluster(
        'root',
        { flow: true },
        leaf('first'),
        cluster(
          'part',
          { flow: true, more: { postConditionRules: [rule('exitAll', 'satisfied')] } },
          leaf('a', { preConditionRules: [rule('skip', 'satisfied')] }),
          leaf('b', { postConditionRules: [rule('exitParent', 'always')] }),
        ),
        leaf('last'),
      ),
    );
    walk.ask('start');
    walk.ask('continue');
    walk.report({ satisfied: true });
    walk.ask('continue');
    walk.report({ satisfied: false });
    expect(walk.ask('continue')).toBe('last');
    expect(walk.ask('previous')).toBe('b');
    walk.report({ satisfied: true });
    expect(
      walk.ask('previous'),
      'the part is not satisfied by what “a” did before, which is skipped all the same',
    ).toBe('first');
  });
});

describe('shared objectives', () => {
  const writes = primary({ id: 'p', maps: [map('shared', [], ['satisfied', 'measure'])] });
  const reads = primary({ id: 'p', maps: [map('shared', ['satisfied', 'measure'])] });

  test('roll up the clusters of whoever reads them', () => {
    const walk = new Walk(
      cluster(
        'root',
        { flow: true },
        cluster('one', { flow: true }, leaf('a', { ...byContent, objectives: [writes] })),
        cluster('two', { flow: true }, leaf('b', { ...byContent, objectives: [reads] })),
      ),
    );
    walk.ask('start');
    walk.report({ satisfied: true, measure: 0.8 });
    expect(walk.known('two')).toMatchObject({ satisfied: true, measure: 0.8 });
    expect(walk.known('root').satisfied).toBe(true);
  });

  test('wired into a ring come to an end', () => {
    const ring = (mine: string, other: string): Said => ({
      objectives: [primary({ maps: [map(mine, [], ['satisfied']), map(other, ['satisfied'])] })],
      rollupRules: [rollupRule('satisfied', 'not satisfied'), rollupRule('notSatisfied', 'satisfied')],
    });
    const walk = new Walk(
      cluster(
        'root',
        { flow: true },
        cluster(
          'one',
          { flow: true, more: ring('x', 'y') },
          leaf('a', { ...byContent, objectives: [primary({ maps: [map('y', ['satisfied'], ['satisfied'])] })] }),
        ),
        cluster(
          'two',
          { flow: true, more: ring('y', 'x') },
          leaf('b', { ...byContent, objectives: [primary({ maps: [map('x', ['satisfied'])] })] }),
        ),
      ),
    );
    walk.ask('start');
    walk.report({ satisfied: true });
    expect(walk.ask('continue')).toBe('b');
  });
});
