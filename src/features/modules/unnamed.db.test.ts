import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../../kernel/id.ts';
import { type Joined, ok, type TestAcademy, testAcademy, testWorld } from '../../testing/academy.ts';
import { tinyMp4 } from '../../testing/tiny-films.ts';
import { unnamedRound } from './unnamed-jobs.ts';

const folder = mkdtempSync(join(tmpdir(), 'sellwright-unnamed-'));
const vtt = new TextEncoder().encode('WEBVTT\n\n00:01.000 --> 00:02.000\nGood morning\n');
let a: TestAcademy;
let contributor: Joined;
let activityId: string;

beforeAll(async () => {
  a = await testAcademy('empty', await testWorld(undefined, { DATA_DIR: folder, MIN_FREE_MB: '0' }));
  contributor = await a.join({ name: 'Cora Contributor', grants: [{ grant: 'contributor', marketId: null }] });
  activityId = newId();
  const about = { kind: 'module', delivery: 'e-learning', name: { en: 'Own' }, languages: ['en'] };
  await ok(contributor.ask('POST', '/api/menu', { activityId, ...about }));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const film = (mark: number) => ok(contributor.ask('POST', '/api/menu/films', tinyMp4(mark)));
const captions = () => ok(contributor.ask('POST', '/api/menu/captions', vtt));
const watched = async (file: string) => (await contributor.ask('GET', `/api/menu/films/${file}`)).status;
const onDisk = (file: string) => existsSync(join(folder, 'files', a.academyId, 'films', file.slice(0, 2), file));
const round = (days: number) =>
  a.inside((db, academyId) =>
    unnamedRound({ db, academyId, now: new Date(a.world.now().getTime() + days * 86_400_000), world: a.world }),
  );
async function change(edit: object): Promise<void> {
  const { revision } = await ok(contributor.ask('GET', `/api/menu/${activityId}/draft`));
  await ok(contributor.ask('PATCH', `/api/menu/${activityId}/draft`, { seen: revision, edits: [edit] }));
}
const card = (file: string, more: object = {}) => ({
  edit: 'card',
  card: { key: 'film', kind: 'video', title: {}, file, minutes: 1, transcript: {}, ...more },
});

test('goes thirty days after the last activity named it, with its bytes, and not before', async () => {
  const { file: named } = await film(1);
  const { file: left } = await film(2);
  const { file: said } = await captions();
  await change(card(named, { captions: { en: said } }));
  await round(0);
  await round(29);
  expect([await watched(named), await watched(left)]).toEqual([200, 200]);
  await round(31);
  expect([await watched(named), await watched(left)]).toEqual([200, 404]);
  expect([onDisk(named), onDisk(left)]).toEqual([true, false]);
  expect((await contributor.ask('GET', `/api/menu/captions/${said}`)).status).toBe(200);
  // taken out of the draft: the days are counted from the round that saw it
  await change({ edit: 'remove-card', key: 'film' });
  await round(40);
  await round(69);
  expect(await watched(named)).toBe(200);
  await round(71);
  expect(await watched(named)).toBe(404);
  expect((await contributor.ask('GET', `/api/menu/captions/${said}`)).body.reason).toBe('no-captions');
});

test('stays where a draft takes it back, or somebody hands it in again', async () => {
  const { file: back } = await film(3);
  const { file: again } = await film(4);
  await round(0);
  await change(card(back));
  await film(4);
  await round(31);
  await round(60);
  expect([await watched(back), await watched(again)]).toEqual([200, 200]);
  await round(62);
  expect([await watched(back), await watched(again)]).toEqual([200, 404]);
  // and what was forgotten may come again
  await film(4);
  expect([await watched(again), onDisk(again)]).toEqual([200, true]);
});
