/**
 * The way of selling as one readable object: who sells (roles and levels), what they must be able to do
 * (capabilities, with observable indicators) and how well (requirements). Order is the order of the lists:
 * groups in the order of the selling steps, levels from the lowest to the highest.
 * Everything refers by key; keys are kebab-case and never change, names may.
 */
import type { Words } from '../../kernel/words.ts';

export type SellingMotion = 'consultative' | 'transactional';

/** One step of the scale on which capabilities are judged. Proficiencies run 1, 2, … n without a hole. */
export interface ProficiencyStep {
  readonly proficiency: number;
  readonly key: string;
  readonly name: Words;
  /** what the step means for any capability, in one sentence */
  readonly meaning: Words;
}

/** A step of the selling work under which capabilities stand. */
export interface CapabilityGroup {
  readonly key: string;
  readonly name: Words;
}

/** A task of an O*NET occupation on which a capability rests; its text stays with O*NET. */
export interface OccupationalTask {
  /** O*NET-SOC code, `41-3091.00` */
  readonly occupation: string;
  /** O*NET task id, digits */
  readonly task: string;
}

export interface Capability {
  readonly key: string;
  readonly groupKey: string;
  readonly name: Words;
  /** what it is for, in one sentence */
  readonly purpose: Words;
  /** by proficiency as text (`'1'` … `'4'`): the behaviour one can observe */
  readonly indicators: { readonly [proficiency: string]: Words };
  readonly occupationalTasks: readonly OccupationalTask[];
  /** free labels of the academy, for example the name of a methodology; none are shipped */
  readonly tags: readonly string[];
}

export interface Level {
  readonly key: string;
  readonly name: Words;
  /** what can be expected of someone who holds it */
  readonly meaning: Words;
}

export interface Role {
  readonly key: string;
  readonly name: Words;
  readonly purpose: Words;
  /** null for a role that sells in neither motion itself, such as a sales manager or a marketing role */
  readonly motion: SellingMotion | null;
  readonly levels: readonly Level[];
}

export interface Requirement {
  readonly roleKey: string;
  readonly levelKey: string;
  readonly capabilityKey: string;
  /** 0, like an absent requirement, means: not required */
  readonly proficiency: number;
  /** 1 to 5: how much a gap here matters in this role at this level */
  readonly weight: number;
}

export interface WayOfSelling {
  /** language tags; the first is the one every text must have */
  readonly languages: readonly string[];
  readonly name: Words;
  readonly scale: readonly ProficiencyStep[];
  readonly groups: readonly CapabilityGroup[];
  readonly capabilities: readonly Capability[];
  readonly roles: readonly Role[];
  readonly requirements: readonly Requirement[];
}

export const weights = { lowest: 1, highest: 5 } as const;

const keyShape = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** Kebab-case beginning with a letter, at most 80 characters. */
export function isKey(text: string): boolean {
  return text.length <= 80 && keyShape.test(text);
}

/** What a role requires at a level: the capabilities with a proficiency above 0. */
export function requirementsOf(way: WayOfSelling, roleKey: string, levelKey: string): readonly Requirement[] {
  return way.requirements.filter(
    (requirement) =>
      requirement.roleKey === roleKey && requirement.levelKey === levelKey && requirement.proficiency > 0,
  );
}

/**
 * The same way of selling in its one canonical form: capabilities by group, requirements by role, capability
 * and level, none of proficiency 0. Two that mean the same are then deeply equal. What refers to an unknown key goes last.
 */
export function inOrder(way: WayOfSelling): WayOfSelling {
  const groupAt = positions(way.groups);
  const capabilities = sorted(way.capabilities, (capability) => [groupAt(capability.groupKey)]);
  const capabilityAt = positions(capabilities);
  const roleAt = positions(way.roles);
  const levelAt = new Map(way.roles.map((role) => [role.key, positions(role.levels)]));
  const requirements = sorted(
    way.requirements.filter((requirement) => requirement.proficiency > 0),
    ({ roleKey, levelKey, capabilityKey }) => [
      roleAt(roleKey),
      capabilityAt(capabilityKey),
      levelAt.get(roleKey)?.(levelKey) ?? Number.MAX_SAFE_INTEGER,
    ],
  );
  return { ...way, capabilities, requirements };
}

function positions(list: readonly { readonly key: string }[]): (key: string) => number {
  const at = new Map(list.map(({ key }, position) => [key, position]));
  return (key) => at.get(key) ?? Number.MAX_SAFE_INTEGER;
}

function sorted<Item>(list: readonly Item[], rank: (item: Item) => readonly number[]): readonly Item[] {
  return list
    .map((item) => ({ item, rank: rank(item) }))
    .toSorted((a, b) => {
      for (const [column, value] of a.rank.entries()) {
        const difference = value - (b.rank[column] ?? 0);
        if (difference !== 0) return difference;
      }
      return 0;
    })
    .map(({ item }) => item);
}
