/**
 * Going through a module: opening it, and telling the steps made in it. The attempt's row follows from its steps; the completion
 * is written, and told, in the transaction of the step that makes it whole.
 */
import type { Answer, Asked } from '../../kernel/contract.ts';
import { dayOf } from '../../kernel/day.ts';
import { newId } from '../../kernel/id.ts';
import { Problem } from '../../kernel/problem.ts';
import type { PersonAct } from '../../server/http/route.ts';
import { recordAnswers } from '../learning-records/act-commands.ts';
import type { ActivityId } from '../modules/activity.ts';
import { isQuestion, type ModuleContent } from '../modules/module-content.ts';
import { loadActivity, loadPublished, loadVersion, type VersionFound } from '../modules/store.ts';
import type * as contract from './attempt-contract.ts';
import * as attempts from './attempt-store.ts';
import type { AttemptFound } from './attempt-store.ts';
import { type AttemptState, completedAt, isRight, stateOf } from './attempt.ts';
import { addCompletion, saveMinutes } from './completion-store.ts';
import { responseOf } from './judging.ts';
import { shareDone } from './pace.ts';
import type { Step } from './step.ts';
import { listCapabilityWords } from './store.ts';

type Opened = Answer<typeof contract.openAttempt>;

export async function openAttempt(
  act: PersonAct,
  { params, body }: Asked<typeof contract.openAttempt>,
): Promise<Opened> {
  const { activityId } = params;
  const load = () => attempts.loadLatestAttempt(act.db, act.academyId, act.actor.personId, activityId);
  const latest = await load();
  const goesOn = latest !== null && (latest.state === 'open' || !body.again);
  const attempt = goesOn ? latest : ((await begin(act, activityId, body.language)) ?? (await load()));
  if (!attempt) throw new Error('an attempt that was begun is there');
  const version = await versionOf(act, attempt);
  return {
    attempt: shown(attempt),
    steps: (await attempts.listSteps(act.db, act.academyId, attempt.attemptId)).map(written),
    module: await presentModule(act, attempt, version),
  };
}

/** Null where another device began it at the same moment. */
async function begin(act: PersonAct, activityId: ActivityId, asked: string | undefined): Promise<AttemptFound | null> {
  const version = await loadPublished(act.db, act.academyId, activityId);
  if (!version) throw new Problem('not-found', 'This is not on the menu, or no longer.');
  if (!version.content)
    throw new Problem('refused', 'This has no cards to go through: people do it together.', { reason: 'no-cards' });
  const attemptId = newId();
  const wanted = asked ?? act.actor.language;
  const { number, languages } = version;
  const language = languages.includes(wanted) ? wanted : (languages[0] ?? wanted);
  const place = version.content.cards[0]?.key ?? null;
  const { personId } = act.actor;
  const begun = { attemptId, personId, activityId, number, language, place };
  if (!(await attempts.addAttempt(act.db, act.academyId, begun, act.now))) return null;
  await act.tell({ name: 'attempt.begun', subjectId: personId, about: { activityId, attemptId, number } });
  return { ...begun, state: 'open', startedAt: act.now, completedAt: null, seconds: 0, score: null, share: 0 };
}

async function versionOf(
  act: PersonAct,
  { activityId, number }: AttemptFound,
): Promise<VersionFound & { readonly content: ModuleContent }> {
  const version = await loadVersion(act.db, act.academyId, activityId, number);
  if (!version?.content) throw new Error(`an attempt was begun with version ${number}, which has no cards`);
  return { ...version, content: version.content };
}

async function presentModule(
  act: PersonAct,
  attempt: AttemptFound,
  version: VersionFound & { readonly content: ModuleContent },
): Promise<Opened['module']> {
  const ids = version.develops.map(({ capabilityId }) => capabilityId);
  const names = await listCapabilityWords(act.db, act.academyId, ids);
  const menu = await loadActivity(act.db, act.academyId, attempt.activityId);
  const { kind, delivery, name, summary, minutes, fits, languages, content } = version;
  return {
    kind,
    delivery,
    name,
    summary,
    minutes,
    fits: [...fits],
    languages: [...languages],
    content: content as Opened['module']['content'],
    develops: version.develops.map(({ capabilityId, proficiency }) => ({
      capabilityId,
      proficiency,
      name: names.get(capabilityId) ?? {},
    })),
    newer: menu?.state === 'published' && menu.number > attempt.number,
  };
}

export async function tellSteps(
  act: PersonAct,
  { params, body }: Asked<typeof contract.tellSteps>,
): Promise<Answer<typeof contract.tellSteps>> {
  const attempt = await attempts.loadAttemptToChange(act.db, act.academyId, params.attemptId);
  if (attempt?.personId !== act.actor.personId) throw new Problem('not-found', 'There is no such attempt of yours.');
  const version = await versionOf(act, attempt);
  const judged = body.steps.map(read).flatMap((step) => judgedStep(version.content, step));
  const added = await attempts.addSteps(act.db, act.academyId, attempt.attemptId, judged);
  await recordAnswers(act, attempt, judged.filter(([{ stepId }]) => added.has(stepId)).flatMap(answerOf));
  if (judged.some(([{ kind }]) => kind === 'note'))
    await attempts.blankFormerNotes(act.db, act.academyId, attempt.attemptId);
  const steps = await attempts.listSteps(act.db, act.academyId, attempt.attemptId);
  const language =
    body.language !== undefined && version.languages.includes(body.language) ? body.language : attempt.language;
  const state = stateOf(version.content, steps);
  const after = follow(
    { ...attempt, language },
    version.content,
    state,
    completedAt(steps, attempt.startedAt, act.now),
  );
  await attempts.saveAttempt(act.db, act.academyId, after, act.now);
  await complete(act, attempt, after);
  return shown(after);
}

function answerOf([step, right]: readonly [Step, boolean | null]): Parameters<typeof recordAnswers>[2] {
  if (step.kind !== 'answer') return [];
  const { cardKey, seconds, at, given } = step;
  return [{ cardKey, seconds, right: right === true, response: responseOf(given), at: new Date(at) }];
}

/** What says nothing in this module is let go: it must not keep the steps that came with it from being taken. */
function judgedStep(content: ModuleContent, step: Step): readonly (readonly [Step, boolean | null])[] {
  const card = content.cards.find(({ key }) => key === step.cardKey);
  if (!card) return [];
  if (step.kind !== 'answer') return [[step, null]];
  return isQuestion(card) ? [[step, isRight(card, step)]] : [];
}

function follow(attempt: AttemptFound, content: ModuleContent, state: AttemptState, finishedAt: Date): AttemptFound {
  const { next: place, score, seconds } = state;
  const share = Math.min(1, shareDone(content.cards, state.done, attempt.language));
  const now = { ...attempt, place, score, seconds, share };
  return state.completed && attempt.state === 'open' ? { ...now, state: 'completed', completedAt: finishedAt } : now;
}

async function complete(act: PersonAct, before: AttemptFound, after: AttemptFound): Promise<void> {
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

function shown({ personId: _, startedAt, completedAt: at, ...attempt }: AttemptFound): Opened['attempt'] {
  return { ...attempt, startedAt: startedAt.toISOString(), completedAt: at?.toISOString() ?? null };
}

type Told = Asked<typeof contract.tellSteps>['body']['steps'][number];

function read(told: Told): Step {
  return { ...told, at: Date.parse(told.at) } as Step;
}

function written(step: Step): Told {
  return { ...step, at: new Date(step.at).toISOString() } as Told;
}
