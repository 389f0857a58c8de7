/** Small packages of cmi5 for tests, and content that speaks it: it fetches its token, reads what it was started with, and tells how far it came. */
import { newId } from '../kernel/id.ts';
import type { Answered, Ask } from './academy.ts';
import { zipOf } from './zip.ts';

const titled = (name: string): string =>
  `<title><langstring lang="en">${name}</langstring></title><description><langstring lang="en">${name}</langstring></description>`;

export function unitXml(
  name: string,
  attributes = '',
  more: { readonly url?: string; readonly after?: string } = {},
): string {
  return `<au id="https://maker.example/au/${name}" ${attributes}>${titled(name)}<url>${more.url ?? 'index.html'}</url>${more.after ?? ''}</au>`;
}

export function blockXml(name: string, inside: string): string {
  return `<block id="https://maker.example/block/${name}">${titled(name)}${inside}</block>`;
}

export function courseXml(name: string, inside: string): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<courseStructure xmlns="https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd">
<course id="https://maker.example/course/${name}">${titled(name)}</course>
${inside}
</courseStructure>`;
}

/** With a page whose script knows the preferences, as that of honest content does. */
export function packageOf(name: string, inside: string, script = 'read("cmi5LearnerPreferences")'): Buffer {
  return zipOf([
    { name: 'cmi5.xml', content: courseXml(name, inside) },
    { name: 'index.html', content: `<!doctype html><title>${name}</title><script src="content.js"></script>` },
    { name: 'content.js', content: script },
  ]);
}

export interface Content {
  readonly registration: string;
  readonly sessionId: string;
  readonly activityId: string;
  readonly actor: Record<string, unknown>;
  /** of the launch data */
  readonly template: Record<string, any>; // oxlint-disable-line no-explicit-any -- a test reads what it expects
  readonly launchData: Record<string, any>; // oxlint-disable-line no-explicit-any -- as above
  /** what proves it, and the version it speaks */
  readonly headers: Record<string, string>;
  /** below the endpoint, with the token */
  ask(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answered>;
  state(stateId: string): string;
  preferences(): string;
  /** a statement as the specification wants it */
  statement(verb: string, result?: object, more?: { readonly defined?: boolean }): Record<string, any>; // oxlint-disable-line no-explicit-any -- as above
  send(statement: object): Promise<Answered>;
}

/** Starts as content does, up to where it would be initialized. */
export async function openContent(nobody: Ask, url: string, clock: () => Date): Promise<Content> {
  const given = new URL(url).searchParams;
  const text = (name: string): string => given.get(name) ?? '';
  const path = (address: string): string => new URL(address).pathname;
  const fetched = await nobody('POST', path(text('fetch')));
  const authorization = `Basic ${fetched.body['auth-token']}`;
  const always = { authorization, 'x-experience-api-version': '1.0.3' };
  const ask: Content['ask'] = (method, below, body, headers) =>
    nobody(method, `${path(text('endpoint'))}${below}`, body, { ...always, ...headers });
  const registration = text('registration');
  const activityId = text('activityId');
  const actor = JSON.parse(text('actor')) as Record<string, unknown>;
  const agent = encodeURIComponent(text('actor'));
  const state = (stateId: string): string =>
    `/activities/state?stateId=${stateId}&activityId=${encodeURIComponent(activityId)}&agent=${agent}&registration=${registration}`;
  const preferences = (): string => `/agents/profile?profileId=cmi5LearnerPreferences&agent=${agent}`;
  const launchData = (await ask('GET', state('LMS.LaunchData'))).body;
  await ask('GET', preferences());
  const template = launchData.contextTemplate;
  const sessionId = template?.extensions['https://w3id.org/xapi/cmi5/context/extensions/sessionid'];
  const statement: Content['statement'] = (verb, result, { defined = true } = {}) => {
    const moveOn = result && ('success' in result || 'completion' in result);
    const category = [
      ...(defined ? [{ id: 'https://w3id.org/xapi/cmi5/context/categories/cmi5' }] : []),
      ...(moveOn ? [{ id: 'https://w3id.org/xapi/cmi5/context/categories/moveon' }] : []),
    ];
    const judged = verb === 'passed' || verb === 'failed';
    const mastery = judged && launchData.masteryScore !== undefined;
    const extensions = mastery
      ? {
          ...template.extensions,
          'https://w3id.org/xapi/cmi5/context/extensions/masteryscore': launchData.masteryScore,
        }
      : template.extensions;
    return {
      id: newId(),
      timestamp: clock().toISOString(),
      actor,
      verb: { id: `http://adlnet.gov/expapi/verbs/${verb}` },
      object: { id: activityId },
      ...(result ? { result } : {}),
      context: {
        ...template,
        registration,
        extensions,
        contextActivities: { ...template.contextActivities, category },
      },
    };
  };
  const send: Content['send'] = (one) => ask('PUT', `/statements?statementId=${(one as { id: string }).id}`, one);
  return {
    registration,
    sessionId,
    activityId,
    actor,
    template,
    launchData,
    headers: always,
    ask,
    state,
    preferences,
    statement,
    send,
  };
}

export const results = {
  completed: { completion: true, duration: 'PT1S' },
  passed: { success: true, duration: 'PT1S' },
  failed: { success: false, duration: 'PT1S' },
  terminated: { duration: 'PT2S' },
} as const;
