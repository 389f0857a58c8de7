import { describe, expect, test } from 'vitest';
import { XapiRefusal } from './refusal.ts';
import type { Json } from './shape.ts';
import { checkStatement, isVoiding, referredTo } from './statement.ts';
import type { Version } from './version.ts';

const id = 'fd41c918-b88b-4b20-a0a5-a4c32391aaa0';
const agent = { mbox: 'mailto:a@example.com' };
const account = { homePage: 'http://example.com', name: 'a' };
const group = { objectType: 'Group', member: [agent] };
const activity = { id: 'http://example.com/it' };
const verb = { id: 'http://example.com/did' };
const reference = { objectType: 'StatementRef', id };
const plain = { actor: agent, verb, object: activity };
const attachment = {
  usageType: 'http://example.com/usage',
  display: { en: 'Attached' },
  contentType: 'text/plain; charset=ascii',
  length: 27,
  sha2: 'a'.repeat(64),
  fileUrl: 'http://example.com/file',
};

/** Where the fault is seen; null where the statement may be kept. */
function faultIn(statement: unknown, version: Version = '1.0.3'): string | null {
  try {
    checkStatement(statement, 's', version);
    return null;
  } catch (error) {
    if (error instanceof XapiRefusal && error.status === 400) return error.where;
    throw error;
  }
}

/** [what it is about, the statement, where the fault is; null: none] */
type Case = readonly [title: string, statement: Json, where: string | null];
const withContext = (context: Json, more: Json = {}): Json => ({ ...plain, context, ...more });
const withResult = (result: Json): Json => ({ ...plain, result });
const withDefinition = (definition: unknown): Json => ({ ...plain, object: { ...activity, definition } });
const withObject = (object: unknown): Json => ({ ...plain, object });
const withActor = (actor: unknown): Json => ({ ...plain, actor });
const sub = (more: Json = {}): Json => withObject({ objectType: 'SubStatement', ...plain, ...more });

