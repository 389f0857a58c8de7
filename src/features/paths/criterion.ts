/**
 * A criterion: what must be demonstrated of one capability to reach a level: so many demonstrations, by so many raters, within
 * so many months. Only what was seen counts; finishing a module, a self-evaluation or an appraisal never does.
 */
import { addDays, addMonths } from '../../kernel/day.ts';
import type { Day } from '../../kernel/day.ts';
import type { CapabilityId, PersonId } from '../../kernel/id.ts';
import { accept, refuse } from '../../kernel/decision.ts';
import type { Decision } from '../../kernel/decision.ts';

/** How much it takes. */
export interface Proof {
  /** k: how many demonstrations, 1 or more */
  readonly demonstrations: number;
  /** n: how many different raters among them, at most as many as demonstrations */
  readonly raters: number;
  /** t: how many months back a demonstration still counts */
  readonly months: number;
}

export interface Criterion extends Proof {
  readonly capabilityId: CapabilityId;
  /** what the level requires: a demonstration counts when it was judged at this proficiency or above */
  readonly proficiency: number;
}

export interface Demonstrated {
  readonly assessmentId: string;
  readonly capabilityId: CapabilityId;
  readonly raterId: PersonId;
  readonly proficiency: number;
  readonly on: Day;
}

export interface CriterionState<C extends Criterion = Criterion> {
  readonly criterion: C;
  readonly met: boolean;
  /** what counts today, newest first */
  readonly counted: readonly Demonstrated[];
  readonly raters: number;
  readonly missingDemonstrations: number;
  /** raters beyond those who count already */
  readonly missingRaters: number;
  /** the first day on which it would no longer be met, were nothing added; null while it is not met */
  readonly until: Day | null;
}

export type ProofRefusal =
  | 'no-demonstration'
  | 'more-raters-than-demonstrations'
  | 'no-rater'
  | 'no-month'
  | 'too-much';

/** No criterion counts what was shown longer ago. */
export const mostMonths = 60;
const most = { demonstrations: 12, months: mostMonths } as const;

export function checkProof(proof: Proof): Decision<Proof, ProofRefusal> {
  const { demonstrations, raters, months } = proof;
  if (demonstrations < 1) return refuse('no-demonstration');
  if (raters < 1) return refuse('no-rater');
  if (months < 1) return refuse('no-month');
  if (raters > demonstrations) return refuse('more-raters-than-demonstrations');
  if (demonstrations > most.demonstrations || months > most.months) return refuse('too-much');
  return accept(proof);
}

/**
 * What a level asks unless its owner says otherwise: the higher the level the more often it must be seen, and at the third level
 * by two people; what weighs little needs to be seen once.
 * @param position of the level in its role, 1 the lowest
 * @param weight of the requirement, 1 to 5
 */
export function usualProof(position: number, weight: number): Proof {
  const demonstrations = weight <= 2 ? 1 : Math.min(3, Math.max(1, position));
  return { demonstrations, raters: demonstrations >= 3 ? 2 : 1, months: 12 };
}

/** Which of a person's demonstrations count for a criterion on a day, and what is still missing. */
export function criterionState(criterion: Criterion, all: readonly Demonstrated[], today: Day): CriterionState {
  const [state] = criteriaStates([criterion], all, today);
  if (!state) throw new Error('a criterion always has a state');
  return state;
}

/** The same of all criteria of a level: a person’s demonstrations are looked through once. */
export function criteriaStates<C extends Criterion>(
  criteria: readonly C[],
  all: readonly Demonstrated[],
  today: Day,
): readonly CriterionState<C>[] {
  const of = new Map<CapabilityId, Demonstrated[]>();
  for (const one of all) {
    const same = of.get(one.capabilityId);
    if (same) same.push(one);
    else of.set(one.capabilityId, [one]);
  }
  const since = new Map<number, Day>();
  return criteria.map((criterion) => {
    const first = since.get(criterion.months) ?? firstThatCounts(criterion.months, today);
    since.set(criterion.months, first);
    return stateOf(criterion, of.get(criterion.capabilityId) ?? [], first, today);
  });
}

function stateOf<C extends Criterion>(
  criterion: C,
  ofIt: readonly Demonstrated[],
  since: Day,
  today: Day,
): CriterionState<C> {
  const counted = distinct(
    ofIt.filter(({ proficiency, on }) => proficiency >= criterion.proficiency && on <= today && on >= since),
  );
  const raters = new Set(counted.map(({ raterId }) => raterId)).size;
  const missingDemonstrations = Math.max(0, criterion.demonstrations - counted.length);
  const missingRaters = Math.max(0, criterion.raters - raters);
  const met = missingDemonstrations === 0 && missingRaters === 0;
  return {
    criterion,
    met,
    counted,
    raters,
    missingDemonstrations,
    missingRaters,
    until: met ? lastsUntil(criterion, counted) : null,
  };
}

export function allMet(states: readonly CriterionState[]): boolean {
  return states.length > 0 && states.every(({ met }) => met);
}

/** The first day on which a demonstration still counts: where months are of different length it may be a day or two after. */
function firstThatCounts(months: number, today: Day): Day {
  let day = addDays(addMonths(today, -months), 1);
  while (addMonths(day, months) <= today) day = addDays(day, 1);
  return day;
}

/** Two by one rater on one day are one occasion, told twice: the later stands. Newest first. */
function distinct(demonstrations: readonly Demonstrated[]): readonly Demonstrated[] {
  if (demonstrations.length < 2) return demonstrations;
  const seen = new Set<string>();
  return demonstrations
    .toSorted((a, b) => (a.on === b.on ? (a.assessmentId < b.assessmentId ? 1 : -1) : a.on < b.on ? 1 : -1))
    .filter(({ raterId, on }) => {
      const occasion = `${raterId} ${on}`;
      const first = !seen.has(occasion);
      seen.add(occasion);
      return first;
    });
}

/** Going back from the newest: the proof holds as long as the oldest demonstration it cannot do without still counts. */
function lastsUntil({ demonstrations, raters, months }: Criterion, newestFirst: readonly Demonstrated[]): Day | null {
  const by = new Set<string>();
  for (const [at, { raterId, on }] of newestFirst.entries()) {
    by.add(raterId);
    if (at + 1 >= demonstrations && by.size >= raters) return addMonths(on, months);
  }
  return null;
}
