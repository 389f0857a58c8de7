import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../kernel/id.ts';
import { type Answered, type Joined, ok, type TestAcademy, testAcademy, testWorld } from '../../testing/academy.ts';
import type { Card } from './module-content.ts';
import { loadPublished, loadVersion } from './store.ts';

const folder = mkdtempSync(join(tmpdir(), 'sellwright-menu-'));
let a: TestAcademy;
let seller: Joined;
let contributor: Joined;
let trainer: Joined;
let capability: string;

beforeAll(async () => {
  a = await testAcademy('starter', await testWorld(undefined, { DATA_DIR: folder, MIN_FREE_MB: '0' }));
  seller = await a.join({ name: 'Sam Seller' });
  contributor = await a.join({ name: 'Cora Contributor', grants: [{ grant: 'contributor', marketId: null }] });
  trainer = await a.join({ name: 'Timo Trainer', grants: [{ grant: 'trainer', marketId: null }] });
  capability = (await ok(a.owner('GET', '/api/way-of-selling/versions/in-force/capabilities'))).capabilities[0]
    .capabilityId;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const begin = async (who: Joined = contributor, more: object = {}): Promise<string> =>
  (
    await ok(
      who.ask('POST', '/api/menu', {
        activityId: newId(),
        kind: 'module',
        delivery: 'e-learning',
        name: { en: 'Own module' },
        languages: ['en'],
        develops: [{ capabilityId: capability, proficiency: 2 }],
        ...more,
      }),
    )
  ).activityId;
const patch = (who: Joined, id: string, seen: number, ...edits: object[]): Promise<Answered> =>
  who.ask('PATCH', `/api/menu/${id}/draft`, { seen, edits });
const draftOf = (id: string, who: Joined = contributor) => ok(who.ask('GET', `/api/menu/${id}/draft`));
const textCard = (key: string, text: string): Card => ({
  key,
  kind: 'text',
  title: { en: key },
  text: { en: text },
  picture: null,
});

/** Whole enough to be published. */
async function whole(id: string): Promise<number> {
  const { content, revision } = await draftOf(id);
  const removed = content.cards.map(({ key }: Card) => ({ edit: 'remove-card', key }));
  const question = {
    key: 'q',
    kind: 'single',
    title: { en: 'Q' },
    asks: { en: 'Which?' },
    explains: { en: 'That.' },
    choices: [
      { key: 'a', says: { en: 'This' } },
      { key: 'b', says: { en: 'That' } },
    ],
    right: 'b',
  };
  const answer = await ok(
    patch(
      contributor,
      id,
      revision,
      ...removed,
      { edit: 'about', summary: { en: 'One sentence.' }, minutes: 1 },
      { edit: 'card', card: textCard('idea', 'One idea.') },
      { edit: 'card', card: question },
    ),
  );
  expect(answer.refused).toEqual([]);
  return answer.revision;
}

describe('a draft', () => {
  test('begins with an outline, once for an id, and says what is missing', async () => {
    const body = {
      activityId: newId(),
      kind: 'module',
      delivery: 'e-learning',
      name: { en: 'Twice' },
      languages: ['en'],
    };
    await ok(contributor.ask('POST', '/api/menu', body));
    await ok(contributor.ask('POST', '/api/menu', body));
    const draft = await draftOf(body.activityId);
    expect(draft.content.cards.map(({ kind }: Card) => kind)).toContain('example');
    expect(draft.faults).toContainEqual({
      card: null,
      field: 'develops',
      reason: 'nothing-developed',
      severity: 'error',
      language: null,
    });
    expect(draft.faults).toContainEqual({
      card: 'situation',
      field: 'text',
      reason: 'missing-text',
      severity: 'error',
      language: 'en',
    });
  });

  test('is written by contributors, and by trainers where it is led; salespeople are refused', async () => {
    const id = await begin();
    expect((await patch(seller, id, 1, { edit: 'about', minutes: 5 })).status).toBe(403);
    expect((await patch(trainer, id, 1, { edit: 'about', minutes: 5 })).body.reason).toBe('not-yours-to-write');
    const led = await begin(trainer, { delivery: 'instructor-led' });
    expect((await patch(trainer, led, 1, { edit: 'about', guide: { en: 'How to run it' } })).status).toBe(200);
  });

  test('never loses what somebody else wrote meanwhile: the second edit of a card is refused and told what stands there', async () => {
    const id = await begin();
    const { revision: seen } = await draftOf(id);
    const [one, two] = await Promise.all([
      ok(patch(contributor, id, seen, { edit: 'card', card: textCard('idea', 'Mine') })),
      ok(patch(a.founder, id, seen, { edit: 'card', card: textCard('situation', 'Theirs') })),
    ]);
    expect([one.refused, two.refused]).toEqual([[], []]);
    const late = await ok(patch(a.founder, id, seen, { edit: 'card', card: textCard('idea', 'Overwriting') }));
    expect(late.refused).toMatchObject([
      { part: 'card:idea', refused: 'changed-meanwhile', present: { text: { en: 'Mine' } } },
    ]);
    const again = await ok(patch(contributor, id, seen, { edit: 'card', card: textCard('idea', 'Mine') }));
    expect(again.refused).toEqual([]);
    expect((await draftOf(id)).content.cards.find(({ key }: Card) => key === 'idea').text.en).toBe('Mine');
  });

  test('develops only what the way of selling knows', async () => {
    const id = await begin();
    const answer = await ok(
      patch(contributor, id, 1, { edit: 'about', develops: [{ capabilityId: newId(), proficiency: 2 }], minutes: 7 }),
    );
    expect(answer.refused).toMatchObject([{ part: 'develops', refused: 'unknown-capability' }]);
    expect((await draftOf(id)).about).toMatchObject({ minutes: 7, develops: [{ capabilityId: capability }] });
  });

  test('is given up without a trace on the menu', async () => {
    const id = await begin();
    expect((await contributor.ask('DELETE', `/api/menu/${id}/draft`)).status).toBe(204);
    expect((await contributor.ask('GET', `/api/menu/${id}`)).status).toBe(404);
  });

  test('of more than fifteen minutes is cut in two, every card in one of them, once', async () => {
    const id = await begin();
    await whole(id);
    const long = Array.from({ length: 900 }, (_, at) => `word${at}`).join(' ');
    const { revision } = await draftOf(id);
    const grown = await ok(
      patch(
        contributor,
        id,
        revision,
        ...['one', 'two', 'three', 'four'].map((key) => ({ edit: 'card', card: textCard(key, long) })),
        { edit: 'about', minutes: 22 },
      ),
    );
    expect(grown.faults).toContainEqual({
      card: null,
      field: 'minutes',
      reason: 'too-long',
      severity: 'warning',
      language: null,
    });
    const cut = { seen: grown.revision, after: grown.split.after, activityId: newId() };
    await ok(contributor.ask('POST', `/api/menu/${id}/draft/split`, cut));
    await ok(contributor.ask('POST', `/api/menu/${id}/draft/split`, cut));
    const [first, second] = [await draftOf(id), await draftOf(cut.activityId)];
    expect([...first.content.cards, ...second.content.cards].map(({ key }: Card) => key)).toEqual([
      'idea',
      'q',
      'one',
      'two',
      'three',
      'four',
    ]);
    expect([first.about.name.en, second.about.name.en]).toEqual(['Own module (1)', 'Own module (2)']);
  });
});

describe('publishing', () => {
  test('is asked for by a contributor, done by an owner, and refused while something is missing', async () => {
    const id = await begin();
    expect((await contributor.ask('POST', `/api/menu/${id}/draft/ask`, { asks: true })).body.reason).toBe('faulty');
    const seen = await whole(id);
    expect((await ok(contributor.ask('POST', `/api/menu/${id}/draft/ask`, { asks: true }))).askedAt).not.toBeNull();
    expect((await contributor.ask('POST', `/api/menu/${id}/publish`, { seen })).status).toBe(403);
    expect((await a.owner('POST', `/api/menu/${id}/publish`, { seen: seen - 1 })).status).toBe(409);
    expect(await ok(a.owner('POST', `/api/menu/${id}/publish`, { seen }))).toEqual({ number: 1 });
    expect((await seller.ask('GET', `/api/menu/${id}`)).status).toBe(200);
  });

  test('a new version leaves the old one readable, word for word', async () => {
    const id = await begin();
    await ok(a.owner('POST', `/api/menu/${id}/publish`, { seen: await whole(id) }));
    const before = await a.inside((db, academyId) => loadPublished(db, academyId, id));
    await ok(contributor.ask('POST', `/api/menu/${id}/draft`));
    expect((await contributor.ask('POST', `/api/menu/${id}/draft`)).status).toBe(409);
    const { revision } = await draftOf(id);
    const changed = await ok(
      patch(contributor, id, revision, { edit: 'card', card: textCard('idea', 'A better idea.') }),
    );
    expect(await a.inside((db, academyId) => loadPublished(db, academyId, id))).toEqual(before);
    await ok(a.owner('POST', `/api/menu/${id}/publish`, { seen: changed.revision }));
    const now = await a.inside((db, academyId) => loadPublished(db, academyId, id));
    expect([now?.number, now?.content?.cards[0]]).toEqual([2, textCard('idea', 'A better idea.')]);
    expect(await a.inside((db, academyId) => loadVersion(db, academyId, id, 1))).toEqual(before);
  });

  test('what is published cannot be changed, not even by a statement', async () => {
    const id = await begin();
    await ok(a.owner('POST', `/api/menu/${id}/publish`, { seen: await whole(id) }));
    for (const statement of [
      sql`update activity_version set minutes = 3 where activity_id = ${id}`,
      sql`delete from activity_version where activity_id = ${id}`,
      sql`update activity_develops set proficiency = 4 where activity_id = ${id}`,
      sql`delete from activity_develops where activity_id = ${id}`,
    ]) {
      await expect(a.inside((db) => statement.execute(db))).rejects.toThrow(/never changes/);
    }
  });

  test('what is taken off the menu is off it, and comes back as it was', async () => {
    const id = await begin();
    await ok(a.owner('POST', `/api/menu/${id}/publish`, { seen: await whole(id) }));
    const listed = async () =>
      (await ok(seller.ask('GET', '/api/menu?search=own module&limit=100'))).items.some(
        (one: { activityId: string }) => one.activityId === id,
      );
    await ok(a.owner('POST', `/api/menu/${id}/retire`, { retired: true }));
    expect(await listed()).toBe(false);
    expect(await a.inside((db, academyId) => loadPublished(db, academyId, id))).toBeNull();
    await ok(a.owner('POST', `/api/menu/${id}/retire`, { retired: false }));
    expect(await listed()).toBe(true);
  });
});

describe('a picture', () => {
  const photograph = () =>
    sharp({ create: { width: 2600, height: 1300, channels: 3, background: '#3a6' } })
      .withExif({ IFD0: { Make: 'SecretCamera' }, IFD3: { GPSLatitude: '52/1 31/1 0/1' } })
      .jpeg()
      .toBuffer();

  test('is made small, loses what it told about camera and place, and is shown to everybody of the academy only', async () => {
    const { file, width, height } = await ok(
      contributor.ask('POST', '/api/menu/pictures', new Uint8Array(await photograph())),
    );
    expect([width, height]).toEqual([1280, 640]);
    const shown = await seller.ask('GET', `/api/menu/pictures/${file}`);
    expect([shown.status, shown.headers.get('content-type')]).toEqual([200, 'image/webp']);
    expect(shown.headers.get('cache-control')).toBe('private, max-age=31536000, immutable');
    expect(shown.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(shown.text).not.toContain('SecretCamera');
    const other = await testAcademy('empty', a.world);
    expect((await other.owner('GET', `/api/menu/pictures/${file}`)).status).toBe(404);
    expect((await a.nobody('GET', `/api/menu/pictures/${file}`)).status).toBe(401);
  });

  test('is refused where it is none, broken, or not the sender’s to hand in', async () => {
    const send = (bytes: Uint8Array, who = contributor) => who.ask('POST', '/api/menu/pictures', bytes);
    const svg = new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
    expect((await send(svg)).body.reason).toBe('not-a-picture');
    const cut = new Uint8Array(await photograph()).subarray(0, 400);
    expect((await send(cut)).body.reason).toBe('not-a-picture');
    expect((await send(new Uint8Array(await photograph()), seller)).status).toBe(403);
  });

  test('must say what it shows before it can be published', async () => {
    const { file, width, height } = await ok(
      contributor.ask('POST', '/api/menu/pictures', new Uint8Array(await photograph())),
    );
    const id = await begin();
    const seen = await whole(id);
    const card = (alt: object) => ({
      key: 'seen',
      kind: 'picture',
      title: { en: 'Seen' },
      caption: {},
      picture: { file, width, height, alt },
    });
    const mute = await ok(patch(contributor, id, seen, { edit: 'card', card: card({}) }));
    expect(mute.faults).toMatchObject([{ card: 'seen', reason: 'no-description', language: 'en' }]);
    const said = await ok(patch(contributor, id, mute.revision, { edit: 'card', card: card({ en: 'A green field' }) }));
    expect(said.faults).toEqual([]);
  });
});
