import { describe, expect, test } from 'vitest';
import { contextTemplateOf, launchAddress, launchDataOf, preferencesFault } from './launch.ts';
import { abandonedStatement, launchedStatement, satisfiedStatement, waivedStatement } from './lms-statements.ts';
import { checkStatement } from '../xapi/statement.ts';

const actor = { objectType: 'Agent', account: { homePage: 'https://academy.example', name: 'sam' } };
const parameters = {
  endpoint: 'https://academy.example/cmi5/1',
  fetch: 'https://academy.example/cmi5/1/fetch/x',
  actor,
  registration: 'r',
  activityId: 'urn:uuid:1',
};

describe('the address of a launch', () => {
  test.each([
    'https://a.example/start',
    'https://a.example/?',
    'https://a.example/?a=1&b=%20',
    'https://a.example/x#top',
  ])('carries the five parameters beside its own: %s', (url) => {
    const made = new URL(launchAddress(url, parameters));
    const given = made.searchParams;
    expect(JSON.parse(given.get('actor') ?? '')).toEqual(actor);
    expect([given.get('endpoint'), given.get('fetch'), given.get('registration'), given.get('activityId')]).toEqual([
      parameters.endpoint,
      parameters.fetch,
      'r',
      'urn:uuid:1',
    ]);
    const own = new URL(url);
    for (const [name, value] of own.searchParams) expect(given.get(name)).toBe(value);
    expect([made.pathname, made.hash]).toEqual([own.pathname, own.hash]);
  });
});

test('launch data say what the unit has, and nothing of what it has not', () => {
  const contextTemplate = contextTemplateOf('r', 's', 'https://maker.example/au');
  const common = { contextTemplate, launchMode: 'Review', launchMethod: 'AnyWindow', moveOn: 'Passed' } as const;
  const none = {
    masteryScore: null,
    launchParameters: null,
    entitlementKey: null,
    alternateKey: null,
    returnUrl: null,
  };
  expect(launchDataOf({ ...common, ...none })).toEqual(common);
  const all = {
    ...none,
    masteryScore: 0,
    launchParameters: '',
    entitlementKey: 'key',
    returnUrl: 'https://academy.example/',
  };
  expect(launchDataOf({ ...common, ...all })).toEqual({
    ...common,
    masteryScore: 0,
    launchParameters: '',
    entitlementKey: { courseStructure: 'key' },
    returnURL: 'https://academy.example/',
  });
  const agreed = { ...common, ...none, alternateKey: 'other' };
  expect(launchDataOf(agreed)['entitlementKey']).toEqual({ alternate: 'other' });
  expect(launchDataOf({ ...agreed, entitlementKey: 'key' })['entitlementKey']).toEqual({
    courseStructure: 'key',
    alternate: 'other',
  });
});

describe('learner preferences', () => {
  const good = { languagePreference: 'en-US,fr-FR,fr-BE', audioPreference: 'on' };
  test.each([
    [good, true],
    [{ ...good, audioPreference: 'off' }, true],
    [{ ...good, languagePreference: 'not comma separated' }, false],
    [{ ...good, languagePreference: '' }, false],
    [{ ...good, audioPreference: 'loud' }, false],
    [{ audioPreference: 'on' }, false],
    [{ languagePreference: 'de' }, false],
    [[good], false],
    ['just some text', false],
    [null, false],
  ])('%j', (value, fine) => expect(preferencesFault(value) === null).toBe(fine));
});

describe('what an LMS says', () => {
  const speaking = {
    id: '22222222-2222-4222-8222-222222222222',
    at: new Date('2026-03-02T09:00:00Z'),
    actor,
    registration: '0a5ed16a-2f5c-4c3e-8f5d-1f6f0a1f2b3c',
    sessionId: 's',
  };
  const named = {
    activityId: 'urn:uuid:1',
    publisherId: 'https://maker.example/1',
    title: { und: 'One' },
    activityType: null,
  };
  const launch = {
    launchMode: 'Normal',
    moveOn: 'Passed',
    launchUrl: 'https://a.example/',
    masteryScore: 0.5,
    launchParameters: 'x',
  } as const;
  const all = {
    launched: launchedStatement(speaking, named, launch),
    abandoned: abandonedStatement(speaking, named, 61_234),
    waived: waivedStatement(speaking, named, 'Tested Out'),
    block: satisfiedStatement(speaking, 'block', named),
    course: satisfiedStatement(speaking, 'course', named),
  };
  test.each(Object.entries(all))(
    '%s is a statement of xAPI, under session, registration and publisher’s id',
    (_, one) => {
      expect(() => checkStatement(one, 'statement', '1.0.3')).not.toThrow();
      expect(one).toMatchObject({
        timestamp: '2026-03-02T09:00:00.000Z',
        context: {
          registration: speaking.registration,
          contextActivities: { grouping: [{ id: named.publisherId }] },
          extensions: { 'https://w3id.org/xapi/cmi5/context/extensions/sessionid': 's' },
        },
        object: { id: 'urn:uuid:1', definition: { name: { en: 'One' } } },
      });
    },
  );

  test('tells how long what was abandoned lasted', () => {
    expect(all.abandoned).toMatchObject({ result: { duration: 'PT61.23S' } });
    expect(abandonedStatement(speaking, named, -5)).toMatchObject({ result: { duration: 'PT0S' } });
  });
});
