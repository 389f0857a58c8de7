/**
 * Placement checks for many at once: who gets one, and who does not and why. Nobody is placed twice for one level by a selection;
 * whoever wants that asks for it by name.
 */
import type { LevelId, PersonId, RoleId } from '../../kernel/id.ts';
import type { PlacementQuestion, PlacementState } from './placement.ts';

export interface ToPlace {
  readonly personId: PersonId;
  /** what they work toward; null: no role, or no level in it */
  readonly toward: { readonly roleId: RoleId; readonly levelId: LevelId } | null;
  /** of the last check toward that level */
  readonly before: PlacementState | null;
  readonly questions: readonly PlacementQuestion[];
}

export const placementLeftOut = ['no-target', 'under-way', 'placed', 'nothing-to-ask'] as const;
export type PlacementLeftOut = (typeof placementLeftOut)[number];

export interface PlacementPlan {
  readonly placed: readonly (ToPlace & { readonly toward: NonNullable<ToPlace['toward']> })[];
  readonly leftOut: readonly { readonly personId: PersonId; readonly why: PlacementLeftOut }[];
}

export function planPlacements(people: readonly ToPlace[]): PlacementPlan {
  const placed: PlacementPlan['placed'][number][] = [];
  const leftOut: PlacementPlan['leftOut'][number][] = [];
  for (const one of people) {
    const { personId, toward } = one;
    const why = whyNot(one);
    if (why !== null || toward === null) leftOut.push({ personId, why: why ?? 'no-target' });
    else placed.push({ ...one, toward });
  }
  return { placed, leftOut };
}

function whyNot({ toward, before, questions }: ToPlace): PlacementLeftOut | null {
  if (toward === null) return 'no-target';
  if (before === 'judged') return 'placed';
  if (before !== null) return 'under-way';
  return questions.length === 0 ? 'nothing-to-ask' : null;
}
