/** Reading how far people are on the way to the next level. Whoever looks at somebody else is put on record. */
import type { Answer, Asked } from '../../kernel/contract.ts';
import { dayOf } from '../../kernel/day.ts';
import { holds } from '../../kernel/actor.ts';
import { Problem } from '../../kernel/problem.ts';
import { recordViewing } from '../../server/history/viewing.ts';
import type { PersonAct } from '../../server/http/route.ts';
import { listPersonNames } from '../assessments/person-standing-store.ts';
import type { CriterionState } from '../paths/criterion.ts';
import { loadRelation } from '../people/actor-store.ts';
import { mayDecideLevel, maySeeProgress } from './access.ts';
import type * as contract from './contract.ts';
import { nextLevel, reviewState, undoDecision } from './level-review.ts';
import * as store from './review-store.ts';
import { type Ladder, loadLadder, standingOfOne } from './standing-of-people-commands.ts';

export async function getLevelReview(
  act: PersonAct,
  { params }: Asked<typeof contract.getLevelReview>,
): Promise<Answer<typeof contract.getLevelReview>> {
  const { db, academyId, actor, today } = act;
  const relation = await loadRelation(db, academyId, actor, params.personId);
  if (!relation) throw new Problem('not-found', 'There is no such person in this academy.');
  if (!maySeeProgress(actor, relation)) throw notYours();
  await recordViewing(act, 'standings', [params.personId]);
  const standing = await standingOfOne(act, params.personId, relation);
  if (!standing) throw new Problem('not-found', 'There is no such person in this academy.');
  const { subject, next, states, ladder } = standing;
  const reviews = await store.listReviews(db, academyId, params.personId);
  const putOff = reviews.find(
    ({ outcome, undoneAt, levelId, askAgainOn }) =>
      outcome === 'put-off' &&
      undoneAt === null &&
      levelId === next?.levelId &&
      askAgainOn !== null &&
      askAgainOn > today,
  );
  const raters = await listPersonNames(
    db,
    academyId,
    states.flatMap(({ counted }) => counted.map(({ raterId }) => raterId)),
  );
  const rung = (levelId: string | null) => {
    const found = ladder.rungs.find((one) => one.levelId === levelId);
    return found ? { id: found.levelId, name: found.level } : null;
  };
  const role = ladder.rungs.find((one) => one.roleId === subject.roleId);
  const again = putOff?.askAgainOn ?? null;
  return {
    person: { id: subject.personId, name: subject.name },
    role: role ? { id: role.roleId, name: role.role } : null,
    held: rung(subject.levelId),
    next: rung(next?.levelId ?? null),
    state: reviewState(next, states, putOff && again ? { levelId: putOff.levelId, askAgainOn: again } : null, today),
    criteria: states.map((state) => criterionShown(state, ladder, next?.levelId ?? '', raters)),
    putOff: putOff && again ? { words: putOff.words, askAgainOn: again, by: putOff.by.name } : null,
    history: reviews.map((one) => ({
      reviewId: one.reviewId,
      batchId: one.batchId,
      level: one.level,
      outcome: one.outcome,
      by: one.by.name,
      on: dayOf(one.at),
      words: one.words,
      undone: one.undoneAt !== null,
      mayUndo: one.undoneAt === null && undoDecision({ by: one.by.id, at: one.at }, actor.personId, act.now).ok,
    })),
    may: { decide: mayDecideLevel(relation) && subject.here },
  };
}

export function criterionShown(
  { criterion, counted, ...state }: CriterionState,
  ladder: Ladder,
  levelId: string,
  raters: ReadonlyMap<string, string>,
) {
  const known = ladder.criteriaOf(levelId).find(({ capabilityId }) => capabilityId === criterion.capabilityId);
  const { capabilityId, proficiency, demonstrations, raters: ratersAsked, months } = criterion;
  const { met, missingDemonstrations, missingRaters, until } = state;
  return {
    capabilityId,
    proficiency,
    demonstrations,
    raters: ratersAsked,
    months,
    name: known?.name ?? {},
    group: known?.group ?? {},
    met,
    missingDemonstrations,
    missingRaters,
    until,
    counted: counted.map((one) => ({
      assessmentId: one.assessmentId,
      rater: raters.get(one.raterId) ?? '',
      proficiency: one.proficiency,
      on: one.on,
    })),
  };
}

export async function listReady(
  act: PersonAct,
  { query }: Asked<typeof contract.listReady>,
): Promise<Answer<typeof contract.listReady>> {
  const { db, academyId, actor, today } = act;
  const { rungs, criteria } = await loadLadder(act);
  const steps = [...new Set(rungs.map(({ roleId }) => roleId))].flatMap((roleId) =>
    [null, ...rungs.filter((rung) => rung.roleId === roleId).map(({ levelId }) => levelId)].flatMap((fromId) => {
      const next = nextLevel(fromId, roleId, rungs);
      return next ? [{ roleId, fromId, toId: next.levelId }] : [];
    }),
  );
  const whom = { everybody: holds(actor, 'owner'), market: query.market, roleId: query.role, q: query.q };
  const found = await store.listReady(db, academyId, actor.personId, { whom, steps, criteria, today, limit: 20_000 });
  await recordViewing(
    act,
    'gaps',
    found.map(({ person }) => person.id),
  );
  const byLevel = new Map(rungs.map((rung) => [rung.levelId, rung]));
  return {
    items: found.map(({ roleId: _, fromId, toId, led, ...one }) => ({
      ...one,
      role: byLevel.get(toId)?.role ?? {},
      from: fromId === null ? null : (byLevel.get(fromId)?.level ?? {}),
      to: byLevel.get(toId)?.level ?? {},
      mayConfirm: led,
    })),
  };
}

export function notYours(): Problem {
  return new Problem(
    'forbidden',
    'Levels and certifications are seen by the person, by those who lead them, and by academy owners.',
    { reason: 'not-yours' },
  );
}
