import { describe, expect, test } from 'vitest';
import { knowable, mergeDefinitions } from './activity.ts';
import { languagesWanted, oneLanguage } from './language.ts';
import { asCanonical, asIds } from './presentation.ts';
import type { Json } from './shape.ts';

const agent = { objectType: 'Agent', name: 'A', mbox: 'mailto:a@example.com' };
const member = { name: 'B', account: { homePage: 'http://example.com', name: 'b' } };
const languages = { 'en-US': 'did', 'en-GB': 'did indeed', de: 'tat' };
const activity = {
  objectType: 'Activity',
  id: 'http://example.com/it',
  definition: {
    name: languages,
    type: 'http://example.com/type',
    interactionType: 'choice',
    choices: [{ id: 'a', description: languages }],
  },
};
const statement: Json = {
  id: 'fd41c918-b88b-4b20-a0a5-a4c32391aaa0',
  actor: agent,
  verb: { id: 'http://example.com/did', display: languages },
  object: {
    objectType: 'SubStatement',
    actor: { objectType: 'Group', name: 'G', member: [member] },
    verb: { id: 'http://example.com/did', display: languages },
    object: activity,
  },
  context: {
    instructor: agent,
    contextActivities: { category: [activity] },
    contextAgents: [{ objectType: 'contextAgent', agent, relevantTypes: ['http://example.com/type'] }],
    extensions: { 'http://example.com/x': { name: 'kept' } },
  },
  authority: agent,
};

describe('the format ids (1.0.3 Communication 2.1.3)', () => {
  test('leaves what identifies agents, members, verbs and activities, and everything else as it is', () => {
    const bare = { objectType: 'Agent', mbox: 'mailto:a@example.com' };
    expect(asIds(statement)).toEqual({
      id: statement['id'],
      actor: bare,
      verb: { id: 'http://example.com/did' },
      object: {
        objectType: 'SubStatement',
        actor: { objectType: 'Group', member: [{ account: member.account }] },
        verb: { id: 'http://example.com/did' },
        object: { id: activity.id },
      },
      context: {
        instructor: bare,
        contextActivities: { category: [{ id: activity.id }] },
        contextAgents: [{ objectType: 'contextAgent', agent: bare, relevantTypes: ['http://example.com/type'] }],
        extensions: { 'http://example.com/x': { name: 'kept' } },
      },
      authority: bare,
    });
  });

  test('leaves an object that is a reference or an agent', () => {
    const reference = { objectType: 'StatementRef', id: statement['id'] };
    expect(asIds({ ...statement, object: reference })['object']).toEqual(reference);
    expect(asIds({ ...statement, object: agent })['object']).toEqual({ objectType: 'Agent', mbox: agent.mbox });
  });
});

describe('the format canonical (1.0.3 Communication 2.1.3, Language Filtering)', () => {
  const known = new Map([[activity.id, { ...activity.definition, description: { fr: 'Une chose' } } as Json]]);

  test('tells what is known of activities, each text in the one language that fits best', () => {
    const told = asCanonical(statement, known, ['en-gb']) as any; // oxlint-disable-line no-explicit-any -- a test reads what it expects
    const definition = {
      name: { 'en-GB': 'did indeed' },
      description: { fr: 'Une chose' },
      type: 'http://example.com/type',
      interactionType: 'choice',
      choices: [{ id: 'a', description: { 'en-GB': 'did indeed' } }],
    };
    expect(told.verb.display).toEqual({ 'en-GB': 'did indeed' });
    expect(told.object.verb.display).toEqual({ 'en-GB': 'did indeed' });
    expect(told.object.object).toEqual({ ...activity, definition });
    expect(told.context.contextActivities.category).toEqual([{ ...activity, definition }]);
    expect([told.actor, told.object.actor.member]).toEqual([agent, [member]]);
  });

  test('tells what the statement says where nothing else is known', () => {
    const told = asCanonical({ ...statement, object: activity }, new Map(), ['de']) as any; // oxlint-disable-line no-explicit-any -- a test reads what it expects
    expect(told.object.definition.name).toEqual({ de: 'tat' });
    expect(asCanonical({ ...statement, object: { id: 'http://example.com/other' } }, known, [])['object']).toEqual({
      id: 'http://example.com/other',
    });
  });
});

describe('the language a reader gets (RFC 4647)', () => {
  test('is wanted in the order of weights', () => {
    expect(languagesWanted('da, en-GB;q=0.8, en;q=0.9, fr;q=0')).toEqual(['da', 'en', 'en-gb']);
    expect(languagesWanted(null)).toEqual([]);
  });

  test.each<[readonly string[], string]>([
    [['de'], 'de'],
    [['de-CH'], 'de'],
    [['en'], 'en-US'],
    [['en-gb'], 'en-GB'],
    [['fr', 'de'], 'de'],
    [['*'], 'en-US'],
    [['ja'], 'en-US'],
    [[], 'en-US'],
  ])('of %j is %s', (wanted, tag) => expect(Object.keys(oneLanguage(languages, wanted))).toEqual([tag]));

  test('is the first there is where none fits, and none where there is none', () => {
    expect(oneLanguage({ fr: 'fit', it: 'ha fatto' }, ['de'])).toEqual({ fr: 'fit' });
    expect(oneLanguage({}, ['de'])).toEqual({});
  });
});

test('what several statements say of one activity is put together (1.0.3 Communication 2.5)', () => {
  const one = { name: { en: 'Meeting' }, type: 'http://example.com/a', extensions: { 'http://e.com/a': 1 } };
  const other = {
    name: { fr: 'Réunion' },
    type: 'http://example.com/b',
    extensions: { 'http://e.com/b': 2 },
    moreInfo: 'http://e.com',
  };
  expect(mergeDefinitions(one, other)).toEqual({
    name: { en: 'Meeting', fr: 'Réunion' },
    type: 'http://example.com/b',
    extensions: { 'http://e.com/a': 1, 'http://e.com/b': 2 },
    moreInfo: 'http://e.com',
  });
});

test('what is known of an activity holds no character that nothing could be found by, and is else as it was said', () => {
  const half = JSON.parse('"\\udc00 and 😀"') as string;
  const told = { name: { en: 'a\0b' }, extensions: { 'http://e.com/a': [half, 1.5, null, { deep: '\0' }, true] } };
  expect(knowable(told)).toEqual({
    name: { en: 'a\uFFFDb' },
    extensions: { 'http://e.com/a': ['\uFFFD and 😀', 1.5, null, { deep: '\uFFFD' }, true] },
  });
});
