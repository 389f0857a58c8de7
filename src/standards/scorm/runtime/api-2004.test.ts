import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  commit,
  getDiagnostic,
  getErrorString,
  getLastError,
  getValue,
  initialize,
  openApi2004,
  refuseCommit,
  setValue,
  terminate,
  type Answer2004,
  type Api2004,
} from './api-2004.ts';
import { openData, type Launch2004 } from './attempt-2004.ts';
import { errors2004 } from './errors-2004.ts';

const launch: Launch2004 = { learnerId: 'p-1', learnerName: 'Doe, Sam' };

/** Calls in a row on one API. */
class Content {
  state: Api2004;

  constructor(more: Partial<Launch2004> = {}) {
    this.state = initialize(openApi2004(openData({ ...launch, ...more })), '').state;
  }

  private keep(answered: Answer2004): string {
    this.state = answered.state;
    return answered.answer;
  }

  get = (element: string): string => this.keep(getValue(this.state, element));
  set = (element: string, value: string): string => this.keep(setValue(this.state, element, value));
  get error(): string {
    return getLastError(this.state);
  }
  /** the answer and the error code of a SetValue */
  setting = (element: string, value: string): readonly [string, string] => [this.set(element, value), this.error];
  getting = (element: string): readonly [string, string] => [this.get(element), this.error];
}

describe('the states of the API', () => {
  test('answer every call at the wrong time with its own error', () => {
    const closed = openApi2004(openData(launch));
    expect(getLastError(closed)).toBe('0');
    expect(terminate(closed, '').errorCode).toBe(112);
    expect(getValue(closed, 'cmi.entry').errorCode).toBe(122);
    expect(setValue(closed, 'cmi.location', '1').errorCode).toBe(132);
    expect(commit(closed, '').errorCode).toBe(142);
    const running = initialize(closed, '').state;
    expect(initialize(running, '').errorCode).toBe(103);
    const over = terminate(running, '').state;
    expect(initialize(over, '').errorCode).toBe(104);
    expect(terminate(over, '').errorCode).toBe(113);
    expect(getValue(over, 'cmi.entry').errorCode).toBe(123);
    expect(setValue(over, 'cmi.location', '1').errorCode).toBe(133);
    expect(commit(over, '').errorCode).toBe(143);
  });

  test('refuse an argument where there must be none, and stay where they are', () => {
    const closed = openApi2004(openData(launch));
    expect(initialize(closed, 'x')).toMatchObject({ answer: 'false', errorCode: 201 });
    const running = initialize(closed, '').state;
    expect(commit(running, 'x').errorCode).toBe(201);
    expect(terminate(running, 'x')).toMatchObject({ answer: 'false', errorCode: 201, effect: null });
    expect(terminate(running, 'x').state.phase).toBe('running');
  });

  test('say when the data must be kept', () => {
    const content = new Content();
    expect(commit(content.state, '').effect).toBe('commit');
    expect(terminate(content.state, '').effect).toBe('terminated');
    expect(setValue(content.state, 'cmi.location', '1').effect).toBeNull();
  });

  test('explain every code, and what the last one was about', () => {
    const content = new Content();
    content.get('cmi.nothing');
    expect(getErrorString('401')).toBe('Undefined Data Model Element');
    expect(getErrorString('999')).toBe('');
    expect(getErrorString('')).toBe('');
    expect(getDiagnostic(content.state, '')).toBe('Undefined Data Model Element: cmi.nothing');
    expect(getDiagnostic(content.state, '402')).toBe('Unimplemented Data Model Element');
    expect(getDiagnostic(content.state, '999')).toBe('');
    expect(content.error).toBe('401');
    content.get('cmi.' + 'x'.repeat(1000));
    expect(getDiagnostic(content.state, '').length).toBe(255);
    for (const code of Object.keys(errors2004)) expect(getErrorString(code)).not.toBe('');
    expect(refuseCommit(content.state)).toMatchObject({ answer: 'false', errorCode: 391 });
  });
});

