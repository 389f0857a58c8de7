/**
 * A level or a capability proven for a period. It is renewed by new proof only: what was demonstrated since the last one counts,
 * within a window before it ends or any time after. Nothing is overwritten: each renewal is a certification of its own.
 */
import { addDays, addMonths, type Day } from '../../kernel/day.ts';
import { accept, type Decision, refuse } from '../../kernel/decision.ts';
import { allMet, type Criterion, type CriterionState, criteriaStates, type Demonstrated } from '../paths/criterion.ts';

/** What an owner set for a subject: how long it is valid, how early it may be renewed, when the person is reminded. */
export interface CertificationRule {
  readonly months: number;
  /** days before the end from which new proof renews it */
  readonly windowDays: number;
  /** days before the end on which the person is reminded */
  readonly remindDays: readonly number[];
}

export const usualRule: CertificationRule = { months: 24, windowDays: 90, remindDays: [60, 14] };

export type RuleRefusal = 'no-month' | 'too-long' | 'window-out-of-range' | 'reminder-out-of-range';

export function checkRule({ months, windowDays, remindDays }: CertificationRule): Decision<null, RuleRefusal> {
  if (months < 1) return refuse('no-month');
  if (months > 120) return refuse('too-long');
  if (windowDays < 1 || windowDays > 365) return refuse('window-out-of-range');
  if (remindDays.length > 5 || remindDays.some((days) => days < 1 || days > 365))
    return refuse('reminder-out-of-range');
  return accept(null);
}

export interface Certified {
  readonly certifiedOn: Day;
  /** the first day on which it is no longer valid */
  readonly validUntil: Day;
}

/** none: never certified; due: inside the window before its end; lapsed: over. */
export type CertificationState = 'none' | 'valid' | 'due' | 'lapsed';
export const certificationStates = ['lapsed', 'due', 'valid', 'none'] as const satisfies readonly CertificationState[];

export function certificationState(last: Certified | null, windowDays: number, today: Day): CertificationState {
  if (!last) return 'none';
  if (last.validUntil <= today) return 'lapsed';
  return addDays(last.validUntil, -windowDays) <= today ? 'due' : 'valid';
}

/** The criteria of a renewal: only what was seen after the last certification counts. */
export function statesSince(
  criteria: readonly Criterion[],
  demonstrations: readonly Demonstrated[],
  last: Certified | null,
  today: Day,
): readonly CriterionState[] {
  const fresh = last ? demonstrations.filter(({ on }) => on > last.certifiedOn) : demonstrations;
  return criteriaStates(criteria, fresh, today);
}

export type RenewRefusal = 'no-rule' | 'too-early' | 'criteria-not-met';

/** A renewal in time is added to what is left, so that nobody waits for the last day; a late one begins today. */
export function certify(
  last: Certified | null,
  rule: CertificationRule | null,
  states: readonly CriterionState[],
  today: Day,
): Decision<Certified, RenewRefusal> {
  if (!rule) return refuse('no-rule');
  const state = certificationState(last, rule.windowDays, today);
  if (state === 'valid') return refuse('too-early');
  if (!allMet(states)) return refuse('criteria-not-met');
  const from = last && state === 'due' ? last.validUntil : today;
  return accept({ certifiedOn: today, validUntil: addMonths(from, rule.months) });
}

/** The reminder that is due on a day: the last of those whose day has come; null while there is none, and once it is over. */
export function reminderDue(last: Certified, remindDays: readonly number[], today: Day): number | null {
  if (last.validUntil <= today) return null;
  const come = remindDays.filter((days) => addDays(last.validUntil, -days) <= today);
  return come.length === 0 ? null : Math.min(...come);
}
