/**
 * Changing a draft that several people may have open. Each part of it remembers the revision in which it changed last;
 * an edit says which revision its author saw, and is refused where the part has changed since, so that nobody's words
 * are silently overwritten. The same edit sent twice is made once.
 */
import type { Words } from '../../kernel/words.ts';
import { type ActivityVersion, type Delivery, type Develops, type Fit, hasCards } from './activity.ts';
import type { Card } from './module-content.ts';

export interface Draft {
  readonly version: ActivityVersion;
  readonly revision: number;
  /** `name`, `order`, `card:<key>` …; absent: unchanged since the draft began */
  readonly parts: { readonly [part: string]: number };
}

export interface AboutChange {
  readonly name?: Words | undefined;
  readonly summary?: Words | undefined;
  readonly delivery?: Delivery | undefined;
  readonly minutes?: number | undefined;
  readonly fits?: readonly Fit[] | undefined;
  readonly languages?: readonly string[] | undefined;
  readonly develops?: readonly Develops[] | undefined;
  readonly guide?: Words | null | undefined;
}

export type DraftEdit =
  | ({ readonly edit: 'about' } & AboutChange)
  /** the whole card, as it shall be; a new one goes before the card named, or to the end */
  | { readonly edit: 'card'; readonly card: Card; readonly before?: string | null | undefined }
  | { readonly edit: 'remove-card'; readonly key: string }
  /** all keys, in their new order */
  | { readonly edit: 'order'; readonly keys: readonly string[] };

export type EditRefusal = 'changed-meanwhile' | 'no-cards-here' | 'other-delivery' | 'too-many-cards';

export interface Refused {
  /** position of the edit in what was asked */
  readonly at: number;
  readonly part: string;
  readonly refused: EditRefusal;
}

export const mostCards = 80;

/** @param seen the revision of the draft that the author of the edits has looked at */
export function changeDraft(
  draft: Draft,
  edits: readonly DraftEdit[],
  seen: number,
): { readonly draft: Draft; readonly made: readonly string[]; readonly refused: readonly Refused[] } {
  const made: string[] = [];
  const refused: Refused[] = [];
  const next = draft.revision + 1;
  const parts = new Map(Object.entries(draft.parts));
  let { version } = draft;
  for (const [at, edit] of edits.entries()) {
    for (const { part, alsoOrder, apply } of stepsOf(edit, version)) {
      const changed = apply(version);
      if (changed === 'same') continue;
      if (typeof changed === 'string') refused.push({ at, part, refused: changed });
      else if (isNewer(parts.get(part), seen, next)) refused.push({ at, part, refused: 'changed-meanwhile' });
      else {
        version = changed;
        parts.set(part, next);
        if (alsoOrder) parts.set('order', next);
        made.push(part);
      }
    }
  }
  if (made.length === 0) return { draft, made, refused };
  return { draft: { version, parts: Object.fromEntries(parts), revision: next }, made, refused };
}

// what an earlier edit of the same request did is the author's own
function isNewer(changed = 0, seen: number, next: number): boolean {
  return changed > seen && changed !== next;
}

interface Step {
  readonly part: string;
  readonly alsoOrder?: boolean;
  apply(version: ActivityVersion): ActivityVersion | 'same' | EditRefusal;
}

function stepsOf(edit: DraftEdit, version: ActivityVersion): readonly Step[] {
  if (edit.edit === 'about') return aboutSteps(edit);
  if (edit.edit === 'order') return [{ part: 'order', apply: (now) => ordered(now, edit.keys) }];
  const key = edit.edit === 'card' ? edit.card.key : edit.key;
  const there = cardsOf(version).some((card) => card.key === key);
  const apply = (now: ActivityVersion): ReturnType<Step['apply']> =>
    edit.edit === 'card' ? withCard(now, edit.card, edit.before ?? null) : withoutCard(now, key);
  return [{ part: `card:${key}`, alsoOrder: there !== (edit.edit === 'card'), apply }];
}

const aboutFields = ['name', 'summary', 'delivery', 'minutes', 'fits', 'languages', 'develops', 'guide'] as const;

function aboutSteps(change: AboutChange): readonly Step[] {
  return aboutFields.flatMap((field): Step[] => {
    const wanted = change[field];
    if (wanted === undefined) return [];
    return [
      {
        part: field,
        apply(now) {
          if (alike(now[field], wanted)) return 'same';
          // alone with cards and led by somebody are two different things to write
          if (field === 'delivery' && (hasCards(now) || now.kind !== 'module' || wanted === 'e-learning'))
            return 'other-delivery';
          return { ...now, [field]: wanted };
        },
      },
    ];
  });
}

function cardsOf({ content }: ActivityVersion): readonly Card[] {
  return content?.cards ?? [];
}

function withCard(version: ActivityVersion, card: Card, before: string | null): ReturnType<Step['apply']> {
  if (!version.content) return 'no-cards-here';
  const cards = cardsOf(version);
  const present = cards.find(({ key }) => key === card.key);
  if (present && alike(present, card)) return 'same';
  if (present) return { ...version, content: { cards: cards.map((one) => (one === present ? card : one)) } };
  if (cards.length >= mostCards) return 'too-many-cards';
  const at = cards.findIndex(({ key }) => key === before);
  const place = at < 0 ? cards.length : at;
  return { ...version, content: { cards: [...cards.slice(0, place), card, ...cards.slice(place)] } };
}

function withoutCard(version: ActivityVersion, key: string): ReturnType<Step['apply']> {
  if (!version.content) return 'no-cards-here';
  const cards = cardsOf(version).filter((card) => card.key !== key);
  return cards.length === cardsOf(version).length ? 'same' : { ...version, content: { cards } };
}

/** Cards that the wish does not name keep their order behind those it does. */
function ordered(version: ActivityVersion, keys: readonly string[]): ReturnType<Step['apply']> {
  if (!version.content) return 'no-cards-here';
  const cards = cardsOf(version);
  const rank = new Map(keys.map((key, at) => [key, at]));
  const sorted = cards.toSorted((a, b) => (rank.get(a.key) ?? keys.length) - (rank.get(b.key) ?? keys.length));
  return sorted.every((card, at) => card === cards[at]) ? 'same' : { ...version, content: { cards: sorted } };
}

/** The same value, whatever the order of the keys: what came back from the database keeps no order. */
function alike(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const keys = Object.keys(one);
  if (keys.length !== Object.keys(other).length) return false;
  return keys.every((key) => Object.hasOwn(other, key) && alike(one[key as keyof object], other[key as keyof object]));
}

/** What stands there now, for whoever was refused. */
export function presentOf(version: ActivityVersion, part: string): unknown {
  if (part.startsWith('card:')) return cardsOf(version).find(({ key }) => key === part.slice(5)) ?? null;
  if (part === 'order') return cardsOf(version).map(({ key }) => key);
  const field = aboutFields.find((one) => one === part);
  return field ? version[field] : null;
}