describe('elements', () => {
  test('that do not exist leave everything as it is', () => {
    const content = new Content();
    content.set('cmi.location', 'here');
    const before = JSON.stringify(content.state.data);
    for (const name of [
      'cmi',
      'adl',
      'x',
      'cmi.',
      'cmi.x',
      'cmi.score',
      'cmi.interactions',
      'cmi.location.x',
      'cmi..location',
    ]) {
      expect(content.setting(name, 'x')).toEqual(['false', '401']);
      expect(content.getting(name)).toEqual(['', '401']);
    }
    for (const name of [
      '__proto__',
      'cmi.__proto__',
      'cmi.constructor',
      'cmi.toString',
      'cmi.objectives.0.__proto__',
    ]) {
      expect(content.set(name, 'x')).toBe('false');
    }
    expect(content.setting('', 'x')).toEqual(['false', '351']);
    expect(content.getting('')).toEqual(['', '301']);
    expect(JSON.stringify(content.state.data)).toBe(before);
  });

  test('tell what they have in them', () => {
    const content = new Content();
    expect(content.getting('cmi._version')).toEqual(['1.0', '0']);
    const children = (name: string): string[] => content.get(`${name}._children`).split(',').toSorted();
    expect(children('cmi.score')).toEqual(['max', 'min', 'raw', 'scaled']);
    expect(children('cmi.comments_from_learner')).toEqual(['comment', 'location', 'timestamp']);
    expect(children('cmi.learner_preference')).toEqual([
      'audio_captioning',
      'audio_level',
      'delivery_speed',
      'language',
    ]);
    expect(children('adl.data')).toEqual(['id', 'store']);
    expect(children('cmi.interactions')).toEqual([
      'correct_responses',
      'description',
      'id',
      'latency',
      'learner_response',
      'objectives',
      'result',
      'timestamp',
      'type',
      'weighting',
    ]);
    expect(content.getting('cmi.objectives._count')).toEqual(['0', '0']);
    for (const none of ['cmi.location._children', 'cmi.score._count', 'cmi.score._version', 'cmi.location._count']) {
      expect(content.getting(none)).toEqual(['', '301']);
      expect(content.setting(none, '1')).toEqual(['false', '404']);
    }
    for (const keyword of ['cmi._version', 'cmi.score._children', 'cmi.objectives._count']) {
      expect(content.setting(keyword, '1')).toEqual(['false', '404']);
    }
    expect(content.getting('cmi._children')).toEqual(['', '401']);
    expect(content.getting('cmi.score._children.x')).toEqual(['', '401']);
  });

  test.each([
    'cmi.completion_threshold',
    'cmi.credit',
    'cmi.entry',
    'cmi.launch_data',
    'cmi.learner_id',
    'cmi.learner_name',
    'cmi.max_time_allowed',
    'cmi.mode',
    'cmi.scaled_passing_score',
    'cmi.time_limit_action',
    'cmi.total_time',
    'cmi.comments_from_lms.0.comment',
    'adl.nav.request_valid.continue',
    'adl.nav.request_valid.choice.{target=a}',
  ])('%s is read only', (name) => {
    expect(new Content().setting(name, 'x')).toEqual(['false', '404']);
  });

  test.each(['cmi.exit', 'cmi.session_time'])('%s is write only', (name) => {
    expect(new Content().getting(name)).toEqual(['', '405']);
  });

  test.each([
    ['cmi.completion_status', 'unknown'],
    ['cmi.success_status', 'unknown'],
    ['cmi.credit', 'credit'],
    ['cmi.mode', 'normal'],
    ['cmi.entry', 'ab-initio'],
    ['cmi.learner_id', 'p-1'],
    ['cmi.learner_name', 'Doe, Sam'],
    ['cmi.learner_preference.audio_level', '1'],
    ['cmi.learner_preference.language', ''],
    ['cmi.time_limit_action', 'continue,no message'],
    ['cmi.total_time', 'PT0H0M0S'],
    ['adl.nav.request', '_none_'],
    ['adl.nav.request_valid.continue', 'unknown'],
  ])('%s is %s at the start', (name, value) => {
    expect(new Content().getting(name)).toEqual([value, '0']);
  });

  test.each([
    'cmi.location',
    'cmi.suspend_data',
    'cmi.score.scaled',
    'cmi.progress_measure',
    'cmi.launch_data',
    'cmi.completion_threshold',
    'cmi.scaled_passing_score',
    'cmi.max_time_allowed',
  ])('%s has no value at the start', (name) => {
    expect(new Content().getting(name)).toEqual(['', '403']);
  });

  test.each([
    ['cmi.completion_status', 'done', '406'],
    ['cmi.success_status', 'completed', '406'],
    ['cmi.exit', 'later', '406'],
    ['cmi.score.scaled', '1.5', '407'],
    ['cmi.score.raw', 'many', '406'],
    ['cmi.progress_measure', '-0.1', '407'],
    ['cmi.learner_preference.audio_level', '-1', '407'],
    ['cmi.learner_preference.audio_captioning', '2', '406'],
    ['cmi.learner_preference.language', 'english', '406'],
    ['cmi.session_time', '01:00:00', '406'],
    ['adl.nav.request', 'onward', '406'],
    ['adl.nav.request', 'choice', '406'],
    ['adl.nav.request', '{target=}choice', '406'],
    ['adl.nav.request', '{target=a}continue', '406'],
  ])('%s refuses %s with %s', (name, value, code) => {
    expect(new Content().setting(name, value)).toEqual(['false', code]);
  });

  test('keep what is longer than the smallest permitted maximum', () => {
    const content = new Content();
    const long = 'x'.repeat(64_001);
    expect(content.setting('cmi.suspend_data', long)).toEqual(['true', '0']);
    expect(content.get('cmi.suspend_data')).toBe(long);
    expect(content.setting('cmi.suspend_data', '')).toEqual(['true', '0']);
    expect(content.getting('cmi.suspend_data')).toEqual(['', '0']);
  });
});

