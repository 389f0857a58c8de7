import { describe, expect, test } from 'vitest';
import {
  type Answer12,
  type Api12,
  lmsCommit,
  lmsFinish,
  lmsGetValue,
  lmsInitialize,
  lmsSetValue,
  openApi12,
} from '../../../../standards/scorm/runtime/api-12.ts';
import { type Data12, isSuspended12, openData12, standing12 } from '../../../../standards/scorm/runtime/attempt-12.ts';
import {
  type Answer2004,
  type Api2004,
  commit,
  getValue,
  initialize,
  openApi2004,
  setValue,
  terminate,
} from '../../../../standards/scorm/runtime/api-2004.ts';
import {
  isSuspended,
  type Kept2004,
  kept,
  openData,
  resultsOf,
} from '../../../../standards/scorm/runtime/attempt-2004.ts';
import { sampleModule } from '../../../../testing/sample-module.ts';
import { stateOf } from '../../attempt.ts';
import { carriedIn, carry } from '../../carried-steps.ts';
import { asks, type Card } from '../../cards.ts';
import { judge } from '../../judging.ts';
import { emptyAnswerTo, solutionOf } from '../../solution.ts';
import type { Step } from '../../step.ts';
import type { Lms, Progress } from './lms.ts';
import { scorm12 } from './scorm-12-words.ts';
import { scorm2004 } from './scorm-2004-words.ts';
import { openScorm } from './scorm-lms.ts';

const at = Date.parse('2026-03-02T09:00:00Z');
const refusals: string[] = [];

/** The object content finds, over our own run-time; whatever it refuses is written down. */
function system12(mode: 'normal' | 'review' = 'normal', earlier: Data12 | null = null) {
  let state: Api12 = openApi12(openData12({ studentId: 'p-1', studentName: 'Doe, Sam', mode }, earlier));
  const take = (call: string, answered: Answer12): string => {
    state = answered.state;
    if (answered.errorCode !== 0 && !call.startsWith('get')) refusals.push(`${call}: ${answered.errorCode}`);
    return answered.answer;
  };
  const API = {
    LMSInitialize: (text: string) => take('open', lmsInitialize(state, text)),
    LMSFinish: (text: string) => take('close', lmsFinish(state, text)),
    LMSCommit: (text: string) => take('commit', lmsCommit(state, text)),
    LMSGetValue: (element: string) => take(`get ${element}`, lmsGetValue(state, element)),
    LMSSetValue: (element: string, value: string) => take(`${element}=${value}`, lmsSetValue(state, element, value)),
  };
  return { window: { parent: null, API }, data: () => state.data };
}

function system2004(earlier: Kept2004 | null = null) {
  let state: Api2004 = openApi2004(openData({ learnerId: 'p-1', learnerName: 'Doe, Sam' }, earlier));
  const take = (call: string, answered: Answer2004): string => {
    state = answered.state;
    if (answered.errorCode !== 0 && !call.startsWith('get')) refusals.push(`${call}: ${answered.errorCode}`);
    return answered.answer;
  };
  const API_1484_11 = {
    Initialize: (text: string) => take('open', initialize(state, text)),
    Terminate: (text: string) => take('close', terminate(state, text)),
    Commit: (text: string) => take('commit', commit(state, text)),
    GetValue: (element: string) => take(`get ${element}`, getValue(state, element)),
    SetValue: (element: string, value: string) => take(`${element}=${value}`, setValue(state, element, value)),
  };
  return { window: { parent: null, API_1484_11 }, data: () => state.data };
}

function progressOf(steps: readonly Step[]): Progress {
  return {
    state: stateOf(sampleModule, steps),
    share: 0.123_456_7,
    carried: (most) => carry(sampleModule, { attemptId: 'a1', language: 'de', steps }, most),
    duration: 61_234,
  };
}

/** Goes through some cards; the first question wrong at first. */
function learn(lms: Lms, cards: readonly Card[], before: readonly Step[] = []): readonly Step[] {
  let steps = before;
  const add = (step: Step): void => {
    steps = [...steps, step];
    const card = sampleModule.cards.find(({ key }) => key === step.cardKey);
    if (step.kind === 'answer' && card && asks(card)) {
      const { given, seconds } = step;
      const { right } = judge(card, given);
      lms.answered({ card, given, right, seconds, at: new Date(step.at), language: 'de', asked: 'Was fragen Sie?' });
    }
    lms.keep(progressOf(steps));
  };
  for (const card of cards) {
    const base = { cardKey: card.key, at: at + steps.length * 1000, seconds: 7.25 };
    const id = (): string => `s${String(steps.length).padStart(3, '0')}`;
    if (!asks(card)) add({ ...base, stepId: id(), kind: 'seen' });
    else {
      if (card.key === 'question-1') add({ ...base, stepId: id(), kind: 'answer', given: emptyAnswerTo(card) });
      add({ ...base, at: base.at + 500, stepId: id(), kind: 'answer', given: solutionOf(card) });
    }
  }
  return steps;
}

