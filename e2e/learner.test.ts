/** Amir learns between two calls: he opens a module, drives into a tunnel, finishes it there, and nothing is lost. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { Card, Question } from '../src/features/learning/cards.ts';
import { ask, become } from './demo.ts';
import { useDemo } from './harness.ts';
import { lookOver } from './looking.ts';

// oxlint-disable-next-line rules-of-hooks -- sets a stage, not React's
const stage = useDemo();

interface Opened {
  readonly attempt: { readonly state: string; readonly score: number; readonly language: string };
  readonly module: { readonly content: { readonly cards: readonly Card[] } };
}

const next = (page: Page) => page.locator('[data-next]');

async function answerRight(page: Page, card: Question): Promise<void> {
  const says = (words: { readonly [language: string]: string }) => words['en'] ?? '';
  switch (card.kind) {
    case 'single':
    case 'multiple':
      for (const { key, says: words } of card.choices)
        if ([card.right].flat().includes(key))
          await page
            .locator('label')
            .filter({ hasText: says(words) })
            .tap();
      return;
    case 'order':
      return putInOrder(
        page,
        card.choices.map(({ says: words }) => says(words)),
      );
    case 'match':
      for (const pair of card.pairs) await page.getByRole('button', { name: says(pair.right), exact: true }).tap();
      return;
    case 'short':
      return page.getByRole('textbox').fill(card.accepts['en']?.[0] ?? '');
  }
}

async function putInOrder(page: Page, order: readonly string[]): Promise<void> {
  for (const [place, words] of order.entries()) {
    for (;;) {
      const lines = await page.locator('ol > li').allTextContents();
      if (lines[place]?.includes(words)) break;
      await page.getByRole('button', { name: `Up: ${words}`, exact: true }).tap();
    }
  }
}

async function finish(page: Page, card: Card): Promise<void> {
  await page.getByRole('heading', { level: 1, name: card.title['en'] ?? '' }).waitFor();
  if (card.kind === 'dialogue') while (await next(page).isDisabled()) await page.locator('[data-number="1"]').tap();
  if (card.kind === 'practice') {
    await page.getByRole('textbox').fill('What has to be different a year from now?');
    await next(page).tap();
  }
  if ('explains' in card) {
    await answerRight(page, card);
    await next(page).tap();
    await page.getByRole('heading', { name: 'Right', exact: true }).waitFor();
  }
  await next(page).tap();
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
