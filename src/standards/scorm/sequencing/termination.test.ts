import { describe, expect, test } from 'vitest';
import { cluster, condition, leaf, rule, Walk } from './small-tree.ts';

const byContent = { deliveryControls: { tracked: true, completionSetByContent: true, objectiveSetByContent: true } };
const two = (...rules: Parameters<typeof rule>[]): Walk =>
  new Walk(
    cluster(
      'root',
      { flow: true },
      leaf('a', {
        ...byContent,
        postConditionRules: rules.map(([action, ...conditions]) => rule(action as 'retry', ...conditions)),
      }),
      leaf('b'),
    ),
  );

describe('post-condition rules', () => {
  test('take the place of what was asked', () => {
    const walk = two(['retry', 'not satisfied'], ['continue', 'satisfied']);
    walk.ask('start');
    walk.report({ satisfied: false });
    expect(walk.ask('exit')).toBe('a');
    expect(walk.state.activities['a']?.attemptCount).toBe(2);
    walk.report({ satisfied: true });
    expect(walk.ask('exit')).toBe('b');
  });

  test('do not apply while a condition is unknown, nor its negation', () => {
    const walk = two(['retry', 'not satisfied']);
    walk.ask('start');
    expect(walk.ask('continue')).toBe('b');
  });

  test('need all of their conditions, or any, as they say', () => {
    const build = (combination: 'all' | 'any'): Walk =>
      new Walk(
        cluster(
          'root',
          { flow: true },
          leaf('a', {
            ...byContent,
            postConditionRules: [
              { action: 'exitAll', combination, conditions: [condition('completed'), condition('satisfied')] },
            ],
          }),
          leaf('b'),
        ),
      );
    for (const [combination, expected] of [
      ['all', 'b'],
      ['any', 'ended'],
    ] as const) {
      const walk = build(combination);
      walk.ask('start');
      walk.report({ completed: true });
      expect(walk.ask('continue')).toBe(expected);
    }
  });

  test('start everything again with retryAll, and end everything with exitAll', () => {
    const again = two(['retryAll', 'attempted']);
    again.ask('start');
    expect(again.ask('exit')).toBe('a');
    expect(again.state.activities['root']?.attemptCount).toBe(2);
    const over = two(['exitAll', 'always']);
    over.ask('start');
    expect(over.ask('continue')).toBe('ended');
  });

  test('leave one cluster after the other with exitParent, whose own rules then speak', () => {
    const walk = new Walk(
      cluster(
        'root',
        { flow: true },
        cluster(
          'one',
          { flow: true, more: { postConditionRules: [rule('continue', 'always')] } },
          leaf('a', { postConditionRules: [rule('exitParent', 'always')] }),
          leaf('b'),
        ),
        leaf('c'),
      ),
    );
    walk.ask('start');
    expect(walk.ask('exit')).toBe('c');
    expect(walk.state.activities['one']?.active).toBe(false);
  });

  test('cannot leave what has no parent', () => {
    const walk = new Walk(leaf('only', { postConditionRules: [rule('exitParent', 'always')] }));
    walk.ask('start');
    expect(walk.ask('exit')).toBe('TB.2.3-4');
  });

  test('are not asked of an attempt that was suspended', () => {
    const walk = two(['retry', 'always']);
    walk.ask('start');
    walk.report({}, { suspended: true });
    expect(walk.ask('continue')).toBe('b');
  });
});

describe('exit rules', () => {
  test('end the topmost cluster they apply to when something in it ends', () => {
    const walk = new Walk(
      cluster(
        'root',
        { flow: true },
        cluster(
          'one',
          { flow: true, more: { exitConditionRules: [rule('exit', 'satisfied')] } },
          leaf('a', byContent),
          leaf('b', byContent),
        ),
        leaf('c'),
      ),
    );
    walk.ask('start');
    walk.report({ satisfied: false });
    expect(walk.ask('continue')).toBe('b');
    walk.choose('a');
    walk.report({ satisfied: true });
    walk.choose('b');
    walk.report({ satisfied: true });
    expect(walk.ask('previous')).toBe('SB.2.1-3');
    expect(walk.state.current).toBe('one');
  });
});

