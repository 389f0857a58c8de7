import { describe, expect, test } from 'vitest';
import { knownObjectives, recordResults } from '../sequencing/results.ts';
import { cluster, leaf, local, map, primary, Walk } from '../sequencing/small-tree.ts';
import { getValue, initialize, openApi2004, setValue, terminate, type Api2004 } from './api-2004.ts';
import {
  isSuspended,
  kept,
  openData,
  resultsOf,
  wish,
  writtenStores,
  type Kept2004,
  type Launch2004,
} from './attempt-2004.ts';

const person: Launch2004 = { learnerId: 'p-1', learnerName: 'Doe, Sam' };

/** A whole session: what content sets, and the state after Terminate. */
function session(
  sets: Readonly<Record<string, string>>,
  launch: Partial<Launch2004> = {},
  earlier: Kept2004 | null = null,
): Api2004 {
  let state = initialize(openApi2004(openData({ ...person, ...launch }, earlier)), '').state;
  for (const [name, value] of Object.entries(sets)) {
    const set = setValue(state, name, value);
    expect([name, set.errorCode]).toEqual([name, 0]);
    state = set.state;
  }
  return terminate(state, '').state;
}
const afterwards = (sets: Readonly<Record<string, string>>, launch: Partial<Launch2004>, name: string): string =>
  session(sets, launch).data.values[name] ?? 'unset';

describe('completion', () => {
  test.each([
    [undefined, '0.9', 'incomplete', 'incomplete'],
    [0.8, '0.9', 'incomplete', 'completed'],
    [0.8, '0.8', 'not attempted', 'completed'],
    [0.8, '0.7', 'completed', 'incomplete'],
    [0.8, undefined, 'completed', 'unknown'],
    [0.8, undefined, undefined, 'unset'],
    [undefined, undefined, undefined, 'unset'],
  ])('with the threshold %s, progress %s and "%s" said is "%s"', (completionThreshold, progress, said, expected) => {
    const sets = {
      ...(progress === undefined ? {} : { 'cmi.progress_measure': progress }),
      ...(said === undefined ? {} : { 'cmi.completion_status': said }),
    };
    const launch = completionThreshold === undefined ? {} : { completionThreshold };
    expect(afterwards(sets, launch, 'cmi.completion_status')).toBe(expected);
  });

  test('follows the progress while the session still runs', () => {
    let state = initialize(openApi2004(openData({ ...person, completionThreshold: 0.5 })), '').state;
    state = setValue(state, 'cmi.progress_measure', '0.6').state;
    expect(getValue(state, 'cmi.completion_status').answer).toBe('completed');
    state = setValue(state, 'cmi.progress_measure', '0.4').state;
    expect(getValue(state, 'cmi.completion_status').answer).toBe('incomplete');
  });
});

describe('success', () => {
  test.each([
    [undefined, '0.9', 'failed', 'failed'],
    [0.8, '0.9', 'failed', 'passed'],
    [0.8, '0.8', undefined, 'passed'],
    [0.8, '-1', 'passed', 'failed'],
    [0.8, undefined, 'passed', 'unknown'],
  ])('with the passing score %s, a score of %s and "%s" said is "%s"', (scaledPassingScore, scaled, said, expected) => {
    const sets = {
      ...(scaled === undefined ? {} : { 'cmi.score.scaled': scaled }),
      ...(said === undefined ? {} : { 'cmi.success_status': said }),
    };
    const launch = scaledPassingScore === undefined ? {} : { scaledPassingScore };
    expect(afterwards(sets, launch, 'cmi.success_status')).toBe(expected);
  });
});

