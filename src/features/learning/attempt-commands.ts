/**
 * Going through a module: opening it, and telling the steps made in it. The attempt's row follows from its steps; the completion
 * is written, and told, in the transaction of the step that makes it whole.
 */
import type { Answer, Asked } from '../../kernel/contract.ts';
import { newId } from '../../kernel/id.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Act } from '../../server/history/act.ts';
import type { PersonAct } from '../../server/http/route.ts';
import { recordAnswers } from '../learning-records/act-commands.ts';
import type { ActivityId } from '../modules/activity.ts';
import { isQuestion, type ModuleContent } from '../modules/module-content.ts';
import { loadActivity, loadPublished, type VersionFound } from '../modules/store.ts';
import type * as contract from './attempt-contract.ts';
import * as attempts from './attempt-store.ts';
import type { AttemptFound } from './attempt-store.ts';
import { isRight } from './attempt.ts';
import { followSteps, versionOf } from './following-commands.ts';
import { responseOf } from './judging.ts';
import type { Step, ToldStep } from './step.ts';
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
  const { personId, language } = act.actor;
  const begun = await addAttemptFor(act, { personId, language: asked ?? language }, activityId);
  if (!begun) return null;
  const { attemptId, number } = begun;
  await act.tell({ name: 'attempt.begun', subjectId: personId, about: { activityId, attemptId, number } });
  return begun;
}

/**
 * Tells nobody that it was begun: something may have to be kept in it for somebody who has not opened it yet. Null where one is open
 * already.
 */
export async function addAttemptFor(
  act: Pick<Act, 'db' | 'academyId' | 'now'>,
  { personId, language: wanted }: Pick<AttemptFound, 'personId' | 'language'>,
  activityId: ActivityId,
): Promise<AttemptFound | null> {
  const version = await loadPublished(act.db, act.academyId, activityId);
  if (!version) throw new Problem('not-found', 'This is not on the menu, or no longer.');
  if (!version.content)
    throw new Problem('refused', 'This has no cards to go through: people do it together.', { reason: 'no-cards' });
  const attemptId = newId();
  const { number, languages } = version;
  const language = languages.includes(wanted) ? wanted : (languages[0] ?? wanted);
  const place = version.content.cards[0]?.key ?? null;
  const begun = { attemptId, personId, activityId, number, language, place };
  if (!(await attempts.addAttempt(act.db, act.academyId, begun, act.now))) return null;
  return { ...begun, state: 'open', startedAt: act.now, completedAt: null, seconds: 0, score: null, share: 0 };
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
  const language =
    body.language !== undefined && version.languages.includes(body.language) ? body.language : attempt.language;
  const after = await followSteps(act, { ...attempt, language }, version.content);
  return shown(after);
}

function answerOf([step, right]: readonly [ToldStep, boolean | null]): Parameters<typeof recordAnswers>[2] {
  if (step.kind !== 'answer') return [];
  const { cardKey, seconds, at, given } = step;
  return [{ cardKey, seconds, right: right === true, response: responseOf(given), at: new Date(at) }];
}

/** What says nothing in this module is let go: it must not keep the steps that came with it from being taken. */
function judgedStep(content: ModuleContent, step: ToldStep): readonly (readonly [ToldStep, boolean | null])[] {
  const card = content.cards.find(({ key }) => key === step.cardKey);
  if (!card) return [];
  if (step.kind !== 'answer') return [[step, null]];
  return isQuestion(card) ? [[step, isRight(card, step)]] : [];
}

function shown({ personId: _, startedAt, completedAt: at, ...attempt }: AttemptFound): Opened['attempt'] {
  return { ...attempt, startedAt: startedAt.toISOString(), completedAt: at?.toISOString() ?? null };
}

function read(told: Asked<typeof contract.tellSteps>['body']['steps'][number]): ToldStep {
  return { ...told, at: Date.parse(told.at) } as ToldStep;
}

function written(step: Step): Opened['steps'][number] {
  return { ...step, at: new Date(step.at).toISOString() } as Opened['steps'][number];
}
