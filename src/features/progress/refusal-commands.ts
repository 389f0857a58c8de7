/** What the edge says where a rule of progress said no; reasons are stable, the browser translates by them. */
import { Problem } from '../../kernel/problem.ts';
import type { RenewRefusal, RuleRefusal } from './certification.ts';
import type { PutOffRefusal, UndoRefusal } from './level-review.ts';

export type Reason = PutOffRefusal | UndoRefusal | RenewRefusal | RuleRefusal | 'rule-exists' | 'unknown-subject';

const said = {
  'own-level': ['forbidden', 'Nobody confirms their own level. Whoever leads you does.'],
  'not-your-people': ['forbidden', 'Those who lead a person decide about their level and certifications.'],
  'person-gone': ['refused', 'This person has left.'],
  'no-next-level': ['refused', 'There is no level above the one held.'],
  'skips-a-level': [
    'refused',
    'Levels are reached one after the other: this is not the next one. Load the page again.',
  ],
  'criteria-not-met': ['refused', 'Not all criteria are met: what is missing has to be demonstrated first.'],
  'no-words': ['refused', 'Say why not yet: the person reads it.'],
  'day-out-of-range': ['refused', 'Choose a day between tomorrow and a year from now.'],
  'another-person': ['forbidden', 'Only whoever decided takes it back.'],
  'too-late': ['conflict', 'A decision is taken back within a day; this one stands.'],
  'no-rule': ['refused', 'This is not certified in this academy.'],
  'too-early': ['refused', 'It is valid for a while yet; it is renewed within the window before its end.'],
  'no-month': ['refused', 'A certification is valid for a month at least.'],
  'too-long': ['refused', 'A certification is valid for ten years at most.'],
  'window-out-of-range': ['refused', 'The window before the end is between 1 and 365 days.'],
  'reminder-out-of-range': ['refused', 'At most five reminders, each between 1 and 365 days before the end.'],
  'rule-exists': ['conflict', 'This level or capability is certified by another rule already. Change that one.'],
  'unknown-subject': ['refused', 'The way of selling in force has no such level or capability.'],
} as const satisfies Record<Reason, readonly [string, string]>;

export function refusedProgress(reason: Reason): Problem {
  const [code, message] = said[reason];
  return new Problem(code, message, { reason });
}
