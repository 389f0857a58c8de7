/**
 * Placement checks for many: the same questions each would get alone, chosen once for all. Shown before, given in one transaction,
 * taken back where nobody has begun.
 */
import { createHash } from 'node:crypto';
import type { Answer, Asked } from '../../kernel/contract.ts';
import { newId, type PersonId } from '../../kernel/id.ts';
import { Problem } from '../../kernel/problem.ts';
import type { PersonAct } from '../../server/http/route.ts';
import { grouped } from '../assessments/grouped.ts';
import { listPersonNames } from '../assessments/person-standing-store.ts';
import { loadVersion } from '../assessments/place-store.ts';
import type { Whom } from './assignment.ts';
import { reachedOthers } from './assignment-commands.ts';
import { listNeeds } from './assignment-store.ts';
import { chooseQuestions } from './placement.ts';
import { type PlacementPlan, planPlacements } from './placement-batch.ts';
import type * as contract from './placement-batch-contract.ts';
import * as store from './placement-batch-store.ts';
import { chanceFor, offeredQuestions } from './placement-commands.ts';
import { listCriteriaOf } from './store.ts';

export async function previewPlacements(
  act: PersonAct,
  { body }: Asked<typeof contract.previewPlacements>,
): Promise<Answer<typeof contract.previewPlacements>> {
  const { people, aims, plan } = await planned(act, body.whom as Whom);
  const page = people.slice(0, body.limit);
  const names = await listPersonNames(act.db, act.academyId, page);
  const placed = new Map(plan.placed.map((one) => [one.personId, one]));
  const leftOut = new Map(plan.leftOut.map((one) => [one.personId, one.why]));
  return {
    ...summaryOf(people, plan),
    fingerprint: fingerprintOf(plan),
    items: page.map((id) => ({
      person: { id, name: names.get(id) ?? '' },
      target: aims.get(id)?.level ?? null,
      questions: placed.get(id)?.questions.length ?? 0,
      why: leftOut.get(id) ?? null,
    })),
  };
}

export async function givePlacements(
  act: PersonAct,
  { params, body }: Asked<typeof contract.givePlacements>,
): Promise<Answer<typeof contract.givePlacements>> {
  const { db, academyId, actor } = act;
  const [before] = await store.listBatches(db, academyId, params);
  if (before && before.byId !== actor.personId)
    throw new Problem('conflict', 'Somebody else gave checks under this id.');
  if (before) return { people: before.placed, placed: before.placed, leftOut: [] };
  const { people, plan } = await planned(act, body.whom as Whom);
  if (body.fingerprint !== undefined && body.fingerprint !== fingerprintOf(plan))
    throw new Problem(
      'conflict',
      'Since the preview something changed: whom it reaches, or what they have shown. Look again.',
      {
        reason: 'changed-since-preview',
      },
    );
  if (plan.placed.length === 0)
    throw new Problem('refused', 'None of these gets a placement check.', { reason: 'nobody-to-place' });
  const placements = plan.placed.map(({ personId, toward, questions }) => ({
    placementId: newId(),
    personId,
    ...toward,
    state: 'open' as const,
    items: questions.map((one) => ({ ...one, given: null, self: null })),
  }));
  const batch = { ...params, by: actor.personId, at: act.now };
  const begun = (await store.saveBatch(db, academyId, batch, placements)) ?? new Set<PersonId>();
  await act.tellAll(
    placements
      .filter(({ personId }) => begun.has(personId))
      .map(({ placementId, personId, roleId, levelId, items }) => ({
        name: 'placement.begun',
        subjectId: personId,
        about: { placementId, roleId, levelId, questions: items.length, ...params },
      })),
  );
  return { ...summaryOf(people, plan), placed: begun.size };
}

export async function undoPlacements(
  act: PersonAct,
  { params }: Asked<typeof contract.undoPlacements>,
): Promise<Answer<typeof contract.undoPlacements>> {
  const { db, academyId, actor } = act;
  const [batch] = await store.listBatches(db, academyId, params);
  if (!batch || (batch.byId !== actor.personId && !actor.grants.includes('owner')))
    throw new Problem('not-found', 'No checks of yours were given under this id.');
  const removed = await store.undoBatch(db, academyId, params.batchId, act.now);
  if (!removed) throw new Problem('gone', 'These were taken back already.', { reason: 'undone-already' });
  await act.tellAll(
    removed.map(({ placementId, personId }) => ({
      name: 'placement.taken-back',
      subjectId: personId,
      about: { placementId, ...params },
    })),
  );
  return { takenBack: removed.length, kept: batch.placed - removed.length };
}

export async function listPlacementBatches(act: PersonAct): Promise<Answer<typeof contract.listPlacementBatches>> {
  const madeBy = act.actor.grants.includes('owner') ? null : act.actor.personId;
  const found = await store.listBatches(act.db, act.academyId, { madeBy });
  return { items: found.map(({ byId: _, ...one }) => one) };
}

/** What each would be asked is chosen by their own id, so that a preview and what is given agree. */
async function planned(act: PersonAct, whom: Whom) {
  const { db, academyId, today } = act;
  const people = await reachedOthers(act, whom);
  const version = await loadVersion(db, academyId, today);
  const aims = version ? await store.listAims(db, academyId, people, today) : new Map<PersonId, store.AimFound>();
  const needs = version ? await listNeeds(db, academyId, people, version.steps, today) : new Map();
  const levels = [...new Set([...aims.values()].map(({ levelId }) => levelId))];
  const criteria = grouped(await listCriteriaOf(db, academyId, levels, today), ({ levelId }) => levelId);
  const offered = await offeredQuestions(act, [
    ...new Set([...criteria.values()].flat().map(({ capabilityId }) => capabilityId)),
  ]);
  const plan = planPlacements(
    people.map((personId) => {
      const aim = aims.get(personId);
      const asked = ((aim ? criteria.get(aim.levelId) : undefined) ?? []).map(({ capabilityId, proficiency }) => ({
        capabilityId,
        proficiency,
        step: needs.get(personId)?.get(capabilityId)?.step ?? 0,
      }));
      return {
        personId,
        toward: aim ? { roleId: aim.roleId, levelId: aim.levelId } : null,
        before: aim?.before ?? null,
        questions: aim ? chooseQuestions(asked, offered, chanceFor(personId)) : [],
      };
    }),
  );
  return { people, aims, plan };
}

function summaryOf(people: readonly PersonId[], { placed, leftOut }: PlacementPlan) {
  return {
    people: people.length,
    placed: placed.length,
    leftOut: [...grouped(leftOut, ({ why }) => why)].map(([why, all]) => ({ why, count: all.length })),
  };
}

/** Two plans are the same when they ask the same people the same. */
function fingerprintOf({ placed }: PlacementPlan): string {
  const lines = placed.map(
    ({ personId, toward, questions }) =>
      `${personId} ${toward.levelId} ${questions.map(({ activityId, number, cardKey }) => `${activityId} ${number} ${cardKey}`).join(' ')}`,
  );
  return createHash('sha256').update(lines.toSorted().join('\n')).digest('base64url');
}
