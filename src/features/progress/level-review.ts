/**
 * Reaching a level: every criterion of the next level is met, and somebody who leads the person confirms it. One without the
 * other never does; finishing modules is no part of it. No level is skipped, nobody confirms themselves.
 */
import { type Day, daysBetween } from '../../kernel/day.ts';
import { accept, type Decision, refuse } from '../../kernel/decision.ts';
import type { LevelId, PersonId } from '../../kernel/id.ts';
import { allMet, type CriterionState } from '../paths/criterion.ts';
import { leadsThem, type Relation } from '../people/access.ts';
import type { LevelStep } from '../people/person.ts';

/** How long a confirmation, or a renewal, may be undone. */
export const undoMs = 86_400_000;
/** "Not yet" is looked at again within this many days. */
export const longestPutOff = 365;

/** open: criteria missing; ready: all met, nobody has decided; put-off: all met, and "not yet" until a day; top: nothing above. */
export type ReviewState = 'open' | 'ready' | 'put-off' | 'top';

export interface PutOff {
  readonly levelId: LevelId;
  readonly askAgainOn: Day;
}

/** The level a review is about: the one right above the level held, whatever the person works toward. */
export function nextLevel<L extends LevelStep>(
  held: LevelId | null,
  roleId: string | null,
  ladder: readonly L[],
): L | null {
  const own = ladder.filter((level) => level.roleId === roleId).sort((a, b) => a.position - b.position);
  const at = own.findIndex((level) => level.levelId === held);
  // a level the way of selling no longer has tells nothing about the one above it
  if (held !== null && at < 0) return null;
  return own[at + 1] ?? null;
}

export function reviewState(
  next: LevelStep | null,
  states: readonly CriterionState[],
  putOff: PutOff | null,
  today: Day,
): ReviewState {
  if (!next) return 'top';
  if (!allMet(states)) return 'open';
  return putOff?.levelId === next.levelId && putOff.askAgainOn > today ? 'put-off' : 'ready';
}

export interface Reviewed {
  readonly relation: Relation;
  readonly here: boolean;
  readonly next: LevelStep | null;
  readonly states: readonly CriterionState[];
}

export type ConfirmRefusal =
  | 'own-level'
  | 'not-your-people'
  | 'person-gone'
  | 'no-next-level'
  | 'skips-a-level'
  | 'criteria-not-met';

/** @param levelId the level the one who confirms has before their eyes */
export function confirmLevel(of: Reviewed, levelId: LevelId): Decision<LevelStep, ConfirmRefusal> {
  const may = mayDecide(of);
  if (!may.ok) return may;
  if (!of.next) return refuse('no-next-level');
  if (of.next.levelId !== levelId) return refuse('skips-a-level');
  return allMet(of.states) ? accept(of.next) : refuse('criteria-not-met');
}

export type PutOffRefusal = ConfirmRefusal | 'no-words' | 'day-out-of-range';

/** "Not yet": said to somebody whose criteria are met, with the reason, and asked again on a day. */
export function putOffLevel(
  of: Reviewed,
  said: { readonly levelId: LevelId; readonly words: string; readonly askAgainOn: Day },
  today: Day,
): Decision<PutOff, PutOffRefusal> {
  const ready = confirmLevel(of, said.levelId);
  if (!ready.ok) return ready;
  if (said.words.trim() === '') return refuse('no-words');
  const ahead = daysBetween(today, said.askAgainOn);
  if (ahead < 1 || ahead > longestPutOff) return refuse('day-out-of-range');
  return accept({ levelId: said.levelId, askAgainOn: said.askAgainOn });
}

function mayDecide({ relation, here }: Reviewed): Decision<null, 'own-level' | 'not-your-people' | 'person-gone'> {
  if (relation === 'self') return refuse('own-level');
  if (!leadsThem(relation)) return refuse('not-your-people');
  return here ? accept(null) : refuse('person-gone');
}

export type UndoRefusal = 'another-person' | 'too-late';

/** Only whoever decided takes it back, and only within a day. */
export function undoDecision(
  made: { readonly by: PersonId; readonly at: Date },
  by: PersonId,
  now: Date,
): Decision<null, UndoRefusal> {
  if (made.by !== by) return refuse('another-person');
  return now.getTime() - made.at.getTime() > undoMs ? refuse('too-late') : accept(null);
}
