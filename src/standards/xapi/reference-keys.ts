/**
 * A number for each thing a statement can be found by, so that an ordinary ordered list answers every filter: 64 bits of a SHA-256
 * over the kind of thing and its name. Agent and verb together have a number of their own, for they are asked together most.
 */
import { hash } from 'node:crypto';
import type { References } from './references.ts';
import type { ManyAsked } from './statement-query.ts';

/** As a decimal text: it exceeds what a number of JavaScript holds. */
export type ReferenceKey = string;

export type ReferenceKind =
  | 'agent'
  | 'verb'
  | 'activity'
  | 'registration'
  | 'related agent'
  | 'related activity'
  | 'agent and verb';

export function keyOf(kind: ReferenceKind, ...names: readonly string[]): ReferenceKey {
  return hash('sha256', JSON.stringify([kind, ...names]), 'buffer')
    .readBigInt64BE(0)
    .toString();
}

/** Everything the statement is found by, each once. */
export function keysOf(references: References): readonly ReferenceKey[] {
  const of = (kind: ReferenceKind, names: ReadonlySet<string>) => [...names].map((name) => keyOf(kind, name));
  const verbs = [...references.verbs];
  return [
    ...of('agent', references.agents),
    ...of('verb', references.verbs),
    ...of('activity', references.activities),
    ...of('registration', references.registrations),
    ...of('related agent', references.relatedAgents),
    ...of('related activity', references.relatedActivities),
    ...[...references.agents].flatMap((agent) => verbs.map((verb) => keyOf('agent and verb', agent, verb))),
  ];
}

/** What would name the same things as only related: no statement is found by both. */
export function keysAsRelated({ agents, activities }: References): readonly ReferenceKey[] {
  return [
    ...[...agents].map((agent) => keyOf('related agent', agent)),
    ...[...activities].map((activity) => keyOf('related activity', activity)),
  ];
}

/** Conditions that must all be met, the one that most likely leaves fewest first; of the keys in one condition any will do. */
export function conditionsOf(asked: ManyAsked): readonly (readonly ReferenceKey[])[] {
  const { agent, verb, activity, registration, relatedAgents, relatedActivities } = asked;
  const conditions: ReferenceKey[][] = [];
  if (registration !== null) conditions.push([keyOf('registration', registration)]);
  const together = agent !== null && verb !== null && !relatedAgents;
  if (together) conditions.push([keyOf('agent and verb', agent, verb)]);
  else if (agent !== null)
    conditions.push([keyOf('agent', agent), ...(relatedAgents ? [keyOf('related agent', agent)] : [])]);
  if (activity !== null)
    conditions.push([keyOf('activity', activity), ...(relatedActivities ? [keyOf('related activity', activity)] : [])]);
  if (verb !== null && !together) conditions.push([keyOf('verb', verb)]);
  return conditions;
}
