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
import { criterionOf, offerOf } from './commands.ts';
import type * as contract from './contract.ts';
import { criteriaStates, type Demonstrated, mostMonths } from './criterion.ts';
import { type LevelPath, loadLevelPath, loadPathStamp } from './level-path-store.ts';
import { personalPath } from './personal-path.ts';

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

export type PersonalWay = ReturnType<typeof wayOf>;

/** What lies behind a person, and the stamp of the paths: what does not wait for anything else to be known. */
export interface Behind {
  readonly completions: Awaited<ReturnType<typeof listCompletions>>;
  readonly begun: Awaited<ReturnType<typeof listOpenAttempts>>;
  readonly stamp: string;
}

export async function loadBehind({ db, academyId }: PersonAct, personId: PersonId): Promise<Behind> {
  const [stamp, completions, begun] = await Promise.all([
    loadPathStamp(db, academyId),
    listCompletions(db, academyId, [personId]),
    listOpenAttempts(db, academyId, [personId]),
  ]);
  return { stamp, completions, begun };
}

export interface Ahead extends LevelPath {
  /** their demonstrations, as far back as any criterion counts them */
  readonly shown: readonly Demonstrated[];
}

export async function loadAhead(
  { db, academyId, today }: PersonAct,
  { personId, role, target, version }: Place,
  { stamp }: Behind,
): Promise<Ahead> {
  if (!role || !target || !version) return { criteria: [], modules: [], shown: [] };
  const place = { versionId: version.versionId, roleId: role.id, levelId: target.id };
  // asked together: neither waits for the answer of the other
  const [path, shown] = await Promise.all([
    loadLevelPath(db, academyId, place, stamp),
    listDemonstrations(db, academyId, [personId], addMonths(today, -mostMonths)),
  ]);
  return { ...path, shown };
}

/**
 * All of one person's way: as many rows as their role has capabilities and their path modules.
 * @param steps where they stand today, by capability
 */
export async function loadWay(act: PersonAct, place: Place, steps: ReadonlyMap<CapabilityId, number>) {
  const behind = await loadBehind(act, place.personId);
  return wayOf(act, place, { ...behind, ...(await loadAhead(act, place, behind)) }, steps);
}

export function wayOf(
  { today }: Pick<PersonAct, 'today'>,
  { version }: Pick<Place, 'version'>,
  { criteria, modules, shown, completions, begun }: Behind & Ahead,
  steps: ReadonlyMap<CapabilityId, number>,
) {
  const doneOn = new Map(completions.toReversed().map(({ activityId, onDay }) => [activityId, onDay]));
  const departures = criteria.map(({ capabilityId, proficiency }) => ({
    capabilityId,
    required: proficiency,
    step: steps.get(capabilityId) ?? 0,
  }));
  const behind = { completed: new Set(doneOn.keys()), begun: new Set(begun.map(({ activityId }) => activityId)) };
  return {
    version,
    path: personalPath(modules, departures, behind),
    criteria: criteriaStates(criteria, shown, today).map((state) => ({
      found: state.criterion,
      state,
      step: steps.get(state.criterion.capabilityId) ?? 0,
    })),
    begun,
    names: new Map<CapabilityId, Words>(criteria.map(({ capabilityId, name }) => [capabilityId, name])),
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
