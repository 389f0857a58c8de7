/**
 * What differs between two versions, for the people who decide whether to publish: requirements cell by cell,
 * capabilities, indicators, roles and levels. Translations count as changes of their text; order does not count.
 */
import type { Words } from '../../kernel/words.ts';
import { sameValue } from './draft.ts';
import type { KnownCapability, KnownRole, KnownWay } from './known-way.ts';
import { type Cell, placeKey, sameCell } from './matrix.ts';

export type Fate = 'added' | 'removed' | 'changed';

export interface RequirementDifference {
  readonly roleId: string;
  readonly levelId: string;
  readonly capabilityId: string;
  readonly was: Cell | null;
  readonly now: Cell | null;
}

export interface CapabilityDifference {
  readonly capabilityId: string;
  readonly fate: Fate;
  /** what changed: `name`, `purpose`, `groupKey`, `tags`, `occupationalTasks` */
  readonly fields: readonly string[];
}

export interface IndicatorDifference {
  readonly capabilityId: string;
  readonly proficiency: string;
  readonly was: Words | null;
  readonly now: Words | null;
}

export interface RoleDifference {
  readonly roleId: string;
  /** null: the role itself */
  readonly levelId: string | null;
  readonly fate: Fate;
  readonly fields: readonly string[];
}

export interface VersionDifference {
  readonly requirements: readonly RequirementDifference[];
  readonly capabilities: readonly CapabilityDifference[];
  readonly indicators: readonly IndicatorDifference[];
  readonly roles: readonly RoleDifference[];
  /** the name of the way of selling, its scale or its groups */
  readonly frame: readonly ('name' | 'languages' | 'scale' | 'groups')[];
}

/** @param was null: there is nothing before */
export function differenceBetween(was: KnownWay | null, now: KnownWay): VersionDifference {
  return {
    requirements: requirementsBetween(was, now),
    capabilities: between(was?.capabilities ?? [], now.capabilities, ({ capabilityId }) => capabilityId, [
      'name',
      'purpose',
      'groupKey',
      'tags',
      'occupationalTasks',
    ]).map(({ id, fate, fields }) => ({ capabilityId: id, fate, fields })),
    indicators: indicatorsBetween(was?.capabilities ?? [], now.capabilities),
    roles: rolesBetween(was?.roles ?? [], now.roles),
    frame: (['name', 'languages', 'scale', 'groups'] as const).filter((field) => !sameValue(was?.[field], now[field])),
  };
}

export function isSame(difference: VersionDifference): boolean {
  return Object.values(difference).every((changes: readonly unknown[]) => changes.length === 0);
}

function requirementsBetween(was: KnownWay | null, now: KnownWay): readonly RequirementDifference[] {
  const before = new Map((was?.requirements ?? []).map((one) => [placeKey(one), one]));
  const after = new Map(now.requirements.map((one) => [placeKey(one), one]));
  const differences: RequirementDifference[] = [];
  for (const key of new Set([...after.keys(), ...before.keys()])) {
    const [one, other] = [before.get(key), after.get(key)];
    const place = other ?? one;
    if (!place || sameCell(one ?? null, other ?? null)) continue;
    const { roleId, levelId, capabilityId } = place;
    differences.push({ roleId, levelId, capabilityId, was: cellOf(one), now: cellOf(other) });
  }
  return differences;
}

function cellOf(requirement: Cell | undefined): Cell | null {
  return requirement ? { proficiency: requirement.proficiency, weight: requirement.weight } : null;
}

interface Difference {
  readonly id: string;
  readonly fate: Fate;
  readonly fields: readonly string[];
}

function between<Item extends object>(
  was: readonly Item[],
  now: readonly Item[],
  idOf: (item: Item) => string,
  fields: readonly (keyof Item & string)[],
): readonly Difference[] {
  const before = new Map(was.map((item) => [idOf(item), item]));
  const after = new Map(now.map((item) => [idOf(item), item]));
  const differences: Difference[] = [];
  for (const id of new Set([...after.keys(), ...before.keys()])) {
    const [one, other] = [before.get(id), after.get(id)];
    if (!one || !other) {
      differences.push({ id, fate: one ? 'removed' : 'added', fields: [] });
      continue;
    }
    const changed = fields.filter((field) => !sameValue(one[field], other[field]));
    if (changed.length > 0) differences.push({ id, fate: 'changed', fields: changed });
  }
  return differences;
}

function indicatorsBetween(
  was: readonly KnownCapability[],
  now: readonly KnownCapability[],
): readonly IndicatorDifference[] {
  const before = new Map(was.map((capability) => [capability.capabilityId, capability]));
  return now.flatMap(({ capabilityId, indicators }) => {
    const earlier = before.get(capabilityId);
    if (!earlier) return [];
    const steps = [...new Set([...Object.keys(indicators), ...Object.keys(earlier.indicators)])].sort();
    return steps
      .map((proficiency) => ({
        capabilityId,
        proficiency,
        was: earlier.indicators[proficiency] ?? null,
        now: indicators[proficiency] ?? null,
      }))
      .filter((one) => !sameValue(one.was, one.now));
  });
}

function rolesBetween(was: readonly KnownRole[], now: readonly KnownRole[]): readonly RoleDifference[] {
  const levelsOf = (roles: readonly KnownRole[]) =>
    roles.flatMap(({ roleId, levels }) => levels.map((level) => ({ ...level, roleId })));
  const roleOf = new Map([...levelsOf(was), ...levelsOf(now)].map(({ levelId, roleId }) => [levelId, roleId]));
  return [
    ...between(was, now, ({ roleId }) => roleId, ['name', 'purpose', 'motion']).map(({ id, fate, fields }) => ({
      roleId: id,
      levelId: null,
      fate,
      fields,
    })),
    ...between(levelsOf(was), levelsOf(now), ({ levelId }) => levelId, ['name', 'meaning']).map(
      ({ id, fate, fields }) => ({
        roleId: roleOf.get(id) ?? '',
        levelId: id,
        fate,
        fields,
      }),
    ),
  ];
}
