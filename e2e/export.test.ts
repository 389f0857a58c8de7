/**
 * A module leaves as a package of each standard, comes back in as one made elsewhere, and is played by the product itself: left in the
 * middle, gone on with, finished, and its score arrives.
 */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Card } from '../src/features/learning/cards.ts';
import { unpack, zipEntries } from '../src/server/files/spreadsheet-zip.ts';
import { ask, become } from './demo.ts';
import { expectNoAxeViolations, useDemo } from './harness.ts';
import { finish, type Place } from './learning.ts';
import { bringAndBegin, contentOf, type Played, standingOf } from './packaged.ts';

// oxlint-disable-next-line rules-of-hooks -- sets a stage, not React's
const stage = useDemo();

interface Taken {
  readonly cards: readonly Card[];
  readonly zip: Uint8Array;
}

async function takeAlong(page: Page, format: string): Promise<Taken> {
  await become(page, 'contributor');
  const { items } = await ask(page, 'GET', '/api/menu?limit=100');
  const { activityId } = items.find((one: { key: string }) => one.key === 'closing');
  const { module } = await ask(page, 'POST', `/api/activities/${activityId}/attempts`, { language: 'en' });
  const answer = await page.request.get(`/api/menu/${activityId}/export?format=${format}&language=en`);
  return { cards: module.content.cards, zip: new Uint8Array(await answer.body()) };
}

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript',
  css: 'text/css',
};

/** Inside the player, past what it asks before content opens. */
async function enter(page: Page, { path }: Played, format: string): Promise<Place> {
  await page.goto(path);
  if (format === 'cmi5') await page.getByRole('button', { name: /^(Start|Go on): / }).tap();
  return contentOf(page);
}

test.each(['scorm-1.2', 'scorm-2004', 'cmi5'])('as %s it is left, gone on with and finished', async (format) => {
  // a first session asks for what an earlier one may have left, and is told that there is nothing
  stage.tolerate(/404 .*stateId=carried/);
  const page = await stage.visit({ device: 'phone', reducedMotion: 'reduce' });
  const { cards, zip } = await takeAlong(page, format);
  const played = await bringAndBegin(page, zip);
  const middle = Math.floor(cards.length / 2);

  const first = await enter(page, played, format);
  for (const card of cards.slice(0, middle)) await finish(first, card);
  await first.getByRole('heading', { level: 1, name: cards[middle]?.title['en'] ?? '' }).waitFor();
  await page.goto('/');
  await expect.poll(() => standingOf(page, played), { timeout: 15_000 }).toMatchObject({ begun: true, done: false });

  const again = await enter(page, played, format);
  for (const card of cards.slice(middle)) await finish(again, card);
  await again.getByRole('heading', { name: 'Finished' }).waitFor();
  await again.getByRole('button', { name: 'Leave', exact: true }).tap();
  await expect
    .poll(() => standingOf(page, played), { timeout: 15_000 })
    .toMatchObject({ done: true, standing: { completed: true, score: 1 } });
});

test('opened by itself it plays, says that nothing is kept, and reads well in the dark', async () => {
  const page = await stage.visit({ device: 'phone', colorScheme: 'dark', reducedMotion: 'reduce' });
  const { zip } = await takeAlong(page, 'scorm-1.2');
  const files = zipEntries(zip);
  await page.route('http://elsewhere.test/**', async (route) => {
    const name = new URL(route.request().url()).pathname.slice(1);
    const entry = files?.get(name);
    const contentType = types[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
    return entry
      ? route.fulfill({ body: await unpack(entry, 10_000_000), contentType })
      : route.fulfill({ status: 204 });
  });
  await page.goto('http://elsewhere.test/index.html');
  await page.getByText('nothing of this will be kept').waitFor();
  await page.getByLabel('Language of the module').selectOption('de');
  await page.getByText('Von alldem wird nichts behalten').waitFor();
  await expectNoAxeViolations(page);
});
