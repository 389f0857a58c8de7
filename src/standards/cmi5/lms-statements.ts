/**
 * The statements an LMS makes itself (9.3.1, 9.3.6, 9.3.7, 9.3.9). All carry the cmi5 category, the registration, a session id and
 * the publisher's id among the grouping activities.
 */
import type { Json } from '../xapi/shape.ts';
import type { LangStrings } from './course-structure.ts';
import {
  activityTypes,
  categories,
  extensions,
  type LaunchMode,
  type MoveOn,
  resultExtensions,
  type VerbName,
  verbs,
} from './vocabulary.ts';

/** Of which registration and session a statement speaks. */
export interface Speaking {
  /** given to the statement */
  readonly id: string;
  readonly at: Date;
  readonly actor: Json;
  readonly registration: string;
  readonly sessionId: string;
}

export interface Named {
  /** given by the LMS */
  readonly activityId: string;
  readonly publisherId: string;
  readonly title: LangStrings;
}

export interface UnitNamed extends Named {
  readonly activityType: string | null;
}

interface Making {
  readonly verb: VerbName;
  readonly object: Json;
  readonly publisherId: string;
  readonly result?: Json;
  readonly more?: Json;
}

function made(
  { id, at, actor, registration, sessionId }: Speaking,
  { verb, object, publisherId, result, more }: Making,
): Json {
  const category = [{ id: categories.cmi5 }, ...(verb === 'waived' ? [{ id: categories.moveOn }] : [])];
  return {
    id,
    timestamp: at.toISOString(),
    actor,
    verb: { id: verbs[verb], display: { en: verb } },
    object,
    ...(result ? { result } : {}),
    context: {
      registration,
      contextActivities: { category, grouping: [{ id: publisherId }] },
      extensions: { [extensions.sessionId]: sessionId, ...more },
    },
  };
}

function activity({ activityId, title }: Named, type: string | null): Json {
  const { und, ...named } = title;
  const name = und === undefined ? named : { ...named, ...('en' in named ? {} : { en: und }) };
  const definition = { ...(Object.keys(name).length > 0 ? { name } : {}), ...(type === null ? {} : { type }) };
  return { objectType: 'Activity', id: activityId, ...(Object.keys(definition).length > 0 ? { definition } : {}) };
}

const unit = (named: UnitNamed): Json => activity(named, named.activityType);

/** 9.3.1, 9.6.3.2 to 9.6.3.7 */
export function launchedStatement(
  speaking: Speaking,
  named: UnitNamed,
  launch: {
    readonly launchMode: LaunchMode;
    readonly moveOn: MoveOn;
    readonly launchUrl: string;
    readonly masteryScore: number | null;
    readonly launchParameters: string | null;
  },
): Json {
  const more = {
    [extensions.launchMode]: launch.launchMode,
    [extensions.launchUrl]: launch.launchUrl,
    [extensions.moveOn]: launch.moveOn,
    ...(launch.masteryScore === null ? {} : { [extensions.masteryScore]: launch.masteryScore }),
    ...(launch.launchParameters === null ? {} : { [extensions.launchParameters]: launch.launchParameters }),
  };
  return made(speaking, { verb: 'launched', object: unit(named), publisherId: named.publisherId, more });
}

/** 9.3.6, 9.5.4.2: from the launch to the last statement of the AU */
export function abandonedStatement(speaking: Speaking, named: UnitNamed, milliseconds: number): Json {
  const result = { duration: `PT${Math.max(0, Math.round(milliseconds / 10) / 100)}S` };
  return made(speaking, { verb: 'abandoned', object: unit(named), publisherId: named.publisherId, result });
}

/** 9.3.7, 9.5.2, 9.5.3, 9.5.5.2 */
export function waivedStatement(speaking: Speaking, named: UnitNamed, reason: string): Json {
  const result = { success: true, completion: true, extensions: { [resultExtensions.reason]: reason } };
  return made(speaking, { verb: 'waived', object: unit(named), publisherId: named.publisherId, result });
}

/** 9.3.9 */
export function satisfiedStatement(speaking: Speaking, what: keyof typeof activityTypes, named: Named): Json {
  return made(speaking, {
    verb: 'satisfied',
    object: activity(named, activityTypes[what]),
    publisherId: named.publisherId,
  });
}
