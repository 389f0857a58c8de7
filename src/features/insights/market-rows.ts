/**
 * Which markets stand beside each other, and which of them each person's own market counts in. A single topmost market is no
 * comparison: then the ones below it are the rows, with a row for the people who are in it directly.
 */
import type { MarketId } from '../../kernel/id.ts';

export interface MarketPlace {
  readonly id: MarketId;
  readonly parentId: MarketId | null;
  readonly name: string;
}

export interface MarketRow {
  /** null: people in no market */
  readonly id: MarketId | null;
  readonly name: string | null;
  /** people directly in the market whose parts the other rows are */
  readonly here: boolean;
  /** markets lie below it */
  readonly opens: boolean;
}

export interface MarketRows {
  readonly rows: readonly MarketRow[];
  /** from the top down to the market whose parts the rows are; empty: the whole academy */
  readonly path: readonly MarketPlace[];
  /** the row in which people of a market count; -1: not in sight */
  rowOf(marketId: MarketId | null): number;
}

/** @param roots the markets somebody heads; null: the whole academy */
export function marketRows(markets: readonly MarketPlace[], roots: readonly MarketId[] | null): MarketRows {
  const below = (id: MarketId | null): readonly MarketPlace[] => markets.filter(({ parentId }) => parentId === id);
  const byId = new Map(markets.map((market) => [market.id, market]));
  const topmost =
    roots?.flatMap((id) => byId.get(id) ?? []).filter((root) => !isBelow(root, new Set(roots), byId)) ?? below(null);
  const path: MarketPlace[] = [];
  let level = topmost;
  for (let [only] = level; only && level.length === 1 && below(only.id).length > 0; [only] = level) {
    path.push(only);
    level = below(only.id);
  }
  const rows: MarketRow[] = level.map(({ id, name }) => ({ id, name, here: false, opens: below(id).length > 0 }));
  const top = path.at(-1);
  if (top) rows.push({ id: top.id, name: top.name, here: true, opens: false });
  if (roots === null) rows.push({ id: null, name: null, here: false, opens: false });
  const rowAt = new Map(rows.map(({ id }, at) => [id, at]));
  const above = new Set(path.map(({ id }) => id));
  const rowOf = (marketId: MarketId | null): number => {
    if (marketId === null) return roots === null ? rows.length - 1 : -1;
    const seen = new Set<MarketId>();
    for (
      let at = byId.get(marketId);
      at && !seen.has(at.id);
      at = at.parentId === null ? undefined : byId.get(at.parentId)
    ) {
      seen.add(at.id);
      // people in a market above the one shown stand in the same row as those directly in it
      const row = rowAt.get(above.has(at.id) ? (top?.id ?? null) : at.id);
      if (row !== undefined) return row;
    }
    return -1;
  };
  return { rows, path, rowOf };
}

function isBelow(market: MarketPlace, roots: ReadonlySet<MarketId>, byId: ReadonlyMap<MarketId, MarketPlace>): boolean {
  const seen = new Set<MarketId>();
  for (let at = byId.get(market.parentId ?? ''); at && !seen.has(at.id); at = byId.get(at.parentId ?? '')) {
    if (roots.has(at.id)) return true;
    seen.add(at.id);
  }
  return false;
}
