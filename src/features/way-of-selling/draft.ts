/**
 * What the owner changes in a draft beside the cells of the matrix: texts, capabilities, roles and levels, their order.
 * An edit of texts carries what stood there before; where it stands no longer, the edit is refused, so that two
 * people who work on one draft never overwrite each other unseen.
 */
import { accept, type Decision, refuse } from '../../kernel/decision.ts';
import type { Words } from '../../kernel/words.ts';
import type { KnownCapability, KnownLevel, KnownRole, KnownWay } from './known-way.ts';
import { moved, type Movable, placed } from './order.ts';
import type { CapabilityGroup, ProficiencyStep, Role } from './way-of-selling.ts';

type StepTexts = Partial<Pick<ProficiencyStep, 'name' | 'meaning'>>;
type CapabilityTexts = Partial<Pick<KnownCapability, 'name' | 'purpose' | 'groupKey' | 'tags' | 'indicators'>>;
type RoleTexts = Partial<Pick<Role, 'name' | 'purpose' | 'motion'>>;
type LevelTexts = Partial<Pick<KnownLevel, 'name' | 'meaning'>>;
type Before = { readonly before?: string | null };

export type DraftEdit =
  | { readonly edit: 'name'; readonly was: Words; readonly now: Words }
  | { readonly edit: 'step'; readonly proficiency: number; readonly was: StepTexts; readonly now: StepTexts }
  | {
      readonly edit: 'group';
      readonly key: string;
      readonly was: { readonly name: Words };
      readonly now: { readonly name: Words };
    }
  | ({ readonly edit: 'add-group'; readonly group: CapabilityGroup } & Before)
  | { readonly edit: 'remove-group'; readonly key: string }
  /** `indicators` names only the proficiencies it changes */
  | {
      readonly edit: 'capability';
      readonly capabilityId: string;
      readonly was: CapabilityTexts;
      readonly now: CapabilityTexts;
    }
  | ({ readonly edit: 'add-capability'; readonly capability: KnownCapability } & Before)
  | { readonly edit: 'retire-capability'; readonly capabilityId: string }
  | { readonly edit: 'role'; readonly roleId: string; readonly was: RoleTexts; readonly now: RoleTexts }
  | ({ readonly edit: 'add-role'; readonly role: KnownRole } & Before)
  | { readonly edit: 'remove-role'; readonly roleId: string }
  | { readonly edit: 'level'; readonly levelId: string; readonly was: LevelTexts; readonly now: LevelTexts }
  | ({ readonly edit: 'add-level'; readonly roleId: string; readonly level: KnownLevel } & Before)
  | { readonly edit: 'remove-level'; readonly levelId: string }
  /** groups by key, all else by id; `before` null: to the end. A capability moves within its group, a level within its role. */
  | { readonly edit: 'move'; readonly what: Movable; readonly id: string; readonly before: string | null };

export type DraftRefusal =
  | 'changed-meanwhile'
  | 'not-there'
  | 'there-already'
  | 'group-not-empty'
  | 'unknown-group'
  | 'last-level';

type Draft = Decision<KnownWay, DraftRefusal>;

export function changeDraft(way: KnownWay, edit: DraftEdit): Draft {
  switch (edit.edit) {
    case 'name':
      return sameValue(way.name, edit.was) || sameValue(way.name, edit.now)
        ? accept({ ...way, name: edit.now })
        : refuse('changed-meanwhile');
    case 'step':
      return within(
        way.scale,
        (step) => step.proficiency === edit.proficiency,
        (step) => reworded(step, edit),
        (scale) => ({ ...way, scale }),
      );
    case 'group':
      return within(
        way.groups,
        ({ key }) => key === edit.key,
        (group) => reworded(group, edit),
        (groups) => ({ ...way, groups }),
      );
    case 'add-group':
      return way.groups.some(({ key }) => key === edit.group.key)
        ? refuse('there-already')
        : accept({ ...way, groups: placed(way.groups, edit.group, ({ key }) => key, edit.before) });
    case 'remove-group':
      return removeGroup(way, edit.key);
    case 'capability':
    case 'add-capability':
    case 'retire-capability':
      return changeCapabilities(way, edit);
    case 'role':
    case 'add-role':
    case 'remove-role':
      return changeRoles(way, edit);
    case 'level':
    case 'add-level':
    case 'remove-level':
      return changeLevels(way, edit);
    case 'move':
      return moved(way, edit);
  }
}

function removeGroup(way: KnownWay, key: string): Draft {
  if (!way.groups.some((group) => group.key === key)) return refuse('not-there');
  if (way.capabilities.some(({ groupKey }) => groupKey === key)) return refuse('group-not-empty');
  return accept({ ...way, groups: way.groups.filter((group) => group.key !== key) });
}

type CapabilityEdit = Extract<DraftEdit, { edit: 'capability' | 'add-capability' | 'retire-capability' }>;