const cases: Readonly<Record<string, readonly Case[]>> = {
  'the statement itself (Data 2.2, 2.4)': [
    ['has an actor, a verb and an object', plain, null],
    ['needs an actor', { verb, object: activity }, 's.actor'],
    ['needs a verb', { actor: agent, object: activity }, 's.verb'],
    ['needs an object', { actor: agent, verb }, 's.object'],
    ['has no unknown property', { ...plain, dummy: 'x' }, 's.dummy'],
    ['has no property in another case', { ...plain, Timestamp: '2013-05-18T05:32:34Z' }, 's.Timestamp'],
    ['has a UUID as id', { ...plain, id }, null],
    ['has no number as id', { ...plain, id: 12345 }, 's.id'],
    ['has no null', { ...plain, timestamp: null }, 's.timestamp'],
    ['may say when it was stored', { ...plain, stored: '2011-07-15T00:00:00.000Z' }, null],
    ['has a moment as timestamp', { ...plain, timestamp: '01/011/2015' }, 's.timestamp'],
  ],
  'the version (Data 2.4.10)': [
    ['is 1.0', { ...plain, version: '1.0' }, null],
    ['is 1.0.9', { ...plain, version: '1.0.9' }, null],
    ['is not 0.9.9', { ...plain, version: '0.9.9' }, 's.version'],
    ['is not 1.1.0', { ...plain, version: '1.1.0' }, 's.version'],
    ['is not 2.0.0 in a request of 1.0.3', { ...plain, version: '2.0.0' }, 's.version'],
  ],
  'an agent (Data 2.4.2.1)': [
    ['is known by its mailbox', withActor({ objectType: 'Agent', name: 'A', ...agent }), null],
    ['is known by the hash of its mailbox', withActor({ mbox_sha1sum: 'a'.repeat(40) }), null],
    ['is known by its OpenID', withActor({ openid: 'http://a.example.com' }), null],
    ['is known by its account', withActor({ account }), null],
    ['is known by something', withActor({ name: 'A' }), 's.actor'],
    ['is known by one thing only', withActor({ ...agent, account }), 's.actor'],
    ['has a text as name', withActor({ ...agent, name: 123 }), 's.actor.name'],
    ['has no null as name', withActor({ ...agent, name: null }), 's.actor.name'],
    ['is of a known type', withActor({ ...agent, objectType: 'agent' }), 's.actor.objectType'],
    ['has no members', withActor({ ...agent, member: [agent] }), 's.actor.member'],
    ['has a home page for its account', withActor({ account: { name: 'a' } }), 's.actor.account.homePage'],
    ['has a name for its account', withActor({ account: { homePage: 'http://example.com' } }), 's.actor.account.name'],
    [
      'has an IRI as home page',
      withActor({ account: { ...account, homePage: 'example.com' } }),
      's.actor.account.homePage',
    ],
    ['has a scheme in its OpenID', withActor({ openid: 'open.id.com/a' }), 's.actor.openid'],
  ],
  'a group (Data 2.4.2.2)': [
    ['has members', withActor(group), null],
    ['has an identifier and no members', withActor({ objectType: 'Group', ...agent }), null],
    ['has one of both at least', withActor({ objectType: 'Group', name: 'G' }), 's.actor.member'],
    [
      'has a member at least where it has no identifier',
      withActor({ objectType: 'Group', member: [] }),
      's.actor.member',
    ],
    ['has one identifier at most', withActor({ objectType: 'Group', ...agent, account }), 's.actor'],
    ['has a list of members', withActor({ objectType: 'Group', ...agent, member: agent }), 's.actor.member'],
    ['has no groups as members', withActor({ objectType: 'Group', member: [group] }), 's.actor.member[0].member'],
    ['has agents as members', withActor({ objectType: 'Group', member: [{}] }), 's.actor.member[0]'],
  ],
  'an authority (Data 2.4.9)': [
    ['is an agent', { ...plain, authority: agent }, null],
    ['is two agents', { ...plain, authority: { ...group, member: [{ account }, agent] } }, null],
    ['is not one agent in a group', { ...plain, authority: group }, 's.authority.member'],
    ['is not three agents', { ...plain, authority: { ...group, member: [agent, agent, agent] } }, 's.authority.member'],
    ['is no identified group', { ...plain, authority: { ...group, member: [agent, agent], ...agent } }, 's.authority'],
  ],
  'a verb (Data 2.4.3)': [
    ['has texts in languages', { ...plain, verb: { ...verb, display: { de: 'tat', 'en-US': 'did' } } }, null],
    ['has an id', { ...plain, verb: { display: { en: 'did' } } }, 's.verb.id'],
    ['has an IRI as id', { ...plain, verb: { id: 'example.com/did' } }, 's.verb.id'],
    ['has a map as display', { ...plain, verb: { ...verb, display: 'did' } }, 's.verb.display'],
    [
      'has tags of languages',
      { ...plain, verb: { ...verb, display: { something: 'did' } } },
      's.verb.display.something',
    ],
    ['has no null in a language', { ...plain, verb: { ...verb, display: { en: null } } }, 's.verb.display.en'],
  ],
  'an activity (Data 2.4.4.1)': [
    ['says what it is', withObject({ objectType: 'Activity', ...activity }), null],
    ['has an id', withObject({ objectType: 'Activity' }), 's.object.id'],
    ['has an IRI as id', withObject({ id: 'ab=c://fails.example' }), 's.object.id'],
    ['is spelt as it is', withObject({ objectType: 'activity', ...activity }), 's.object.objectType'],
    ['has an object as definition', withDefinition('it'), 's.object.definition'],
    ['has a type that is an IRI', withDefinition({ type: 'it' }), 's.object.definition.type'],
    ['has more information at an address', withDefinition({ moreInfo: null }), 's.object.definition.moreInfo'],
    ['has a name in languages', withDefinition({ name: 'It' }), 's.object.definition.name'],
    [
      'has extensions of every kind below IRIs',
      withDefinition({ extensions: { 'http://e.com/n': null, 'urn:x': {} } }),
      null,
    ],
    ['has extensions that may be empty', withDefinition({ extensions: {} }), null],
    ['has no extension without IRI', withDefinition({ extensions: { x: 1 } }), 's.object.definition.extensions.x'],
  ],
  'an interaction (Data 2.4.4.1, Interaction Activities)': [
    [
      'is of a known kind',
      withDefinition({ interactionType: 'choice', choices: [{ id: 'a', description: { en: 'A' } }] }),
      null,
    ],
    ['is spelt as it is', withDefinition({ interactionType: 'true-faLse' }), 's.object.definition.interactionType'],
    ['says its kind', withDefinition({ correctResponsesPattern: ['a'] }), 's.object.definition.interactionType'],
    [
      'says its kind where it has choices',
      withDefinition({ choices: [{ id: 'a' }] }),
      's.object.definition.interactionType',
    ],
    [
      'has patterns in a list',
      withDefinition({ interactionType: 'other', correctResponsesPattern: 'a' }),
      's.object.definition.correctResponsesPattern',
    ],
    [
      'has an id for each component',
      withDefinition({ interactionType: 'likert', scale: [{}] }),
      's.object.definition.scale[0].id',
    ],
    [
      'has each id once',
      withDefinition({ interactionType: 'performance', steps: [{ id: 'a' }, { id: 'a' }] }),
      's.object.definition.steps',
    ],
    [
      'has components in languages',
      withDefinition({ interactionType: 'matching', source: [{ id: 'a', description: { something: 'A' } }] }),
      's.object.definition.source[0].description.something',
    ],
  ],
  'an object of another kind (Data 2.4.4.2, 2.4.4.3)': [
    ['is an agent', withObject({ objectType: 'Agent', ...agent }), null],
    ['is a group', withObject(group), null],
    ['is an agent only where it says so', withObject(agent), 's.object.mbox'],
    ['is a reference', withObject(reference), null],
    ['is a reference with an id', withObject({ objectType: 'StatementRef' }), 's.object.id'],
    ['is a reference with a UUID', withObject({ ...reference, id: 'x' }), 's.object.id'],
    ['is spelt as it is', withObject({ ...reference, objectType: 'statementref' }), 's.object.objectType'],
    ['is a statement of its own', sub({ result: { success: true }, timestamp: '2013-05-18T05:32:34Z' }), null],
    ['is a statement without id', sub({ id }), 's.object.id'],
    ['is a statement without stored', sub({ stored: '2013-05-18T05:32:34Z' }), 's.object.stored'],
    ['is a statement without version', sub({ version: '1.0.0' }), 's.object.version'],
    ['is a statement without authority', sub({ authority: agent }), 's.object.authority'],
    ['is a whole statement', sub({ actor: undefined }), 's.object.actor'],
    ['is no statement in a statement', sub({ object: sub()['object'] }), 's.object.object.objectType'],
  ],
  'a result (Data 2.4.5)': [
    [
      'has what it has',
      withResult({
        score: { scaled: -1, raw: 3, min: 0, max: 3 },
        success: true,
        completion: false,
        response: '',
        duration: 'PT1S',
        extensions: {},
      }),
      null,
    ],
    ['has an object as score', withResult({ score: 12345 }), 's.result.score'],
    ['has a scaled score between -1 and 1', withResult({ score: { scaled: -1.00001 } }), 's.result.score.scaled'],
    ['has a score not below its minimum', withResult({ score: { raw: 1, min: 2 } }), 's.result.score.raw'],
    ['has a score not above its maximum', withResult({ score: { raw: 3, max: 2 } }), 's.result.score.raw'],
    ['has a minimum below its maximum', withResult({ score: { min: 2, max: 2 } }), 's.result.score.min'],
    ['has numbers that are no texts', withResult({ score: { max: '100' } }), 's.result.score.max'],
    ['has yes and no that are no texts', withResult({ completion: 'false' }), 's.result.completion'],
    ['has a duration', withResult({ duration: 'P4W1D' }), 's.result.duration'],
    ['has a text as response', withResult({ response: 1 }), 's.result.response'],
  ],
  'a context (Data 2.4.6)': [
    [
      'has what it has',
      withContext({
        registration: id,
        instructor: group,
        team: group,
        revision: '1',
        platform: 'p',
        language: 'cmn',
        statement: reference,
        extensions: {},
      }),
      null,
    ],
    ['has a UUID as registration', withContext({ registration: 'x' }), 's.context.registration'],
    ['has an agent or a group as instructor', withContext({ instructor: {} }), 's.context.instructor'],
    ['has a group as team', withContext({ team: agent }), 's.context.team.objectType'],
    ['has a tag as language', withContext({ language: 'something' }), 's.context.language'],
    ['has a reference as statement', withContext({ statement: { id } }), 's.context.statement.objectType'],
    [
      'has a revision of activities only',
      withContext({ revision: '1' }, { object: { objectType: 'Agent', ...agent } }),
      's.context.revision',
    ],
    ['has a platform of activities only', withContext({ platform: 'p' }, { object: reference }), 's.context.platform'],
    [
      'has activities in four relations',
      withContext({
        contextActivities: { parent: activity, grouping: [activity], category: [], other: [activity, activity] },
      }),
      null,
    ],
    [
      'has no fifth relation',
      withContext({ contextActivities: { sibling: activity } }),
      's.context.contextActivities.sibling',
    ],
    [
      'has activities there and nothing else',
      withContext({ contextActivities: { other: [activity, {}] } }),
      's.context.contextActivities.other[1].id',
    ],
    ['has no agents around in 1.0.3', withContext({ contextAgents: [] }), 's.context.contextAgents'],
  ],
  'an attachment (Data 2.4.11)': [
    ['has what it has', { ...plain, attachments: [{ ...attachment, description: { en: 'D' } }] }, null],
    ['stands in a list', { ...plain, attachments: attachment }, 's.attachments'],
    ['is an object', { ...plain, attachments: ['x'] }, 's.attachments[0]'],
    [
      'has an IRI as usage',
      { ...plain, attachments: [{ ...attachment, usageType: 'x' }] },
      's.attachments[0].usageType',
    ],
    ['has a display', { ...plain, attachments: [{ ...attachment, display: 'x' }] }, 's.attachments[0].display'],
    [
      'has a media type',
      { ...plain, attachments: [{ ...attachment, contentType: 12345 }] },
      's.attachments[0].contentType',
    ],
    ['has a whole length', { ...plain, attachments: [{ ...attachment, length: 1.5 }] }, 's.attachments[0].length'],
    ['has a SHA-2', { ...plain, attachments: [{ ...attachment, sha2: 'x' }] }, 's.attachments[0].sha2'],
    [
      'has an address that is one',
      { ...plain, attachments: [{ ...attachment, fileUrl: 'x' }] },
      's.attachments[0].fileUrl',
    ],
  ],
  'a voiding statement (Data 2.3.2)': [
    [
      'targets a statement',
      { ...plain, verb: { id: 'http://adlnet.gov/expapi/verbs/voided' }, object: reference },
      null,
    ],
    [
      'targets nothing else',
      { ...plain, verb: { id: 'http://adlnet.gov/expapi/verbs/voided' } },
      's.object.objectType',
    ],
  ],
};

