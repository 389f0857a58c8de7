/** What changed from one version of an activity to the next, told by cards and by what stands on the menu. */
import type { Words } from '../../kernel/words.ts';
import type { ActivityVersion } from './activity.ts';
import type { Card, CardKind } from './module-content.ts';

export interface CardChange {
  readonly change: 'added' | 'removed' | 'changed';
  readonly key: string;
  readonly kind: CardKind;
  readonly title: Words;
}

export const aboutParts = ['name', 'summary', 'delivery', 'minutes', 'fits', 'languages', 'develops', 'guide'] as const;
export type AboutPart = (typeof aboutParts)[number];

export interface VersionChanges {
  readonly cards: readonly CardChange[];
  /** cards that stayed stand in another order */
  readonly reordered: boolean;
  readonly about: readonly AboutPart[];
}

export function changesBetween(before: ActivityVersion, after: ActivityVersion): VersionChanges {
  const [old, now] = [before.content?.cards ?? [], after.content?.cards ?? []];
  const known = new Map(old.map((card) => [card.key, card]));
  const kept = new Set(now.map(({ key }) => key));
  const told = (change: CardChange['change'], { key, kind, title }: Card): CardChange => ({ change, key, kind, title });
  const cards = [
    ...now.flatMap((card) => {
      const former = known.get(card.key);
      if (!former) return [told('added', card)];
      return alike(former, card) ? [] : [told('changed', card)];
    }),
    ...old.filter(({ key }) => !kept.has(key)).map((card) => told('removed', card)),
  ];
  const stayed = (all: readonly Card[]): string =>
    all.flatMap(({ key }) => (known.has(key) && kept.has(key) ? [key] : [])).join(' ');
  return {
    cards,
    reordered: stayed(old) !== stayed(now),
    about: aboutParts.filter((part) => !alike(before[part], after[part])),
  };
}

/** The same value, whatever the order of its keys: the database keeps none. */
function alike(one: unknown, other: unknown): boolean {
  return JSON.stringify(inKeyOrder(one)) === JSON.stringify(inKeyOrder(other));
}

function inKeyOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inKeyOrder);
  if (typeof value !== 'object' || value === null) return value ?? null;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, inKeyOrder(inner)]),
  );
}
