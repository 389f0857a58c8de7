/**
 * The placement check of somebody who begins a level: for each capability not shown yet one question and how they see themselves,
 * then a word of the manager. Only that word counts, as an appraisal: a quiz shows what somebody knows, not what they do.
 */
import { accept, refuse } from '../../kernel/decision.ts';
import type { Decision } from '../../kernel/decision.ts';
import type { CapabilityId, LevelId, PersonId, RoleId } from '../../kernel/id.ts';
import type { Given } from '../learning/judging.ts';

export interface PlacementQuestion {
  readonly capabilityId: CapabilityId;
  readonly activityId: string;
  readonly number: number;
  readonly cardKey: string;
}

export interface PlacementItem extends PlacementQuestion {
  readonly given: Given | null;
  /** how the person sees themselves: a step of the scale */
  readonly self: number | null;
}

export type PlacementState = 'open' | 'submitted' | 'judged';

export interface Placement {
  readonly placementId: string;
  readonly personId: PersonId;
  readonly roleId: RoleId;
  readonly levelId: LevelId;
  readonly state: PlacementState;
  readonly items: readonly PlacementItem[];
}

export type PlacementRefusal =
  | 'not-yours'
  | 'not-open'
  | 'no-such-question'
  | 'not-on-the-scale'
  | 'unanswered'
  | 'oneself'
  | 'not-submitted'
  | 'nothing-said';

/**
 * One question for each capability that the level requires and that was not shown yet, in the order given.
 * @param offered questions by capability; which one is asked follows from `chance`, 0 up to 1 for each capability
 */
export function chooseQuestions(
  asked: readonly { readonly capabilityId: CapabilityId; readonly proficiency: number; readonly step: number }[],
  offered: readonly PlacementQuestion[],
  chance: (capabilityId: CapabilityId) => number,
): readonly PlacementQuestion[] {
  return asked.flatMap(({ capabilityId, proficiency, step }) => {
    if (step >= proficiency) return [];
    const some = offered.filter((one) => one.capabilityId === capabilityId);
    const at = Math.min(some.length - 1, Math.floor(chance(capabilityId) * some.length));
    return some[at] ?? [];
  });
}

export function answerItem(
  placement: Placement,
  by: PersonId,
  at: number,
  said: { readonly given: Given; readonly self: number },
  steps: number,
): Decision<Placement, PlacementRefusal> {
  if (by !== placement.personId) return refuse('not-yours');
  if (placement.state !== 'open') return refuse('not-open');
  if (!placement.items[at]) return refuse('no-such-question');
  if (!isStep(said.self, steps)) return refuse('not-on-the-scale');
  return accept({
    ...placement,
    items: placement.items.map((item, place) => (place === at ? { ...item, ...said } : item)),
  });
}

export function submitPlacement(placement: Placement, by: PersonId): Decision<Placement, PlacementRefusal> {
  if (by !== placement.personId) return refuse('not-yours');
  if (placement.state !== 'open') return refuse('not-open');
  if (placement.items.some(({ given, self }) => given === null || self === null)) return refuse('unanswered');
  return accept({ ...placement, state: 'submitted' });
}

export interface Word {
  readonly capabilityId: CapabilityId;
  readonly proficiency: number;
}

/** @param leads the one who speaks leads the person */
export function judgePlacement(
  placement: Placement,
  by: { readonly personId: PersonId; readonly leads: boolean },
  words: readonly Word[],
  steps: number,
): Decision<Placement, PlacementRefusal> {
  if (by.personId === placement.personId) return refuse('oneself');
  if (!by.leads) return refuse('not-yours');
  if (placement.state !== 'submitted') return refuse('not-submitted');
  if (words.length === 0) return refuse('nothing-said');
  const asked = new Set(placement.items.map(({ capabilityId }) => capabilityId));
  if (words.some(({ capabilityId }) => !asked.has(capabilityId))) return refuse('no-such-question');
  if (words.some(({ proficiency }) => !isStep(proficiency, steps))) return refuse('not-on-the-scale');
  return accept({ ...placement, state: 'judged' });
}

function isStep(proficiency: number, steps: number): boolean {
  return Number.isInteger(proficiency) && proficiency >= 1 && proficiency <= steps;
}
