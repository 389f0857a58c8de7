/** What somebody has learned, and saying that a group took part in something people do together. */
import type { Answer, Asked } from '../../kernel/contract.ts';
import { newId } from '../../kernel/id.ts';
import { Problem } from '../../kernel/problem.ts';
import { recordViewing } from '../../server/history/viewing.ts';
import type { PersonAct } from '../../server/http/route.ts';
import type { ActivityId } from '../modules/activity.ts';
import { loadActivity } from '../modules/store.ts';
import { loadRelation } from '../people/actor-store.ts';
import { loadPerson } from '../people/store.ts';
import { mayMarkDone, maySeeLearning, mayUndoGroup } from './access.ts';
import * as completions from './completion-store.ts';
import type * as contract from './contract.ts';
import { chooseGroup, markDone, type MarkRefusal } from './group.ts';
import * as store from './store.ts';

export async function getLearning(
  act: PersonAct,
  { params }: Asked<typeof contract.getLearning>,
): Promise<Answer<typeof contract.getLearning>> {
  const { personId } = params;
  const relation = await loadRelation(act.db, act.academyId, act.actor, personId);
  const person = relation && (await loadPerson(act.db, act.academyId, personId));
  if (!relation || !person) throw new Problem('not-found', 'There is no such person here.');
  if (!maySeeLearning(act.actor, relation))
    throw new Problem('forbidden', 'What somebody learned is for them and those who lead them.');
  await recordViewing(act, 'learning', [personId]);
  const done = await store.listCompletions(act.db, act.academyId, [personId]);
  const open = await store.listOpenAttempts(act.db, act.academyId, [personId]);
  const scores = done.flatMap(({ score }) => (score === null ? [] : [score]));
  return {
    person: { id: person.id, name: person.name },
    completions: done.map(({ personId: _, attemptId: __, ...completion }) => completion),
    open: open.map(({ personId: _, seconds, startedAt, lastAt, ...attempt }) => ({
      ...attempt,
      startedAt: startedAt.toISOString(),
      lastAt: lastAt.toISOString(),
      minutesUsed: Math.round(seconds / 60),
    })),
    totals: {
      completed: done.length,
      minutes: done.reduce((sum, { minutes }) => sum + minutes, 0),
      score: scores.length === 0 ? null : scores.reduce((sum, score) => sum + score, 0) / scores.length,
    },
  };
}

const rememberedDays = 28;

export async function listRemembered(act: PersonAct): Promise<Answer<typeof contract.listRemembered>> {
  const since = new Date(act.now.getTime() - rememberedDays * 86_400_000);
  const items = await store.listRemembered(act.db, act.academyId, act.actor.personId, since);
  return { items: items.map(({ at, ...item }) => ({ ...item, at: at.toISOString() })) };
}

export async function listUsedMinutes(
  act: PersonAct,
  { query }: Asked<typeof contract.listUsedMinutes>,
): Promise<Answer<typeof contract.listUsedMinutes>> {
  return { items: [...(await store.listUsedMinutes(act.db, act.academyId, query.activityIds))] };
}

interface Group {
  readonly included: { readonly id: string; readonly name: string }[];
  readonly excluded: Answer<typeof contract.previewGroup>['excluded'];
}

async function choose(
  act: PersonAct,
  activityId: ActivityId,
  { personIds, onDay }: { readonly personIds: readonly string[]; readonly onDay: string },
): Promise<Group> {
  const activity = await loadActivity(act.db, act.academyId, activityId);
  if (!activity) throw new Problem('not-found', 'This is not on the menu.');
  const may = markDone(activity, onDay, act.today);
  if (!may.ok) throw refusal(may.refused);
  const by = act.actor.personId;
  const asked = { by, activityId, personIds, onDay, today: act.today };
  const people = await completions.listAsked(act.db, act.academyId, asked);
  const marks = people.map(({ id, led, here, already }) => ({
    personId: id,
    may: mayMarkDone(act.actor, led ? 'manager' : 'colleague'),
    here,
    already,
  }));
  const chosen = chooseGroup(marks, by);
  const named = (id: string) => ({ id, name: people.find((one) => one.id === id)?.name ?? '' });
  const group = {
    included: chosen.included.map(named),
    excluded: chosen.excluded.map(({ personId, why }) => ({ ...named(personId), why })),
  };
  // whoever may mark none of them has no business here, and is told no names either
  if (marks.every((one) => !one.may))
    throw new Problem('forbidden', 'Whoever leads these people, or a trainer, says that they took part.', {
      reason: 'does-not-lead',
    });
  return group;
}

