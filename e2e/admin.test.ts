/**
 * An empty installation, from the first visit on: somebody looks around in the demo academy, founds one of their own, brings the
 * people in, takes an import back, and lets somebody in by a link.
 */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { ask } from './demo.ts';
import { useStage } from './harness.ts';
import { lookOver, settled } from './looking.ts';

// oxlint-disable-next-line rules-of-hooks -- sets a stage, not React's
const stage = useStage();

const founder = { name: 'Tilda Keeper', email: 'tilda@example.test', password: 'a long enough password' };
const roster = `sales_agent,manager,regional_office
Anna Snelling,Dustin Brinkmann,Central
Cecily Lampkin,Dustin Brinkmann,Central
Darcel Schlecht,Melvin Marxen,Central
Hayden Neloms,Celia Rouche,West
`;

async function enter(page: Page): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel(/e-mail/i).fill(founder.email);
  await page
    .getByLabel(/^Password/)
    .first()
    .fill(founder.password);
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.pathname === '/');
}

describe('from the first visit on', () => {
  test('a visitor looks around in the demo academy as five people, one click each', async () => {
    const page = await stage.visit({ reducedMotion: 'reduce' });
    await page.goto('/');
    await lookOver(page, 'Welcome to Sellwright');
    await page.getByRole('button', { name: 'Look around in the demo academy' }).click();
    await page.getByRole('heading', { level: 1, name: 'My team' }).waitFor({ timeout: 90_000 });
    const others = {
      Salesperson: 'My path',
      Marketing: 'What sales needs',
      'Head of sales': 'The academy',
      Administrator: 'Housekeeping',
      Manager: 'My team',
    };
    for (const [part, heading] of Object.entries(others)) {
      await page.getByRole('group', { name: 'Look around as' }).getByRole('button', { name: part }).click();
      await page.getByRole('heading', { level: 1, name: heading }).waitFor();
      // what one person still asks about, another may not know
      await settled(page);
    }
  });

  test('is greeted in German, and on a phone, where the browser asks for it', async () => {
    const page = await stage.visit({ device: 'phone', locale: 'de-DE' });
    await page.goto('/welcome');
    await lookOver(page, 'Willkommen bei Sellwright');
  });

  test('founds an academy by keyboard alone, with no code while nobody has one', async () => {
    const page = await stage.visit({ reducedMotion: 'reduce' });
    await page.goto('/welcome');
    await settled(page);
    await tabTo(page, page.getByRole('button', { name: 'Found your academy' }));
    await page.keyboard.press('Enter');
    await lookOver(page, 'Found your academy');
    for (const [label, text] of [
      ['Name of the academy', 'Halden Pumps'],
      ['Your name', founder.name],
      ['Your e-mail', founder.email],
      ['Choose a password', founder.password],
    ] as const) {
      await tabTo(page, page.getByLabel(label).first());
      await page.keyboard.type(text);
    }
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.pathname === '/');
    await lookOver(page, 'The academy');
    await page.getByRole('link', { name: 'Import a roster' }).waitFor();

    const another = await stage.visit();
    await another.goto('/welcome');
    await another.getByRole('button', { name: 'Found your academy' }).click();
    await another.getByLabel('Set-up code').waitFor();
  });

  test('brings people in from a file, takes it back, and brings them in for good', async () => {
    const page = await stage.visit({ reducedMotion: 'reduce' });
    await enter(page);
    await page.goto('/people/import');
    await lookOver(page, 'Import people');
    for (const again of [false, true]) {
      await page
        .locator('input[type=file]')
        .setInputFiles({ name: 'sales_teams.csv', mimeType: 'text/csv', buffer: Buffer.from(roster) });
      await page.getByRole('button', { name: 'Import 7 people' }).waitFor();
      await lookOver(page);
      expect((await ask(page, 'GET', '/api/people')).total).toBe(1);
      await page.getByRole('button', { name: 'Import 7 people' }).click();
      await page.getByRole('button', { name: 'Undo this import' }).waitFor();
      expect((await ask(page, 'GET', '/api/people')).total).toBe(8);
      if (again) break;
      await page.getByRole('button', { name: 'Undo this import' }).click();
      await expect.poll(async () => (await ask(page, 'GET', '/api/people')).total).toBe(1);
      await page.goto('/people/import');
      await settled(page);
    }
    await lookOver(page);
  });

  test('lets somebody in by a link, who sees what is theirs and nothing else', async () => {
    const page = await stage.visit({ reducedMotion: 'reduce' });
    await enter(page);
    await page.goto('/people');
    await lookOver(page, 'People');
    await page.getByRole('searchbox').first().fill('Hayden');
    await page.getByRole('link', { name: 'Hayden Neloms' }).click();
    await lookOver(page, 'Hayden Neloms');
    await page.getByRole('button', { name: 'Invite' }).click();
    const link = await page.getByRole('dialog').getByRole('textbox').first().inputValue();
    await lookOver(page);

    const phone = await stage.visit({ device: 'phone', reducedMotion: 'reduce' });
    // the link names the port of the settings, which here is any that was free
    await phone.goto(link.replace(/^https?:\/\/[^/]+/, stage.url));
    await lookOver(phone, /^Welcome, Hayden/);
    await phone.getByLabel(/e-mail/i).fill('hayden@example.test');
    await phone
      .getByLabel(/password/i)
      .first()
      .fill('another long password');
    await phone.getByRole('button', { name: /join/i }).click();
    await phone.waitForURL((url) => url.pathname === '/');
    await lookOver(phone, 'My path');
    await phone.goto('/housekeeping');
    stage.tolerate(/status of 403/);
    await phone.getByText('You may not see or do this.').waitFor();
  });

  test('keeps house: what happened, who may do what, and what was sent', async () => {
    const page = await stage.visit();
    await enter(page);
    for (const path of [
      '/housekeeping',
      '/housekeeping/history',
      '/housekeeping/access',
      '/housekeeping/mails',
      '/organisation',
      '/academy/settings',
    ]) {
      await page.goto(path);
      await lookOver(page);
    }
  });
});

async function tabTo(page: Page, target: ReturnType<Page['locator']>): Promise<void> {
  await target.waitFor();
  for (let tabs = 0; tabs < 40; tabs++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`no number of tabs leads to ${target.toString()}`);
}