function changeCapabilities(way: KnownWay, edit: CapabilityEdit): Draft {
  if (edit.edit === 'add-capability') {
    const { capability } = edit;
    const there = way.capabilities.some(
      ({ key, capabilityId }) => key === capability.key || capabilityId === capability.capabilityId,
    );
    if (there) return refuse('there-already');
    if (!way.groups.some(({ key }) => key === capability.groupKey)) return refuse('unknown-group');
    return accept({ ...way, capabilities: placed(way.capabilities, capability, idOfCapability, edit.before) });
  }
  if (edit.edit === 'retire-capability') {
    if (!way.capabilities.some(({ capabilityId }) => capabilityId === edit.capabilityId)) return refuse('not-there');
    return accept({
      ...way,
      capabilities: way.capabilities.filter(({ capabilityId }) => capabilityId !== edit.capabilityId),
      requirements: way.requirements.filter(({ capabilityId }) => capabilityId !== edit.capabilityId),
    });
  }
  const { groupKey } = edit.now;
  if (groupKey !== undefined && !way.groups.some(({ key }) => key === groupKey)) return refuse('unknown-group');
  return within(
    way.capabilities,
    ({ capabilityId }) => capabilityId === edit.capabilityId,
    (capability) => rewordedCapability(capability, edit),
    (capabilities) => ({ ...way, capabilities }),
  );
}

function rewordedCapability(
  capability: KnownCapability,
  { was, now }: { was: CapabilityTexts; now: CapabilityTexts },
): KnownCapability | null {
  const { indicators: indicatorsWere = {}, ...wasRest } = was;
  const { indicators: indicatorsNow = {}, ...nowRest } = now;
  for (const [step, text] of Object.entries(indicatorsWere)) {
    const present = capability.indicators[step] ?? {};
    if (!sameValue(present, text) && !sameValue(present, indicatorsNow[step])) return null;
  }
  const changed = reworded(capability, { was: wasRest, now: nowRest });
  return changed && { ...changed, indicators: { ...capability.indicators, ...indicatorsNow } };
}

function changeRoles(way: KnownWay, edit: Extract<DraftEdit, { edit: 'role' | 'add-role' | 'remove-role' }>): Draft {
  if (edit.edit === 'role') {
    return within(
      way.roles,
      ({ roleId }) => roleId === edit.roleId,
      (role) => reworded(role, edit),
      (roles) => ({ ...way, roles }),
    );
  }
  if (edit.edit === 'add-role') {
    const there = way.roles.some(({ key, roleId }) => key === edit.role.key || roleId === edit.role.roleId);
    return there
      ? refuse('there-already')
      : accept({ ...way, roles: placed(way.roles, edit.role, ({ roleId }) => roleId, edit.before) });
  }
  if (!way.roles.some(({ roleId }) => roleId === edit.roleId)) return refuse('not-there');
  return accept({
    ...way,
    roles: way.roles.filter(({ roleId }) => roleId !== edit.roleId),
    requirements: way.requirements.filter(({ roleId }) => roleId !== edit.roleId),
  });
}

function changeLevels(
  way: KnownWay,
  edit: Extract<DraftEdit, { edit: 'level' | 'add-level' | 'remove-level' }>,
): Draft {
  const role = way.roles.find((one) =>
    edit.edit === 'add-level' ? one.roleId === edit.roleId : one.levels.some(({ levelId }) => levelId === edit.levelId),
  );
  if (!role) return refuse('not-there');
  const withLevels = (levels: readonly KnownLevel[]): KnownWay => ({
    ...way,
    roles: way.roles.map((one) => (one === role ? { ...role, levels } : one)),
  });
  if (edit.edit === 'level')
    return within(
      role.levels,
      ({ levelId }) => levelId === edit.levelId,
      (level) => reworded(level, edit),
      withLevels,
    );
  if (edit.edit === 'add-level') {
    const there = role.levels.some(({ key, levelId }) => key === edit.level.key || levelId === edit.level.levelId);
    return there
      ? refuse('there-already')
      : accept(withLevels(placed(role.levels, edit.level, ({ levelId }) => levelId, edit.before)));
  }
  if (role.levels.length === 1) return refuse('last-level');
  const kept = withLevels(role.levels.filter(({ levelId }) => levelId !== edit.levelId));
  return accept({ ...kept, requirements: way.requirements.filter(({ levelId }) => levelId !== edit.levelId) });
}

const idOfCapability = ({ capabilityId }: KnownCapability): string => capabilityId;

/** Changes the one item that fits; `change` answers null where the item is no longer what the editor saw. */
function within<Item>(
  items: readonly Item[],
  fits: (item: Item) => boolean,
  change: (item: Item) => Item | null,
  into: (items: readonly Item[]) => KnownWay,
): Draft {
  const item = items.find(fits);
  if (item === undefined) return refuse('not-there');
  const changed = change(item);
  return changed === null
    ? refuse('changed-meanwhile')
    : accept(into(items.map((one) => (one === item ? changed : one))));
}

/** What stands there must be what the editor saw, or be what is wanted already: an edit that arrives twice is one edit. */
function reworded<Item extends object>(
  item: Item,
  { was, now }: { readonly was: Partial<NoInfer<Item>>; readonly now: Partial<NoInfer<Item>> },
): Item | null {
  for (const [name, value] of Object.entries(was)) {
    const field = name as keyof Item;
    if (!sameValue(item[field], value) && !(field in now && sameValue(item[field], now[field]))) return null;
  }
  return { ...item, ...now };
}

/** Plain values alike; the order of an object's keys does not count. */
export function sameValue(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const keys = Object.keys(one);
  if (keys.length !== Object.keys(other).length) return false;
  return keys.every(
    (key) =>
      Object.hasOwn(other, key) &&
      sameValue((one as Record<string, unknown>)[key], (other as Record<string, unknown>)[key]),
  );
}
