/**
 * One person's way to the level they work toward, derived when it is read: a rating, a demonstration, a finished module or a new
 * version of the way of selling shows in it at once.
 */
import type { Answer, Asked } from '../../kernel/contract.ts';
import { addMonths } from '../../kernel/day.ts';
import type { CapabilityId, PersonId } from '../../kernel/id.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Words } from '../../kernel/words.ts';
import { recordViewing } from '../../server/history/viewing.ts';
import type { PersonAct } from '../../server/http/route.ts';
import { placeOf } from '../assessments/assessing-commands.ts';
import { listDemonstrations } from '../assessments/demonstration-store.ts';
import { listPersonNames, listStands } from '../assessments/person-standing-store.ts';
import type { Place } from '../assessments/place-store.ts';
import { standingOn } from '../assessments/standing.ts';
import { listCompletions, listOpenAttempts } from '../learning/store.ts';
import { maySeePersonalPath } from './access.ts';
import { criterionOf, modulesOf, offerOf } from './commands.ts';
import type * as contract from './contract.ts';
import { criterionState } from './criterion.ts';
import { personalPath } from './personal-path.ts';
import * as store from './store.ts';

export async function getPersonalPath(
  act: PersonAct,
  { params }: Asked<typeof contract.getPersonalPath>,
): Promise<Answer<typeof contract.getPersonalPath>> {
  const place = await placeOf(act, params.personId);
  if (!maySeePersonalPath(act.actor, place.relation)) {
    throw new Problem('forbidden', 'A person’s path is read by themselves and by those who lead them.', {
      reason: 'not-yours',
    });
  }
  await recordViewing(act, 'standings', [place.personId]);
  const way = await loadWay(act, place, await stepsOf(act, place));
  const names = await namesOfRaters(act, way);
  return {
    person: {
      id: place.personId,
      name: place.name,
      role: place.role?.name ?? null,
      level: place.level?.name ?? null,
      target: place.target?.name ?? null,
    },
    place: place.role && place.target ? { roleId: place.role.id, levelId: place.target.id } : null,
    scale: (place.version?.scale ?? []).map(({ proficiency, name }) => ({ proficiency, name })),
    minutesLeft: way.path.minutesLeft,
    minutesSaved: way.path.minutesSaved,
    steps: way.path.steps.map((step) => ({
      ...offerOf(step.offer),
      state: step.state,
      next: step === way.path.next,
      towards: step.towards.map((capabilityId) => ({ capabilityId, name: way.names.get(capabilityId) ?? {} })),
      doneOn: way.doneOn.get(step.offer.activityId) ?? null,
    })),
    criteria: way.criteria.map(({ found, state, step }) => ({
      ...criterionOf(found),
      step,
      met: state.met,
      counted: state.counted.map(({ assessmentId, raterId, on, proficiency }) => ({
        assessmentId,
        by: names.get(raterId) ?? '',
        on,
        proficiency,
      })),
      missingDemonstrations: state.missingDemonstrations,
      missingRaters: state.missingRaters,
      until: state.until,
    })),
    met: way.criteria.filter(({ state }) => state.met).length,
  };
}

export type PersonalWay = Awaited<ReturnType<typeof loadWay>>;

/**
 * All of one person's way: as many rows as their role has capabilities and their path modules.
 * @param steps where they stand today, by capability
 */
export async function loadWay(act: PersonAct, place: Place, steps: ReadonlyMap<CapabilityId, number>) {
  const { db, academyId, today } = act;
  const { role, target, version } = place;
  // asked together: none waits for the answer of another
  const [found, kept, completions, begun] = await Promise.all([
    role && target ? store.loadCriteria(db, academyId, role.id, target.id, today) : [],
    role && target ? store.loadPath(db, academyId, role.id, target.id) : null,
    listCompletions(db, academyId, [place.personId]),
    listOpenAttempts(db, academyId, [place.personId]),
  ]);
  const doneOn = new Map(completions.toReversed().map(({ activityId, onDay }) => [activityId, onDay]));
  const departures = found.map(({ capabilityId, proficiency }) => ({
    capabilityId,
    required: proficiency,
    step: steps.get(capabilityId) ?? 0,
  }));
  const behind = { completed: new Set(doneOn.keys()), begun: new Set(begun.map(({ activityId }) => activityId)) };
  const months = Math.max(0, ...found.map((one) => one.months));
  const [modules, shown] = await Promise.all([
    role && target ? modulesOf(act, { roleId: role.id, levelId: target.id }, found, kept) : [],
    found.length > 0 ? listDemonstrations(db, academyId, [place.personId], addMonths(today, -months)) : [],
  ]);
  return {
    version,
    path: personalPath(modules, departures, behind),
    criteria: found.map((one) => ({
      found: one,
      state: criterionState(one, shown, today),
      step: steps.get(one.capabilityId) ?? 0,
    })),
    begun,
    names: new Map<CapabilityId, Words>(found.map(({ capabilityId, name }) => [capabilityId, name])),
    doneOn,
  };
}

/** Where a person stands today in what their levels ask for. */
export async function stepsOf(act: PersonAct, { version, role, target, level, personId }: Place) {
  if (!version || !role) return new Map<CapabilityId, number>();
  const stands = await listStands(act.db, act.academyId, personId, {
    versionId: version.versionId,
    roleId: role.id,
    targetId: target?.id ?? null,
    heldId: level?.id ?? null,
  });
  return new Map(
    stands.map(({ capabilityId, mean, variance, on }) => {
      const estimate = mean === null || variance === null || on === null ? null : { mean, variance, on };
      return [capabilityId, standingOn(estimate, version.steps, act.today).step];
    }),
  );
}

async function namesOfRaters(act: PersonAct, { criteria }: PersonalWay): Promise<ReadonlyMap<PersonId, string>> {
  const raters = new Set(criteria.flatMap(({ state }) => state.counted.map(({ raterId }) => raterId)));
  return raters.size > 0 ? listPersonNames(act.db, act.academyId, [...raters]) : new Map();
}
