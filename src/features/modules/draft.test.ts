import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ActivityVersion } from './activity.ts';
import { changeDraft, type Draft, type DraftEdit, mostCards, presentOf } from './draft.ts';
import type { Card } from './module-content.ts';

const card = (key: string, text = key): Card => ({ key, kind: 'text', title: {}, text: { en: text }, picture: null });
const version: ActivityVersion = {
  kind: 'module',
  delivery: 'e-learning',
  name: { en: 'Name' },
  summary: {},
  minutes: 8,
  fits: [],
  languages: ['en'],
  develops: [],
  content: { cards: ['a', 'b', 'c'].map((key) => card(key)) },
  guide: null,
};
const draft: Draft = { version, revision: 1, parts: {} };
const keys = ({ version: { content } }: Draft): string[] => (content?.cards ?? []).map(({ key }) => key);
const put = (key: string, text: string, before?: string): DraftEdit => ({
  edit: 'card',
  card: card(key, text),
  ...(before ? { before } : {}),
});

describe('editing a draft', () => {
  test('puts a new card before the one named, or to the end', () => {
    expect(keys(changeDraft(draft, [put('x', 'x', 'b')], 1).draft)).toEqual(['a', 'x', 'b', 'c']);
    expect(keys(changeDraft(draft, [put('x', 'x')], 1).draft)).toEqual(['a', 'b', 'c', 'x']);
  });

  test('makes the same edit once, however often it is sent', () => {
    const once = changeDraft(draft, [put('a', 'new')], 1).draft;
    expect(changeDraft(once, [put('a', 'new')], 1)).toEqual({ draft: once, made: [], refused: [] });
  });

  test('refuses an edit of what changed since it was looked at, and brings no card back that was removed', () => {
    const first = changeDraft(draft, [put('a', 'first'), { edit: 'remove-card', key: 'b' }], 1).draft;
    const { refused, made } = changeDraft(first, [put('a', 'second'), put('b', 'still here'), put('c', 'free')], 1);
    expect(refused.map(({ part, refused: why }) => [part, why])).toEqual([
      ['card:a', 'changed-meanwhile'],
      ['card:b', 'changed-meanwhile'],
    ]);
    expect(made).toEqual(['card:c']);
    expect(presentOf(first.version, 'card:b')).toBeNull();
  });

  test('lets one request build on itself', () => {
    const { refused, draft: after } = changeDraft(
      draft,
      [put('x', 'one'), put('x', 'two'), { edit: 'order', keys: ['x'] }],
      1,
    );
    expect([refused, keys(after)]).toEqual([[], ['x', 'a', 'b', 'c']]);
  });

  test('changes a led module from one delivery to another, and never one with cards', () => {
    const led: Draft = { ...draft, version: { ...version, delivery: 'manager-led', content: null, guide: {} } };
    expect(changeDraft(led, [{ edit: 'about', delivery: 'instructor-led' }], 1).made).toEqual(['delivery']);
    expect(changeDraft(draft, [{ edit: 'about', delivery: 'manager-led' }], 1).refused).toMatchObject([
      { refused: 'other-delivery' },
    ]);
    expect(changeDraft(led, [put('a', 'a')], 1).refused).toMatchObject([{ refused: 'no-cards-here' }]);
  });

  test('takes no more cards than a bite could ever hold', () => {
    const many = Array.from({ length: mostCards }, (_, at) => put(`n${at}`, 'x'));
    expect(keys(changeDraft(draft, many, 1).draft)).toHaveLength(mostCards);
  });
});

const edit: fc.Arbitrary<DraftEdit> = fc.oneof(
  fc
    .record({ key: fc.constantFrom('a', 'b', 'c', 'd'), text: fc.string({ maxLength: 3 }) })
    .map(({ key, text }) => put(key, text)),
  fc.constantFrom('a', 'b', 'c', 'd').map((key): DraftEdit => ({ edit: 'remove-card', key })),
  fc.shuffledSubarray(['a', 'b', 'c', 'd']).map((order): DraftEdit => ({ edit: 'order', keys: order })),
  fc.integer({ min: 1, max: 20 }).map((minutes): DraftEdit => ({ edit: 'about', minutes })),
);

test('of two who edit at once, what the first wrote stands, and the second is told of every part of theirs that does not', () => {
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 6 }), fc.array(edit, { maxLength: 6 }), (one, other) => {
      const first = changeDraft(draft, one, 1);
      const second = changeDraft(first.draft, other, 1);
      for (const part of first.made.filter((made) => made !== 'order')) {
        expect(presentOf(second.draft.version, part)).toEqual(presentOf(first.draft.version, part));
      }
      const alone = changeDraft(draft, other, 1);
      for (const part of alone.made) {
        const same =
          JSON.stringify(presentOf(second.draft.version, part)) ===
          JSON.stringify(presentOf(alone.draft.version, part));
        const told = second.made.includes(part) || second.refused.some((no) => no.part === part);
        expect(same || told || part === 'order').toBe(true);
      }
      expect(new Set(keys(second.draft)).size).toBe(keys(second.draft).length);
    }),
    { seed: 5, numRuns: 500 },
  );
});
