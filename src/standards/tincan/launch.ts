/** The address a Tin Can package is opened with ("Incorporating a TinCan LRS into an LMS", Launch). */
import type { Json } from '../xapi/shape.ts';

export interface TinCanLaunch {
  /** with the slash at its end, for content puts none there */
  readonly endpoint: string;
  /** the whole value of the Authorization header */
  readonly auth: string;
  readonly actor: Json;
  readonly registration: string;
  readonly activityId: string;
  /** of the person, as in an Accept-Language header */
  readonly language: string;
}

/** The parameters go before a fragment and beside the query the author wrote. */
export function tinCanAddress(
  url: string,
  { endpoint, auth, actor, registration, activityId, language }: TinCanLaunch,
): string {
  const [, address = '', fragment = ''] = /^([^#]*)(#.*)?$/s.exec(url) ?? [];
  const named = {
    endpoint,
    auth,
    actor: JSON.stringify(actor),
    registration,
    activity_id: activityId,
    grouping: activityId,
    'Accept-Language': language,
  };
  const query = Object.entries(named).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  const glue = !address.includes('?') ? '?' : /[?&]$/.test(address) ? '' : '&';
  return `${address}${glue}${query.join('&')}${fragment}`;
}
