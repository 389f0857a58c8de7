/** What came of it: a score within its bounds, success, completion, a response, a duration (1.0.3 Data 2.4.5; 2.0.0 4.2.2.4). */
import { fault } from './refusal.ts';
import { booleanAt, extensionsAt, formatAt, type Json, knownKeys, numberAt, optional, textAt } from './shape.ts';
import { isDuration } from './time.ts';

const resultKeys = new Set(['score', 'success', 'completion', 'response', 'duration', 'extensions']);
const scoreKeys = new Set(['scaled', 'raw', 'min', 'max']);

export function checkResult(value: unknown, where: string): void {
  const result = knownKeys(value, where, resultKeys);
  optional(result, 'score', where, checkScore);
  optional(result, 'success', where, booleanAt);
  optional(result, 'completion', where, booleanAt);
  optional(result, 'response', where, textAt);
  optional(result, 'duration', where, (duration, at) => formatAt(duration, at, isDuration, 'a duration of ISO 8601'));
  optional(result, 'extensions', where, extensionsAt);
}

/** 1.0.3 Data 2.4.5.1 */
function checkScore(value: unknown, where: string): void {
  const score: Json = knownKeys(value, where, scoreKeys);
  for (const key of scoreKeys) optional(score, key, where, numberAt);
  const { scaled, raw, min, max } = score as Readonly<Record<string, number | undefined>>;
  if (scaled !== undefined && (scaled < -1 || scaled > 1)) throw fault(`${where}.scaled`, 'must lie between -1 and 1.');
  if (min !== undefined && max !== undefined && min >= max) throw fault(`${where}.min`, 'must be less than max.');
  if (raw !== undefined && min !== undefined && raw < min) throw fault(`${where}.raw`, 'must not be less than min.');
  if (raw !== undefined && max !== undefined && raw > max) throw fault(`${where}.raw`, 'must not be greater than max.');
}