describe('an attempt', () => {
  test('that is suspended comes back whole, with the times added up', () => {
    const first = session({
      'cmi.location': 'page 7',
      'cmi.suspend_data': '{"a":1}',
      'cmi.exit': 'suspend',
      'cmi.session_time': 'PT1H0M30.5S',
      'cmi.interactions.0.id': 'i',
      'adl.nav.request': 'continue',
    });
    expect(isSuspended(first.data)).toBe(true);
    const rested = JSON.parse(JSON.stringify(kept(first.data))) as Kept2004;
    const second = initialize(openApi2004(openData(person, rested)), '').state;
    const read = (name: string): string => getValue(second, name).answer;
    expect([read('cmi.entry'), read('cmi.location'), read('cmi.suspend_data')]).toEqual([
      'resume',
      'page 7',
      '{"a":1}',
    ]);
    expect([read('cmi.interactions._count'), read('cmi.total_time')]).toEqual(['1', 'PT1H0M30.5S']);
    expect(read('adl.nav.request')).toBe('_none_');
    expect(isSuspended(second.data)).toBe(false);
    const third = session({ 'cmi.session_time': 'PT29M29.5S' }, {}, rested);
    expect(third.data.values['cmi.total_time']).toBe('PT1H30M0S');
  });

  test('is not suspended by a wish to suspend everything: a person may have asked for something else', () => {
    expect(isSuspended(session({ 'adl.nav.request': 'suspendAll' }).data)).toBe(false);
  });

  test('is told its limits, its data and its preferences', () => {
    const { data } = initialize(
      openApi2004(
        openData({
          ...person,
          mode: 'review',
          launchData: 'x=1',
          maxTimeAllowed: 90,
          timeLimitAction: 'exit,no message',
          preferences: { language: 'de' },
        }),
      ),
      '',
    ).state;
    expect(data.values).toMatchObject({
      'cmi.mode': 'review',
      'cmi.credit': 'no-credit',
      'cmi.launch_data': 'x=1',
      'cmi.max_time_allowed': 'PT0H1M30S',
      'cmi.time_limit_action': 'exit,no message',
      'cmi.learner_preference.language': 'de',
    });
    const { values } = openData({ ...person, maxTimeAllowed: 'P1M2DT0.5S' });
    expect(values, 'in the words of its author').toMatchObject({ 'cmi.max_time_allowed': 'P1M2DT0.5S' });
  });

  test.each([
    [{}, null],
    [{ 'adl.nav.request': '_none_' }, null],
    [{ 'adl.nav.request': 'continue' }, { request: 'continue' }],
    [{ 'adl.nav.request': '{target=a.b}choice' }, { request: 'choice', target: 'a.b' }],
    [{ 'adl.nav.request': '{target=a}jump' }, { request: 'jump', target: 'a' }],
    [{ 'cmi.exit': 'time-out', 'adl.nav.request': 'continue' }, { request: 'exitAll' }],
    [{ 'cmi.exit': 'logout' }, { request: 'exitAll' }],
    [{ 'cmi.exit': 'normal', 'adl.nav.request': 'abandonAll' }, { request: 'abandonAll' }],
  ])('that sets %j wishes %j', (sets, expected) => {
    expect(wish(session(sets as Record<string, string>).data)).toEqual(expected);
  });

  test('gives back the shared stores it wrote, and no others', () => {
    const sharedData = [
      { id: 'a', read: true, write: true, value: 'old' },
      { id: 'b', read: true, write: true, value: 'kept' },
    ];
    expect(writtenStores(session({ 'adl.data.0.store': 'new' }, { sharedData }).data)).toEqual({ a: 'new' });
  });

  test('finds a store as it stands now, and one that was emptied as if nobody had filled it', () => {
    const store = (value?: string): Partial<Launch2004> => ({
      sharedData: [{ id: 'a', read: true, write: true, ...(value === undefined ? {} : { value }) }],
    });
    const mine = kept(session({ 'adl.data.0.store': 'mine', 'cmi.exit': 'suspend' }, store()).data);
    const found = (value?: string): readonly [string, number] => {
      const { state } = initialize(openApi2004(openData({ ...person, ...store(value) }, mine)), '');
      const { answer, errorCode } = getValue(state, 'adl.data.0.store');
      return [answer, errorCode];
    };
    expect(found('of others')).toEqual(['of others', 0]);
    expect(found('')).toEqual(['', 403]);
    expect(found()).toEqual(['', 403]);
  });
});