describe('any calls in any order', () => {
  const word = fc.constantFrom(
    ...'cmi adl score scaled objectives interactions id type 0 1 n _count _children correct_responses'.split(' '),
    ...'pattern learner_response location nav request data store __proto__ '.split(' '),
  );
  const names = fc.oneof(
    fc.array(word, { maxLength: 6 }).map((words) => words.join('.')),
    fc.constantFrom(
      'cmi.location',
      'cmi.objectives.0.id',
      'cmi.interactions.0.id',
      'cmi.interactions.0.type',
      'cmi.exit',
    ),
  );
  const values = fc.oneof(
    fc.string({ maxLength: 12 }),
    fc.constantFrom('choice', 'numeric', 'a', '0.5', 'suspend', 'true'),
  );

  test('never throw, answer as promised, and give back what was set', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom('get', 'set', 'commit', 'initialize', 'terminate'), names, values), {
          maxLength: 30,
        }),
        (calls) => {
          let state = openApi2004(openData(launch));
          for (const [call, name, value] of [['initialize', '', ''] as const, ...calls]) {
            const before = JSON.stringify(state);
            const answered: Answer2004 =
              call === 'get'
                ? getValue(state, name)
                : call === 'set'
                  ? setValue(state, name, value)
                  : call === 'commit'
                    ? commit(state, '')
                    : call === 'initialize'
                      ? initialize(state, '')
                      : terminate(state, value.length > 10 ? '' : 'x');
            expect(JSON.stringify(state)).toBe(before);
            expect(JSON.parse(JSON.stringify(answered.state))).toEqual(answered.state);
            expect(getLastError(answered.state)).toBe(String(answered.errorCode));
            if (call !== 'get') expect(answered.answer).toBe(answered.errorCode === 0 ? 'true' : 'false');
            if (call === 'set' && answered.errorCode === 0) {
              const again = getValue(answered.state, name);
              expect(again.errorCode === 405 || again.answer === value).toBe(true);
            }
            if (call === 'set' && answered.errorCode !== 0) expect(answered.state.data).toEqual(state.data);
            state = answered.state;
          }
        },
      ),
      { seed: 20261123, numRuns: 500 },
    );
  });
});
