import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Json } from '../xapi/shape.ts';
import { judgeStatement } from './judge-statement.ts';
import { contextTemplateOf } from './launch.ts';
import { freshSession, type SessionState, type SessionTerms } from './session.ts';
import { auVerbs, categories, extensions, launchModes, verbs } from './vocabulary.ts';

const registration = '0a5ed16a-2f5c-4c3e-8f5d-1f6f0a1f2b3c';
const actor = { objectType: 'Agent', account: { homePage: 'https://academy.example', name: 'sam' } };
const contextTemplate = contextTemplateOf(registration, 'session-1', 'https://maker.example/au/1');
const terms: SessionTerms = {
  sessionId: 'session-1',
  registration,
  actor,
  activityId: 'urn:uuid:1',
  launchMode: 'Normal',
  moveOn: 'CompletedAndPassed',
  masteryScore: 0.9,
  contextTemplate,
};
const ready: SessionState = { ...freshSession, launchDataRead: true, preferencesRead: true };
const begun: SessionState = { ...ready, initializedAt: Date.parse('2026-03-02T09:00:00Z') };

type Loose = Record<string, any>; // oxlint-disable-line no-explicit-any -- statements are altered in every way
type Verb = (typeof auVerbs)[number];

const resultsOf: Readonly<Record<Verb, Json | undefined>> = {
  initialized: undefined,
  completed: { completion: true, duration: 'PT1S' },
  passed: { success: true, duration: 'PT1S', score: { scaled: 0.9, raw: 90, min: 0, max: 100 } },
  failed: { success: false, duration: 'PT1S', score: { scaled: 0.89, raw: 89, min: 0, max: 100 } },
  terminated: { duration: 'PT9S' },
};

function statement(verb: Verb | 'allowed', at = '2026-03-02T09:00:01.000Z'): Loose {
  const result = verb === 'allowed' ? undefined : resultsOf[verb];
  const moveOn = result && ('success' in result || 'completion' in result);
  const category = [
    ...(verb === 'allowed' ? [] : [{ id: categories.cmi5 }]),
    ...(moveOn ? [{ id: categories.moveOn }] : []),
  ];
  const judged = verb === 'passed' || verb === 'failed' ? { [extensions.masteryScore]: 0.9 } : {};
  const template = contextTemplate as Loose;
  return structuredClone({
    id: '11111111-1111-4111-8111-111111111111',
    timestamp: at,
    actor,
    verb: { id: verb === 'allowed' ? 'https://verbs.example/answered' : verbs[verb] },
    object: { id: terms.activityId },
    ...(result ? { result } : {}),
    context: {
      ...template,
      contextActivities: { ...template['contextActivities'], category },
      extensions: { ...template['extensions'], ...judged },
    },
  });
}

function clauseOf(state: SessionState, one: Json, of: SessionTerms = terms): string | null {
  const judged = judgeStatement(of, state, one);
  return judged.ok ? null : judged.clause;
}

describe('a session in its order', () => {
  test.each(auVerbs.slice(1))('takes %s once it is initialized, and not before', (verb) => {
    expect(clauseOf(begun, statement(verb))).toBeNull();
    expect(clauseOf(ready, statement(verb))).toBe('7.1.1');
  });

  test('begins with Initialized, once, when launch data and preferences were read', () => {
    expect(clauseOf(ready, statement('initialized'))).toBeNull();
    expect(clauseOf(begun, statement('initialized'))).toBe('9.3.2');
    expect(clauseOf({ ...ready, launchDataRead: false }, statement('initialized'))).toBe('10');
    expect(clauseOf({ ...ready, preferencesRead: false }, statement('initialized'))).toBe('11');
    expect(clauseOf(ready, statement('allowed'))).toBe('7.1.1');
  });

  const before: readonly (readonly [string, Partial<SessionState>, Verb | 'allowed', string | null])[] = [
    ['Completed twice', { completed: true, everCompleted: true }, 'completed', '9.3.3'],
    ['Completed in an earlier session', { everCompleted: true }, 'completed', '9.3.3'],
    ['Passed twice', { passed: true, everPassed: true }, 'passed', '9.3'],
    ['Passed in an earlier session', { everPassed: true }, 'passed', '9.3.4'],
    ['Failed after Passed', { passed: true, everPassed: true }, 'failed', '9.3'],
    ['Failed after Passed in an earlier session', { everPassed: true }, 'failed', '9.3'],
    ['Failed twice in a session', { failed: true }, 'failed', '9.3'],
    ['Passed after Failed in a session', { failed: true }, 'passed', '9.3'],
    ['Completed after Failed', { failed: true }, 'completed', null],
    ['anything after Terminated', { terminated: true }, 'allowed', '9.3.8'],
    ['anything after Abandoned', { abandoned: true }, 'allowed', '9.3.6'],
  ];
  test.each(before)('%s', (_, state, verb, clause) =>
    expect(clauseOf({ ...begun, ...state }, statement(verb))).toBe(clause),
  );

  test.each(launchModes.slice(1))('in mode %s only begins and ends', (launchMode) => {
    const clauses = auVerbs.slice(1).map((verb) => clauseOf(begun, statement(verb), { ...terms, launchMode }));
    expect(clauses).toEqual(['10', '10', '10', null]);
    expect(clauseOf(ready, statement('initialized'), { ...terms, launchMode })).toBeNull();
    expect(clauseOf(begun, statement('allowed'), { ...terms, launchMode })).toBeNull();
  });

  test('goes by timestamps: nothing before Initialized, Terminated last', () => {
    expect(clauseOf(begun, statement('allowed', '2026-03-02T08:59:59Z'))).toBe('9.3');
    expect(clauseOf(begun, statement('passed', '2026-03-02T08:59:59Z'))).toBe('9.3');
    const later = { ...begun, latestAt: Date.parse('2026-03-02T09:05:00Z') };
    expect(clauseOf(later, statement('terminated'))).toBe('9.3');
    expect(clauseOf(later, statement('terminated', '2026-03-02T09:05:00Z'))).toBeNull();
  });
});

