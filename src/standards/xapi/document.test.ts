import { describe, expect, test } from 'vitest';
import {
  checkPreconditions,
  documentsAsked,
  type DocumentContent,
  type DocumentKind,
  entityTag,
  posted,
} from './document.ts';
import { XapiRefusal } from './refusal.ts';
import type { Version } from './version.ts';

const agent = encodeURIComponent('{"mbox":"mailto:a@example.com"}');
const registration = 'fd41c918-b88b-4b20-a0a5-a4c32391aaa0';
const state = `activityId=http://example.com/it&agent=${agent}`;

function statusOf(work: () => unknown): number {
  try {
    work();
    return 200;
  } catch (error) {
    if (error instanceof XapiRefusal) return error.status;
    throw error;
  }
}

describe('which document is meant (1.0.3 Communication 2.3, 2.6, 2.7)', () => {
  test('is told by activity, agent, registration and id', () => {
    expect(
      documentsAsked(
        'state',
        'GET',
        new URLSearchParams(`${state}&stateId=s&registration=${registration.toUpperCase()}`),
      ),
    ).toEqual({
      kind: 'state',
      activityId: 'http://example.com/it',
      agent: 'mbox mailto:a@example.com',
      registration,
      documentId: 's',
      since: null,
    });
    expect(
      documentsAsked(
        'activity-profile',
        'GET',
        new URLSearchParams('activityId=http://example.com/it&since=2026-01-01T00:00:00Z'),
      ),
    ).toMatchObject({
      agent: null,
      documentId: null,
      since: Date.UTC(2026, 0, 1),
    });
  });

  test.each<[DocumentKind, string, string, number]>([
    ['state', 'GET', `agent=${agent}&stateId=s`, 400],
    ['state', 'GET', 'activityId=http://example.com/it&stateId=s', 400],
    ['state', 'PUT', state, 400],
    ['state', 'POST', state, 400],
    ['state', 'DELETE', state, 200],
    ['state', 'GET', state, 200],
    ['state', 'GET', `${state}&stateId=`, 400],
    ['state', 'PUT', `${state}&stateId=a%00b`, 400],
    ['state', 'GET', `${state}&since=not a timestamp`, 400],
    ['state', 'DELETE', `${state}&since=2026-01-01T00:00:00Z`, 400],
    ['state', 'GET', `${state}&registration=true`, 400],
    ['state', 'GET', `${state}&profileId=p`, 400],
    ['state', 'GET', `activityId=true&agent=${agent}`, 400],
    ['state', 'GET', 'activityId=http://example.com/it&agent=true', 400],
    ['state', 'GET', 'activityId=http://example.com/it&agent=not JSON', 400],
    ['activity-profile', 'PUT', 'activityId=http://example.com/it', 400],
    ['activity-profile', 'DELETE', 'activityId=http://example.com/it', 400],
    ['activity-profile', 'GET', `activityId=http://example.com/it&agent=${agent}`, 400],
    ['agent-profile', 'GET', 'profileId=p', 400],
    ['agent-profile', 'DELETE', `agent=${agent}`, 400],
    ['agent-profile', 'GET', `agent=${agent}`, 200],
    ['agent-profile', 'HEAD', `agent=${agent}&since=2026-01-01T00:00:00Z`, 200],
  ])('%s %s ?%s: %i', (kind, method, text, status) => {
    expect(statusOf(() => documentsAsked(kind, method, new URLSearchParams(text)))).toBe(status);
  });
});

describe('whether a document may be changed (1.0.3 Communication 3.1; 2.0.0 4.1.4)', () => {
  const tag = entityTag(Buffer.from('x'));
  const other = '"1111111111111111111111111111111111111111"';

  test('its tag is a SHA-1 in quotes', () => expect(tag).toBe('"11f6ad8ec52a2984abaafd7c3b516503785c2072"'));

  test.each<[DocumentKind, string, Version, Record<string, string>, string | null, number]>([
    ['agent-profile', 'PUT', '1.0.3', {}, null, 200],
    ['agent-profile', 'PUT', '1.0.3', {}, tag, 409],
    ['state', 'PUT', '1.0.3', {}, tag, 200],
    ['state', 'PUT', '2.0.0', {}, tag, 409],
    ['state', 'POST', '2.0.0', {}, tag, 200],
    ['activity-profile', 'DELETE', '2.0.0', {}, tag, 200],
    ['activity-profile', 'PUT', '1.0.3', { 'if-none-match': '*' }, null, 200],
    ['activity-profile', 'PUT', '1.0.3', { 'if-none-match': '*' }, tag, 412],
    ['activity-profile', 'PUT', '1.0.3', { 'if-none-match': other }, tag, 200],
    ['agent-profile', 'PUT', '1.0.3', { 'if-match': tag }, tag, 200],
    ['agent-profile', 'PUT', '1.0.3', { 'if-match': tag.replaceAll('"', '') }, tag, 200],
    ['agent-profile', 'PUT', '1.0.3', { 'if-match': `${other}, W/${tag}` }, tag, 200],
    ['agent-profile', 'PUT', '1.0.3', { 'if-match': other }, tag, 412],
    ['agent-profile', 'PUT', '1.0.3', { 'if-match': '*' }, null, 412],
    ['state', 'POST', '2.0.0', { 'if-match': other }, tag, 412],
    ['state', 'DELETE', '2.0.0', { 'if-match': other }, tag, 412],
    ['state', 'DELETE', '2.0.0', { 'if-match': tag }, tag, 200],
  ])('%s %s in %s with %j over %s: %i', (kind, method, version, headers, known, status) => {
    expect(statusOf(() => checkPreconditions({ kind, method, version }, new Headers(headers), known))).toBe(status);
  });
});

describe('what is posted (1.0.3 Communication 2.2)', () => {
  const document = (text: string, contentType = 'application/json'): DocumentContent => ({
    contentType,
    content: Buffer.from(text),
  });
  const text = ({ content }: DocumentContent): unknown => JSON.parse(new TextDecoder().decode(content));

  test('is the document where there was none, whatever it is', () => {
    for (const one of [document('{}'), document('1'), document('[true]'), document('anything', 'text/plain')])
      expect(posted(null, one)).toBe(one);
  });

  test('is put together with the one there is, one level deep', () => {
    const known = document('{"car":{"make":"Ford","model":"Escape"},"driver":"Dale"}');
    expect(
      text(posted(known, document('{"car":{"make":"Dodge"},"x":null}', 'Application/JSON; charset=utf-8'))),
    ).toEqual({
      car: { make: 'Dodge' },
      driver: 'Dale',
      x: null,
    });
  });

  test.each<[string, DocumentContent | null, DocumentContent]>([
    ['no JSON to JSON', document('{}'), document('abc', 'application/octet-stream')],
    ['JSON to no JSON', document('abc', 'application/octet-stream'), document('{}')],
    ['a list to an object', document('{}'), document('[]')],
    ['an object to a list', document('[]'), document('{}')],
    ['what cannot be read to JSON', document('{}'), document('{}{')],
    ['what cannot be read to nothing', null, document('{}{')],
  ])('does not add %s', (_, known, sent) => expect(statusOf(() => posted(known, sent))).toBe(400));
});
