/**
 * How far the content of a package has come in somebody's attempt: the only way a package card is done. It is told by those who
 * run packages, as often as they like; an attempt keeps the furthest, and is completed by it where nothing else is missing.
 */
import { newId } from '../../kernel/id.ts';
import type { Act } from '../../server/history/act.ts';
import { isForgotten, listSteps, loadAttemptToChange, savePlayed } from './attempt-store.ts';
import { furthest, stateOf } from './attempt.ts';
import { followSteps, versionOf } from './following-commands.ts';

export interface PlayedNow {
  readonly attemptId: string;
  readonly cardKey: string;
  /** when the content last did something */
  readonly at: Date;
  /** all the time spent in this card so far, not what was added since it was last told */
  readonly seconds: number;
  /** from 0 to 1; null where the content gives none (yet) */
  readonly score: number | null;
  readonly done: boolean;
  /** done though its content has not said how it went: all that is known is that it was opened */
  readonly silent: boolean;
}

/** Locks the attempt until the end of the transaction. What says no more than is known already changes nothing. */
export async function recordPlayed(
  act: Pick<Act, 'db' | 'academyId' | 'now' | 'tell'>,
  { attemptId, cardKey, at, silent, ...told }: PlayedNow,
): Promise<void> {
  const attempt = await loadAttemptToChange(act.db, act.academyId, attemptId);
  // gone with the record of the person while the content was still open
  if (!attempt || (await isForgotten(act.db, act.academyId, attempt.personId))) return;
  const { content } = await versionOf(act, attempt);
  const card = content.cards.find(({ key }) => key === cardKey);
  if (card?.kind !== 'package') throw new Error(`${cardKey} is no package of this module`);
  const steps = await listSteps(act.db, act.academyId, attemptId);
  const before = stateOf(content, steps).played.get(cardKey) ?? null;
  const now = furthest(before, told);
  if (before && before.done === now.done && before.score === now.score && before.seconds === now.seconds) return;
  await savePlayed(act.db, act.academyId, attemptId, {
    stepId: newId(),
    cardKey,
    at: at.getTime(),
    ...now,
    silent,
  });
  await followSteps(act, attempt, content);
}
