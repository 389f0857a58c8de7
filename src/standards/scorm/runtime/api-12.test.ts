import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  lmsCommit,
  lmsFinish,
  lmsGetDiagnostic,
  lmsGetErrorString,
  lmsGetLastError,
  lmsGetValue,
  lmsInitialize,
  lmsSetValue,
  openApi12,
  refuseCommit12,
  type Answer12,
  type Api12,
} from './api-12.ts';
import { isSuspended12, openData12, standing12, type Data12, type Launch12 } from './attempt-12.ts';
import { children12, elements12 } from './model-12.ts';

const person: Launch12 = { studentId: 'p-1', studentName: 'Doe, Sam' };

class Content {
  state: Api12;

  constructor(more: Partial<Launch12> = {}, earlier: Data12 | null = null) {
    this.state = lmsInitialize(openApi12(openData12({ ...person, ...more }, earlier)), '').state;
  }

  private keep(answered: Answer12): readonly [string, string] {
    this.state = answered.state;
    return [answered.answer, lmsGetLastError(this.state)];
  }

  get = (element: string): readonly [string, string] => this.keep(lmsGetValue(this.state, element));
  set = (element: string, value: string): readonly [string, string] =>
    this.keep(lmsSetValue(this.state, element, value));
  finish = (): Data12 => {
    this.keep(lmsFinish(this.state, ''));
    return this.state.data;
  };
}

describe('the states of the API', () => {
  test('answer every call at the wrong time with an error', () => {
    const closed = openApi12(openData12(person));
    expect(lmsGetLastError(closed)).toBe('0');
    for (const call of [lmsFinish(closed, ''), lmsCommit(closed, ''), lmsSetValue(closed, 'cmi.suspend_data', 'x')]) {
      expect(call).toMatchObject({ answer: 'false', errorCode: 301 });
    }
    expect(lmsGetValue(closed, 'cmi.core.entry')).toMatchObject({ answer: '', errorCode: 301 });
    const running = lmsInitialize(closed, '').state;
    expect(lmsInitialize(running, '').errorCode).toBe(101);
    const over = lmsFinish(running, '').state;
    expect(lmsInitialize(over, '').errorCode).toBe(101);
    expect(lmsFinish(over, '').errorCode).toBe(301);
    expect(lmsGetValue(over, 'cmi.core.entry').errorCode).toBe(301);
  });

  test('refuse an argument where there must be none', () => {
    const closed = openApi12(openData12(person));
    expect(lmsInitialize(closed, 'x').errorCode).toBe(201);
    const running = lmsInitialize(closed, '').state;
    expect(lmsCommit(running, 'x').errorCode).toBe(201);
    expect(lmsFinish(running, 'x')).toMatchObject({ errorCode: 201, effect: null });
  });

  test('say when the data must be kept, and explain what went wrong', () => {
    const content = new Content();
    expect(lmsCommit(content.state, '').effect).toBe('commit');
    expect(lmsFinish(content.state, '').effect).toBe('finished');
    content.get('cmi.nothing');
    expect(lmsGetErrorString('201')).toBe('Invalid argument error');
    expect(lmsGetErrorString('7')).toBe('');
    expect(lmsGetDiagnostic(content.state, '')).toBe('Invalid argument error: cmi.nothing');
    expect(lmsGetDiagnostic(content.state, '405')).toBe('Incorrect data type');
    expect(lmsGetDiagnostic(content.state, '7')).toBe('');
    expect(refuseCommit12(content.state).errorCode).toBe(101);
  });
});

