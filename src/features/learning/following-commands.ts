/**
 * What follows from the steps of an attempt, whoever told them: its row, and its completion, written and told in the transaction
 * of the step that makes it whole.
 */
import { dayOf } from '../../kernel/day.ts';
import { newId } from '../../kernel/id.ts';
import type { Act } from '../../server/history/act.ts';
import type { ModuleContent } from '../modules/module-content.ts';
import { loadVersion, type VersionFound } from '../modules/store.ts';
import { type AttemptFound, listSteps, saveAttempt } from './attempt-store.ts';
import { type AttemptState, completedAt, stateOf } from './attempt.ts';
import { addCompletion, saveMinutes } from './completion-store.ts';
import { shareDone } from './pace.ts';

type Following = Pick<Act, 'db' | 'academyId' | 'now' | 'tell'>;

export async function versionOf(
  act: Pick<Act, 'db' | 'academyId'>,
  { activityId, number }: AttemptFound,
): Promise<VersionFound & { readonly content: ModuleContent }> {
  const version = await loadVersion(act.db, act.academyId, activityId, number);
  if (!version?.content) throw new Error(`an attempt was begun with version ${number}, which has no cards`);
  return { ...version, content: version.content };
}

/** @param attempt locked, as it stood before the steps that were added now */
export async function followSteps(
  act: Following,
  attempt: AttemptFound,
  content: ModuleContent,
): Promise<AttemptFound> {
  const steps = await listSteps(act.db, act.academyId, attempt.attemptId);
  const after = follow(attempt, content, stateOf(content, steps), completedAt(steps, attempt.startedAt, act.now));
  await saveAttempt(act.db, act.academyId, after, act.now);
  await complete(act, attempt, after);
  return after;
}

function follow(attempt: AttemptFound, content: ModuleContent, state: AttemptState, finishedAt: Date): AttemptFound {
  const { next: place, score, seconds } = state;
  const share = Math.min(1, shareDone(content.cards, state.done, attempt.language));
  const now = { ...attempt, place, score, seconds, share };
  return state.completed && attempt.state === 'open' ? { ...now, state: 'completed', completedAt: finishedAt } : now;
}

async function complete(act: Following, before: AttemptFound, after: AttemptFound): Promise<void> {
  const minutes = Math.max(1, Math.round(after.seconds / 60));
  const { attemptId, personId, activityId } = after;
  if (before.state === 'completed') return saveMinutes(act.db, act.academyId, attemptId, minutes);
  if (after.state !== 'completed') return;
  const completionId = newId();
  const onDay = dayOf(after.completedAt ?? act.now);
  await addCompletion(
    act.db,
    act.academyId,
    { completionId, personId, activityId, attemptId, onDay, minutes },
    act.now,
  );
  await act.tell({
    name: 'module.completed',
    subjectId: personId,
    about: { activityId, completionId, how: 'attempt', attemptId, seconds: after.seconds, score: after.score },
  });
}
