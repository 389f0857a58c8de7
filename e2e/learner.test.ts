/** Amir learns between two calls: he opens a module, drives into a tunnel, finishes it there, and nothing is lost. */
import { describe, expect, test } from 'vitest';
import type { Card } from '../src/features/learning/cards.ts';
import { ask, become } from './demo.ts';
import { useDemo } from './harness.ts';
import { finish } from './learning.ts';
import { lookOver } from './looking.ts';

// oxlint-disable-next-line rules-of-hooks -- sets a stage, not React's
const stage = useDemo();

interface Opened {
  readonly attempt: { readonly state: string; readonly score: number; readonly language: string };
  readonly module: { readonly content: { readonly cards: readonly Card[] } };
}

describe('somebody who learns on the way', () => {
  test('finishes a module without a connection, and it arrives when there is one again', async () => {
    const page = await stage.visit({ device: 'phone', reducedMotion: 'reduce' });
    await become(page, 'salesperson');
    const { items } = await ask(page, 'GET', '/api/menu?limit=100');
    const { activityId } = items.find((one: { key: string }) => one.key === 'closing');
    const open = (body: object): Promise<Opened> => ask(page, 'POST', `/api/activities/${activityId}/attempts`, body);
    const { module } = await open({ again: true, language: 'en' });
    await page.goto(`/learn/${activityId}`);
    await lookOver(page);

    stage.tolerate(/ERR_INTERNET_DISCONNECTED/);
    await page.context().setOffline(true);
    for (const card of module.content.cards) await finish(page, card);
    await page.getByRole('heading', { name: 'Finished' }).waitFor();
    await page.getByText('Kept, will be saved').first().waitFor();
    await page.context().setOffline(false);
    await expect
      .poll(async () => (await open({})).attempt, { timeout: 20_000 })
      .toMatchObject({
        state: 'completed',
        score: 1,
      });
    await page.reload();
    await lookOver(page, 'Finished');
  });
});