const said: Readonly<Record<MarkRefusal, string>> = {
  'made-of-cards': 'This module has cards: it is done by going through them.',
  'not-published': 'This is still being written. Publish it first.',
  'in-the-future': 'This day is still to come.',
  'too-long-ago': 'This day is more than a year ago.',
};

function refusal(reason: MarkRefusal): Problem {
  return new Problem('refused', said[reason], { reason });
}

export async function previewGroup(
  act: PersonAct,
  { params, body }: Asked<typeof contract.previewGroup>,
): Promise<Answer<typeof contract.previewGroup>> {
  return choose(act, params.activityId, body);
}

export async function markGroup(
  act: PersonAct,
  { params, body }: Asked<typeof contract.markGroup>,
): Promise<Answer<typeof contract.markGroup>> {
  const { groupId, onDay, minutes } = body;
  const { activityId } = params;
  const before = await completions.loadGroup(act.db, act.academyId, groupId);
  if (before) return sameGroup(act, before, activityId);
  const { included, excluded } = await choose(act, activityId, body);
  const group = { groupId, activityId, byPerson: act.actor.personId, onDay, minutes };
  if (!(await completions.addGroup(act.db, act.academyId, group, act.now)))
    throw new Problem('conflict', 'This is being saved already.', { reason: 'saved-already' });
  const marks = included.map(({ id }) => ({ completionId: newId(), personId: id }));
  const added = await completions.addGroupCompletions(act.db, act.academyId, group, marks, act.now);
  await act.tellAll(
    added.map(({ completionId, personId }) => ({
      name: 'module.completed',
      subjectId: personId,
      about: { activityId, completionId, how: 'group' },
    })),
  );
  const marked = new Set(added.map(({ personId }) => personId));
  const meanwhile = included.filter(({ id }) => !marked.has(id)).map((one) => ({ ...one, why: 'already' as const }));
  return { groupId, included: included.filter(({ id }) => marked.has(id)), excluded: [...excluded, ...meanwhile] };
}

/** Sent twice: nothing is done again, also not what was taken back meanwhile. */
async function sameGroup(
  act: PersonAct,
  group: completions.GroupFound,
  activityId: ActivityId,
): Promise<Answer<typeof contract.markGroup>> {
  if (group.byPerson !== act.actor.personId || group.activityId !== activityId)
    throw new Problem('conflict', 'This id stands for another group.', { reason: 'id-taken' });
  const included = await completions.listOfGroup(act.db, act.academyId, group.groupId);
  return { groupId: group.groupId, included: [...included], excluded: [] };
}

export async function undoGroup(
  act: PersonAct,
  { params }: Asked<typeof contract.undoGroup>,
): Promise<Answer<typeof contract.undoGroup>> {
  const group = await completions.loadGroup(act.db, act.academyId, params.groupId);
  if (!group || !mayUndoGroup(act.actor, group.byPerson))
    throw new Problem('not-found', 'There is no such group, or it is not yours to take back.');
  const removed = await completions.removeGroup(act.db, act.academyId, params.groupId, act.now);
  await act.tellAll(
    removed.map(({ completionId, personId }) => ({
      name: 'module.completion-undone',
      subjectId: personId,
      about: { activityId: group.activityId, completionId },
    })),
  );
  return { undone: removed.length };
}
