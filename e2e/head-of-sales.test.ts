/** Helen heads sales and owns the academy: how it stands, where the gaps are, and what changes before she changes it. */
import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { sampleModule } from '../src/testing/sample-module.ts';
import { ask, become } from './demo.ts';
import { useDemo } from './harness.ts';
import { lookOver, settled } from './looking.ts';

// oxlint-disable-next-line rules-of-hooks -- sets a stage, not React's
const stage = useDemo();

describe('the head of sales', () => {
  test('sees how the academy stands, why, and goes from a market to its capabilities', async () => {
    const page = await stage.visit();
    await become(page, 'head-of-sales');
    await page.goto('/');
    await lookOver(page, 'The academy');
    await page.getByRole('region', { name: 'The one thing to do now' }).waitFor();
    await page
      .getByRole('button', { name: /% Why\?/ })
      .first()
      .click();
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: 'The whole map' }).click();
    await lookOver(page, /^Gaps/);
    expect(new URL(page.url()).pathname).toBe('/academy/gaps');
    for (const market of [/Europe/, /United Kingdom/])
      await page.getByRole('rowheader', { name: market }).getByRole('button').first().click();
    await lookOver(page, 'Gaps: United Kingdom');
  });

  test('raises requirements by keyboard, takes one back, sees whom it touches, and publishes for later', async () => {
    const page = await stage.visit({ reducedMotion: 'reduce' });
    await become(page, 'head-of-sales');
    await page.goto('/way-of-selling');
    await lookOver(page, 'Starter way of selling');
    const draft = await draftFrom(page);
    await lookOver(page);
    await page.getByRole('grid').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('4');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('4');
    await page.getByText('Saved', { exact: true }).first().waitFor();
    await page.keyboard.press('Control+z');
    await expect.poll(() => raised(page, draft)).toBe(1);

    await page.goto(`/way-of-selling/versions/${draft}/publish`);
    await lookOver(page);
    await page.getByText('Fall below their level').waitFor();
    const later = new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10);
    await page.getByLabel('Takes effect on').fill(later);
    await settled(page);
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await page.getByText(/^Published. It takes effect on/).waitFor();
    await expect.poll(async () => (await versions(page)).find((one) => one.versionId === draft)?.phase).toBe('planned');
    await page.goto('/way-of-selling/versions');
    await lookOver(page);
  });

  test('publishes what marketing wrote, once she has looked at it', async () => {
    const page = await stage.visit({ reducedMotion: 'reduce' });
    const written = await stage.borrow(askedFor);
    await become(page, 'head-of-sales');
    await page.goto(`/menu/${written}`);
    await lookOver(page, 'Asked for');
    await page.goto(`/menu/${written}/edit`);
    await lookOver(page, 'Asked for');
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await page.waitForURL((url) => url.pathname === `/menu/${written}`);
    await lookOver(page, 'Asked for');
    expect((await ask(page, 'GET', `/api/menu/${written}`)).activity.state).toBe('published');
  });

  test('says what matters now, and sees who is ready for the next level', async () => {
    const page = await stage.visit({ reducedMotion: 'reduce' });
    await become(page, 'head-of-sales');
    await page.goto('/priorities');
    await lookOver(page);
    await page.getByText(/until/i).first().waitFor();
    await page.goto('/levels/ready');
    await lookOver(page, 'Ready for the next level');
    const { items } = await ask(page, 'GET', '/api/level-reviews/ready');
    await page.getByRole('link', { name: items[0].person.name }).first().click();
    await lookOver(page, /^The way to/);
    await page
      .getByText(/^Seen by /)
      .first()
      .waitFor();
  });

  test('is spoken to in German where the browser asks for it', async () => {
    const page = await stage.visit({ device: 'phone', locale: 'de-DE', reducedMotion: 'reduce' });
    await become(page, 'head-of-sales');
    await page.goto('/');
    await lookOver(page, 'Die Akademie');
    await page.goto('/academy/gaps');
    await lookOver(page);
  });
});

/** What somebody in marketing has written and asks to be published. @returns its id */
async function askedFor(page: Page): Promise<string> {
  await become(page, 'contributor');
  const { capabilities } = await ask(page, 'GET', '/api/way-of-selling/versions/in-force');
  const activityId = randomUUID();
  await ask(page, 'POST', '/api/menu', {
    activityId,
    kind: 'module',
    delivery: 'e-learning',
    name: { en: 'Asked for', de: 'Erbeten' },
    languages: ['en', 'de'],
    develops: [{ capabilityId: capabilities[0].capabilityId, proficiency: 2 }],
  });
  const { content, revision } = await ask(page, 'GET', `/api/menu/${activityId}/draft`);
  await ask(page, 'PATCH', `/api/menu/${activityId}/draft`, {
    seen: revision,
    edits: [
      { edit: 'about', summary: { en: 'Asking before offering.', de: 'Erst fragen, dann anbieten.' } },
      ...content.cards.map(({ key }: { key: string }) => ({ edit: 'remove-card', key })),
      ...sampleModule.cards.map((card) => ({ edit: 'card', card })),
    ],
  });
  await ask(page, 'POST', `/api/menu/${activityId}/draft/ask`, { asks: true });
  return activityId;
}

async function versions(page: Page): Promise<readonly { versionId: string; phase: string }[]> {
  return (await ask(page, 'GET', '/api/way-of-selling/versions')).items;
}

async function draftFrom(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Change it' }).click();
  await page.waitForURL(/\/versions\/[0-9a-f-]{36}$/);
  await settled(page);
  return new URL(page.url()).pathname.split('/').at(-1) ?? '';
}

/** How many requirements of the draft differ from what is in force. */
async function raised(page: Page, draft: string): Promise<number> {
  return (await ask(page, 'GET', `/api/way-of-selling/versions/${draft}/difference`)).requirements.length;
}
