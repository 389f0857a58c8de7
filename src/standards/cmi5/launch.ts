/** What an AU is started with: the address (8.1), the launch data (10), and the learner preferences as they must look (11). */
import { isLanguageTag } from '../xapi/formats.ts';
import type { Json } from '../xapi/shape.ts';
import { extensions, type LaunchMode, type MoveOn } from './vocabulary.ts';

export interface LaunchParameters {
  readonly endpoint: string;
  readonly fetch: string;
  readonly actor: Json;
  readonly registration: string;
  readonly activityId: string;
}

/** The address with the five parameters merged into its own query; a fragment stays last, and what the author wrote stays as written. */
export function launchAddress(
  url: string,
  { endpoint, fetch, actor, registration, activityId }: LaunchParameters,
): string {
  const [, address = '', fragment = ''] = /^([^#]*)(#.*)?$/s.exec(url) ?? [];
  const named = { endpoint, fetch, actor: JSON.stringify(actor), registration, activityId };
  const query = Object.entries(named).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  const glue = !address.includes('?') ? '?' : /[?&]$/.test(address) ? '' : '&';
  return `${address}${glue}${query.join('&')}${fragment}`;
}

export function contextTemplateOf(registration: string, sessionId: string, publisherId: string): Json {
  return {
    registration,
    contextActivities: { grouping: [{ objectType: 'Activity', id: publisherId }] },
    extensions: { [extensions.sessionId]: sessionId },
  };
}

/** The document LMS.LaunchData (10). */
export function launchDataOf(launch: {
  readonly contextTemplate: Json;
  readonly launchMode: LaunchMode;
  readonly launchMethod: string;
  readonly moveOn: MoveOn;
  readonly masteryScore: number | null;
  readonly launchParameters: string | null;
  readonly entitlementKey: string | null;
  /** agreed upon with the maker of the AU, beside the one of the course structure */
  readonly alternateKey: string | null;
  readonly returnUrl: string | null;
}): Json {
  const { contextTemplate, launchMode, launchMethod, moveOn, entitlementKey, alternateKey } = launch;
  const keys = {
    ...(entitlementKey === null ? {} : { courseStructure: entitlementKey }),
    ...(alternateKey === null ? {} : { alternate: alternateKey }),
  };
  return {
    contextTemplate,
    launchMode,
    launchMethod,
    moveOn,
    ...(launch.masteryScore === null ? {} : { masteryScore: launch.masteryScore }),
    ...(launch.launchParameters === null ? {} : { launchParameters: launch.launchParameters }),
    ...(Object.keys(keys).length === 0 ? {} : { entitlementKey: keys }),
    ...(launch.returnUrl === null ? {} : { returnURL: launch.returnUrl }),
  };
}

/** 8.2.3.2 */
export const fetchErrors = {
  used: {
    'error-code': '1',
    'error-text': 'The authorization token has already been returned, or the session has expired.',
  },
  unknown: { 'error-code': '2', 'error-text': 'There is no such session.' },
} as const;

/** The learner preferences as they must look (11); null where they do. */
export function preferencesFault(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'The preferences are a JSON object.';
  const { languagePreference, audioPreference } = value as Json;
  if (
    typeof languagePreference !== 'string' ||
    !languagePreference.split(',').every((tag) => isLanguageTag(tag.trim()))
  )
    return 'languagePreference is a list of language tags (RFC 5646) with commas between them.';
  return audioPreference === 'on' || audioPreference === 'off' ? null : 'audioPreference is on or off.';
}
