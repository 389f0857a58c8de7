import { describe, expect, test } from 'vitest';
import { conditionsOf, keyOf, keysAsRelated, keysOf } from './reference-keys.ts';
import { definedActivities, referencesOf, together } from './references.ts';
import type { Json } from './shape.ts';
import type { ManyAsked } from './statement-query.ts';

const agent = (name: string): Json => ({ mbox: `mailto:${name}@example.com` });
const known = (...names: string[]): Set<string> => new Set(names.map((name) => `mbox mailto:${name}@example.com`));
const activity = (name: string): Json => ({ id: `http://example.com/${name}` });
const named = (...names: string[]): Set<string> => new Set(names.map((name) => `http://example.com/${name}`));
const verb = { id: 'http://example.com/did' };

describe('a statement is found (1.0.3 Communication 2.1.3)', () => {
  test('by its actor and by the members of a group', () => {
    const found = referencesOf({
      actor: { objectType: 'Group', ...agent('g'), member: [agent('a'), agent('b')] },
      verb,
      object: activity('it'),
    });
    expect(found.agents).toEqual(known('g', 'a', 'b'));
    expect([found.verbs, found.activities]).toEqual([new Set([verb.id]), named('it')]);
  });

  test('by an object that is an agent, and then by no activity', () => {
    const found = referencesOf({ actor: agent('a'), verb, object: { objectType: 'Agent', ...agent('b') } });
    expect([found.agents, found.activities]).toEqual([known('a', 'b'), new Set()]);
  });

  test('by its registration, whatever the case of its digits', () => {
    const registration = 'FD41C918-b88b-4b20-a0a5-a4c32391aaa0';
    const found = referencesOf({ actor: agent('a'), verb, object: activity('it'), context: { registration } });
    expect(found.registrations).toEqual(new Set([registration.toLowerCase()]));
  });

  test('broadly by everybody and every activity around it, those it is found by directly left out', () => {
    const found = referencesOf({
      actor: agent('a'),
      verb,
      object: activity('it'),
      authority: agent('z'),
      context: {
        instructor: agent('a'),
        team: { objectType: 'Group', member: [agent('t')] },
        contextActivities: { parent: [activity('p')], grouping: [activity('it')], category: activity('c') },
        contextAgents: [{ agent: agent('ca') }],
        contextGroups: [{ group: { objectType: 'Group', member: [agent('cg')] } }],
      },
    });
    expect(found.relatedAgents).toEqual(known('z', 't', 'ca', 'cg'));
    expect(found.relatedActivities).toEqual(named('p', 'c'));
  });

  test('broadly, and only broadly, by what a SubStatement says', () => {
    const inner = {
      objectType: 'SubStatement',
      actor: agent('s'),
      verb: { id: 'http://example.com/other' },
      object: activity('si'),
      context: { instructor: agent('i') },
    };
    const found = referencesOf({ actor: agent('a'), verb, object: inner });
    expect([found.agents, found.activities, found.verbs]).toEqual([known('a'), new Set(), new Set([verb.id])]);
    expect([found.relatedAgents, found.relatedActivities]).toEqual([known('s', 'i'), named('si')]);
  });

  test('by what the statements it targets are found by', () => {
    const target = referencesOf({
      actor: agent('b'),
      verb: { id: 'http://example.com/else' },
      object: activity('it'),
      authority: agent('a'),
    });
    const own = referencesOf({ actor: agent('a'), verb, object: { objectType: 'StatementRef', id: 'x' } });
    const both = together([own, target]);
    expect([both.agents, both.verbs, both.activities]).toEqual([
      known('a', 'b'),
      new Set([verb.id, 'http://example.com/else']),
      named('it'),
    ]);
    expect(both.relatedAgents).toEqual(new Set());
    expect(keysOf(both)).toContain(keyOf('agent and verb', 'mbox mailto:b@example.com', verb.id));
  });

  test('under no name both directly and as related, whatever it targets', () => {
    const about = { actor: agent('a'), verb, object: activity('it'), context: { instructor: agent('b') } };
    const both = together([referencesOf(about), referencesOf({ actor: agent('b'), verb, object: activity('other') })]);
    expect(keysOf(both).filter((key) => keysAsRelated(both).includes(key))).toEqual([]);
    expect(keysOf(referencesOf(about)).filter((key) => keysAsRelated(both).includes(key))).toHaveLength(1);
  });
});

describe('what is asked becomes keys', () => {
  const nothing: ManyAsked = {
    kind: 'many',
    agent: null,
    verb: null,
    activity: null,
    registration: null,
    relatedAgents: false,
    relatedActivities: false,
    since: null,
    until: null,
    limit: 0,
    ascending: false,
    presentation: 'exact',
    attachments: false,
  };

  test('of 64 bits, each of its kind', () => {
    expect(keyOf('verb', 'x')).toMatch(/^-?\d{1,19}$/);
    expect(keyOf('verb', 'x')).not.toBe(keyOf('activity', 'x'));
    expect(keyOf('agent and verb', 'a', 'b')).not.toBe(keyOf('agent and verb', 'b', 'a'));
  });

  test('one for agent and verb together, unless the agent is meant broadly', () => {
    expect(conditionsOf(nothing)).toEqual([]);
    expect(conditionsOf({ ...nothing, agent: 'a', verb: 'v' })).toEqual([[keyOf('agent and verb', 'a', 'v')]]);
    expect(conditionsOf({ ...nothing, agent: 'a', verb: 'v', relatedAgents: true })).toEqual([
      [keyOf('agent', 'a'), keyOf('related agent', 'a')],
      [keyOf('verb', 'v')],
    ]);
  });

  test('the registration first, for it leaves fewest', () => {
    const conditions = conditionsOf({
      ...nothing,
      registration: 'r',
      activity: 'i',
      relatedActivities: true,
      verb: 'v',
    });
    expect(conditions).toEqual([
      [keyOf('registration', 'r')],
      [keyOf('activity', 'i'), keyOf('related activity', 'i')],
      [keyOf('verb', 'v')],
    ]);
  });
});

test('every activity that a statement tells something of, wherever it stands', () => {
  const told = (name: string): Json => ({ ...activity(name), definition: { name: { en: name } } });
  const inner = {
    objectType: 'SubStatement',
    actor: agent('s'),
    verb,
    object: told('si'),
    context: { contextActivities: { other: [told('so'), activity('bare')] } },
  };
  const found = definedActivities({
    actor: agent('a'),
    verb,
    object: inner,
    context: { contextActivities: { parent: told('p') } },
  });
  expect(found.map(({ id }) => id)).toEqual(['http://example.com/si', 'http://example.com/so', 'http://example.com/p']);
});
