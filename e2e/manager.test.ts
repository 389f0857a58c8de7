/** Grace leads a team and has an hour a week for it, on her phone: whom to coach next, how they do, what to agree on. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { ask, become } from './demo.ts';
import { useDemo } from './harness.ts';
import { lookOver, settled } from './looking.ts';

// oxlint-disable-next-line rules-of-hooks -- sets a stage, not React's
const stage = useDemo();

/** Somebody of hers with whom nothing is agreed yet: the story agrees on something new. */
async function somebodyToCoach(page: Page): Promise<{ id: string; name: string }> {
  const { picks, waiting } = await ask(page, 'GET', '/api/coaching/next');
  for (const { person } of [...picks, ...waiting]) {
    const { items } = await ask(page, 'GET', `/api/coaching/agreements?salesperson=${person.id}&ended=no`);
    if (items.length === 0) return person;
  }
  throw new Error('everybody of the team has an agreement');
}

describe('the manager, on a phone', () => {
  test('sees whom to coach next and why, judges eight capabilities, and agrees on a gap in one sitting', async () => {
    const page = await stage.visit({ device: 'phone', reducedMotion: 'reduce' });
    await become(page, 'manager');
    const person = await somebodyToCoach(page);
    await page.goto('/');
    await lookOver(page, 'My team');
    const next = page.getByRole('list').filter({ has: page.getByRole('button', { name: /^Plan a session with/ }) });
    await next
      .getByRole('button', { name: /^Why\?/ })
      .first()
      .click();
    await page
      .getByText(/points in all/)
      .first()
      .waitFor();
    await page.keyboard.press('Escape');

    const more = page.getByRole('button', { name: /more who can wait/ });
    if (await more.isVisible()) await more.click();
    await next.getByRole('link', { name: person.name }).click();
    await lookOver(page, person.name);
    await page.getByRole('link', { name: 'Appraise' }).first().click();
    await judge(page, person.name);

    await page.goto('/coaching');
    await lookOver(page, 'Coaching');
    if (await more.isVisible()) await more.click();
    await page.getByRole('button', { name: `Plan a session with ${person.name}` }).click();
    await page.getByRole('button', { name: 'Sit down now' }).click();
    await agree(page, person.name);
  });

  test('records what she saw at a customer’s in under a minute, and takes back what was tapped wrong', async () => {
    const page = await stage.visit({ device: 'phone', reducedMotion: 'reduce' });
    await become(page, 'manager');
    const [person] = (await ask(page, 'GET', '/api/gaps/team')).people as { id: string; name: string }[];
    await page.goto(`/people/${person?.id}`);
    await lookOver(page, person?.name);
    await page.getByRole('link', { name: 'Record what you saw' }).first().tap();
    await lookOver(page, 'What did you see?');
    const seen = async (): Promise<number> =>
      (await ask(page, 'GET', `/api/people/${person?.id}/demonstrations?limit=100`)).items.length;
    const before = await seen();
    await page.getByRole('main').getByRole('listitem').getByRole('button').first().tap();
    await page.getByRole('radio').nth(2).check({ force: true });
    await page.getByLabel('Call', { exact: true }).check({ force: true });
    await lookOver(page);
    await page.getByRole('button', { name: 'Record', exact: true }).tap();
    await page.getByText('1 demonstration recorded').waitFor();
    await expect.poll(seen).toBe(before + 1);
    await page.getByRole('button', { name: 'Undo' }).tap();
    await expect.poll(seen).toBe(before);
  });

  test('gives her team something to learn, sees before who gets what and why, and takes it back', async () => {
    const page = await stage.visit({ reducedMotion: 'reduce' });
    await become(page, 'manager');
    await page.goto('/assign');
    await lookOver(page, 'Give something to learn');
    await page.getByText(/get something: \d+ activit/).waitFor();
    await page.getByRole('button', { name: /Why\?/ }).first().click();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Give it' }).click();
    await page.getByRole('button', { name: 'Undo' }).waitFor();
    await page.goto('/assign/given');
    await lookOver(page, 'What was given');
    await page
      .getByRole('button', { name: /^Take back/ })
      .first()
      .click();
    await expect.poll(async () => (await ask(page, 'GET', '/api/assignments')).items[0].undoneAt).not.toBeNull();
    await lookOver(page, 'What was given');
  });

  test('reads the team’s gaps by keyboard alone, each with the evidence behind it', async () => {
    const page = await stage.visit({ device: 'desktop' });
    await become(page, 'manager');
    await page.goto('/team/gaps');
    await lookOver(page);
    const first = page.getByRole('gridcell').first();
    await first.focus();
    for (const key of ['ArrowDown', 'ArrowRight', 'ArrowLeft', 'ArrowUp']) await page.keyboard.press(key);
    await expect.poll(() => first.evaluate((cell) => cell === document.activeElement)).toBe(true);
    await page
      .getByRole('gridcell', { name: /^stands at/ })
      .first()
      .focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByText('Grace Okafor').first().waitFor();
    await lookOver(page);
  });

  test('is spoken to in German where the browser asks for it', async () => {
    const page = await stage.visit({ device: 'phone', locale: 'de-DE' });
    await become(page, 'manager');
    await page.goto('/');
    await lookOver(page, 'Mein Team');
    await page
      .getByRole('button', { name: /^Ein Gespräch planen mit/ })
      .first()
      .waitFor();
  });
});

/** Eight taps; another tab shows them without being asked, and they are there again after the page was closed and opened. */
async function judge(page: Page, name: string): Promise<void> {
  await settled(page, `Appraise ${name}`);
  const beside = await page.context().newPage();
  await beside.goto(page.url());
  await settled(beside, `Appraise ${name}`);
  const cards = page.locator('section[data-capability]');
  for (let at = 0; at < 8; at++)
    await cards
      .nth(at)
      .locator('label')
      .nth(at % 2 === 0 ? 0 : 1)
      .tap();
  await page.getByText(/^8 of \d+ rated$/).waitFor();
  await page.getByText('Saved', { exact: true }).first().waitFor();
  await beside.getByText(/^8 of \d+ rated$/).waitFor();
  await beside.close();
  await lookOver(page);
  await page.reload();
  await page.getByText(/^8 of \d+ rated$/).waitFor();
  await page.getByRole('button', { name: 'Confirm' }).click();
  await lookOver(page, /^Side by side/);
}

async function agree(page: Page, name: string): Promise<void> {
  await settled(page, `Coaching session with ${name}`);
  await page.getByRole('textbox', { name: 'What was said' }).fill('The first call opens too broadly.');
  await page
    .getByRole('textbox', { name: 'What will be done?' })
    .first()
    .fill('Open ten first calls with one cost the buyer carries today, and note the answer');
  await lookOver(page);
  await page.getByRole('button', { name: 'Propose and accept' }).click();
  await page.getByRole('heading', { name: 'What is proposed' }).waitFor();
  await page.getByText('Open ten first calls with one cost').first().waitFor();
  await page.getByRole('link', { name: 'Open', exact: true }).click();
  await page.getByText(`You have accepted it. It is in force once ${name} accepts it too.`).waitFor();
  await lookOver(page);
  await page.goBack();
  await page.getByRole('button', { name: 'Close the session' }).click();
  await page.getByText(/ · held$/).waitFor();
}
