/** Where people stand on the way to their next level: what every decision here is derived from, for one as for ten thousand. */
import { addMonths } from '../../kernel/day.ts';
import type { LevelId, PersonId } from '../../kernel/id.ts';
import type { PersonAct } from '../../server/http/route.ts';
import { listDemonstrations } from '../assessments/demonstration-store.ts';
import { grouped } from '../assessments/grouped.ts';
import { type Criterion, type CriterionState, criterionState, type Demonstrated } from '../paths/criterion.ts';
import { type CriterionFound, listCriteria, listRungs, type RungFound } from '../paths/store.ts';
import type { Relation } from '../people/access.ts';
import { nextLevel } from './level-review.ts';
import { listSubjects, type Subject } from './review-store.ts';

export interface Ladder {
  readonly rungs: readonly RungFound[];
  readonly criteriaOf: (levelId: LevelId) => readonly CriterionFound[];
  readonly criteria: readonly CriterionFound[];
}

export async function loadLadder({ db, academyId, today }: PersonAct): Promise<Ladder> {
  const rungs = await listRungs(db, academyId, today);
  const criteria = await listCriteria(db, academyId, today);
  const byLevel = grouped(criteria, ({ levelId }) => levelId);
  return { rungs, criteria, criteriaOf: (levelId) => byLevel.get(levelId) ?? [] };
}

export interface PersonStanding {
  readonly subject: Subject;
  readonly relation: Relation;
  readonly next: RungFound | null;
  readonly states: readonly CriterionState[];
}

/** In one pass: the people, then all they demonstrated as far back as any criterion looks. */
export async function standingOfPeople(
  act: PersonAct,
  people: readonly PersonId[],
  ladder: Ladder,
): Promise<PersonStanding[]> {
  const subjects = await listSubjects(act.db, act.academyId, act.actor.personId, people, act.today);
  const shown = await demonstrationsOf(act, people, ladder.criteria);
  return subjects.map((subject) => {
    const next = nextLevel(subject.levelId, subject.roleId, ladder.rungs);
    const all = shown.get(subject.personId) ?? [];
    return {
      subject,
      relation: relationOf(act, subject),
      next,
      states: next ? ladder.criteriaOf(next.levelId).map((one) => criterionState(one, all, act.today)) : [],
    };
  });
}

export async function demonstrationsOf(
  { db, academyId, today }: PersonAct,
  people: readonly PersonId[],
  criteria: readonly Criterion[],
): Promise<ReadonlyMap<PersonId, readonly Demonstrated[]>> {
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