describe('leaving', () => {
  test('by exit stays in the course, by exitAll ends it', () => {
    const walk = new Walk(cluster('root', { flow: true }, leaf('a'), leaf('b')));
    walk.ask('start');
    expect([walk.ask('exit'), walk.ask('exit'), walk.ask('continue'), walk.ask('exitAll')]).toEqual([
      'nothing',
      'NB.2.1-12',
      'b',
      'ended',
    ]);
    expect([walk.ask('exitAll'), walk.ask('exit'), walk.ask('abandon'), walk.ask('suspendAll')]).toEqual([
      'NB.2.1-2',
      'NB.2.1-2',
      'NB.2.1-2',
      'NB.2.1-2',
    ]);
  });

  test('by suspendAll is resumed where it was, in the same attempt', () => {
    const walk = new Walk(
      cluster('root', { flow: true }, cluster('one', { flow: true }, leaf('a'), leaf('b')), leaf('c')),
    );
    walk.ask('start');
    walk.ask('continue');
    walk.report({ measure: 0.4 });
    expect(walk.ask('suspendAll')).toBe('ended');
    expect(walk.state).toMatchObject({ current: null, suspended: 'b' });
    expect(['root', 'one', 'b'].map((id) => walk.state.activities[id]?.suspended)).toEqual([true, true, true]);
    expect(walk.ask('resumeAll')).toBe('b');
    expect(['root', 'one', 'b'].map((id) => walk.state.activities[id]?.attemptCount)).toEqual([1, 1, 1]);
    expect(walk.known('b').measure).toBe(0.4);
    expect(walk.ask('resumeAll')).toBe('NB.2.1-1');
  });

  test('by suspendAll and coming back elsewhere forgets what was suspended, but not its clusters', () => {
    const walk = new Walk(
      cluster('root', { flow: true }, cluster('one', { flow: true }, leaf('a'), leaf('b')), leaf('c')),
    );
    walk.ask('start');
    walk.ask('suspendAll');
    expect(walk.choose('b')).toBe('b');
    expect(walk.state.activities['a']?.suspended).toBe(false);
    expect(walk.state.suspended).toBeNull();
    expect([walk.ask('exitAll'), walk.ask('resumeAll'), walk.ask('start')]).toEqual(['ended', 'NB.2.1-3', 'a']);
  });

  test('suspends the cluster when the activity itself has ended', () => {
    const walk = new Walk(cluster('root', { flow: true }, cluster('one', { flow: true }, leaf('a')), leaf('b')));
    walk.ask('start');
    walk.ask('exit');
    expect(walk.ask('suspendAll')).toBe('ended');
    expect(walk.state.suspended).toBe('one');
    expect(walk.ask('resumeAll')).toBe('DB.1.1-1');
  });

  test('a suspended activity goes on with its attempt when it is met again', () => {
    const walk = new Walk(cluster('root', { flow: true }, leaf('a', byContent), leaf('b')));
    walk.ask('start');
    walk.report({ measure: 0.3 }, { suspended: true });
    walk.ask('continue');
    expect(walk.state.activities['a']).toMatchObject({ suspended: true, active: false });
    expect(walk.ask('previous')).toBe('a');
    expect(walk.state.activities['a']).toMatchObject({ attemptCount: 1, suspended: false, active: true });
    expect(walk.known('a').measure).toBe(0.3);
  });

  test('by abandon presumes nothing of the attempt, and begins a new one next time', () => {
    const walk = new Walk(cluster('root', { flow: true }, leaf('a'), leaf('b')));
    walk.ask('start');
    expect(walk.ask('abandon')).toBe('nothing');
    expect(walk.known('a')).toEqual({ satisfied: null, measure: null, completed: null });
    expect(walk.choose('a')).toBe('a');
    expect(walk.state.activities['a']?.attemptCount).toBe(2);
    expect(walk.ask('abandonAll')).toBe('ended');
    expect(Object.values(walk.state.activities).some((info) => info.active)).toBe(false);
  });
});
