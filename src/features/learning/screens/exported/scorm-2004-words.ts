/** What is told to a system of SCORM 2004 (RTE 4.2). Choices are called by the keys of the module, in every language the same. */
import { writeIsoDuration } from '../../../../standards/scorm/runtime/durations.ts';
import type { Question } from '../../cards.ts';
import { responseOf } from '../../judging.ts';
import { acceptedBy, solutionOf } from '../../solution.ts';
import type { Answered, Progress } from './lms.ts';
import { interactionTypes } from './interaction-types.ts';
import { type Get, languageIn, type ScormOpened, scoreOf, type ScormWords, type Setting } from './scorm-words.ts';

/** the smallest permitted maximum of cmi.suspend_data */
const mostCarried = 64_000;
/** smallest permitted maxima: texts, and patterns of a text to fill in */
const mostText = 250;
const mostPatterns = 5;

export const scorm2004: ScormWords = {
  api: 'API_1484_11',
  calls: { open: 'Initialize', close: 'Terminate', get: 'GetValue', set: 'SetValue', commit: 'Commit' },
  open,
  keep,
  answer,
  // the system takes the window back, and knows whether one means to come again
  part: ({ state }) => [['adl.nav.request', state.completed ? 'exitAll' : 'suspendAll']],
};

function open(get: Get): ScormOpened {
  const mode = get('cmi.mode');
  return {
    earlier: get('cmi.suspend_data'),
    language: languageIn(get('cmi.learner_preference.language')),
    counts: mode !== 'browse' && mode !== 'review',
    done: get('cmi.completion_status') === 'completed',
    answers: Number(get('cmi.interactions._count')) || 0,
  };
}

function keep({ state, share, carried, duration }: Progress, done: boolean): readonly Setting[] {
  const scaled: readonly Setting[] =
    state.completed && state.score !== null ? [['cmi.score.scaled', decimal(state.score)]] : [];
  return [
    ['cmi.suspend_data', carried(mostCarried)],
    ['cmi.location', state.next ?? ''],
    ['cmi.progress_measure', decimal(state.completed ? 1 : share)],
    ...scaled,
    ...scoreOf(state, 'cmi.score'),
    ...(state.completed || !done
      ? ([['cmi.completion_status', state.completed ? 'completed' : 'incomplete']] as const)
      : []),
    ['cmi.session_time', writeIsoDuration(Math.round(duration / 10))],
    ['cmi.exit', state.completed ? 'normal' : 'suspend'],
  ];
}

function answer({ card, given, right, seconds, at, language, asked }: Answered, place: number): readonly Setting[] {
  const element = (name: string): string => `cmi.interactions.${place}.${name}`;
  // words of one's own are nobody else's to read
  const response = responseOf(given);
  return [
    [element('id'), card.key],
    [element('type'), interactionTypes[card.kind]],
    [element('timestamp'), at.toISOString().replace(/\d(?=Z$)/, '')],
    ...patternsOf(card).map((pattern, number) => [element(`correct_responses.${number}.pattern`), pattern] as const),
    [element('weighting'), '1'],
    ...(response === null ? [] : [[element('learner_response'), response] as const]),
    [element('result'), right ? 'correct' : 'incorrect'],
    [element('latency'), writeIsoDuration(Math.round(seconds * 100))],
    [element('description'), `{lang=${language}}${asked.slice(0, mostText)}`],
  ];
}

function patternsOf(card: Question): readonly string[] {
  if (card.kind !== 'short') return [responseOf(solutionOf(card)) ?? ''];
  return acceptedBy(card)
    .slice(0, mostPatterns)
    .map((text) => `{case_matters=false}${text.slice(0, mostText)}`);
}

/** real(10,7) */
function decimal(share: number): string {
  return String(Math.round(share * 1e4) / 1e4);
}