describe('a statement altered', () => {
  const id = (list: Loose[]) => list.map((one) => one['id']);
  const cases: readonly (readonly [string, Verb | 'allowed', (one: Loose) => void, string | null])[] = [
    ['without an id', 'allowed', (one) => delete one['id'], '9.1'],
    ['without a timestamp', 'allowed', (one) => delete one['timestamp'], '9.7'],
    ['in another zone', 'allowed', (one) => (one['timestamp'] = '2026-03-02T03:00:01-06:00'), '9.7'],
    ['in UTC written +00:00', 'allowed', (one) => (one['timestamp'] = '2026-03-02T09:00:01+00:00'), null],
    ['of a group', 'passed', (one) => (one['actor'].objectType = 'Group'), '9.2'],
    ['of somebody known by mail', 'passed', (one) => (one['actor'] = { mbox: 'mailto:sam@example.test' }), '9.2'],
    ['of another account', 'allowed', (one) => (one['actor'].account.name = 'nina'), '9.2'],
    ['of the same account under another name', 'allowed', (one) => (one['actor'].name = 'Sam'), null],
    ['about something else', 'passed', (one) => (one['object'].id = 'https://maker.example/au/1'), '9.4'],
    [
      'about something else, and only allowed',
      'allowed',
      (one) => (one['object'].id = 'https://maker.example/q/1'),
      null,
    ],
    [
      'about another statement',
      'passed',
      (one) => (one['object'] = { objectType: 'StatementRef', id: one['id'] }),
      '9.4',
    ],
    ['that voids', 'allowed', (one) => (one['verb'].id = 'http://adlnet.gov/expapi/verbs/voided'), '6.3'],
    ['without context', 'passed', (one) => delete one['context'], '9.6'],
    ['without registration', 'passed', (one) => delete one['context'].registration, '9.6.1'],
    ['of another registration', 'allowed', (one) => (one['context'].registration = one['id']), '9.6.1'],
    ['without session id', 'allowed', (one) => delete one['context'].extensions[extensions.sessionId], '9.6.3.1'],
    ['of another session', 'allowed', (one) => (one['context'].extensions[extensions.sessionId] = 'x'), '9.6.3.1'],
    ['without the publisher’s id', 'allowed', (one) => delete one['context'].contextActivities.grouping, '9.6.2'],
    [
      'with more than the template',
      'allowed',
      (one) => one['context'].contextActivities.grouping.push({ id: 'https://x.example' }),
      null,
    ],
    ['with a verb of the LMS', 'terminated', (one) => (one['verb'].id = verbs.satisfied), '9.3'],
    ['with an unknown verb and the category', 'terminated', (one) => (one['verb'].id = 'https://x.example/v'), '9.3'],
    ['Passed with completion', 'passed', (one) => (one['result'].completion = true), '9.5.3'],
    ['Passed without success', 'passed', (one) => delete one['result'].success, '9.5.2'],
    ['Passed with the wrong success', 'passed', (one) => (one['result'].success = false), '9.5.2'],
    ['Failed without success', 'failed', (one) => delete one['result'].success, '9.5.2'],
    ['Failed with the wrong success', 'failed', (one) => (one['result'].success = true), '9.5.2'],
    ['Completed with success', 'completed', (one) => (one['result'].success = true), '9.5.2'],
    ['Completed without completion', 'completed', (one) => delete one['result'].completion, '9.5.3'],
    ['Completed with the wrong completion', 'completed', (one) => (one['result'].completion = false), '9.5.3'],
    ['Completed with a score', 'completed', (one) => (one['result'].score = { scaled: 0.5 }), '9.5.1'],
    ['Terminated without result', 'terminated', (one) => delete one['result'], '9.5.4.1'],
    ['Terminated without duration', 'terminated', (one) => delete one['result'].duration, '9.5.4.1'],
    ['Completed without duration', 'completed', (one) => delete one['result'].duration, '9.5.4.1'],
    ['Passed without duration', 'passed', (one) => delete one['result'].duration, '9.5.4.1'],
    ['Failed without duration', 'failed', (one) => delete one['result'].duration, '9.5.4.1'],
    ['raw without min', 'passed', (one) => delete one['result'].score.min, '9.5.1'],
    ['raw without max', 'passed', (one) => delete one['result'].score.max, '9.5.1'],
    ['raw beyond max', 'passed', (one) => (one['result'].score.raw = 101), '9.5.1'],
    ['scaled below 0', 'failed', (one) => (one['result'].score.scaled = -0.1), '9.5.1'],
    ['Passed below masteryScore', 'passed', (one) => (one['result'].score.scaled = 0.89), '9.3.4'],
    ['Failed at masteryScore', 'failed', (one) => (one['result'].score.scaled = 0.9), '9.3.5'],
    ['Failed above masteryScore', 'failed', (one) => (one['result'].score.scaled = 0.91), '9.3.5'],
    ['Passed without score', 'passed', (one) => delete one['result'].score, null],
    [
      'scored without masteryScore',
      'passed',
      (one) => delete one['context'].extensions[extensions.masteryScore],
      '9.6.3.2',
    ],
    [
      'scored without scaled, and without masteryScore',
      'passed',
      (one) => {
        delete one['result'].score.scaled;
        delete one['context'].extensions[extensions.masteryScore];
      },
      '9.6.3.2',
    ],
    [
      'with another masteryScore',
      'passed',
      (one) => (one['context'].extensions[extensions.masteryScore] = 0.8),
      '9.6.3.2',
    ],
    [
      'Completed without the moveOn category',
      'completed',
      (one) => one['context'].contextActivities.category.pop(),
      '9.6.2.2',
    ],
    [
      'Passed without the moveOn category',
      'passed',
      (one) => one['context'].contextActivities.category.pop(),
      '9.6.2.2',
    ],
    [
      'Failed without the moveOn category',
      'failed',
      (one) => one['context'].contextActivities.category.pop(),
      '9.6.2.2',
    ],
    [
      'Terminated with the moveOn category',
      'terminated',
      (one) => one['context'].contextActivities.category.push({ id: categories.moveOn }),
      '9.6.2.2',
    ],
    [
      'allowed with the moveOn category',
      'allowed',
      (one) => (one['context'].contextActivities.category = [{ id: categories.moveOn }]),
      '9.6.2.2',
    ],
    [
      'allowed with the moveOn category under another relation',
      'allowed',
      (one) => one['context'].contextActivities.grouping.push({ id: categories.moveOn }),
      '9.6.2.2',
    ],
    [
      'Terminated with the moveOn category under another relation, one activity without a list',
      'terminated',
      (one) => (one['context'].contextActivities.other = { id: categories.moveOn }),
      '9.6.2.2',
    ],
    [
      'progress beyond 100',
      'terminated',
      (one) => (one['result'].extensions = { 'https://w3id.org/xapi/cmi5/result/extensions/progress': 101 }),
      '9.5.5.1',
    ],
    [
      'its category without a list around it',
      'terminated',
      (one) => (one['context'].contextActivities.category = { id: id(one['context'].contextActivities.category)[0] }),
      null,
    ],
  ];
  test.each(cases)('%s', (_, verb, alter, clause) => {
    const one = statement(verb);
    alter(one);
    expect(clauseOf(begun, one)).toBe(clause);
  });

  test('is free of masteryScore where the unit has none', () => {
    const one = statement('failed');
    one['result'].score.scaled = 1;
    expect(clauseOf(begun, one, { ...terms, masteryScore: null })).toBeNull();
  });
});

test('whatever is sent in whatever order, what is taken keeps the order of the standard', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...auVerbs, 'allowed' as const), { maxLength: 20 }), (sent) => {
      let state: SessionState = ready;
      const taken: string[] = [];
      for (const verb of sent) {
        const judged = judgeStatement(terms, state, statement(verb));
        if (!judged.ok) continue;
        state = judged.state;
        taken.push(verb);
      }
      const count = (verb: string): number => taken.filter((one) => one === verb).length;
      for (const verb of auVerbs) expect(count(verb)).toBeLessThanOrEqual(1);
      expect(count('passed') + count('failed')).toBeLessThanOrEqual(1);
      if (taken.length > 0) expect(taken[0]).toBe('initialized');
      if (taken.includes('terminated')) expect(taken.at(-1)).toBe('terminated');
    }),
    { seed: 5 },
  );
});
