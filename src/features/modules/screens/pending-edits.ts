/** What was typed and is not with the server yet: one edit for each part of the draft, laid over what the server last said. */
import type { ActivityVersion } from '../activity.ts';
import { changeDraft, type DraftEdit, presentOf } from '../draft.ts';

export type Pending = { readonly [part: string]: DraftEdit };

/** Cards come before the order they are put in. */
export function inTurn(pending: Pending): readonly DraftEdit[] {
  const { order, ...others } = pending;
  return order ? [...Object.values(others), order] : Object.values(others);
}

export function laidOver(version: ActivityVersion, pending: Pending): ActivityVersion {
  return changeDraft({ version, revision: 1, parts: {} }, inTurn(pending), 1).draft.version;
}

/** Parts of which the reader and somebody else have each said something new. An order is nobody's words: it is put on again. */
export function conflictsOf(before: ActivityVersion, after: ActivityVersion, pending: Pending): readonly string[] {
  return Object.keys(pending).filter(
    (part) =>
      part !== 'order' &&
      !same(presentOf(before, part), presentOf(after, part)) &&
      !same(presentOf(after, part), presentOf(laidOver(after, pending), part)),
  );
}

export function without(pending: Pending, parts: readonly string[]): Pending {
  return Object.fromEntries(Object.entries(pending).filter(([part]) => !parts.includes(part)));
}

export function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(inKeyOrder(one)) === JSON.stringify(inKeyOrder(other));
}

// what comes from the database keeps no order of keys
function inKeyOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inKeyOrder);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, inKeyOrder(inner)]));
}
