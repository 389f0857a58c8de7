import { describe, expect, test } from 'vitest';
import { cluster, leaf, rule, Walk } from './small-tree.ts';

const skipped = { preConditionRules: [rule('skip', 'always')] };
const disabled = { preConditionRules: [rule('disabled', 'always')] };

describe('flow forward', () => {
  test('starts at the first leaf, goes leaf by leaf through clusters, and ends the session after the last', () => {
    const walk = new Walk(
      cluster('root', { flow: true }, cluster('one', { flow: true }, leaf('a'), leaf('b')), leaf('c')),
    );
    expect([walk.ask('start'), walk.ask('continue'), walk.ask('continue'), walk.ask('continue')]).toEqual([
      'a',
      'b',
      'c',
      'ended',
    ]);
    expect(walk.state.current).toBeNull();
    expect(walk.state.activities['root']?.active).toBe(false);
  });

  test('passes what is skipped, and a cluster that is skipped as a whole', () => {
    const walk = new Walk(
      cluster(
        'root',
        { flow: true },
        leaf('a', skipped),
        cluster('one', { flow: true, more: skipped }, leaf('b')),
        leaf('c'),
        leaf('d', skipped),
      ),
    );
    expect([walk.ask('start'), walk.ask('continue')]).toEqual(['c', 'ended']);
  });

  test('stops with a reason at what is disabled, at a cluster without flow, and at one without children on offer', () => {
    expect(new Walk(cluster('root', { flow: true }, leaf('a', disabled))).ask('start')).toBe('SB.2.2-2');
    expect(new Walk(cluster('root', {}, leaf('a'), leaf('b'))).ask('start')).toBe('SB.2.2-1');
    const empty = cluster('one', { flow: true, more: { selection: { timing: 'once', count: 0 } } }, leaf('a'));
    expect(new Walk(cluster('root', { flow: true }, empty)).ask('start')).toBe('SB.2.1-2');
  });

  test('delivers a root that is the only activity', () => {
    const walk = new Walk(leaf('only'));
    expect([walk.ask('start'), walk.ask('continue'), walk.ask('exit')]).toEqual(['only', 'NB.2.1-4', 'ended']);
  });

  test('starts a course of one item though nobody has said that it flows, unless it is disabled', () => {
    expect(new Walk(cluster('root', {}, leaf('a'))).ask('start')).toBe('a');
    expect(new Walk(cluster('root', { flow: true }, cluster('one', {}, leaf('a')))).ask('start')).toBe('a');
    expect(new Walk(cluster('root', {}, leaf('a', disabled))).ask('start')).not.toBe('a');
  });

  test('does not deliver what has used up its attempts', () => {
    const walk = new Walk(
      cluster('root', { flow: true }, leaf('a', { limitConditions: { attemptLimit: 1 } }), leaf('b')),
    );
    expect([walk.ask('start'), walk.ask('continue'), walk.ask('previous')]).toEqual(['a', 'b', 'SB.2.2-2']);
  });

  test('delivers an activity with a limit on the duration of an attempt, again and again', () => {
    const timed = { limitConditions: { attemptAbsoluteDurationLimit: 60 } };
    const walk = new Walk(cluster('root', { flow: true }, leaf('a', timed), leaf('b')));
    expect(walk.ask('start')).toBe('a');
    walk.now = 120_000;
    expect([walk.ask('continue'), walk.ask('previous')]).toEqual(['b', 'a']);
  });

  test('tells a rule when an attempt has taken longer than its limit', () => {
    const walk = new Walk(
      cluster(
        'root',
        { flow: true },
        leaf('a', {
          limitConditions: { attemptAbsoluteDurationLimit: 60 },
          postConditionRules: [rule('exitAll', 'timeLimitExceeded')],
        }),
        leaf('b'),
      ),
    );
    walk.ask('start');
    walk.now = 59_000;
    expect([walk.ask('continue'), walk.ask('previous')]).toEqual(['b', 'a']);
    walk.now = 59_000 + 60_000;
    expect(walk.ask('continue')).toBe('ended');
  });
});

describe('flow backward', () => {
  test('goes back leaf by leaf, into clusters from their end, and not before the first', () => {
    const walk = new Walk(
      cluster('root', { flow: true }, leaf('a'), cluster('one', { flow: true }, leaf('b'), leaf('c')), leaf('d')),
    );
    walk.choose('d');
    expect([walk.ask('previous'), walk.ask('previous'), walk.ask('previous'), walk.ask('previous')]).toEqual([
      'c',
      'b',
      'a',
      'SB.2.1-3',
    ]);
  });

  test('enters a forward-only cluster at its beginning and goes on forward in it', () => {
    const walk = new Walk(
      cluster(
        'root',
        { flow: true },
        leaf('a'),
        cluster('one', { flow: true, forwardOnly: true }, leaf('b', skipped), leaf('c'), leaf('d')),
        leaf('e'),
      ),
    );
    walk.choose('e');
    expect(walk.ask('previous')).toBe('c');
    expect(walk.ask('previous')).toBe('NB.2.1-5');
  });

  test('leaves a forward-only cluster backward when everything in it is skipped', () => {
    const walk = new Walk(
      cluster(
        'root',
        { flow: true },
        leaf('a'),
        cluster('one', { flow: true, forwardOnly: true }, leaf('b', skipped), leaf('c', skipped)),
        leaf('d'),
      ),
    );
    walk.choose('d');
    expect(walk.ask('previous')).toBe('a');
  });
});