describe.each(Object.entries(cases))('%s', (_, all) => {
  test.each(all)('%s', (_title, statement, where) => expect(faultIn(statement)).toBe(where));
});

describe('what 2.0.0 adds (2.0.0 4.2)', () => {
  const around = (list: string, one: Json): Json => withContext({ [list]: [one] });
  const types = ['http://example.com/type'];
  test.each<Case>([
    ['agents around', around('contextAgents', { objectType: 'contextAgent', agent, relevantTypes: types }), null],
    ['agents that say what they are', around('contextAgents', { agent }), 's.context.contextAgents[0].objectType'],
    [
      'agents that are agents',
      around('contextAgents', { objectType: 'contextAgent', agent: { key: 'x' } }),
      's.context.contextAgents[0].agent.key',
    ],
    [
      'relevant types, if any, at least one',
      around('contextAgents', { objectType: 'contextAgent', agent, relevantTypes: [] }),
      's.context.contextAgents[0].relevantTypes',
    ],
    [
      'relevant types that are IRIs',
      around('contextAgents', { objectType: 'contextAgent', agent, relevantTypes: ['abc'] }),
      's.context.contextAgents[0].relevantTypes[0]',
    ],
    ['groups around', around('contextGroups', { objectType: 'contextGroup', group, relevantTypes: types }), null],
    [
      'groups that are groups',
      around('contextGroups', { objectType: 'contextGroup', group: agent }),
      's.context.contextGroups[0].group.objectType',
    ],
    [
      'groups without anything else beside them',
      around('contextGroups', { objectType: 'contextGroup', group, member: [] }),
      's.context.contextGroups[0].member',
    ],
    [
      'agents around a statement in a statement',
      sub({ context: { contextAgents: [{ objectType: 'contextAgent', agent }] } }),
      null,
    ],
    ['its own version', { ...plain, version: '2.0.0' }, null],
    ['the earlier version', { ...plain, version: '1.0.9' }, null],
    ['no version between', { ...plain, version: '1.1.0' }, 's.version'],
    ['a timestamp with a zone', { ...plain, timestamp: '2013-05-18T05:32:34' }, 's.timestamp'],
  ])('%s', (_, statement, where) => expect(faultIn(statement, '2.0.0')).toBe(where));
});

test('what is no object is no statement', () => {
  for (const one of [null, [], 'x', 1, true]) expect(faultIn(one)).toBe('s');
});

test('a statement tells which other it has as its object, and whether it voids it', () => {
  const voiding = {
    ...plain,
    verb: { id: 'http://adlnet.gov/expapi/verbs/voided' },
    object: { ...reference, id: id.toUpperCase() },
  };
  expect([referredTo(voiding), isVoiding(voiding)]).toEqual([id, true]);
  expect([referredTo(plain), isVoiding(plain)]).toEqual([null, false]);
});
