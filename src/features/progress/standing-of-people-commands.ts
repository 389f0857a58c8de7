/** Where people stand on the way to their next level: what every decision here is derived from, for one as for ten thousand. */
import { addMonths, type Day } from '../../kernel/day.ts';
import type { LevelId, PersonId } from '../../kernel/id.ts';
import type { PersonAct } from '../../server/http/route.ts';
import { listDemonstrations } from '../assessments/demonstration-store.ts';
import { grouped } from '../assessments/grouped.ts';
import { allMet, type Criterion, type CriterionState, criteriaStates, type Demonstrated } from '../paths/criterion.ts';
import { type CriterionFound, listCriteria, listCriteriaOf } from '../paths/store.ts';
import { leadsThem, type Relation } from '../people/access.ts';
import { nextLevel } from './level-review.ts';
import { listLadders, listPutOff, listSubjects, loadSubject, type Rung, type Subject } from './review-store.ts';

export interface Ladder {
  readonly rungs: readonly Rung[];
  readonly criteriaOf: (levelId: LevelId) => readonly CriterionFound[];
  readonly criteria: readonly CriterionFound[];
}

export async function loadLadder({ db, academyId, today }: PersonAct): Promise<Ladder> {
  const rungs = await listLadders(db, academyId, today, 'all');
  return ladderOf(rungs, await listCriteria(db, academyId, today));
}

/** As much of it as these people see: the ladders of their roles, and what the next level of each asks for. */
export async function loadLadderFor(
  { db, academyId, today }: PersonAct,
  people: readonly Pick<Subject, 'roleId' | 'levelId'>[],
): Promise<Ladder> {
  const roles = [...new Set(people.flatMap(({ roleId }) => roleId ?? []))];
  const rungs = roles.length === 0 ? [] : await listLadders(db, academyId, today, roles);
  const next = people.flatMap(({ levelId, roleId }) => nextLevel(levelId, roleId, rungs)?.levelId ?? []);
  return ladderOf(rungs, await listCriteriaOf(db, academyId, [...new Set(next)], today));
}

function ladderOf(rungs: readonly Rung[], criteria: readonly CriterionFound[]): Ladder {
  const byLevel = grouped(criteria, ({ levelId }) => levelId);
  return { rungs, criteria, criteriaOf: (levelId) => byLevel.get(levelId) ?? [] };
}

export interface PersonStanding {
  readonly subject: Subject;
  readonly relation: Relation;
  readonly next: Rung | null;
  readonly states: readonly CriterionState[];
}

/** One person, in four statements; null where there is no such person. */
export async function standingOfOne(
  act: PersonAct,
  personId: PersonId,
  relation: Relation,
): Promise<(PersonStanding & { readonly ladder: Ladder }) | null> {
  const subject = await loadSubject(act.db, act.academyId, personId, leadsThem(relation), act.today);
  if (!subject) return null;
  const ladder = await loadLadderFor(act, [subject]);
  const shown = await demonstrationsOf(act, [personId], ladder.criteria);
  const { next, states } = standingOn(act, subject, ladder, shown.get(personId) ?? []);
  return { subject, relation, next, states, ladder };
}

/** In one pass: the people, then all they demonstrated as far back as any criterion looks. */
export async function standingOfPeople(
  act: PersonAct,
  people: readonly PersonId[],
  ladder: Ladder,
): Promise<PersonStanding[]> {
  const subjects = await listSubjects(act.db, act.academyId, act.actor.personId, people, act.today);
  const shown = await demonstrationsOf(act, people, ladder.criteria);
  return subjects.map((subject) => ({
    subject,
    relation: relationOf(act, subject),
    ...standingOn(act, subject, ladder, shown.get(subject.personId) ?? []),
  }));
}

/** The level right above the one held, and how far its criteria are met. */
export function standingOn(
  { today }: Pick<PersonAct, 'today'>,
  { levelId, roleId }: Pick<Subject, 'roleId' | 'levelId'>,
  ladder: Ladder,
  shown: readonly Demonstrated[],
): Pick<PersonStanding, 'next' | 'states'> {
  const next = nextLevel(levelId, roleId, ladder.rungs);
  const criteria = next ? ladder.criteriaOf(next.levelId) : [];
  return { next, states: criteriaStates(criteria, shown, today) };
}

/** Of a team, who waits for the word of whoever leads them, and since when: the last demonstration that counts. */
export async function listReadyOf(
  act: PersonAct,
  people: readonly Pick<Subject, 'personId' | 'roleId' | 'levelId'>[],
): Promise<readonly { readonly personId: PersonId; readonly on: Day }[]> {
  const ladder = await loadLadderFor(act, people);
  const ids = people.map(({ personId }) => personId);
  const shown = await demonstrationsOf(act, ids, ladder.criteria);
  const met = people.flatMap((one) => {
    const { next, states } = standingOn(act, one, ladder, shown.get(one.personId) ?? []);
    const on = states.flatMap(({ counted }) => counted.map((demonstration) => demonstration.on)).toSorted();
    return next && allMet(states)
      ? [{ personId: one.personId, levelId: next.levelId, on: on.at(-1) ?? act.today }]
      : [];
  });
  const putOff = await listPutOff(act.db, act.academyId, met, act.today);
  return met.filter(({ personId }) => !putOff.has(personId));
}

export async function demonstrationsOf(
  { db, academyId, today }: PersonAct,
  people: readonly PersonId[],
  criteria: readonly Criterion[],
): Promise<ReadonlyMap<PersonId, readonly Demonstrated[]>> {
  if (criteria.length === 0) return new Map();
  const months = criteria.reduce((most, one) => Math.max(most, one.months), 0);
  const found = await listDemonstrations(db, academyId, people, addMonths(today, -months));
  return grouped(found, ({ personId }) => personId);
}

/** At which height somebody leads makes no difference to what they may decide. */
export function relationOf(act: PersonAct, { personId, led }: Pick<Subject, 'personId' | 'led'>): Relation {
  if (personId === act.actor.personId) return 'self';
  return led ? 'above' : 'colleague';
}

/** The demonstrations that met the criteria, as a decision keeps them. */
export function proofOf(states: readonly CriterionState[]): string[] {
  return states.flatMap(({ counted }) => counted.map(({ assessmentId }) => assessmentId));
}
