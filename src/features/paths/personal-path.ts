/**
 * One person's way along a path: what is proven is skipped, what is finished is behind them, the rest lies ahead. Two people
 * who start from different places walk different paths to the same level.
 */
import type { CapabilityId } from '../../kernel/id.ts';
import type { Offer } from './path.ts';

/** Where a person stands in a capability the level requires. */
export interface Departure {
  readonly capabilityId: CapabilityId;
  readonly required: number;
  /** the step of the scale shown today; 0 while unproven */
  readonly step: number;
}

/**
 * done: finished; proven: everything it is in the path for has been shown already, so it is skipped; begun: an attempt is open;
 * ahead: still to do.
 */
export type StepState = 'done' | 'proven' | 'begun' | 'ahead';

export interface PathStep<O extends Offer = Offer> {
  readonly offer: O;
  readonly state: StepState;
  /** the capabilities of the level it is in the path for */
  readonly towards: readonly CapabilityId[];
}

export interface PersonalPath<O extends Offer = Offer> {
  /** in the order of the path */
  readonly steps: readonly PathStep<O>[];
  /** what to take up now: what was begun, else the first that lies ahead; null at the end */
  readonly next: PathStep<O> | null;
  readonly minutesLeft: number;
  /** the minutes of what is skipped because it is proven */
  readonly minutesSaved: number;
}

export interface Behind {
  readonly completed: ReadonlySet<string>;
  readonly begun: ReadonlySet<string>;
}

export function personalPath<O extends Offer>(
  modules: readonly O[],
  departures: readonly Departure[],
  { completed, begun }: Behind,
): PersonalPath<O> {
  const departing = new Map(departures.map((one) => [one.capabilityId, one]));
  const steps = modules.map((offer): PathStep<O> => {
    const towards = offer.develops.filter(({ capabilityId }) => (departing.get(capabilityId)?.required ?? 0) > 0);
    const proven =
      towards.length > 0 &&
      towards.every(({ capabilityId, proficiency }) => {
        const { required, step } = departing.get(capabilityId) ?? { required: 0, step: 0 };
        return step >= Math.min(required, proficiency);
      });
    const { activityId } = offer;
    const state = completed.has(activityId) ? 'done' : begun.has(activityId) ? 'begun' : proven ? 'proven' : 'ahead';
    return { offer, state, towards: towards.map(({ capabilityId }) => capabilityId) };
  });
  return {
    steps,
    next: steps.find(({ state }) => state === 'begun') ?? steps.find(({ state }) => state === 'ahead') ?? null,
    minutesLeft: minutesOf(steps, 'begun') + minutesOf(steps, 'ahead'),
    minutesSaved: minutesOf(steps, 'proven'),
  };
}

function minutesOf(steps: readonly PathStep[], wanted: StepState): number {
  return steps.reduce((sum, { state, offer }) => (state === wanted ? sum + offer.minutes : sum), 0);
}
