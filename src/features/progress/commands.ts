/**
 * Deciding about levels. The level is set by the command that changes people, in the same transaction, so that everything that
 * follows a change of people follows; many at once go the same way as one.
 */
import type { Answer, Asked } from '../../kernel/contract.ts';
import { addMonths } from '../../kernel/day.ts';
import { newId, type PersonId } from '../../kernel/id.ts';
import { Problem } from '../../kernel/problem.ts';
import type { PersonAct } from '../../server/http/route.ts';
import { grouped } from '../assessments/grouped.ts';
import { holdOrganisation } from '../people/change-store.ts';
import { loadRelation } from '../people/actor-store.ts';
import { undoChange } from '../people/change-undo-commands.ts';
import { changePeople } from '../people/commands.ts';
import { addCertifications, listRules, undoBatch } from './certification-store.ts';
import type * as contract from './contract.ts';
import {
  type ConfirmRefusal,
  confirmLevel as decide,
  putOffLevel as decidePutOff,
  undoDecision,
} from './level-review.ts';
import { refusedProgress } from './refusal-commands.ts';
import * as store from './review-store.ts';
import {
  type Ladder,
  loadLadder,
  type PersonStanding,
  proofOf,
  standingOfOne,
  standingOfPeople,
} from './standing-of-people-commands.ts';

interface Reaching extends PersonStanding {
  readonly next: NonNullable<PersonStanding['next']>;
}

export async function confirmLevel(
  act: PersonAct,
  { params, body }: Asked<typeof contract.confirmLevel>,
): Promise<Answer<typeof contract.confirmLevel>> {
  const standing = await standingToDecide(act, params.personId);
  const decided = decide({ ...standing, here: standing.subject.here }, body.levelId);
  if (!decided.ok) throw refusedProgress(decided.refused);
  return { reached: true, undo: await reach(act, [standing as Reaching]) };
}

/** Their standing, while nobody else changes people: two who confirm at once must not both read the level of before. */
async function standingToDecide(act: PersonAct, personId: PersonId): Promise<PersonStanding> {
  await holdOrganisation(act.db, act.academyId);
  const relation = await loadRelation(act.db, act.academyId, act.actor, personId);
  const standing = relation && (await standingOfOne(act, personId, relation));
  if (!standing) throw new Problem('not-found', 'There is no such person in this academy.');
  return standing;
}

interface Sorted {
  readonly reaching: readonly Reaching[];
  readonly refused: readonly { readonly standing: PersonStanding; readonly reason: ConfirmRefusal }[];
}

async function sort(act: PersonAct, people: readonly PersonId[], ladder: Ladder): Promise<Sorted> {
  const reaching: Reaching[] = [];
  const refused: { standing: PersonStanding; reason: ConfirmRefusal }[] = [];
  for (const standing of await standingOfPeople(act, [...new Set(people)], ladder)) {
    const decided = decide({ ...standing, here: standing.subject.here }, standing.next?.levelId ?? '');
    if (decided.ok) reaching.push(standing as Reaching);
    else refused.push({ standing, reason: decided.refused });
  }
  return { reaching, refused };
}

export async function previewLevels(
  act: PersonAct,
  { body }: Asked<typeof contract.previewLevels>,
): Promise<Answer<typeof contract.previewLevels>> {
  const ladder = await loadLadder(act);
  const { reaching, refused } = await sort(act, body.people, ladder);
  const nameOf = (levelId: string | null) => ladder.rungs.find((rung) => rung.levelId === levelId)?.level ?? null;
  return {
    reached: reaching.map(({ subject, next }) => ({
      id: subject.personId,
      name: subject.name,
      from: nameOf(subject.levelId),
      to: next.level,
    })),
    refused: refused.map(({ standing: { subject }, reason }) => ({
      id: subject.personId,
      // who is not led is not told about
      name: subject.led ? subject.name : '',
      reason,
    })),
  };
}

export async function confirmLevels(
  act: PersonAct,
  { body }: Asked<typeof contract.confirmLevels>,
): Promise<Answer<typeof contract.confirmLevels>> {
  await holdOrganisation(act.db, act.academyId);
  const { reaching, refused } = await sort(act, body.people, await loadLadder(act));
  return {
    reached: reaching.length,
    refused: refused.length,
    undo: reaching.length > 0 ? await reach(act, reaching) : null,
  };
}

