/** Priya makes material with sales. She sees what sales needs, by capability and market, and nothing about anybody. */
import { describe, expect, test } from 'vitest';
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
