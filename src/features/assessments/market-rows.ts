/** Which row of a heat map each market is counted in: the markets right below the one shown, and that one itself for its own people. */
import type { MarketId } from '../../kernel/id.ts';

export interface MarketPlace {
  readonly id: MarketId;
  readonly parentId: MarketId | null;
}

export interface MarketQuestion {
  /** the market shown, with those below it; null: all */
  readonly market: MarketId | null;
  /** the only markets that count; null: all */
  readonly within: readonly MarketId[] | null;
  /** the rows, where they are not the markets right below the one shown; null: they are, or the topmost */
  readonly tops: readonly MarketId[] | null;
}

/** The row of every market that counts. */
export function rowsOfMarkets(
  markets: readonly MarketPlace[],
  { market, within, tops }: MarketQuestion,
): ReadonlyMap<MarketId, MarketId> {
  const parentOf = new Map(markets.map(({ id, parentId }) => [id, parentId]));
  const counted = within ? new Set(within) : null;
  const first = tops ? new Set(tops) : null;
  const rows = new Map<MarketId, MarketId>();
  for (const { id } of markets) {
    const row = counted?.has(id) === false ? null : rowOf(id, parentOf, market, first);
    if (row !== null) rows.set(id, row);
  }
  return rows;
}

function rowOf(
  id: MarketId,
  parentOf: ReadonlyMap<MarketId, MarketId | null>,
  market: MarketId | null,
  tops: ReadonlySet<MarketId> | null,
): MarketId | null {
  if (id === market) return id;
  let row: MarketId | null = null;
  const seen = new Set<MarketId>();
  for (let at: MarketId | null = id; at !== null && !seen.has(at); at = parentOf.get(at) ?? null) {
    seen.add(at);
    if (tops ? tops.has(at) : (parentOf.get(at) ?? null) === market) row = at;
  }
  return row;
}