/** @returns the batch, to undo it by */
async function reach(act: PersonAct, all: readonly Reaching[]): Promise<string> {
  const { db, academyId, actor, now, today } = act;
  const batchId = newId();
  const changes = new Map<PersonId, string | null>();
  // one change for each level, and apart those who work toward a level beyond it
  for (const some of grouped(all, (one) => `${one.next.levelId} ${worksBeyond(one)}`).values()) {
    const [first] = some;
    if (!first) continue;
    const change = { levelId: first.next.levelId, ...(worksBeyond(first) ? {} : { targetLevelId: null }) };
    const people = some.map(({ subject }) => subject.personId);
    const { undo } = await changePeople(act, {
      params: undefined,
      query: undefined,
      body: { selection: { people }, change },
    });
    for (const id of people) changes.set(id, undo);
  }
  await store.addReviews(
    db,
    academyId,
    all.map(({ subject, next, states }) => ({
      reviewId: newId(),
      batchId,
      personId: subject.personId,
      roleId: next.roleId,
      levelId: next.levelId,
      fromLevelId: subject.levelId,
      outcome: 'confirmed',
      byPerson: actor.personId,
      at: now,
      words: null,
      askAgainOn: null,
      changeId: changes.get(subject.personId) ?? null,
      proof: proofOf(states),
    })),
  );
  const rules = new Map((await listRules(db, academyId, today)).map((rule) => [rule.levelId, rule]));
  await addCertifications(
    db,
    academyId,
    all.flatMap(({ subject, next, states }) => {
      const rule = rules.get(next.levelId);
      if (!rule) return [];
      const { roleId, levelId, capabilityId, months } = rule;
      const subjectOf = {
        roleId,
        levelId,
        capabilityId,
        personId: subject.personId,
        batchId,
        certificationId: newId(),
      };
      const made = { how: 'level-reached' as const, byPerson: actor.personId, at: now, proof: proofOf(states) };
      return [{ ...subjectOf, ...made, certifiedOn: today, validUntil: addMonths(today, months) }];
    }),
  );
  await act.tellAll(
    all.map(({ subject, next }) => ({
      name: 'level.reached',
      subjectId: subject.personId,
      about: { batchId, roleId: next.roleId, levelId: next.levelId, fromLevelId: subject.levelId },
    })),
  );
  return batchId;
}

function worksBeyond({ subject, next }: Reaching): boolean {
  return subject.chosenId !== null && subject.chosenId !== next.levelId && subject.chosenId !== subject.levelId;
}

export async function putOffLevel(
  act: PersonAct,
  { params, body }: Asked<typeof contract.putOffLevel>,
): Promise<Answer<typeof contract.putOffLevel>> {
  const standing = await standingToDecide(act, params.personId);
  const { subject, next, states } = standing;
  const decided = decidePutOff({ ...standing, here: subject.here }, body, act.today);
  if (!decided.ok) throw refusedProgress(decided.refused);
  if (!next) throw refusedProgress('no-next-level');
  const batchId = newId();
  await store.addReviews(act.db, act.academyId, [
    {
      reviewId: newId(),
      batchId,
      personId: subject.personId,
      roleId: next.roleId,
      levelId: next.levelId,
      fromLevelId: subject.levelId,
      outcome: 'put-off',
      byPerson: act.actor.personId,
      at: act.now,
      words: body.words,
      askAgainOn: decided.value.askAgainOn,
      changeId: null,
      proof: proofOf(states),
    },
  ]);
  const { levelId, askAgainOn } = decided.value;
  await act.tell({ name: 'level.put-off', subjectId: subject.personId, about: { batchId, levelId, askAgainOn } });
  return { putOff: true, undo: batchId };
}

export async function undoReviews(
  act: PersonAct,
  { params }: Asked<typeof contract.undoReviews>,
): Promise<Answer<typeof contract.undoReviews>> {
  const { db, academyId, actor, now } = act;
  await holdOrganisation(db, academyId);
  const batch = await store.listBatch(db, academyId, params.batchId);
  const [first] = batch;
  if (!first || first.by.id !== actor.personId) throw new Problem('not-found', 'There is no such decision of yours.');
  const standing = batch.filter(({ undoneAt }) => undoneAt === null);
  if (standing.length === 0) return { undone: 0, kept: 0 };
  const decided = undoDecision({ by: first.by.id, at: first.at }, actor.personId, now);
  if (!decided.ok) throw refusedProgress(decided.refused);
  for (const changeId of new Set(standing.flatMap(({ changeId: id }) => id ?? []))) await undoUnlessGone(act, changeId);
  const held = await store.listHeld(
    db,
    academyId,
    standing.map(({ personId }) => personId),
  );
  // whose level somebody set anew since keeps it, and the decision stands with it
  const undone = standing.filter(
    ({ outcome, personId, fromLevelId }) => outcome === 'put-off' || (held.get(personId) ?? null) === fromLevelId,
  );
  await store.markUndone(
    db,
    academyId,
    undone.map(({ reviewId }) => reviewId),
    now,
  );
  await undoBatch(
    db,
    academyId,
    params.batchId,
    undone.map(({ personId }) => personId),
    now,
  );
  await act.tellAll(
    undone.map(({ personId, levelId, outcome }) => ({
      name: outcome === 'confirmed' ? 'level.taken-back' : 'level.put-off-taken-back',
      subjectId: personId,
      about: { batchId: params.batchId, levelId },
    })),
  );
  return { undone: undone.length, kept: standing.length - undone.length };
}

/** Somebody may have taken the change of people back already. */
async function undoUnlessGone(act: PersonAct, changeId: string): Promise<void> {
  try {
    await undoChange(act, { params: { changeId }, query: undefined, body: undefined });
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'gone') throw error;
  }
}
