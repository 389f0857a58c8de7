import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Joined, ok, type TestAcademy, testAcademy } from '../../testing/academy.ts';
import { newId } from '../../kernel/id.ts';
import { bringStarterActivities, readStarterActivities } from './starter-commands.ts';

let a: TestAcademy;
let seller: Joined;
let contributor: Joined;
let trainer: Joined;

interface Item {
  activityId: string;
  key: string | null;
  name: { en: string; de: string };
  kind: string;
  delivery: string | null;
  minutes: number;
  develops: { capabilityId: string; proficiency: number }[];
  hasDraft: boolean | null;
}

beforeAll(async () => {
  a = await testAcademy('starter');
  seller = await a.join({ name: 'Sam Seller' });
  contributor = await a.join({ name: 'Cora Contributor', grants: [{ grant: 'contributor', marketId: null }] });
  trainer = await a.join({ name: 'Timo Trainer', grants: [{ grant: 'trainer', marketId: null }] });
});

const menu = async (query: string, who = seller): Promise<Item[]> =>
  (await ok(who.ask('GET', `/api/menu?limit=100&${query}`))).items;

describe('the menu of a new academy', () => {
  test('holds what ships, published, in pages that neither repeat nor leave out', async () => {
    const seen: string[] = [];
    let next: string | null = '';
    while (next !== null) {
      const page: { items: Item[]; next: string | null; total: number | null } = await ok(
        seller.ask('GET', `/api/menu?limit=7${next ? `&cursor=${encodeURIComponent(next)}` : ''}`),
      );
      if (next === '') expect(page.total).toBe((await readStarterActivities()).length);
      seen.push(...page.items.map(({ activityId }) => activityId));
      next = page.next;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toHaveLength((await readStarterActivities()).length);
  });

  test('is sorted by name in the reader’s language', async () => {
    const names = (await menu('')).map(({ name }) => name.en.toLowerCase());
    const sorted = await a.inside((db) =>
      sql<{ name: string }>`select name from unnest(${names}::text[]) as name order by name`.execute(db),
    );
    expect(names).toEqual(sorted.rows.map(({ name }) => name));
  });

  test('is found by the words it is folded into: they stand one by one as they stand together', async () => {
    const anew = await a.inside((db, academyId) =>
      sql<{ name: string; kept: string; words: string }>`
        select a.name->>'en' as name, a.words, (select string_agg(w.word, ' ' order by w.word) from activity_word w
          where w.academy_id = a.academy_id and w.activity_id = a.activity_id) as kept
        from activity a where a.academy_id = ${academyId}`.execute(db),
    );
    expect(anew.rows.length).toBeGreaterThan(10);
    for (const { kept, words } of anew.rows)
      expect(kept.split(' ').toSorted()).toEqual(words.trim().split(' ').toSorted());
  });

  test('is found by a word of its name in any language, and by the capability it develops', async () => {
    expect((await menu('search=Bedarf Zahl')).map(({ key }) => key)).toContain('needs-discovery');
    expect((await menu('search=uncovering')).map(({ key }) => key)).toEqual(
      expect.arrayContaining(['needs-discovery', 'meetings-practice']),
    );
    expect(await menu('search=gibberish')).toEqual([]);
  });

  test('narrows by everything at once', async () => {
    const [one] = await menu('search=uncovering');
    const capability = one?.develops[0]?.capabilityId;
    const found = await menu(
      `capability=${capability}&kind=practice&minutes=20&fits=before&language=de&group=sales-meeting-management`,
    );
    expect(found.length).toBeGreaterThan(0);
    for (const item of found) expect([item.kind, item.minutes <= 20]).toEqual(['practice', true]);
    expect((await menu('delivery=manager-led')).every(({ kind }) => kind === 'module')).toBe(true);
    expect(await menu('group=no-such-group')).toEqual([]);
  });

  test('is a file too, a line for each capability', async () => {
    const { text, headers } = await seller.ask('GET', '/api/menu/file?kind=practice');
    expect(headers.get('content-type')).toContain('text/csv');
    const lines = (await menu('kind=practice')).reduce((sum, { develops }) => sum + develops.length, 0);
    expect(text.trim().split('\n')).toHaveLength(lines + 1);
  });

  test('takes what ships over once', async () => {
    expect(await a.act(bringStarterActivities)).toBe(0);
    expect(await ok(a.owner('POST', '/api/menu/starter'))).toEqual({ added: 0 });
  });

  test('shows one activity with its guide and what one sees of somebody who can do it', async () => {
    const [led] = await menu('delivery=manager-led');
    const { guide, capabilities, may, activity } = await ok(seller.ask('GET', `/api/menu/${led?.activityId}`));
    expect(guide.en).toContain('min');
    expect(capabilities[0].indicator.en.length).toBeGreaterThan(20);
    expect(may).toEqual({ readDraft: false, write: false, publish: false });
    expect(activity.hasDraft).toBeNull();
    expect((await seller.ask('GET', `/api/menu/${newId()}`)).status).toBe(404);
  });
});

describe('drafts on the menu', () => {
  test('are seen by those who write them, and by nobody else', async () => {
    const begin = (delivery: string | null, kind = 'module') =>
      ok(
        contributor.ask('POST', '/api/menu', {
          activityId: newId(),
          kind,
          delivery,
          name: { en: `Draft ${delivery}` },
          languages: ['en'],
        }),
      );
    const { activityId: alone } = await begin('e-learning');
    const { activityId: led } = await begin('manager-led');
    const ids = (items: Item[]) => items.map(({ activityId }) => activityId);
    expect(ids(await menu('state=draft', contributor))).toEqual(expect.arrayContaining([alone, led]));
    expect(ids(await menu('state=draft', trainer))).toEqual([led]);
    const forSeller = await menu('state=draft');
    expect(ids(forSeller)).not.toContain(alone);
    expect((await seller.ask('GET', `/api/menu/${alone}`)).status).toBe(404);
    expect((await trainer.ask('GET', `/api/menu/${alone}`)).status).toBe(404);
  });
});

describe('what is recommended', () => {
  test('closes the heaviest gap first and says which; others’ gaps are not shown to a colleague', async () => {
    const { roles, levels } = await ok(a.owner('GET', '/api/organisation'));
    const role = roles.find(({ key }: { key: string }) => key === 'key-account-manager').id;
    const level = levels.find(({ roleId }: { roleId: string }) => roleId === role).id;
    const joiner = await a.join({ name: 'Jo Joiner', roleId: role, levelId: level });
    const { items } = await ok(joiner.ask('GET', '/api/menu/recommended?limit=50'));
    expect(items.length).toBeGreaterThan(3);
    const weights = items.map(
      ({ closes }: { closes: { weight: number; required: number } }) => closes.weight * closes.required,
    );
    expect(weights[0]).toBe(Math.max(...weights));
    for (const { closes } of items) {
      expect(closes.standing).toBeNull();
      expect(closes.reaches).toBeLessThanOrEqual(closes.required);
    }
    expect((await seller.ask('GET', `/api/menu/recommended?personId=${joiner.id}`)).status).toBe(403);
    const short = await ok(joiner.ask('GET', '/api/menu/recommended?minutes=10'));
    expect(short.items.every(({ minutes }: Item) => minutes <= 10)).toBe(true);
  });
});
