/**
 * When two statements are the same (1.0.3 Data 2.3.1, Statement Comparison; 2.0.0 4.2.3.1). What a store may assign or normalise makes
 * no difference, nor do verb displays and activity definitions, which are no part of a statement, the order of a group's members,
 * the writing of a moment, or what a duration says below a hundredth of a second.
 */
import { identifierOf } from './actor.ts';
import { asLists } from './context.ts';
import { isSha1, isUuid, sha2Kind } from './formats.ts';
import type { Json } from './shape.ts';
import { comparableDuration, momentOfEither, sameMoment } from './time.ts';

/** Whether a received statement is the one known by its id. */
export function sameStatement(one: Json, other: Json): boolean {
  return sameMeaning(comparable(one), comparable(other)) && sameTimestamps(one, other);
}

/** A timestamp that one of them was sent without was assigned to the other. */
function sameTimestamps(one: Json, other: Json): boolean {
  const [a, b] = [one['timestamp'], other['timestamp']];
  if (typeof a !== 'string' || typeof b !== 'string') return true;
  const [first, second] = [momentOfEither(a), momentOfEither(b)];
  return first && second ? sameMoment(first, second) : a === b;
}

function comparable(statement: Json): Json {
  const { id: _, authority: _a, stored: _s, timestamp: _t, version: _v, attachments, ...rest } = statement;
  const some = Array.isArray(attachments) && attachments.length > 0;
  return inner(some ? { ...rest, attachments } : rest);
}

/** Of a statement or a SubStatement. */
function inner(statement: Json): Json {
  const context = statement['context'] as Json | undefined;
  const result = statement['result'] as Json | undefined;
  const timestamp = statement['timestamp'];
  const moment = typeof timestamp === 'string' ? momentOfEither(timestamp) : null;
  const duration = result?.['duration'];
  return {
    ...statement,
    actor: actorOf(statement['actor'] as Json),
    verb: { id: (statement['verb'] as Json)['id'] },
    object: objectOf(statement['object'] as Json),
    ...(moment ? { timestamp: [Math.floor(moment.ms / 1000), moment.fraction.replace(/0+$/, '')] } : {}),
    ...(typeof duration === 'string' ? { result: { ...result, duration: comparableDuration(duration) } } : {}),
    ...(context ? { context: contextOf(context) } : {}),
  };
}

function objectOf(object: Json): Json {
  switch (object['objectType'] ?? 'Activity') {
    case 'Activity':
      return { objectType: 'Activity', id: object['id'] };
    case 'SubStatement':
      return inner(object);
    case 'StatementRef':
      return object;
    default:
      return actorOf(object);
  }
}

function contextOf(context: Json): Json {
  const activities = context['contextActivities'] as Json | undefined;
  const people = Object.fromEntries(
    ['instructor', 'team'].filter((key) => key in context).map((key) => [key, actorOf(context[key] as Json)]),
  );
  if (!activities) return { ...context, ...people };
  const lists = Object.entries(asLists(activities)).map(([relation, list]) => [
    relation,
    (list as readonly Json[]).map(objectOf),
  ]);
  return { ...context, ...people, contextActivities: Object.fromEntries(lists) };
}

function actorOf(actor: Json): Json {
  const members = actor['member'] as readonly Json[] | undefined;
  const { name: _, ...rest } = actor;
  if (!members) return { objectType: 'Agent', ...rest };
  const keyed = members.map((member) => ({ key: identifierOf(member) ?? '', member: actorOf(member) }));
  keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  return { ...rest, member: keyed.map(({ member }) => member) };
}

function sameMeaning(one: unknown, other: unknown): boolean {
  if (typeof one === 'string' && typeof other === 'string') return sameText(one, other);
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return one === other;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const [first, second] = [one as Json, other as Json];
  const keys = Object.keys(first);
  return (
    keys.length === Object.keys(second).length &&
    keys.every((name) => name in second && sameMeaning(first[name], second[name]))
  );
}

/** Hexadecimal digits are the same in either case. */
function sameText(one: string, other: string): boolean {
  if (one === other) return true;
  return (isUuid(one) || isSha1(one) || sha2Kind(one) !== null) && one.toLowerCase() === other.toLowerCase();
}
