/**
 * The order of groups, capabilities, roles and levels in a draft. Capabilities keep to their group and levels to
 * their role: moving one past its neighbours elsewhere is refused, not half done.
 */
import { accept, type Decision, refuse } from '../../kernel/decision.ts';
import type { Words } from '../../kernel/words.ts';
import type { KnownWay } from './known-way.ts';
import { isKey } from './way-of-selling.ts';

export const movables = ['group', 'capability', 'role', 'level'] as const;
export type Movable = (typeof movables)[number];

/** The list with the item standing before the one named; at the end where there is no such one. */
export function placed<Item>(
  items: readonly Item[],
  item: Item,
  idOf: (item: Item) => string,
  before: string | null | undefined,
): readonly Item[] {
  const others = items.filter((one) => idOf(one) !== idOf(item));
  const at = before == null ? -1 : others.findIndex((one) => idOf(one) === before);
  return at < 0 ? [...others, item] : others.toSpliced(at, 0, item);
}

interface Move {
  readonly what: Movable;
  readonly id: string;
  readonly before: string | null;
}

export function moved(way: KnownWay, { what, id, before }: Move): Decision<KnownWay, 'not-there'> {
  const shift = <Item>(
    items: readonly Item[],
    idOf: (item: Item) => string,
    into: (items: readonly Item[]) => KnownWay,
  ): Decision<KnownWay, 'not-there'> => {
    const item = items.find((one) => idOf(one) === id);
    const target = before === null || (before !== id && items.some((one) => idOf(one) === before));
    return item && target ? accept(into(placed(items, item, idOf, before))) : refuse('not-there');
  };
  if (what === 'group')
    return shift(
      way.groups,
      ({ key }) => key,
      (groups) => ({ ...way, groups }),
    );
  if (what === 'role')
    return shift(
      way.roles,
      ({ roleId }) => roleId,
      (roles) => ({ ...way, roles }),
    );
  if (what === 'capability') {
    const group = way.capabilities.find(({ capabilityId }) => capabilityId === id)?.groupKey;
    const [neighbours, others] = [
      way.capabilities.filter(({ groupKey }) => groupKey === group),
      way.capabilities.filter(({ groupKey }) => groupKey !== group),
    ];
    return shift(
      neighbours,
      ({ capabilityId }) => capabilityId,
      (capabilities) => ({ ...way, capabilities: [...others, ...capabilities] }),
    );
  }
  const role = way.roles.find(({ levels }) => levels.some(({ levelId }) => levelId === id));
  if (!role) return refuse('not-there');
  return shift(
    role.levels,
    ({ levelId }) => levelId,
    (levels) => ({ ...way, roles: way.roles.map((one) => (one === role ? { ...role, levels } : one)) }),
  );
}

const written: Readonly<Record<string, string>> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  ß: 'ss',
  æ: 'ae',
  ø: 'oe',
  å: 'aa',
  ł: 'l',
  đ: 'd',
  '&': ' and ',
};

/** A key made of the first text there is, and unlike those taken. */
export function keyFor(name: Words, otherwise: string, taken: ReadonlySet<string>): string {
  const text = Object.values(name).find((one) => one.trim()) ?? '';
  const plain = [...text.toLowerCase()]
    .map((letter) => written[letter] ?? letter)
    .join('')
    .normalize('NFD')
    .replace(/\p{M}/gu, '');
  const slug = plain
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[-0-9]+/, '')
    .slice(0, 60)
    .replace(/-+$/, '');
  const base = isKey(slug) ? slug : otherwise;
  let key = base;
  for (let count = 2; taken.has(key); count += 1) key = `${base}-${count}`;
  return key;
}
