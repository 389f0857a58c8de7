/**
 * Where somebody plays a package: as a card of their own attempt, or as a trial of whoever writes modules. The id of a trial stands where
 * that of an attempt would, and nobody is told what it comes to.
 */
import { Problem } from '../../kernel/problem.ts';
import type { PersonAct } from '../../server/http/route.ts';
import type { ActivityId } from '../modules/activity.ts';
import { loadVersion } from '../modules/store.ts';
import { mayKeepPackages } from './access.ts';
import { packageOf } from './commands.ts';
import type { PackageFound } from './store.ts';
import { loadAttempt, type Tie } from './tied-store.ts';
import { loadTrial } from './trial-store.ts';

export interface PlaceToPlay extends Tie {
  /** whose attempt it is; null: a trial */
  readonly activityId: string | null;
  readonly found: PackageFound;
  /** where only one unit of it is played */
  readonly unitId: string | null;
  readonly mode: 'normal' | 'review';
}

/** @throws Problem not-found where it is not of the person who asks */
export async function placeOf(act: PersonAct, { attemptId, cardKey }: Tie): Promise<PlaceToPlay> {
  const { db, academyId, actor } = act;
  const attempt = await loadAttempt(db, academyId, attemptId);
  if (!attempt) return trialOf(act, { attemptId, cardKey });
  if (attempt.personId !== actor.personId) throw noPlace();
  const version = await loadVersion(db, academyId, attempt.activityId as ActivityId, attempt.number);
  const card = version?.content?.cards.find(({ key }) => key === cardKey);
  if (card?.kind !== 'package' || card.packageId === null) throw noPlace();
  const found = await packageOf(act, card.packageId);
  const mode = attempt.state === 'completed' ? 'review' : 'normal';
  return { attemptId, cardKey, activityId: attempt.activityId, found, unitId: card.unitId, mode };
}

async function trialOf(act: PersonAct, { attemptId, cardKey }: Tie): Promise<PlaceToPlay> {
  const trial = await loadTrial(act.db, act.academyId, attemptId);
  if (trial?.personId !== act.actor.personId || !mayKeepPackages(act.actor)) throw noPlace();
  const found = await packageOf(act, trial.packageId);
  return { attemptId, cardKey, activityId: null, found, unitId: null, mode: 'normal' };
}

export function noPlace(): Problem {
  return new Problem('not-found', 'You have no such package to play.');
}
