/** A score of a result as one number (1.0.3 Data 2.4.5.1): `scaled`, or where `raw` lies between `min` and `max`. */
import type { Json } from './shape.ts';

/** @returns from 0 to 1; null without one, or where nobody says out of what */
export function scoreOf(score: unknown): number | null {
  if (typeof score !== 'object' || score === null) return null;
  const { scaled, raw, min, max } = score as Json;
  if (typeof scaled === 'number') return Math.min(1, Math.max(0, scaled));
  if (typeof raw !== 'number' || typeof max !== 'number') return null;
  const least = typeof min === 'number' ? min : 0;
  return max > least ? Math.min(1, Math.max(0, (raw - least) / (max - least))) : null;
}
