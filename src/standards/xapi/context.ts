/**
 * What a statement stands in: registration, instructor, team, further activities; and from 2.0.0 the agents and groups with what
 * makes them relevant (1.0.3 Data 2.4.6; 2.0.0 4.2.2.5). Revision and platform are of activities only.
 */
import { checkActivity } from './activity.ts';
import { checkActor, checkAgent, checkGroup } from './actor.ts';
import { isLanguageTag } from './formats.ts';
import { fault } from './refusal.ts';
import { arrayAt, extensionsAt, formatAt, iriAt, type Json, knownKeys, optional, textAt, uuidAt } from './shape.ts';
import type { Version } from './version.ts';

const early = [
  'registration',
  'instructor',
  'team',
  'contextActivities',
  'revision',
  'platform',
  'language',
  'statement',
  'extensions',
];
const contextKeys: Readonly<Record<Version, ReadonlySet<string>>> = {
  '1.0.3': new Set(early),
  '2.0.0': new Set([...early, 'contextAgents', 'contextGroups']),
};
export const activityRelations = ['parent', 'grouping', 'category', 'other'] as const;
const relationKeys = new Set<string>(activityRelations);
const agentKeys = new Set(['objectType', 'agent', 'relevantTypes']);
const groupKeys = new Set(['objectType', 'group', 'relevantTypes']);
const referenceKeys = new Set(['objectType', 'id']);

/** @param ofActivity whether the statement's object is an Activity */
export function checkContext(value: unknown, where: string, version: Version, ofActivity: boolean): void {
  const context = knownKeys(value, where, contextKeys[version]);
  optional(context, 'registration', where, uuidAt);
  optional(context, 'instructor', where, checkActor);
  optional(context, 'team', where, checkGroup);
  optional(context, 'contextActivities', where, checkActivities);
  for (const key of ['revision', 'platform']) {
    optional(context, key, where, textAt);
    if (key in context && !ofActivity) throw fault(`${where}.${key}`, 'stands only where the object is an Activity.');
  }
  optional(context, 'language', where, (tag, at) => formatAt(tag, at, isLanguageTag, 'a language tag of RFC 5646'));
  optional(context, 'statement', where, checkContextStatement);
  optional(context, 'extensions', where, extensionsAt);
  optional(context, 'contextAgents', where, (list, at) =>
    arrayAt(list, at).forEach((one, n) => checkContextAgent(one, `${at}[${n}]`)),
  );
  optional(context, 'contextGroups', where, (list, at) =>
    arrayAt(list, at).forEach((one, n) => checkContextGroup(one, `${at}[${n}]`)),
  );
}

/** 1.0.3 Data 2.4.6.2: one activity or a list of them */
function checkActivities(value: unknown, where: string): void {
  const map = knownKeys(value, where, relationKeys);
  for (const [relation, activities] of Object.entries(map)) {
    const at = `${where}.${relation}`;
    if (Array.isArray(activities)) activities.forEach((one, n) => checkActivity(one, `${at}[${n}]`));
    else checkActivity(activities, at);
  }
}

function checkContextStatement(value: unknown, where: string): void {
  const reference = knownKeys(value, where, referenceKeys);
  if (reference['objectType'] !== 'StatementRef') throw fault(`${where}.objectType`, 'must be "StatementRef".');
  uuidAt(reference['id'], `${where}.id`);
}

/** 2.0.0 4.2.2.5, contextAgents */
function checkContextAgent(value: unknown, where: string): void {
  const one = knownKeys(value, where, agentKeys);
  if (one['objectType'] !== 'contextAgent') throw fault(`${where}.objectType`, 'must be "contextAgent".');
  checkAgent(one['agent'], `${where}.agent`);
  checkRelevantTypes(one, where);
}

/** 2.0.0 4.2.2.5, contextGroups */
function checkContextGroup(value: unknown, where: string): void {
  const one = knownKeys(value, where, groupKeys);
  if (one['objectType'] !== 'contextGroup') throw fault(`${where}.objectType`, 'must be "contextGroup".');
  checkGroup(one['group'], `${where}.group`);
  checkRelevantTypes(one, where);
}

function checkRelevantTypes(one: Json, where: string): void {
  optional(one, 'relevantTypes', where, (types, at) => {
    if (arrayAt(types, at).length === 0) throw fault(at, 'must not be empty.');
    arrayAt(types, at).forEach((type, n) => iriAt(type, `${at}[${n}]`));
  });
}

/** Every relation of the map as a list, as it is to be returned (1.0.3 Data 2.4.6.2). */
export function asLists(contextActivities: Json): Json {
  return Object.fromEntries(
    Object.entries(contextActivities).map(([relation, one]) => [relation, Array.isArray(one) ? one : [one]]),
  );
}
