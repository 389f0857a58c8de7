import { describe, expect, test } from 'vitest';
import { cluster, leaf, rule, Walk } from './small-tree.ts';

const stopped = { preConditionRules: [rule('stopForwardTraversal', 'not completed')] };
const unfinished = { deliveryControls: { tracked: true, completionSetByContent: true, objectiveSetByContent: true } };

describe('choice', () => {
  test('delivers any leaf, and the first leaf of a cluster that flows', () => {
    const walk = new Walk(
      cluster('root', {}, leaf('a'), cluster('one', { flow: true }, leaf('b'), leaf('c')), leaf('d')),
    );
    expect([walk.choose('d'), walk.choose('a'), walk.choose('one'), walk.choose('c')]).toEqual(['d', 'a', 'b', 'c']);
  });

  test('delivers the current activity anew', () => {
    const walk = new Walk(cluster('root', {}, leaf('a'), leaf('b')));
    walk.choose('a');
    expect(walk.choose('a')).toBe('a');
    expect(walk.state.activities['a']?.attemptCount).toBe(2);
  });

  test('refuses what is not there, not on offer, hidden, or in a cluster without choice', () => {
    const hidden = { preConditionRules: [rule('hiddenFromChoice', 'always')] };
    const walk = new Walk(
      cluster(
        'root',
        {},
        leaf('a'),
        leaf('h', hidden),
        cluster('one', { more: hidden }, leaf('b')),
        cluster('two', { choice: false, flow: true }, leaf('c')),
        cluster('three', { more: { selection: { timing: 'once', count: 1 } } }, leaf('d'), leaf('e')),
      ),
    );
    walk.choose('a');
    expect(walk.choose('nowhere')).toBe('NB.2.1-11');
    expect(walk.choose('h')).toBe('SB.2.9-3');
    expect(walk.choose('b')).toBe('SB.2.9-3');
    expect(walk.choose('c')).toBe('NB.2.1-10');
    expect(walk.choose('e')).toBe('SB.2.9-2');
  });

  test('refuses a disabled leaf at its delivery, and a cluster that has nothing to deliver', () => {
    const walk = new Walk(
      cluster(
        'root',
        {},
        leaf('a', { preConditionRules: [rule('disabled', 'always')] }),
        cluster('one', { flow: false }, leaf('b')),
        leaf('c'),
      ),
    );
    walk.choose('c');
    expect(walk.choose('a')).toBe('DB.1.1-3');
    expect(walk.choose('one')).toBe('SB.2.9-9');
    expect(walk.state.current).toBe('one');
    expect(walk.choose('b')).toBe('b');
  });

  test('does not pass an activity that stops forward traversal, but goes back past it', () => {
    const walk = new Walk(cluster('root', {}, leaf('a', { ...stopped, ...unfinished }), leaf('b'), leaf('c')));
    walk.choose('a');
    walk.report({ completed: false });
    expect(walk.choose('c')).toBe('SB.2.4-1');
    walk.choose('a');
    walk.report({ completed: true });
    expect([walk.choose('c'), walk.choose('a')]).toEqual(['c', 'a']);
  });

  test('does not go back in a forward-only cluster', () => {
    const walk = new Walk(cluster('root', { forwardOnly: true }, leaf('a'), leaf('b'), leaf('c')));
    walk.choose('b');
    expect(walk.choose('a')).toBe('SB.2.4-2');
    expect(walk.choose('c')).toBe('c');
  });

  test('does not leave an active cluster that forbids it, but moves within it', () => {
    const walk = new Walk(cluster('root', {}, cluster('one', { choiceExit: false }, leaf('a'), leaf('b')), leaf('c')));
    walk.choose('a');
    expect(walk.choose('c')).toBe('NB.2.1-8');
    expect(walk.state.activities['a']?.active).toBe(true);
    expect(walk.choose('b')).toBe('b');
  });

  test('does not activate by choice what must not be, unless it is active already', () => {
    const closed = { constrainedChoice: { preventActivation: true, constrainChoice: false } };
    const walk = new Walk(
      cluster('root', { flow: true }, leaf('x'), cluster('one', { flow: true, more: closed }, leaf('a'), leaf('b'))),
    );
    walk.choose('x');
    expect(walk.choose('b')).toBe('SB.2.9-6');
    expect(walk.choose('one')).toBe('a');
    expect(walk.choose('b')).toBe('b');
    expect(walk.choose('x')).toBe('x');
    expect(walk.ask('continue')).toBe('a');
  });

  test('is constrained to the neighbours of a cluster that says so', () => {
    const narrow = { constrainedChoice: { preventActivation: false, constrainChoice: true } };
    const walk = new Walk(
      cluster(
        'root',
        {},
        cluster('one', {}, leaf('a')),
        cluster('two', {}, leaf('b')),
        cluster('three', { more: narrow }, leaf('c')),
        cluster('four', {}, leaf('d')),
        cluster('five', {}, leaf('e')),
      ),
    );
    walk.choose('c');
    expect(walk.choose('e')).toBe('SB.2.9-8');
    walk.choose('c');
    expect(walk.choose('a')).toBe('SB.2.9-8');
    walk.choose('c');
    expect(walk.choose('d')).toBe('d');
    walk.choose('c');
    expect(walk.choose('b')).toBe('b');
  });

  test('is not constrained by a leaf: it has no choices to give', () => {
    const narrow = { constrainedChoice: { preventActivation: false, constrainChoice: true } };
    const walk = new Walk(cluster('root', {}, cluster('one', {}, leaf('a', narrow), leaf('b')), leaf('c'), leaf('d')));
    walk.choose('a');
    expect(walk.choose('d')).toBe('d');
  });

  test('of an ancestor needs every activity on the way up to let itself be left', () => {
    const build = (choiceExit: boolean): Walk =>
      new Walk(cluster('root', { flow: true }, cluster('one', { choiceExit, flow: true }, leaf('a')), leaf('b')));
    const free = build(true);
    free.choose('a');
    expect(free.choose('root')).toBe('a');
    const kept = build(false);
    kept.choose('a');
    expect(kept.choose('root')).toBe('NB.2.1-8');
  });

  test('keeps walking once the whole course has been left standing at its root', () => {
    const walk = new Walk(cluster('root', {}, leaf('a'), cluster('one', {}, leaf('b'))));
    walk.choose('a');
    expect(walk.ask('exit')).toBe('nothing');
    expect(walk.choose('b')).toBe('b');
  });
});

describe('jump', () => {
  test('goes where no choice could, but nowhere that is not on offer', () => {
    const walk = new Walk(
      cluster(
        'root',
        { choice: false, flow: true, choiceExit: false },
        leaf('a'),
        leaf('b', { preConditionRules: [rule('hiddenFromChoice', 'always')] }),
        cluster('one', { choice: false, more: { selection: { timing: 'once', count: 1 } } }, leaf('c'), leaf('d')),
      ),
    );
    expect(walk.jump('b')).toBe('NB.2.1-2');
    walk.ask('start');
    expect([walk.jump('b'), walk.jump('c'), walk.jump('d'), walk.jump('one')]).toEqual([
      'b',
      'c',
      'NB.2.1-11',
      'DB.1.1-1',
    ]);
  });
});