describe('elements', () => {
  test('that do not exist leave everything as it is', () => {
    const content = new Content();
    const before = JSON.stringify(content.state.data);
    const names = [
      'cmi',
      'cmi.core',
      'cmi.x',
      '',
      'cmi.objectives',
      'cmi.objectives.0',
      'cmi.objectives.n.id',
      'cmi.objectives.00.id',
      'cmi.__proto__',
    ];
    for (const name of names) {
      expect(content.set(name, 'x')).toEqual(['false', '201']);
      expect(content.get(name)).toEqual(['', '201']);
    }
    for (const name of ['x', 'cmix.core.entry', 'adl.nav.request', 'x._children', '__proto__']) {
      expect(content.set(name, 'x')).toEqual(['false', '401']);
      expect(content.get(name)).toEqual(['', '401']);
    }
    expect(JSON.stringify(content.state.data)).toBe(before);
  });

  test('tell what they have in them', () => {
    const content = new Content();
    expect(content.get('cmi.core.score._children')).toEqual(['raw,min,max', '0']);
    expect(content.get('cmi.student_data._children')[0]).toBe('mastery_score,max_time_allowed,time_limit_action');
    expect(content.get('cmi.objectives._count')).toEqual(['0', '0']);
    expect(content.get('cmi.core.student_id._children')).toEqual(['', '202']);
    expect(content.get('cmi.core._count')).toEqual(['', '203']);
    expect(content.get('cmi.x._count')).toEqual(['', '201']);
    expect(content.set('cmi.core._children', 'x')).toEqual(['false', '402']);
    expect(content.set('cmi.objectives._count', '1')).toEqual(['false', '402']);
  });

  test.each([
    ['cmi.core.student_id', 'p-1'],
    ['cmi.core.student_name', 'Doe, Sam'],
    ['cmi.core.credit', 'credit'],
    ['cmi.core.entry', 'ab-initio'],
    ['cmi.core.total_time', '0000:00:00.00'],
    ['cmi.core.lesson_mode', 'normal'],
    ['cmi.launch_data', ''],
    ['cmi.comments_from_lms', ''],
    ['cmi.student_data.mastery_score', ''],
  ])('%s is %s and read only', (name, value) => {
    const content = new Content();
    expect(content.get(name)).toEqual([value, '0']);
    expect(content.set(name, value)).toEqual(['false', '403']);
  });

  test.each([
    ['cmi.core.exit', 'suspend'],
    ['cmi.core.session_time', '00:10:00'],
    ['cmi.interactions.0.id', 'i'],
    ['cmi.interactions.0.time', '12:30:59.5'],
    ['cmi.interactions.0.type', 'choice'],
    ['cmi.interactions.0.objectives.0.id', 'o'],
    ['cmi.interactions.0.correct_responses.0.pattern', 'a'],
    ['cmi.interactions.0.weighting', '1.5'],
    ['cmi.interactions.0.student_response', 'b'],
    ['cmi.interactions.0.result', 'wrong'],
    ['cmi.interactions.0.latency', '0000:00:05.1'],
  ])('%s is write only', (name, value) => {
    const content = new Content();
    expect(content.set(name, value)).toEqual(['true', '0']);
    expect(content.get(name)).toEqual(['', '404']);
  });

  test.each([
    ['cmi.core.lesson_status', 'not attempted'],
    ['cmi.core.lesson_status', 'done'],
    ['cmi.core.score.raw', '101'],
    ['cmi.core.score.raw', '-1'],
    ['cmi.core.score.raw', 'ten'],
    ['cmi.core.exit', 'normal'],
    ['cmi.core.session_time', '1:00:00'],
    ['cmi.core.lesson_location', 'x'.repeat(256)],
    ['cmi.comments', 'x'.repeat(4097)],
    ['cmi.suspend_data', 'x'.repeat(64_001)],
    ['cmi.objectives.0.id', 'with blank'],
    ['cmi.objectives.0.status', 'unknown'],
    ['cmi.student_preference.audio', '101'],
    ['cmi.student_preference.text', '0.5'],
    ['cmi.interactions.0.time', '24:00:00'],
    ['cmi.interactions.0.type', 'essay'],
    ['cmi.interactions.0.result', 'right'],
  ])('%s refuses %s', (name, value) => {
    expect(new Content().set(name, value)).toEqual(['false', '405']);
  });

  test.each(Object.entries(elements12))(
    '%s answers as the standard says who may read and write it',
    (name, { access }) => {
      const content = new Content();
      content.set('cmi.objectives.0.id', 'o');
      content.set('cmi.interactions.0.id', 'i');
      content.set('cmi.interactions.0.objectives.0.id', 'o');
      content.set('cmi.interactions.0.correct_responses.0.pattern', 'a');
      const element = name.replaceAll('.n', '.0');
      expect(content.get(element)[1]).toBe(access === 'write-only' ? '404' : '0');
      if (name === 'cmi._version') expect(content.set(element, '3.4')).toEqual(['false', '402']);
      else if (access === 'read-only') expect(content.set(element, 'x')).toEqual(['false', '403']);
      expect(content.get(`${element}._children`)).toEqual(['', '202']);
      expect(content.get(`${element}._count`)).toEqual(['', '203']);
      for (const keyword of ['_children', '_count'])
        expect(content.set(`${element}.${keyword}`, 'x')).toEqual(['false', '402']);
    },
  );

  test.each(Object.entries(children12))('%s has in it what it lists, and all of it', (name, list) => {
    const inIt = Object.keys(elements12)
      .filter((one) => one.startsWith(`${name}.`) && !one.endsWith('_version'))
      .map(
        (one) =>
          one
            .slice(name.length + 1)
            .replace(/^n\./, '')
            .split('.')[0],
      );
    expect(list.split(',').toSorted()).toEqual(Array.from(new Set(inIt)).toSorted());
  });

  test('have identifiers in any script, but without blanks', () => {
    const content = new Content();
    for (const id of ['Übung_3', 'вопрос-1', 'a'.repeat(255)])
      expect(content.set('cmi.interactions.0.id', id)).toEqual(['true', '0']);
    for (const id of ['', 'a b', 'a\u0007', 'a\u00a0b', 'a'.repeat(256)])
      expect(content.set('cmi.interactions.0.id', id)).toEqual(['false', '405']);
  });

  test('keep what content sets; comments are gathered', () => {
    const content = new Content();
    content.set('cmi.suspend_data', 'x'.repeat(10_000));
    expect(content.get('cmi.suspend_data')[0]).toHaveLength(10_000);
    content.set('cmi.core.score.raw', '');
    expect(content.get('cmi.core.score.raw')).toEqual(['', '0']);
    content.set('cmi.comments', 'good ');
    content.set('cmi.comments', 'indeed');
    expect(content.get('cmi.comments')[0]).toBe('good indeed');
  });

  test('of collections grow one record after the other', () => {
    const content = new Content();
    expect(content.set('cmi.objectives.1.id', 'b')).toEqual(['false', '201']);
    expect(content.set('cmi.objectives.0.id', 'a')).toEqual(['true', '0']);
    expect(content.set('cmi.objectives.0.score.raw', '50')).toEqual(['true', '0']);
    expect(content.get('cmi.objectives.0.status')).toEqual(['not attempted', '0']);
    expect(content.get('cmi.objectives.1.id')).toEqual(['', '201']);
    expect(content.get('cmi.objectives._count')[0]).toBe('1');
    content.set('cmi.interactions.0.id', 'i');
    expect(content.set('cmi.interactions.0.correct_responses.1.pattern', 'x')).toEqual(['false', '201']);
    content.set('cmi.interactions.0.correct_responses.0.pattern', 'x');
    expect(content.get('cmi.interactions.0.correct_responses._count')[0]).toBe('1');
    expect(content.get('cmi.interactions.1.correct_responses._count')).toEqual(['', '201']);
  });
});

