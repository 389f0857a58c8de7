/**
 * The Person of the Agents resource (1.0.3 Communication 2.4; 2.0.0 4.1.6.3): everything known of one agent, each property a list. Two
 * agents are never taken for one person here, for nothing in a statement says so.
 */
import type { Json } from './shape.ts';

/** @param names the agent was given in statements, the newest first */
export function personOf(agent: Json, names: readonly string[]): Json {
  const own = typeof agent['name'] === 'string' ? [agent['name']] : [];
  const all = [...new Set([...own, ...names])];
  const identifiers = ['mbox', 'mbox_sha1sum', 'openid', 'account'].filter((name) => name in agent);
  return {
    objectType: 'Person',
    ...(all.length > 0 ? { name: all } : {}),
    ...Object.fromEntries(identifiers.map((name) => [name, [agent[name]]])),
  };
}

/** The names under which an agent stands in a statement, wherever in it. */
export function namesIn(value: unknown, is: (actor: Json) => boolean): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((one) => namesIn(one, is));
  const object = value as Json;
  const own = typeof object['name'] === 'string' && is(object) ? [object['name']] : [];
  return [...own, ...Object.entries(object).flatMap(([key, one]) => (key === 'extensions' ? [] : namesIn(one, is)))];
}
