/** The context of a statement beside the template of the launch data: nothing of it is missing or overwritten (9.6, 10 contextTemplate). */
import { sameJson } from './same-json.ts';
import type { Json } from '../xapi/shape.ts';
import type { SessionRefusal, SessionTerms } from './session.ts';
import { extensions } from './vocabulary.ts';

export function contextFault({ registration, contextTemplate }: SessionTerms, statement: Json): SessionRefusal | null {
  const context = statement['context'] as Json | undefined;
  if (!context)
    return { clause: '9.6', says: 'A statement has a context, made from the contextTemplate of the launch data.' };
  if (
    typeof context['registration'] !== 'string' ||
    context['registration'].toLowerCase() !== registration.toLowerCase()
  )
    return { clause: '9.6.1', says: 'The registration is the one of the launch.' };
  const given = (context['extensions'] ?? {}) as Json;
  for (const [key, value] of Object.entries((contextTemplate['extensions'] ?? {}) as Json)) {
    if (sameJson(given[key], value)) continue;
    return key === extensions.sessionId
      ? { clause: '9.6.3.1', says: 'The session id of the launch data stands in the context.' }
      : { clause: '10', says: `The extension ${key} of the contextTemplate is missing or was changed.` };
  }
  const lists = (contextTemplate['contextActivities'] ?? {}) as Json;
  for (const relation of Object.keys(lists)) {
    const there = activityIds(context, relation);
    if (activityIdsIn(lists[relation]).some((id) => !there.has(id)))
      return { clause: '9.6.2', says: `An activity of the contextTemplate is missing among ${relation}.` };
  }
  return null;
}

export function categoriesOf(statement: Json): ReadonlySet<string> {
  return activityIds((statement['context'] ?? {}) as Json, 'category');
}

/** Among the activities of a context, whatever their relation to the statement. */
export function namesInAnyRelation(statement: Json, id: string): boolean {
  const context = (statement['context'] ?? {}) as Json;
  const relations = Object.keys((context['contextActivities'] ?? {}) as Json);
  return relations.some((relation) => activityIds(context, relation).has(id));
}

function activityIds(context: Json, relation: string): ReadonlySet<string> {
  return new Set(activityIdsIn(((context['contextActivities'] ?? {}) as Json)[relation]));
}

/** One activity may stand without a list around it (xAPI 1.0.3 Data 2.4.6.2). */
function activityIdsIn(value: unknown): readonly string[] {
  const list = (value === undefined ? [] : Array.isArray(value) ? value : [value]) as readonly Json[];
  return list.map((one) => one['id'] as string);
}