describe('a session', () => {
  const status = (sets: Readonly<Record<string, string>>, launch: Partial<Launch12> = {}): string | undefined => {
    const content = new Content(launch);
    for (const [name, value] of Object.entries(sets)) content.set(name, value);
    return content.finish().values['cmi.core.lesson_status'];
  };

  test('without a status ends completed, or browsed', () => {
    expect(status({})).toBe('completed');
    expect(status({}, { mode: 'browse' })).toBe('browsed');
    expect(status({ 'cmi.core.lesson_status': 'incomplete' })).toBe('incomplete');
  });

  test('with a mastery score ends passed or failed, if it is for credit', () => {
    const low = { 'cmi.core.score.raw': '69', 'cmi.core.lesson_status': 'passed' };
    expect(status(low, { masteryScore: 70 })).toBe('failed');
    expect(status({ 'cmi.core.score.raw': '70' }, { masteryScore: 70 })).toBe('passed');
    expect(status(low, { masteryScore: 70, mode: 'review' })).toBe('passed');
    expect(status(low, { masteryScore: 70, credit: 'no-credit' })).toBe('passed');
    expect(status({ 'cmi.core.lesson_status': 'passed' }, { masteryScore: 70 })).toBe('passed');
  });

  test('leaves everything to the next one, with the times added up', () => {
    const first = new Content();
    first.set('cmi.core.lesson_location', 'page 7');
    first.set('cmi.core.session_time', '00:50:30.25');
    first.set('cmi.core.exit', 'suspend');
    const after = JSON.parse(JSON.stringify(first.finish())) as Data12;
    expect(isSuspended12(after)).toBe(true);
    const second = new Content({}, after);
    expect(second.get('cmi.core.entry')[0]).toBe('resume');
    expect(second.get('cmi.core.lesson_location')[0]).toBe('page 7');
    second.set('cmi.core.session_time', '00:10:00');
    const last = second.finish();
    expect(last.values['cmi.core.total_time']).toBe('0001:00:30.25');
    expect(new Content({}, last).get('cmi.core.entry')[0]).toBe('');
  });

  test('means completion, success and a share of the score', () => {
    const content = new Content();
    expect(standing12(content.state.data)).toEqual({
      completed: null,
      passed: null,
      scaled: null,
      raw: null,
      totalTime: 0,
    });
    content.set('cmi.core.score.raw', '15');
    content.set('cmi.core.score.max', '20');
    content.set('cmi.core.lesson_status', 'failed');
    content.set('cmi.core.session_time', '00:00:01');
    expect(standing12(content.finish())).toEqual({
      completed: false,
      passed: false,
      scaled: 0.75,
      raw: 15,
      totalTime: 100,
    });
  });
});

