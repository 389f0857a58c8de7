/**
 * A way of selling as one plain object that reads well once it is written as YAML; `reading.ts` is the way back.
 * The order of the keys is the order of the lists, so it must be kept by whatever stores or sends the object.
 */
import type { Words } from '../../kernel/words.ts';
import { inOrder } from './way-of-selling.ts';
import type { Capability, Requirement, Role, WayOfSelling } from './way-of-selling.ts';

export type Plain = string | number | null | readonly Plain[] | { readonly [key: string]: Plain };

/** The first line of the file: what it is, and the version of its layout. */
export const wayOfSellingFormat = 'sellwright way of selling 1';

/** Keys must be free of duplicates (see `checkWayOfSelling`); requirements of proficiency 0 are left out. */
export function writeWayOfSelling(unordered: WayOfSelling): { readonly [key: string]: Plain } {
  const way = inOrder(unordered);
  const words = (text: Words): Plain => inOrderOf(way.languages, text);
  return {
    format: wayOfSellingFormat,
    languages: way.languages,
    name: words(way.name),
    scale: keyed(way.scale, (step) => ({ name: words(step.name), meaning: words(step.meaning) })),
    groups: keyed(way.groups, (group) => ({
      name: words(group.name),
      capabilities: keyed(
        way.capabilities.filter((capability) => capability.groupKey === group.key),
        (capability) => writeCapability(capability, words),
      ),
    })),
    roles: keyed(way.roles, (role) => ({
      motion: role.motion,
      name: words(role.name),
      purpose: words(role.purpose),
      levels: keyed(role.levels, (level) => ({ name: words(level.name), meaning: words(level.meaning) })),
      requirements: writeRequirements(role, way.requirements),
    })),
  };
}

function writeCapability(capability: Capability, words: (text: Words) => Plain): Plain {
  return {
    name: words(capability.name),
    purpose: words(capability.purpose),
    indicators: Object.fromEntries(Object.entries(capability.indicators).map(([step, text]) => [step, words(text)])),
    occupationalTasks: capability.occupationalTasks.map(({ occupation, task }) => `${occupation}/${task}`),
    ...(capability.tags.length > 0 ? { tags: capability.tags } : {}),
  };
}

/** One line a capability: what each level requires, lowest first, and one weight unless the levels differ. */
function writeRequirements(role: Role, requirements: readonly Requirement[]): Plain {
  const byCapability = new Map<string, Map<string, Requirement>>();
  for (const requirement of requirements) {
    if (requirement.roleKey !== role.key) continue;
    const line = byCapability.get(requirement.capabilityKey) ?? new Map<string, Requirement>();
    byCapability.set(requirement.capabilityKey, line.set(requirement.levelKey, requirement));
  }
  return Object.fromEntries(
    [...byCapability].map(([capabilityKey, line]) => {
      const cells = role.levels.map((level) => line.get(level.key));
      const weights = cells.flatMap((cell) => (cell ? [cell.weight] : []));
      const first = weights[0] ?? 0;
      const weight: Plain = weights.every((one) => one === first) ? first : cells.map((cell) => cell?.weight ?? 0);
      return [capabilityKey, { requires: cells.map((cell) => cell?.proficiency ?? 0), weight }];
    }),
  );
}

function keyed<Item extends { readonly key: string }>(list: readonly Item[], write: (item: Item) => Plain): Plain {
  return Object.fromEntries(list.map((item) => [item.key, write(item)]));
}

function inOrderOf(languages: readonly string[], text: Words): Plain {
  const others = Object.keys(text).filter((language) => !languages.includes(language));
  const ordered = [...languages.filter((language) => text[language] !== undefined), ...others];
  return Object.fromEntries(ordered.map((language) => [language, text[language] ?? '']));
}
