import { describe, expect, test } from 'vitest';
import { sameStatement } from './comparison.ts';
import { givenBack, toKeep } from './kept-statement.ts';
import type { Json } from './shape.ts';

const id = 'fd41c918-b88b-4b20-a0a5-a4c32391aaa0';
const [a, b] = [{ mbox: 'mailto:a@example.com' }, { mbox: 'mailto:b@example.com' }];
const plain: Json = {
  id,
  actor: { objectType: 'Group', member: [a, b] },
  verb: { id: 'http://example.com/did', display: { en: 'did' } },
  object: { id: 'http://example.com/it', definition: { name: { en: 'It' } } },
  result: { duration: 'PT0.1237S', score: { raw: 1 } },
  context: { registration: id, contextActivities: { parent: { id: 'http://example.com/all' } } },
  timestamp: '2023-05-04T12:00:00-05:00',
};

describe('two statements are the same (Data 2.3.1)', () => {
  test.each<[string, Json]>([
    ['whatever a store assigned', { ...plain, stored: '2026-01-01T00:00:00Z', authority: a, version: '1.0.0' }],
    ['whichever case the digits of an id have', { ...plain, id: id.toUpperCase() }],
    ['whatever is told of the verb', { ...plain, verb: { id: 'http://example.com/did' } }],
    ['whatever is told of the activity', { ...plain, object: { objectType: 'Activity', id: 'http://example.com/it' } }],
    [
      'in whichever order the members stand',
      { ...plain, actor: { objectType: 'Group', member: [b, { ...a, objectType: 'Agent', name: 'A' }] } },
    ],
    ['however the moment is written', { ...plain, timestamp: '2023-05-04T17:00:00.000Z' }],
    ['with a blank before the time of day', { ...plain, timestamp: '2023-05-04 12:00:00-05:00' }],
    ['though one came without a timestamp', { ...plain, timestamp: undefined }],
    ['below hundredths of a second', { ...plain, result: { duration: 'PT0.12S', score: { raw: 1 } } }],
    [
      'with one context activity or a list of one',
      {
        ...plain,
        context: { registration: id.toUpperCase(), contextActivities: { parent: [{ id: 'http://example.com/all' }] } },
      },
    ],
    ['with no attachments or none', { ...plain, attachments: [] }],
  ])('%s', (_, other) => {
    expect(sameStatement(plain, other)).toBe(true);
    expect(sameStatement(other, plain)).toBe(true);
  });

  test.each<[string, Json]>([
    ['with another verb', { ...plain, verb: { id: 'http://example.com/DID' } }],
    ['about another activity', { ...plain, object: { id: 'http://example.com/other' } }],
    ['with another actor', { ...plain, actor: a }],
    ['with fewer members', { ...plain, actor: { objectType: 'Group', member: [a] } }],
    ['with another score', { ...plain, result: { duration: 'PT0.1237S', score: { raw: 2 } } }],
    ['at another time', { ...plain, timestamp: '2023-05-04T17:00:00.001Z' }],
    ['with more to it', { ...plain, context: { ...(plain['context'] as Json), language: 'de' } }],
    [
      'in another context',
      { ...plain, context: { registration: id, contextActivities: { other: { id: 'http://example.com/all' } } } },
    ],
    ['with an attachment', { ...plain, attachments: [{ sha2: 'a'.repeat(64) }] }],
  ])('but not %s', (_, other) => {
    expect(sameStatement(plain, other)).toBe(false);
    expect(sameStatement(other, plain)).toBe(false);
  });

  test('also inside a SubStatement', () => {
    const outside = (more: Json): Json => ({
      ...plain,
      object: { objectType: 'SubStatement', actor: a, verb: plain['verb'], object: plain['object'], ...more },
    });
    expect(
      sameStatement(
        outside({ timestamp: '2023-05-04T12:00:00Z' }),
        outside({ timestamp: '2023-05-04T12:00:00.0Z', verb: { id: 'http://example.com/did' } }),
      ),
    ).toBe(true);
    expect(sameStatement(outside({}), outside({ actor: b }))).toBe(false);
  });
});

describe('what is kept (Data 2.3.1, 2.4.6.2, 2.4.9, 2.4.10)', () => {
  const by = { id: 'ad41c918-b88b-4b20-a0a5-a4c32391aaa0', authority: a, version: '1.0.3' } as const;

  test('has an id, an authority and a version that it came without, and none of its own time of storing', () => {
    const { id: _, ...without } = plain;
    const kept = toKeep({ ...without, stored: '2011-07-15T00:00:00Z', authority: b }, by);
    expect(kept).toMatchObject({ id: by.id, authority: a, version: '1.0.0' });
    expect('stored' in kept).toBe(false);
    expect(toKeep({ ...plain, version: '1.0.2' }, by)).toMatchObject({ id, version: '1.0.2' });
    expect(toKeep(plain, { ...by, version: '2.0.0' })).toMatchObject({ version: '2.0.0' });
  });

  test('has every context activity in a list', () => {
    expect(toKeep(plain, by)).toMatchObject({
      context: { contextActivities: { parent: [{ id: 'http://example.com/all' }] } },
    });
  });

  test('keeps its time as written in 1.0.3, and says it in UTC in 2.0.0 (2.0.0 4.2.7)', () => {
    expect(toKeep(plain, by)['timestamp']).toBe('2023-05-04T12:00:00-05:00');
    expect(toKeep(plain, { ...by, version: '2.0.0' })['timestamp']).toBe('2023-05-04T17:00:00.000Z');
  });

  test('is the same statement as the one received, and given back with the time it was stored', () => {
    const { timestamp: _, ...without } = plain;
    const kept = toKeep(without, by);
    expect(sameStatement(without, kept)).toBe(true);
    expect(givenBack(kept, '2026-01-01T00:00:00.000Z')).toMatchObject({
      stored: '2026-01-01T00:00:00.000Z',
      timestamp: '2026-01-01T00:00:00.000Z',
    });
    expect(givenBack(toKeep(plain, by), '2026-01-01T00:00:00.000Z')['timestamp']).toBe(plain['timestamp']);
  });
});
