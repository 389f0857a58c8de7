/**
 * The formats a statement is given back in (1.0.3 Communication 2.1.3; 2.0.0 4.1.6.1): `exact` as it came, `ids` with what identifies
 * and nothing more, `canonical` with what is known of its activities, each language map in one language.
 */
import { componentLists } from './activity.ts';
import { identifiedOnly } from './actor.ts';
import { oneLanguage } from './language.ts';
import type { Json } from './shape.ts';
import { kindOfObject } from './statement.ts';

export const presentations = ['ids', 'exact', 'canonical'] as const;
export type Presentation = (typeof presentations)[number];

/** Applied to a statement's actors, verb and activities, wherever in it they stand. */
interface Writers {
  actor(actor: Json): Json;
  verb(verb: Json): Json;
  activity(activity: Json): Json;
}

/** Only what identifies agents, groups, verbs and activities. */
export function asIds(statement: Json): Json {
  return rewritten(statement, {
    actor: identifiedOnly,
    verb: ({ id }) => ({ id }),
    activity: ({ id }) => ({ id }),
  });
}

/**
 * @param known what is known of each activity, by its id
 * @param wanted languages, the most wanted first
 */
export function asCanonical(statement: Json, known: ReadonlyMap<string, Json>, wanted: readonly string[]): Json {
  return rewritten(statement, {
    actor: (actor) => actor,
    verb: (verb) => ('display' in verb ? { ...verb, display: oneLanguage(verb['display'] as Json, wanted) } : verb),
    activity: (activity) => {
      const definition = known.get(activity['id'] as string) ?? (activity['definition'] as Json | undefined);
      return definition ? { ...activity, definition: inOneLanguage(definition, wanted) } : activity;
    },
  });
}

function inOneLanguage(definition: Json, wanted: readonly string[]): Json {
  const written: Record<string, unknown> = { ...definition };
  for (const key of ['name', 'description'])
    if (key in definition) written[key] = oneLanguage(definition[key] as Json, wanted);
  for (const list of componentLists) {
    if (!(list in definition)) continue;
    written[list] = (definition[list] as readonly Json[]).map((component) =>
      'description' in component
        ? { ...component, description: oneLanguage(component['description'] as Json, wanted) }
        : component,
    );
  }
  return written;
}

function rewritten(statement: Json, write: Writers): Json {
  const context = statement['context'] as Json | undefined;
  const authority = statement['authority'] as Json | undefined;
  return {
    ...statement,
    actor: write.actor(statement['actor'] as Json),
    verb: write.verb(statement['verb'] as Json),
    object: objectOf(statement, write),
    ...(context ? { context: contextOf(context, write) } : {}),
    ...(authority ? { authority: write.actor(authority) } : {}),
  };
}

function objectOf(statement: Json, write: Writers): Json {
  const object = statement['object'] as Json;
  const kind = kindOfObject(statement);
  if (kind === 'Activity') return write.activity(object);
  if (kind === 'SubStatement') return rewritten(object, write);
  return kind === 'StatementRef' ? object : write.actor(object);
}

function contextOf(context: Json, write: Writers): Json {
  const written: Record<string, unknown> = { ...context };
  for (const key of ['instructor', 'team']) if (key in context) written[key] = write.actor(context[key] as Json);
  for (const [list, key] of [
    ['contextAgents', 'agent'],
    ['contextGroups', 'group'],
  ] as const) {
    const all = context[list] as readonly Json[] | undefined;
    if (all) written[list] = all.map((one) => ({ ...one, [key]: write.actor(one[key] as Json) }));
  }
  const activities = context['contextActivities'] as Readonly<Record<string, readonly Json[]>> | undefined;
  if (activities) {
    written['contextActivities'] = Object.fromEntries(
      Object.entries(activities).map(([relation, all]) => [relation, all.map((one) => write.activity(one))]),
    );
  }
  return written;
}
