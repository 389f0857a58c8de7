/**
 * Activities and what is known of them (1.0.3 Data 2.4.4.1; 2.0.0 4.2.2.3). A definition is no part of the statement it came in:
 * what several statements say of one activity is put together.
 */
import { fault } from './refusal.ts';
import { arrayAt, extensionsAt, iriAt, type Json, knownKeys, languageMapAt, optional, textAt } from './shape.ts';

const activityKeys = new Set(['objectType', 'id', 'definition']);
export const componentLists = ['choices', 'scale', 'source', 'target', 'steps'] as const;
const interactionKeys = ['correctResponsesPattern', ...componentLists] as const;
const definitionKeys = new Set<string>([
  'name',
  'description',
  'type',
  'moreInfo',
  'extensions',
  'interactionType',
  ...interactionKeys,
]);
const interactionTypes: ReadonlySet<unknown> = new Set([
  'true-false',
  'choice',
  'fill-in',
  'long-fill-in',
  'matching',
  'performance',
  'sequencing',
  'likert',
  'numeric',
  'other',
]);
const componentKeys = new Set(['id', 'description']);

export function checkActivity(value: unknown, where: string): void {
  const activity = knownKeys(value, where, activityKeys);
  if ('objectType' in activity && activity['objectType'] !== 'Activity')
    throw fault(`${where}.objectType`, 'must be "Activity" here.');
  iriAt(activity['id'], `${where}.id`);
  optional(activity, 'definition', where, checkDefinition);
}

function checkDefinition(value: unknown, where: string): void {
  const definition = knownKeys(value, where, definitionKeys);
  optional(definition, 'name', where, languageMapAt);
  optional(definition, 'description', where, languageMapAt);
  optional(definition, 'type', where, iriAt);
  optional(definition, 'moreInfo', where, iriAt);
  optional(definition, 'extensions', where, extensionsAt);
  optional(definition, 'interactionType', where, (type, at) => {
    if (!interactionTypes.has(type)) throw fault(at, 'is no kind of interaction.');
  });
  optional(definition, 'correctResponsesPattern', where, (patterns, at) =>
    arrayAt(patterns, at).forEach((pattern, n) => textAt(pattern, `${at}[${n}]`)),
  );
  for (const list of componentLists) optional(definition, list, where, checkComponents);
  const needsType = interactionKeys.find((key) => key in definition);
  if (needsType && !('interactionType' in definition))
    throw fault(`${where}.interactionType`, `must be there where ${needsType} is.`);
}

/** Interaction components: each with an id of its own (1.0.3 Data 2.4.4.1, Interaction Components). */
function checkComponents(value: unknown, where: string): void {
  const ids = arrayAt(value, where).map((one, at) => {
    const component = knownKeys(one, `${where}[${at}]`, componentKeys);
    optional(component, 'description', `${where}[${at}]`, languageMapAt);
    return textAt(component['id'], `${where}[${at}].id`);
  });
  if (new Set(ids).size < ids.length) throw fault(where, 'two components have the same id.');
}

/**
 * What is known of an activity after one more statement: texts in further languages and further extensions are added, a newer word
 * replaces the older (1.0.3 Communication 2.5; Data 2.4.4.1).
 */
export function mergeDefinitions(known: Json, more: Json): Json {
  const merged: Record<string, unknown> = { ...known, ...more };
  for (const key of ['name', 'description', 'extensions']) {
    if (key in known && key in more) merged[key] = { ...(known[key] as Json), ...(more[key] as Json) };
  }
  return merged;
}

/**
 * A definition as it can be known: in what is searched no text holds U+0000 or half of a surrogate pair, so U+FFFD stands for them. The
 * statement that told it stays as it was sent.
 */
export function knowable(definition: Json): Json {
  return knowableValue(definition) as Json;
}

function knowableValue(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(/[\0\p{Cs}]/gu, '\uFFFD');
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(knowableValue);
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [knowableValue(key) as string, knowableValue(one)]),
  );
}
