import { describe, expect, test } from 'vitest';
import { Unreachable } from '../../../web/api.ts';
import type { ActivityVersion } from '../activity.ts';
import { changeDraft, type Draft, type DraftEdit, presentOf } from '../draft.ts';
import type { Card } from '../module-content.ts';
import { DraftDesk } from './draft-desk.ts';

const card = (key: string, text: string): Card => ({ key, kind: 'text', title: {}, text: { en: text }, picture: null });
const put = (key: string, text: string): DraftEdit => ({ edit: 'card', card: card(key, text) });
const textOf = (version: ActivityVersion, key: string): unknown =>
  (presentOf(version, `card:${key}`) as { text: { en: string } } | null)?.text.en;

/** A server that decides as the product does, and a browser whose storage outlives its tabs. */
function world() {
  const version: ActivityVersion = {
    kind: 'module',
    delivery: 'e-learning',
    name: { en: 'Name' },
    summary: {},
    minutes: 8,
    fits: [],
    languages: ['en'],
    develops: [],
    content: { cards: [card('a', 'A'), card('b', 'B')] },
    guide: null,
  };
  let draft: Draft = { version, revision: 1, parts: {} };
  const server = {
    reachable: true,
    get draft() {
      return draft;
    },
    change(edits: readonly DraftEdit[], seen: number) {
      const changed = changeDraft(draft, edits, seen);
      draft = changed.draft;
      return changed;
    },
  };
  const stored = new Map<string, string>();
  const storage = {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, text: string) => void stored.set(key, text),
    removeItem: (key: string) => void stored.delete(key),
  };
  const open = (key = 'mine') =>
    new DraftDesk(
      { version: draft.version, revision: draft.revision },
      {
        key,
        storage,
        load: async () => ({ version: draft.version, revision: draft.revision }),
        send: async (seen, edits) => {
          if (!server.reachable) throw new Unreachable('no network');
          const { refused } = server.change(edits, seen);
          const answered = refused.map((one) => ({ ...one, present: presentOf(draft.version, one.part) }));
          return { revision: draft.revision, refused: answered, faults: [], estimatedMinutes: null, split: null };
        },
        // tests send when they mean to
        later: () => () => {},
      },
    );
  return { server, stored, open };
}

describe('what is typed', () => {
  test('shows at once, leaves with the next sending, and is kept until it has arrived', async () => {
    const { server, stored, open } = world();
    const desk = open();
    desk.change('card:a', put('a', 'mine'));
    expect(textOf(desk.view().version, 'a')).toBe('mine');
    expect(stored.size).toBe(1);
    await desk.flush();
    expect([textOf(server.draft.version, 'a'), desk.view().state, stored.size]).toEqual(['mine', 'saved', 0]);
  });

  test('without a network, then with the tab closed, arrives from the next tab', async () => {
    const { server, open } = world();
    const desk = open();
    server.reachable = false;
    desk.change('card:a', put('a', 'written in the train'));
    await desk.flush();
    expect(desk.view().state).toBe('waiting');
    server.reachable = true;
    const next = open();
    expect(textOf(next.view().version, 'a')).toBe('written in the train');
    await next.flush();
    expect(textOf(server.draft.version, 'a')).toBe('written in the train');
  });

  test('goes on while an earlier word is under way', async () => {
    const { server, open } = world();
    const desk = open();
    desk.change('card:a', put('a', 'first'));
    const sending = desk.flush();
    desk.change('card:a', put('a', 'second'));
    await sending;
    expect(textOf(desk.view().version, 'a')).toBe('second');
    await desk.flush();
    expect([textOf(server.draft.version, 'a'), desk.view().state]).toEqual(['second', 'saved']);
  });
});

describe('two who write at once', () => {
  test('at different cards both stand', async () => {
    const { server, open } = world();
    const [mine, yours] = [open('mine'), open('yours')];
    mine.change('card:a', put('a', 'mine'));
    yours.change('card:b', put('b', 'yours'));
    await mine.flush();
    await yours.flush();
    expect([textOf(server.draft.version, 'a'), textOf(server.draft.version, 'b')]).toEqual(['mine', 'yours']);
    expect(textOf(yours.view().version, 'a')).toBe('mine');
  });

  test('at the same card neither is written over: the later one chooses', async () => {
    const { server, open } = world();
    const [mine, yours] = [open('mine'), open('yours')];
    mine.change('card:a', put('a', 'mine'));
    yours.change('card:a', put('a', 'yours'));
    await mine.flush();
    await yours.flush();
    expect(textOf(server.draft.version, 'a')).toBe('mine');
    expect(yours.view().conflicts).toMatchObject([{ part: 'card:a', theirs: { text: { en: 'mine' } } }]);
    expect(textOf(yours.view().version, 'a')).toBe('yours');
    yours.choose('card:a', 'mine');
    await yours.flush();
    expect([textOf(server.draft.version, 'a'), yours.view().conflicts, yours.view().state]).toEqual([
      'yours',
      [],
      'saved',
    ]);
  });

  test('an old view of a card never overwrites what came between, whatever else was sent meanwhile', async () => {
    const { server, open } = world();
    const mine = open();
    server.change([put('b', 'theirs')], 1);
    mine.change('card:a', put('a', 'mine'));
    await mine.flush();
    expect(textOf(mine.view().version, 'b')).toBe('theirs');
    server.change([put('b', 'theirs again')], server.draft.revision);
    mine.change('card:b', put('b', 'mine too'));
    await mine.flush();
    expect(textOf(server.draft.version, 'b')).toBe('theirs again');
    mine.choose('card:b', 'theirs');
    await mine.flush();
    expect([textOf(mine.view().version, 'b'), mine.view().state]).toEqual(['theirs again', 'saved']);
  });

  test('a word kept in a closed tab is shown beside what was written since', async () => {
    const { server, open } = world();
    const desk = open();
    server.reachable = false;
    desk.change('card:a', put('a', 'kept'));
    await desk.flush();
    server.reachable = true;
    server.change([put('a', 'written since')], 1);
    const next = open();
    expect(next.view().conflicts).toMatchObject([{ part: 'card:a' }]);
    await next.flush();
    expect(textOf(server.draft.version, 'a')).toBe('written since');
  });
});

test('a new order is put on again when somebody added a card meanwhile', async () => {
  const { server, open } = world();
  const desk = open();
  server.change([put('c', 'C')], 1);
  desk.change('order', { edit: 'order', keys: ['b', 'a'] });
  await desk.flush();
  await desk.flush();
  expect(server.draft.version.content?.cards.map(({ key }) => key)).toEqual(['b', 'a', 'c']);
  expect(desk.view().state).toBe('saved');
});
