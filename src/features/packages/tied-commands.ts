/**
 * What a registration has come to is told to the attempt whose card it is played for: by the sessions of content, outside any sign-in,
 * in the transaction of what content said.
 */
import type { Act } from '../../server/history/act.ts';
import { moveOns } from '../../standards/cmi5/vocabulary.ts';
import { isUnitSatisfied } from '../../standards/cmi5/satisfaction.ts';
import { loadAttemptToChange } from '../learning/attempt-store.ts';
import { versionOf } from '../learning/following-commands.ts';
import { recordPlayed } from '../learning/played-commands.ts';
import { listProgress, loadRegistration } from './session-store.ts';
import { listParts } from './store.ts';
import { listSessions, loadTie } from './tied-store.ts';
import { type PlayedSoFar, playedSoFar } from './unit-standing.ts';

/** Without a card nobody is told. Call it under the lock of the registration. */
export async function tellAttempt(
  act: Pick<Act, 'db' | 'academyId' | 'now' | 'tell'>,
  registrationId: string,
): Promise<void> {
  const { db, academyId, now } = act;
  const tie = await loadTie(db, academyId, registrationId);
  const attempt = tie ? await loadAttemptToChange(db, academyId, tie.attemptId) : null;
  if (!tie || !attempt) return;
  const { content } = await versionOf(act, attempt);
  const card = content.cards.find(({ key }) => key === tie.cardKey);
  if (card?.kind !== 'package') return;
  const played = await playedOf(act, registrationId, card.unitId);
  const progress = await listProgress(db, academyId, registrationId);
  const said = progress.some(({ completed, passed, waived }) => completed || passed || waived);
  await recordPlayed(act, { ...tie, at: now, ...played, silent: played.done && !said });
}

/** @param unitId where only one unit counts */
export async function playedOf(
  { db, academyId, now }: Pick<Act, 'db' | 'academyId' | 'now'>,
  registrationId: string,
  unitId: string | null,
): Promise<PlayedSoFar> {
  const registration = await loadRegistration(db, academyId, registrationId);
  const progress = await listProgress(db, academyId, registrationId);
  const sessions = await listSessions(db, academyId, registrationId);
  if (unitId === null) {
    const satisfied = registration !== null && registration.satisfiedAt !== null;
    return playedSoFar(sessions, { satisfied, waived: progress.some(({ waived }) => waived) }, now);
  }
  const parts = registration ? await listParts(db, academyId, registration.packageId) : [];
  const unit = parts.find(({ partId }) => partId === unitId);
  const moveOn = moveOns.find((one) => one === unit?.moveOn);
  const reached = progress.find(({ partId }) => partId === unitId) ?? {
    completed: false,
    passed: false,
    waived: false,
  };
  return playedSoFar(
    sessions.filter(({ partId }) => partId === unitId),
    { satisfied: moveOn !== undefined && isUnitSatisfied(moveOn, reached), waived: reached.waived },
    now,
  );
}
