/**
 * Gaps: what a level requires minus where a person stands, in whole steps, so that sums and previews are exact.
 * A capability without proof is no gap: it is stated apart, as unproven, because nobody knows yet.
 */
import type { CapabilityId } from '../../kernel/id.ts';
import { compareText } from './evidence.ts';
import type { Standing } from './standing.ts';

export interface Required {
  readonly capabilityId: CapabilityId;
  /** a step of the scale; 0 or absent: not required */
  readonly proficiency: number;
  /** a whole number, 1 or more */
  readonly weight: number;
}

export interface Gap {
  readonly capabilityId: CapabilityId;
  /** by the target level */
  readonly required: number;
  readonly weight: number;
  /** 0 when unproven */
  readonly step: number;
  readonly outcome: 'met' | 'gap' | 'unproven';
  /** steps from the standing to the target level; 0 when met or unproven */
  readonly gap: number;
  /** of these, steps that the level already held requires; may exceed the gap where the target level requires less */
  readonly toRestore: number;
  /** steps that only the target level requires */
  readonly toDevelop: number;
  /** gap × weight: what gaps are ranked by */
  readonly weighted: number;
}

export interface Gaps {
  /** largest weighted gap first, then what is unproven, then what is met */
  readonly gaps: readonly Gap[];
  readonly steps: number;
  readonly weighted: number;
  readonly toRestore: number;
  /** how many capabilities fall short, are unproven, and are met */
  readonly open: number;
  readonly unproven: number;
  readonly met: number;
}

export interface Readiness {
  /** sum of the weights of what is demonstrated */
  readonly demonstrated: number;
  /** sum of the weights of all that is required */
  readonly required: number;
  /** demonstrated ÷ required; null when nothing is required */
  readonly share: number | null;
}

/** The steps stated, by capability; a missing one is unproven. */
export type Standings = ReadonlyMap<CapabilityId, Pick<Standing, 'step'>>;

/** @param held what the level a person holds requires; empty for a joiner */
export function findGaps(
  held: readonly Required[],
  target: readonly Required[],
  standings: Pick<Standings, 'get'>,
): Gaps {
  const heldSteps = new Map(held.map(({ capabilityId, proficiency }) => [capabilityId, proficiency]));
  const aimedAt = new Set(target.map(({ capabilityId }) => capabilityId));
  const heldOnly = held
    .filter(({ capabilityId }) => !aimedAt.has(capabilityId))
    .map((one) => ({ ...one, proficiency: 0 }));
  const gaps = [...target, ...heldOnly]
    .filter((one) => one.proficiency > 0 || (heldSteps.get(one.capabilityId) ?? 0) > 0)
    .map((one) => findGap(one, heldSteps.get(one.capabilityId) ?? 0, standings.get(one.capabilityId)?.step ?? 0))
    .sort(largestFirst);
  return {
    gaps,
    steps: sum(gaps, ({ gap }) => gap),
    weighted: sum(gaps, ({ weighted }) => weighted),
    toRestore: sum(gaps, ({ toRestore }) => toRestore),
    open: sum(gaps, ({ outcome }) => Number(outcome === 'gap')),
    unproven: sum(gaps, ({ outcome }) => Number(outcome === 'unproven')),
    met: sum(gaps, ({ outcome }) => Number(outcome === 'met')),
  };
}

/** One capability: `heldStep` is what the level already held requires, 0 for nothing. */
export function findGap(required: Required, heldStep: number, step: number): Gap {
  const gap = step === 0 ? 0 : Math.max(0, required.proficiency - step);
  const toRestore = step === 0 ? 0 : Math.max(0, heldStep - step);
  return {
    capabilityId: required.capabilityId,
    required: required.proficiency,
    weight: required.weight,
    step,
    outcome: step === 0 ? 'unproven' : gap > 0 || toRestore > 0 ? 'gap' : 'met',
    gap,
    toRestore,
    toDevelop: Math.max(0, gap - toRestore),
    weighted: gap * required.weight,
  };
}

/** The weighted share of what a role and level require that a person demonstrates now. Unproven is not demonstrated. */
export function readinessFor(required: readonly Required[], standings: Standings): Readiness {
  const asked = required.filter(({ proficiency }) => proficiency > 0);
  const shown = asked.filter((one) => (standings.get(one.capabilityId)?.step ?? 0) >= one.proficiency);
  const all = sum(asked, ({ weight }) => weight);
  const demonstrated = sum(shown, ({ weight }) => weight);
  return { demonstrated, required: all, share: all > 0 ? demonstrated / all : null };
}

const order = { gap: 0, unproven: 1, met: 2 } as const;

function largestFirst(a: Gap, b: Gap): number {
  return (
    order[a.outcome] - order[b.outcome] ||
    b.weighted - a.weighted ||
    b.toRestore - a.toRestore ||
    b.weight - a.weight ||
    compareText(a.capabilityId, b.capabilityId)
  );
}

function sum<One>(all: readonly One[], of: (one: One) => number): number {
  return all.reduce((total, one) => total + of(one), 0);
}
