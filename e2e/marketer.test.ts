/** Priya makes material with sales. She sees what sales needs, by capability and market, and nothing about anybody. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { sampleModule } from '../src/testing/sample-module.ts';
import { ask, become } from './demo.ts';
import { useDemo } from './harness.ts';
import { lookOver, settled } from './looking.ts';

// oxlint-disable-next-line rules-of-hooks -- sets a stage, not React's
const stage = useDemo();

describe('the marketing contributor', () => {
  test('sees what sales needs most and why, and no person in it', async () => {
    const page = await stage.visit();
    await become(page, 'contributor');
    const { items } = await ask(page, 'GET', '/api/people?limit=500');
    await page.goto('/');
    await lookOver(page, 'What sales needs');
    const needs = page
      .getByRole('main')
      .getByRole('listitem')
      .filter({ has: page.getByRole('heading', { level: 2 }) });
    expect(await needs.count()).toBeGreaterThan(2);
    await needs.first().getByRole('button', { name: /Why\?/ }).click();
    await page
      .getByText(/were assessed by somebody else/)
      .filter({ visible: true })
      .waitFor();
    const said = (await page.getByRole('main').textContent()) ?? '';
    for (const { name } of items as { name: string }[]) expect(said).not.toContain(name);
  });

  test('opens what a capability asks for by keyboard alone, and takes the table along', async () => {
    const page = await stage.visit({ reducedMotion: 'reduce' });
    await become(page, 'contributor');
    await page.goto('/');
    await settled(page, 'What sales needs');
    const asks = page.getByRole('button', { name: 'What it asks for' }).first();
    for (let tabs = 0; tabs < 60 && !(await asks.evaluate((button) => button === document.activeElement)); tabs++)
      await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect.poll(() => asks.getAttribute('aria-expanded')).toBe('true');
    await lookOver(page);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export' }).click();
    await page.getByText('Table (CSV)').click();
    expect((await download).suggestedFilename()).toMatch(/\.csv$/);
  });

  test('writes a module, comes back to all of it, and asks for it to be published', async () => {
    const page = await stage.visit({ reducedMotion: 'reduce' });
    await become(page, 'contributor');
    await page.goto('/menu');
    await lookOver(page, 'Menu');
    await page.getByRole('button', { name: 'New activity' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').first().fill('The second call');
    await dialog.getByRole('button', { name: 'Begin' }).click();
    await page.waitForURL(/\/edit$/);
    await lookOver(page, 'The second call');
    const firstCard = page.getByRole('button', { name: /^Text/ }).first();
    await firstCard.click();
    await page.getByRole('textbox', { name: 'Text · English' }).fill('The buyer has read your mail. What now?');
    await page.getByText('Saved', { exact: true }).first().waitFor();
    await page.reload();
    await settled(page, 'The second call');
    await firstCard.click();
    await page.getByText('The buyer has read your mail. What now?').first().waitFor();
    // an outline is not a module yet: what is missing is said, and asking waits for it
    expect(await page.getByRole('button', { name: 'Ask for publication' }).isDisabled()).toBe(true);

    const written = new URL(page.url()).pathname.split('/').at(-2) ?? '';
    await fillIn(page, written);
    await page.reload();
    await settled(page, 'The second call');
    await page.getByRole('button', { name: 'Ask for publication' }).click();
    await page.getByRole('button', { name: 'Asked for publication' }).waitFor();
    await lookOver(page);
  });

  test('finds colleagues in the directory, and is told that their standings are not hers to see', async () => {
    const page = await stage.visit();
    await become(page, 'contributor');
    await page.goto('/people');
    await lookOver(page, 'People');
    await page.getByRole('searchbox').first().fill('Amir Haddad');
    await page.getByRole('link', { name: 'Amir Haddad' }).click();
    await lookOver(page, 'Amir Haddad');
    stage.tolerate(/status of 403/);
    await page.goto(`${page.url()}/standings`);
    await page
      .getByText(/seen by the person|not yours|only/i)
      .filter({ visible: true })
      .first()
      .waitFor();
  });

  test('is spoken to in German where the browser asks for it', async () => {
    const page = await stage.visit({ device: 'phone', locale: 'de-DE', reducedMotion: 'reduce' });
    await become(page, 'contributor');
    await page.goto('/');
    await lookOver(page, 'Was der Vertrieb braucht');
  });
});

/** The rest of an afternoon of writing: every card of a module, in both languages. */
async function fillIn(page: Page, activityId: string): Promise<void> {
  const draft = `/api/menu/${activityId}/draft`;
  const { content, revision } = await ask(page, 'GET', draft);
  const { capabilities } = await ask(page, 'GET', '/api/way-of-selling/versions/in-force');
  await ask(page, 'PATCH', draft, {
    seen: revision,
    edits: [
      {
        edit: 'about',
        name: { en: 'The second call', de: 'Der zweite Anruf' },
        summary: { en: 'Asking before offering.', de: 'Erst fragen, dann anbieten.' },
        languages: ['en', 'de'],
        develops: [{ capabilityId: capabilities[0].capabilityId, proficiency: 2 }],
      },
      ...content.cards.map(({ key }: { key: string }) => ({ edit: 'remove-card', key })),
      ...sampleModule.cards.map((card) => ({ edit: 'card', card })),
    ],
  });
}
