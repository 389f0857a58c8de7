/**
 * By what a statement is found (1.0.3 Communication 2.1.3; 2.0.0 4.1.6.1): its agents, verb, activities and registration; `related`
 * holds those that only the broad filters look at. A SubStatement's own actor, object and context are related, never direct.
 */
import { everybodyIn, identifierOf } from './actor.ts';
import { activityRelations, asLists } from './context.ts';
import type { Json } from './shape.ts';
import { kindOfObject } from './statement.ts';

export interface References {
  readonly agents: ReadonlySet<string>;
  readonly verbs: ReadonlySet<string>;
  readonly activities: ReadonlySet<string>;
  readonly registrations: ReadonlySet<string>;
  /** without those above */
  readonly relatedAgents: ReadonlySet<string>;
  readonly relatedActivities: ReadonlySet<string>;
}

/** @param statement as it is kept, its authority included */
export function referencesOf(statement: Json): References {
  const object = statement['object'] as Json;
  const kind = kindOfObject(statement);
  const agents = new Set(identifiersIn(statement['actor'] as Json));
  if (kind === 'Agent' || kind === 'Group') for (const one of identifiersIn(object)) agents.add(one);
  const activities = new Set(kind === 'Activity' ? [object['id'] as string] : []);
  const around = aroundIn(statement);
  const registration = (statement['context'] as Json | undefined)?.['registration'];
  return {
    agents,
    verbs: new Set([(statement['verb'] as Json)['id'] as string]),
    activities,
    registrations: new Set(typeof registration === 'string' ? [registration.toLowerCase()] : []),
    relatedAgents: without(around.agents, agents),
    relatedActivities: without(around.activities, activities),
  };
}

/** Together with the statements it targets, whose conditions it meets too (1.0.3 Communication 2.1.3, Filter Conditions for StatementRefs). */
export function together(all: readonly References[]): References {
  const union = (part: keyof References): ReadonlySet<string> => new Set(all.flatMap((one) => [...one[part]]));
  const [agents, activities] = [union('agents'), union('activities')];
  return {
    agents,
    verbs: union('verbs'),
    activities,
    registrations: union('registrations'),
    relatedAgents: without(union('relatedAgents'), agents),
    relatedActivities: without(union('relatedActivities'), activities),
  };
}

function identifiersIn(actor: Json): readonly string[] {
  return everybodyIn(actor).flatMap((one) => identifierOf(one) ?? []);
}

interface Around {
  readonly agents: ReadonlySet<string>;
  readonly activities: ReadonlySet<string>;
}

/** Who and what stands around a statement: authority, instructor, team, context; and all of a SubStatement. */
function aroundIn(statement: Json): Around {
  const agents = new Set<string>();
  const activities = new Set<string>();
  const addActor = (actor: unknown): void => {
    if (actor) for (const one of identifiersIn(actor as Json)) agents.add(one);
  };
  const context = (statement['context'] ?? {}) as Json;
  addActor(statement['authority']);
  addActor(context['instructor']);
  addActor(context['team']);
  for (const one of (context['contextAgents'] ?? []) as readonly Json[]) addActor(one['agent']);
  for (const one of (context['contextGroups'] ?? []) as readonly Json[]) addActor(one['group']);
  const lists = asLists((context['contextActivities'] ?? {}) as Json);
  for (const relation of activityRelations)
    for (const one of (lists[relation] ?? []) as readonly Json[]) activities.add(one['id'] as string);
  if (kindOfObject(statement) === 'SubStatement') {
    const sub = statement['object'] as Json;
    const direct = referencesOf({ ...sub, authority: undefined });
    for (const one of [...direct.agents, ...direct.relatedAgents]) agents.add(one);
    for (const one of [...direct.activities, ...direct.relatedActivities]) activities.add(one);
  }
  return { agents, activities };
}

function without(all: ReadonlySet<string>, these: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...all].filter((one) => !these.has(one)));
}

/** Every activity of a statement with a definition, as it was sent: what is known of activities is made of these. */
export function definedActivities(statement: Json): readonly { readonly id: string; readonly definition: Json }[] {
  const found = (activity: unknown) => {
    const { id, definition } = activity as { id: string; definition?: Json };
    return definition && Object.keys(definition).length > 0 ? [{ id, definition }] : [];
  };
  const kind = kindOfObject(statement);
  const context = (statement['context'] ?? {}) as Json;
  const lists = asLists((context['contextActivities'] ?? {}) as Json);
  return [
    ...(kind === 'Activity' ? found(statement['object']) : []),
    ...(kind === 'SubStatement' ? definedActivities(statement['object'] as Json) : []),
    ...activityRelations.flatMap((relation) => ((lists[relation] ?? []) as readonly Json[]).flatMap(found)),
  ];
}
