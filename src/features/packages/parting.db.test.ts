/** The last word of a window in which SCORM was played: before steps that are still on their way, and after the window’s own. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Step } from '../../standards/scorm/playing.ts';
import { type Joined, ok, testAcademy, testWorld } from '../../testing/academy.ts';
import { type CardTable, cardTable } from '../../testing/card-table.ts';
import { scormItem as item, scormManifest } from '../../testing/scorm-packages.ts';

const folder = mkdtempSync(join(tmpdir(), 'sellwright-parting-'));
let sam: Joined;
let at: CardTable;

beforeAll(async () => {
  const world = await testWorld(new Date('2026-03-02T09:00:00Z'), { DATA_DIR: folder, MIN_FREE_MB: '0' });
  const a = await testAcademy('empty', world);
  sam = await a.join({ name: 'Sam Seller' });
  at = cardTable(a, sam);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the last word of a window', () => {
  const place = (name: string) => ({ 'cmi.location': name });

  test('ends what was open, and the steps that come after it change nothing of it', async () => {
    const { card } = await at.begun(scormManifest('2004 4th Edition', item('a')));
    const { player, start, part, tell, put } = await at.opened(card);
    start();
    await tell();
    player.speak(place('one')).save();
    const parting = player.speak(place('two')).parting();
    expect((await part({ ...parting, token: 'guessed' })).status).toBe(403);
    expect((await part({ nonsense: true })).status).toBe(400);
    expect((await part(parting)).status).toBe(204);
    expect((await at.kept(card)).data['a']?.values['cmi.location']).toBe('two');
    expect((await ok(sam.ask('GET', card))).open).toBeNull();
    await ok(put(player.sent[1] as Step));
    expect((await part(parting)).status).toBe(204);
    expect((await at.kept(card)).data['a']?.values['cmi.location']).toBe('two');
    const again = await at.opened(card);
    again.start();
    expect(again.player.api?.state.data.values['cmi.location']).toBe('two');
  });

  test('is the one of the content in it, which comes after the window’s own', async () => {
    const { card } = await at.begun(scormManifest('1.2', item('a')));
    const { player, start, part, tell } = await at.opened(card);
    start();
    await tell();
    const ofWindow = player.speak({ 'cmi.core.lesson_location': '2' }).parting();
    expect((await part(ofWindow)).status).toBe(204);
    const ofContent = player.speak({ 'cmi.core.exit': 'suspend' }, true).parting();
    expect((await part(ofContent)).status).toBe(204);
    expect((await at.kept(card)).data['a']?.values).toMatchObject({
      'cmi.core.lesson_location': '2',
      'cmi.core.exit': 'suspend',
    });
    const again = await at.opened(card);
    again.start();
    expect(again.player.api?.state.data.values['cmi.core.entry']).toBe('resume');
  });

  test('waits for the steps that opened what it is about', async () => {
    const { card } = await at.begun(scormManifest('2004 4th Edition', item('a') + item('b')));
    const { player, start, part, tell } = await at.opened(card);
    start();
    await tell();
    player.speak(place('one'), true).ask('continue');
    const parting = player.speak(place('two')).parting();
    expect((await part(parting)).status).toBe(204);
    expect((await at.kept(card)).data).toEqual({});
    await tell();
    const { data, sequencing } = await at.kept(card);
    expect([data['a']?.values['cmi.location'], data['b']?.values['cmi.location']]).toEqual(['one', 'two']);
    expect(sequencing.current).toBe('b');
    const again = await at.opened(card);
    expect(again.start()).toBe('b');
  });
});
