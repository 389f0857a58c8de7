/**
 * How much a person needs an activity: one sum whose parts can be read aloud. What it adds to are whole points, so that two who
 * add them up by hand come to the same. Nothing that leads no further than where somebody stands is ever needed.
 */
import type { Day } from '../../kernel/day.ts';
import type { CapabilityId } from '../../kernel/id.ts';
import type { Offer } from './path.ts';

/** What the level a person works toward requires of one capability, and where they stand. */
export interface Need {
  readonly capabilityId: CapabilityId;
  readonly required: number;
  /** 0 while unproven */
  readonly step: number;
  /** 1 to 5 */
  readonly weight: number;
}

/** What the company, or the person, wants developed now. */
export interface Wanted {
  readonly capabilityId: CapabilityId;
  readonly by: 'company' | 'person';
  /** 1 to 3 */
  readonly weight: number;
  readonly until: Day;
}

export type NeedPart =
  /** steps of a gap it closes × weight of the requirement × 2 */
  | {
      readonly why: 'gap';
      readonly capabilityId: CapabilityId;
      readonly steps: number;
      readonly weight: number;
      readonly points: number;
    }
  /** nothing shown yet: the weight of the requirement */
  | { readonly why: 'unproven'; readonly capabilityId: CapabilityId; readonly weight: number; readonly points: number }
  /** weight of the priority × 5 where the company set it, × 4 where the person did */
  | {
      readonly why: 'company-priority' | 'own-priority';
      readonly capabilityId: CapabilityId;
      readonly weight: number;
      readonly until: Day;
      readonly points: number;
    };

export interface Score {
  readonly points: number;
  /** the largest first */
  readonly parts: readonly NeedPart[];
}

const factor = { gap: 2, company: 5, person: 4 } as const;

export function scoreOf(
  offer: Pick<Offer, 'develops'>,
  needs: ReadonlyMap<CapabilityId, Need>,
  wanted: readonly Wanted[],
  today: Day,
): Score {
  const parts = offer.develops.flatMap(({ capabilityId, proficiency }): NeedPart[] => {
    const need = needs.get(capabilityId);
    const step = need?.step ?? 0;
    if (proficiency <= step) return [];
    return [...requiredPart(need, proficiency), ...wantedParts(capabilityId, wanted, today)];
  });
  return {
    points: parts.reduce((sum, { points }) => sum + points, 0),
    parts: parts.toSorted((a, b) => b.points - a.points || (a.capabilityId < b.capabilityId ? -1 : 1)),
  };
}

function requiredPart(need: Need | undefined, reaches: number): NeedPart[] {
  if (!need || need.required === 0) return [];
  const { capabilityId, required, step, weight } = need;
  if (step === 0) return [{ why: 'unproven', capabilityId, weight, points: weight }];
  const steps = Math.min(reaches, required) - step;
  return steps > 0 ? [{ why: 'gap', capabilityId, steps, weight, points: factor.gap * steps * weight }] : [];
}

/** Of several priorities for one capability the heaviest counts, once for the company and once for the person. */
function wantedParts(capabilityId: CapabilityId, wanted: readonly Wanted[], today: Day): NeedPart[] {
  return (['company', 'person'] as const).flatMap((by): NeedPart[] => {
    const [heaviest] = wanted
      .filter((one) => one.by === by && one.capabilityId === capabilityId && one.until >= today)
      .toSorted((a, b) => b.weight - a.weight || (a.until < b.until ? -1 : 1));
    if (!heaviest) return [];
    const { weight, until } = heaviest;
    const why = by === 'company' ? 'company-priority' : 'own-priority';
    return [{ why, capabilityId, weight, until, points: factor[by] * weight }];
  });
}

/** What somebody needs most first; of equals the shorter. What is not needed is left out. */
export function rankByNeed<O extends Offer>(
  offers: readonly O[],
  needs: ReadonlyMap<CapabilityId, Need>,
  wanted: readonly Wanted[],
  today: Day,
): readonly { readonly offer: O; readonly score: Score }[] {
  return offers
    .map((offer) => ({ offer, score: scoreOf(offer, needs, wanted, today) }))
    .filter(({ score }) => score.points > 0)
    .sort(
      (a, b) =>
        b.score.points - a.score.points ||
        a.offer.minutes - b.offer.minutes ||
        (a.offer.activityId < b.offer.activityId ? -1 : 1),
    );
}
