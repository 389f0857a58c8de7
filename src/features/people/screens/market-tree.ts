/** Markets from the top down, each with its depth; without one of them and all below it where that is asked. */
export interface Market {
  readonly id: string;
  readonly name: string;
  readonly parentId: string | null;
}

export interface Branch {
  readonly market: Market;
  readonly depth: number;
}

export function treeOf(markets: readonly Market[], without?: string): readonly Branch[] {
  const below = (parentId: string | null, depth: number): Branch[] =>
    markets.flatMap((market) =>
      market.parentId === parentId && market.id !== without ? [{ market, depth }, ...below(market.id, depth + 1)] : [],
    );
  return below(null, 0);
}

/** The same to choose from, with what lies below a market set in. */
export function marketChoices(
  markets: readonly Market[],
  without?: string,
): readonly { readonly value: string; readonly label: string }[] {
  return treeOf(markets, without).map(({ market, depth }) => ({
    value: market.id,
    label: `${'  '.repeat(depth)}${market.name}`,
  }));
}
