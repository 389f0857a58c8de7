/** Through a module as a thumb goes: each card to its end, each question answered right at once. */
import type { Page } from 'playwright-core';
import type { Card, Question } from '../src/features/learning/cards.ts';

/** A page, or a frame in it. */
export type Place = Pick<Page, 'locator' | 'getByRole'>;

const next = (page: Place) => page.locator('[data-next]');

async function answerRight(page: Place, card: Question): Promise<void> {
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

async function putInOrder(page: Place, order: readonly string[]): Promise<void> {
  for (const [place, words] of order.entries()) {
    for (;;) {
      const lines = await page.locator('ol > li').allTextContents();
      if (lines[place]?.includes(words)) break;
      await page.getByRole('button', { name: `Up: ${words}`, exact: true }).tap();
    }
  }
}

export async function finish(page: Place, card: Card): Promise<void> {
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
