/**
 * What people of the demo can really do, which nobody in the academy knows: managers judge it, each in their own way.
 * Levels show what their role usually requires; people differ; what is coached grows.
 */
import type { CapabilityId, PersonId } from '../kernel/id.ts';
import type { Required } from '../features/way-of-selling/requirement-store.ts';
import type { Chance } from './chance.ts';
import type { Member } from './people.ts';

export interface Ability {
  readonly capabilityId: CapabilityId;
  readonly required: number;
  readonly weight: number;
}

/** What can be judged of a person: what their role requires at the level they work toward, or at its first. */
export function abilitiesOf(
  requirements: readonly Required[],
  roleId: string | null,
  levelId: string | null,
): readonly Ability[] {
  return requirements
    .filter((one) => one.roleId === roleId && one.levelId === levelId && one.proficiency > 0)
    .map(({ capabilityId, proficiency, weight }) => ({ capabilityId, required: proficiency, weight }));
}

export interface Truth {
  of(personId: PersonId, capabilityId: CapabilityId): number;
  grow(personId: PersonId, capabilityId: CapabilityId, by: number): void;
  /** what a new level asks beyond the last: known a little less well */
  meet(personId: PersonId, abilities: readonly Ability[]): void;
}

export function truthOf(
  people: readonly { readonly member: Member; readonly abilities: readonly Ability[] }[],
  chance: Chance,
): Truth {
  const known = new Map<string, number>();
  for (const { member, abilities } of people) {
    const talent = chance.around(-0.45, 0.35) - (member.level === null ? 0.4 : 0);
    for (const { capabilityId, required } of abilities) {
      // the target level asks for a little more than is shown today
      known.set(`${member.id} ${capabilityId}`, required - 0.2 + talent + chance.around(0, 0.65));
    }
  }
  return {
    of: (personId, capabilityId) => known.get(`${personId} ${capabilityId}`) ?? 1,
    grow(personId, capabilityId, by) {
      const key = `${personId} ${capabilityId}`;
      known.set(key, (known.get(key) ?? 1) + by);
    },
    meet(personId, abilities) {
      for (const { capabilityId, required } of abilities) {
        const key = `${personId} ${capabilityId}`;
        known.set(key, known.get(key) ?? required - 0.6 + chance.around(0, 0.5));
      }
    },
  };
}

/** A rating on the scale: the truth, the rater's severity, and a day's chance. */
export function judged(truth: number, severity: number, chance: Chance, steps = 4): number {
  return Math.max(1, Math.min(steps, Math.round(truth + severity + chance.around(0, 0.35))));
}
