/** What is told to a system of SCORM 1.2 (RTE 3.4). Its choices have one letter each, in the order of the module. */
import { writeTimespan } from '../../../../standards/scorm/runtime/durations.ts';
import type { Question } from '../../cards.ts';
import type { Given } from '../../judging.ts';
import { acceptedBy, solutionOf } from '../../solution.ts';
import type { Answered, Progress } from './lms.ts';
import { interactionTypes } from './interaction-types.ts';
import { type Get, languageIn, type ScormOpened, scoreOf, type ScormWords, type Setting } from './scorm-words.ts';

/** CMIString4096 */
const mostCarried = 4096;

export const scorm12: ScormWords = {
  api: 'API',
  calls: { open: 'LMSInitialize', close: 'LMSFinish', get: 'LMSGetValue', set: 'LMSSetValue', commit: 'LMSCommit' },
  open,
  keep,
  answer,
  part: () => [],
};

function open(get: Get): ScormOpened {
  const mode = get('cmi.core.lesson_mode');
  return {
    earlier: get('cmi.suspend_data'),
    language: languageIn(get('cmi.student_preference.language')),
    counts: mode !== 'browse' && mode !== 'review',
    done: ['passed', 'completed', 'failed'].includes(get('cmi.core.lesson_status')),
    answers: Number(get('cmi.interactions._count')) || 0,
  };
}

function keep({ state, carried, duration }: Progress, done: boolean): readonly Setting[] {
  const status: readonly Setting[] = state.completed
    ? [['cmi.core.lesson_status', 'completed']]
    : done
      ? []
      : [['cmi.core.lesson_status', 'incomplete']];
  return [
    ['cmi.suspend_data', carried(mostCarried)],
    ['cmi.core.lesson_location', state.next ?? ''],
    ...scoreOf(state, 'cmi.core.score'),
    ...status,
    ['cmi.core.session_time', writeTimespan(Math.round(duration / 10))],
    ['cmi.core.exit', state.completed ? '' : 'suspend'],
  ];
}

function answer({ card, given, right, seconds, at }: Answered, place: number): readonly Setting[] {
  const element = (name: string): string => `cmi.interactions.${place}.${name}`;
  const response = given.kind === 'short' ? null : lettersOf(card, given);
  const time = [at.getHours(), at.getMinutes(), at.getSeconds()].map((part) => String(part).padStart(2, '0'));
  return [
    [element('id'), card.key],
    [element('type'), interactionTypes[card.kind]],
    [element('time'), time.join(':')],
    [element('correct_responses.0.pattern'), patternOf(card)],
    // words of one's own are nobody else's to read
    ...(response === null ? [] : [[element('student_response'), response] as const]),
    [element('result'), right ? 'correct' : 'wrong'],
    [element('weighting'), '1'],
    [element('latency'), writeTimespan(Math.round(seconds * 100))],
  ];
}

function patternOf(card: Question): string {
  return card.kind === 'short' ? (acceptedBy(card)[0] ?? '').slice(0, 255) : lettersOf(card, solutionOf(card));
}

function lettersOf(card: Question, given: Given): string {
  if (card.kind === 'short' || given.kind === 'short') return '';
  const keys = (card.kind === 'match' ? card.pairs : card.choices).map(({ key }) => key);
  const letter = (key: string): string => String.fromCharCode(97 + Math.max(0, keys.indexOf(key)));
  if (given.kind === 'single') return letter(given.choice);
  if (given.kind !== 'match') return given.choices.map(letter).join(',');
  return Object.entries(given.pairs)
    .map((pair) => pair.map(letter).join('.'))
    .join(',');
}