describe('between content and sequencing', () => {
  const byContent = { tracked: true, completionSetByContent: true, objectiveSetByContent: true };
  const walk = (): Walk =>
    new Walk(
      cluster(
        'root',
        { flow: true },
        leaf('a', {
          deliveryControls: byContent,
          objectives: [
            primary({ id: 'p' }),
            local('x', { maps: [map('s', [], ['satisfied', 'measure', 'rawScore'])] }),
          ],
        }),
        leaf('b', {
          deliveryControls: byContent,
          objectives: [
            primary({ maps: [map('s', ['satisfied', 'measure'])] }),
            local('y', { maps: [map('s', ['satisfied', 'measure', 'rawScore'])] }),
          ],
        }),
      ),
    );
  const launchOf = (at: Walk, activity: string): Partial<Launch2004> => ({
    objectives: knownObjectives(at.tree, at.state, activity, at.world),
  });
  const take = (at: Walk, activity: string, sets: Readonly<Record<string, string>>): void => {
    const { data } = session(sets, launchOf(at, activity));
    at.state = recordResults(at.tree, at.state, activity, resultsOf(data), at.world);
  };

  test('objectives are told to content by name, with what is known of them', () => {
    const at = walk();
    at.ask('start');
    take(at, 'a', {
      'cmi.objectives.1.success_status': 'passed',
      'cmi.objectives.1.score.scaled': '0.75',
      'cmi.objectives.1.score.raw': '75',
      'cmi.completion_status': 'completed',
    });
    expect(at.known('a')).toEqual({ satisfied: null, measure: null, completed: null });
    expect(at.state.activities['a']?.objectives['p']?.completed).toBe(true);
    at.ask('continue');
    const { data } = initialize(openApi2004(openData({ ...person, ...launchOf(at, 'b') })), '').state;
    expect(data.counts['cmi.objectives']).toBe(1);
    expect(data.values).toMatchObject({
      'cmi.objectives.0.id': 'y',
      'cmi.objectives.0.success_status': 'passed',
      'cmi.objectives.0.score.scaled': '0.75',
      'cmi.objectives.0.score.raw': '75',
      'cmi.success_status': 'passed',
      'cmi.score.scaled': '0.75',
    });
  });

  test('a resumed attempt is told what others have shared meanwhile, and keeps the rest as it was', () => {
    const objectives = (rawScore: number): NonNullable<Launch2004['objectives']> => [
      {
        id: 'o',
        primary: false,
        satisfied: null,
        measure: 0.5,
        completed: false,
        progressMeasure: null,
        rawScore,
        minScore: null,
        maxScore: 3000,
      },
    ];
    const first = session(
      {
        'cmi.objectives.0.score.scaled': '0.50',
        'cmi.objectives.0.completion_status': 'not attempted',
        'cmi.exit': 'suspend',
      },
      { objectives: objectives(2) },
    );
    const { values } = openData({ ...person, objectives: objectives(7) }, kept(first.data));
    expect(values).toMatchObject({
      'cmi.objectives.0.score.raw': '7',
      'cmi.objectives.0.score.max': '3000',
      'cmi.objectives.0.score.scaled': '0.50',
      'cmi.objectives.0.completion_status': 'not attempted',
    });
  });

  test('only what content itself said is recorded', () => {
    const at = walk();
    at.ask('start');
    take(at, 'a', { 'cmi.objectives.1.success_status': 'passed' });
    at.ask('continue');
    take(at, 'b', {});
    expect(at.state.activities['b']?.objectives).toMatchObject({ '': { satisfied: null }, y: { satisfied: null } });
  });

  test('what content says of itself goes to the primary objective, "unknown" included', () => {
    const at = walk();
    at.ask('start');
    take(at, 'a', {
      'cmi.success_status': 'failed',
      'cmi.completion_status': 'not attempted',
      'cmi.progress_measure': '0.2',
    });
    expect(at.state.activities['a']?.objectives['p']).toMatchObject({
      satisfied: false,
      completed: false,
      progressMeasure: 0.2,
    });
    take(at, 'a', { 'cmi.success_status': 'unknown', 'cmi.completion_status': 'unknown', 'cmi.exit': 'suspend' });
    expect(at.state.activities['a']?.objectives['p']).toMatchObject({ satisfied: null, completed: null });
    expect(at.state.activities['a']?.suspended).toBe(true);
  });
});
