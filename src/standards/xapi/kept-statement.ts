/**
 * What becomes of a received statement when it is kept, and what it is again when it is given back. A store assigns id, authority,
 * stored, timestamp and version, writes context activities as lists, and from 2.0.0 times in UTC; nothing else changes
 * (1.0.3 Data 2.3.1; 2.0.0 4.2.3.1).
 */
import { asLists } from './context.ts';
import type { Json } from './shape.ts';
import { inUtc, momentOf } from './time.ts';
import { type Version, versionKept } from './version.ts';

export interface Assigned {
  readonly id: string;
  readonly authority: Json;
  readonly version: Version;
}

/** As it is kept: all but `stored`, which is assigned as it is written. */
export function toKeep(statement: Json, { id, authority, version }: Assigned): Json {
  const { stored: _, ...received } = settled(statement, version);
  return { ...received, id: statement['id'] ?? id, authority, version: statement['version'] ?? versionKept[version] };
}

function settled(statement: Json, version: Version): Json {
  const context = statement['context'] as Json | undefined;
  const object = statement['object'] as Json;
  const activities = context?.['contextActivities'] as Json | undefined;
  const timestamp = statement['timestamp'] as string | undefined;
  const moment = version === '2.0.0' && timestamp !== undefined ? momentOf(timestamp, version) : null;
  return {
    ...statement,
    ...(object['objectType'] === 'SubStatement' ? { object: settled(object, version) } : {}),
    ...(activities ? { context: { ...context, contextActivities: asLists(activities) } } : {}),
    ...(moment ? { timestamp: inUtc(moment) } : {}),
  };
}

/** As it is given back; the time it was stored stands in for a timestamp it came without (1.0.3 Data 2.4.7). */
export function givenBack(kept: Json, stored: string): Json {
  return { ...kept, stored, timestamp: kept['timestamp'] ?? stored };
}