const half = sampleModule.cards.slice(0, 6);
const rest = sampleModule.cards.slice(6);
const opened = (lms: Lms | null): Lms => {
  if (!lms) throw new Error('no learning system');
  return lms;
};

describe('a system of SCORM 1.2', () => {
  test('takes every word, gives the place back, and has the score at the end', () => {
    refusals.length = 0;
    const first = system12();
    const lms = opened(openScorm(first.window, scorm12));
    const steps = learn(lms, half);
    lms.leave(progressOf(steps), false);
    expect(isSuspended12(first.data())).toBe(true);
    expect(standing12(first.data())).toMatchObject({ completed: false, totalTime: 6123 });
    expect(first.data().values['cmi.core.lesson_location']).toBe('question-3');

    const second = system12('normal', first.data());
    const again = opened(openScorm(second.window, scorm12));
    const carried = carriedIn(sampleModule, again.earlier);
    expect(carried).toMatchObject({ attemptId: 'a1', language: 'de' });
    again.leave(progressOf(learn(again, rest, carried?.steps)), true);
    expect(standing12(second.data())).toMatchObject({ completed: true, raw: 80, totalTime: 12246 });
    expect(isSuspended12(second.data())).toBe(false);
    const { values, counts } = second.data();
    expect(counts['cmi.interactions']).toBe(6);
    const all = ['id', 'type', 'correct_responses.0.pattern', 'student_response', 'result', 'latency'];
    const told = (place: number) => all.map((name) => values[`cmi.interactions.${place}.${name}`]);
    expect(told(1)).toEqual(['question-1', 'choice', 'b', 'b', 'correct', '0000:00:07.25']);
    expect(told(2)).toEqual(['question-2', 'choice', 'a,d', 'a,d', 'correct', '0000:00:07.25']);
    expect(told(3).slice(0, 4)).toEqual(['question-3', 'sequencing', 'a,b,c', 'a,b,c']);
    expect(told(4).slice(0, 4)).toEqual(['question-4', 'matching', 'a.a,b.b,c.c', 'a.a,b.b,c.c']);
    // words of one's own stay one's own
    expect(told(5).slice(0, 4)).toEqual(['question-5', 'fill-in', 'effect', undefined]);
    expect(refusals).toEqual([]);
  });

  test('is told nothing by somebody who only looks', () => {
    const system = system12('review');
    const lms = opened(openScorm(system.window, scorm12));
    lms.leave(progressOf(learn(lms, half)), true);
    expect(system.data().values['cmi.suspend_data']).toBeUndefined();
  });

  test('once it was finished it is never called unfinished again', () => {
    const system = system12('normal', { values: { 'cmi.core.lesson_status': 'passed' }, counts: {}, said: {} });
    const lms = opened(openScorm(system.window, scorm12));
    lms.leave(progressOf(learn(lms, half)), true);
    expect(system.data().values['cmi.core.lesson_status']).toBe('passed');
  });
});

describe('a system of SCORM 2004', () => {
  test('takes every word, gives the place back, and has the score at the end', () => {
    refusals.length = 0;
    const first = system2004();
    const lms = opened(openScorm(first.window, scorm2004));
    lms.leave(progressOf(learn(lms, half)), true);
    expect(isSuspended(first.data())).toBe(true);
    expect(first.data().values['adl.nav.request']).toBe('suspendAll');

    const second = system2004(kept(first.data()));
    const again = opened(openScorm(second.window, scorm2004));
    const carried = carriedIn(sampleModule, again.earlier);
    again.leave(progressOf(learn(again, rest, carried?.steps)), true);
    expect(resultsOf(second.data())).toMatchObject({
      objectives: [{ completed: true, measure: 0.8, progressMeasure: 1 }],
    });
    expect(isSuspended(second.data())).toBe(false);
    const { values } = second.data();
    expect(values['adl.nav.request']).toBe('exitAll');
    const told = (place: number) =>
      ['type', 'correct_responses.0.pattern', 'learner_response', 'result'].map(
        (name) => values[`cmi.interactions.${place}.${name}`],
      );
    expect(told(2)).toEqual(['choice', 'a[,]d', 'a[,]d', 'correct']);
    expect(told(4)).toEqual([
      'matching',
      'one[.]one[,]two[.]two[,]three[.]three',
      'one[.]one[,]two[.]two[,]three[.]three',
      'correct',
    ]);
    expect(told(5)).toEqual(['fill-in', '{case_matters=false}effect', undefined, 'correct']);
    expect(refusals).toEqual([]);
  });
});

test('a system that does not take what it is told is told again, and the reader sees it', () => {
  let takes = false;
  const API = {
    LMSInitialize: () => 'true',
    LMSFinish: () => 'true',
    LMSCommit: () => String(takes),
    LMSGetValue: () => '',
    LMSSetValue: () => 'true',
  };
  const window = { parent: null, API };
  const lms = opened(openScorm(window, scorm12));
  lms.keep(progressOf([]));
  expect(lms.saving()).toBe('waiting');
  takes = true;
  lms.keep(progressOf([]));
  expect(lms.saving()).toBe('saved');
});
