/** What the edge says where a rule of demonstrations said no; reasons are stable, the browser translates by them. */
import { Problem } from '../../kernel/problem.ts';
import type { AskRefusal, RecordRefusal, TakeBackRefusal } from './demonstration.ts';

type Reason =
  | RecordRefusal
  | TakeBackRefusal
  | AskRefusal
  | 'not-an-expert'
  | 'already-recorded'
  | 'already-withdrawn'
  | 'no-version';

const said = {
  'own-demonstration': ['forbidden', 'Nobody judges what they show themselves. Ask your manager or a verifier.'],
  'not-yours-to-judge': [
    'forbidden',
    'Those who lead a person judge what they show, and verifiers of the capability who hold the highest level of their role.',
  ],
  'person-left': ['refused', 'This person has left.'],
  'unknown-capability': ['refused', 'The way of selling has no such capability now. Load the page again.'],
  'outside-scale': ['refused', 'The scale has no such step. Load the page again.'],
  'step-not-seen': ['refused', 'Mark the indicators of the step you judge as seen, or judge a step you have seen.'],
  'day-ahead': ['refused', 'What was seen lies in the past: choose today or an earlier day.'],
  'day-too-far-back': ['refused', 'What was seen more than 60 days ago is no longer recorded.'],
  'another-rater': ['forbidden', 'Only whoever recorded a demonstration takes it back.'],
  'too-late': ['conflict', 'A demonstration is taken back within a day; this one stands. Record what you see now.'],
  'already-recorded': ['conflict', 'Something else was recorded under this id. Begin a new demonstration.'],
  'already-withdrawn': ['conflict', 'This demonstration was taken back. Begin a new one.'],
  'may-not-judge': ['refused', 'This person may not judge the capability, or no longer. Choose somebody else.'],
  'day-out-of-range': ['refused', 'Choose a day between today and 90 days from now.'],
  'not-an-expert': [
    'refused',
    'A verifier holds the highest level of a role that requires the capability. Choose among what this person may verify.',
  ],
  'no-version': ['refused', 'No way of selling is in force: there is nothing to judge against.'],
} as const satisfies Record<Reason, readonly [string, string]>;

export function refusedToJudge(reason: Reason): Problem {
  const [code, message] = said[reason];
  return new Problem(code, message, { reason });
}
