/**
 * A way of selling whose capabilities, roles and levels are known to the academy by ids that hold across versions.
 * Evidence, people and gaps refer to these ids. The same key is the same thing: a capability that was retired and
 * comes back, in a draft or from a file, is recognised by its key and finds its evidence again.
 */
import type { Words } from '../../kernel/words.ts';
import type { Capability, Level, ProficiencyStep, Requirement, Role, WayOfSelling } from './way-of-selling.ts';

export interface KnownCapability extends Capability {
  readonly capabilityId: string;
}

export interface KnownLevel extends Level {
  readonly levelId: string;
}

export interface KnownRole extends Role {
  readonly roleId: string;
  readonly levels: readonly KnownLevel[];
}

export interface KnownRequirement extends Requirement {
  readonly roleId: string;
  readonly levelId: string;
  readonly capabilityId: string;
}

export interface KnownWay extends WayOfSelling {
  readonly capabilities: readonly KnownCapability[];
  readonly roles: readonly KnownRole[];
  readonly requirements: readonly KnownRequirement[];
}

/** The ids an academy has given so far, by key. */
export interface Identities {
  readonly capabilities: ReadonlyMap<string, string>;
  readonly roles: ReadonlyMap<string, string>;
  /** by `levelKeyOf(roleKey, levelKey)` */
  readonly levels: ReadonlyMap<string, string>;
}

export function levelKeyOf(roleKey: string, levelKey: string): string {
  return `${roleKey}/${levelKey}`;
}

/** @param makeId called once for each key the academy does not know yet */
export function identify(way: WayOfSelling, known: Identities, makeId: () => string): KnownWay {
  const capabilities = way.capabilities.map((capability) => ({
    ...capability,
    capabilityId: known.capabilities.get(capability.key) ?? makeId(),
  }));
  const roles = way.roles.map((role) => ({
    ...role,
    roleId: known.roles.get(role.key) ?? makeId(),
    levels: role.levels.map((level) => ({
      ...level,
      levelId: known.levels.get(levelKeyOf(role.key, level.key)) ?? makeId(),
    })),
  }));
  return { ...way, capabilities, roles, requirements: withIds(way.requirements, capabilities, roles) };
}

/** Requirements that refer to nothing in the way of selling are left out; `checkWayOfSelling` names them. */
function withIds(
  requirements: readonly Requirement[],
  capabilities: readonly KnownCapability[],
  roles: readonly KnownRole[],
): readonly KnownRequirement[] {
  const capabilityIds = new Map(capabilities.map(({ key, capabilityId }) => [key, capabilityId]));
  const levels = new Map(
    roles.flatMap((role) =>
      role.levels.map((level) => [levelKeyOf(role.key, level.key), { roleId: role.roleId, levelId: level.levelId }]),
    ),
  );
  return requirements.flatMap((requirement) => {
    const capabilityId = capabilityIds.get(requirement.capabilityKey);
    const level = levels.get(levelKeyOf(requirement.roleKey, requirement.levelKey));
    return capabilityId && level && requirement.proficiency > 0 ? [{ ...requirement, ...level, capabilityId }] : [];
  });
}

const step = (proficiency: number, key: string, en: string, de: string, meaning: Words): ProficiencyStep => ({
  proficiency,
  key,
  name: { en, de },
  meaning,
});

/** Where an academy begins that writes its own: a scale to judge on, and nothing on it. */
export function emptyWay(name: Words, languages: readonly string[]): WayOfSelling {
  const spoken = (words: Words): Words => {
    const kept = Object.fromEntries(Object.entries(words).filter(([language]) => languages.includes(language)));
    const first = languages[0] ?? 'en';
    return kept[first] ? kept : { ...kept, [first]: words['en'] ?? '' };
  };
  const scale = [
    step(1, 'aware', 'Aware', 'Kennt es', {
      en: 'Knows what it is about and shows it with help.',
      de: 'Weiß, worum es geht, und zeigt es mit Hilfe.',
    }),
    step(2, 'practising', 'Practising', 'Übt es', {
      en: 'Shows it alone in usual situations.',
      de: 'Zeigt es in üblichen Situationen allein.',
    }),
    step(3, 'skilled', 'Skilled', 'Beherrscht es', {
      en: 'Shows it reliably, in difficult situations too.',
      de: 'Zeigt es verlässlich, auch in schwierigen Situationen.',
    }),
    step(4, 'expert', 'Expert', 'Gibt es weiter', {
      en: 'Sets the example and brings others on.',
      de: 'Ist Vorbild und bringt andere voran.',
    }),
  ];
  return {
    languages,
    name: spoken(name),
    scale: scale.map((one) => ({ ...one, name: spoken(one.name), meaning: spoken(one.meaning) })),
    groups: [],
    capabilities: [],
    roles: [],
    requirements: [],
  };
}