describe('any calls in any order', () => {
  const word = fc.constantFrom(
    'cmi',
    'core',
    'score',
    'raw',
    'objectives',
    'interactions',
    'id',
    '0',
    '1',
    'n',
    '_count',
    '_children',
    'status',
    '__proto__',
    '',
  );
  const names = fc.oneof(
    fc.array(word, { maxLength: 5 }).map((words) => words.join('.')),
    fc.constantFrom('cmi.core.lesson_status', 'cmi.suspend_data', 'cmi.objectives.0.id', 'cmi.interactions.0.id'),
  );

  test('never throw, answer as promised, and give back what was set', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.boolean(), names, fc.string({ maxLength: 8 })), { maxLength: 30 }), (calls) => {
        let state = lmsInitialize(openApi12(openData12(person)), '').state;
        for (const [set, name, value] of calls) {
          const answered = set ? lmsSetValue(state, name, value) : lmsGetValue(state, name);
          expect(lmsGetLastError(answered.state)).toBe(String(answered.errorCode));
          if (set) expect(answered.answer).toBe(answered.errorCode === 0 ? 'true' : 'false');
          if (set && answered.errorCode !== 0) expect(answered.state.data).toEqual(state.data);
          if (set && answered.errorCode === 0) {
            const again = lmsGetValue(answered.state, name);
            expect(again.errorCode === 404 || again.answer === value).toBe(true);
          }
          state = answered.state;
        }
      }),
      { seed: 20261123, numRuns: 400 },
    );
  });
});
