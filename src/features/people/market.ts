/** Markets are a tree: global, region, country. A market never lies below itself. */
import { accept, type Decision, refuse } from '../../kernel/decision.ts';

export function hangBelow(
  marketId: string,
  parentId: string | null,
  parentOf: (marketId: string) => string | null,
): Decision<string | null, 'below-itself'> {
  const seen = new Set<string>();
  for (let above = parentId; above !== null && !seen.has(above); above = parentOf(above)) {
    if (above === marketId) return refuse('below-itself');
    seen.add(above);
  }
  return accept(parentId);
}
