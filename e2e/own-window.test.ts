/** A package that opens in a window of its own: it finds the academy at its opener, and nothing is lost when the window goes. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { scorm12 } from '../src/testing/playable-scorm.ts';
import { ask, become } from './demo.ts';
import { useDemo } from './harness.ts';
import { lookOver } from './looking.ts';
import { bringAndBegin, standingOf } from './packaged.ts';

// oxlint-disable-next-line rules-of-hooks -- sets a stage, not React's
const stage = useDemo();

const heading = (page: Page, name: string): Promise<void> =>
  page.getByRole('heading', { level: 2, name, exact: true }).waitFor();

test('a package plays in a window of its own: one that is held back says so, and closing it is leaving', async () => {
  // of a window Chromium says so, of a frame it does not: the origin is one of content only
  stage.tolerate(/allow-scripts and allow-same-origin/);
  const page = await stage.visit();
  const played = await bringAndBegin(page, scorm12());
  const { packageId } = await ask(page, 'GET', `/api/attempts/${played.attemptId}/cards/${played.cardKey}`);
  await become(page, 'head-of-sales');
  await ask(page, 'PATCH', `/api/packages/${packageId}`, { ownWindow: true });
  await become(page, 'salesperson');
  await page.goto(played.path);
  const frame = page.frameLocator('iframe');
  const toOpen = frame.getByRole('button', { name: 'Open the window' });
  await toOpen.waitFor();
  await lookOver(page);
  await toOpen.evaluate(() => {
    const open = window.open.bind(window);
    window.open = () => {
      window.open = open;
      return null;
    };
  });
  await toOpen.click();
  await frame.getByText('Your browser has kept the window back.').waitFor();
  const opened = async (): Promise<Page> => {
    const [popup] = await Promise.all([page.waitForEvent('popup'), toOpen.click()]);
    return popup;
  };
  const popup = await opened();
  await popup.getByText('Entry ab-initio').waitFor();
  await popup.getByRole('button', { name: 'Finish' }).click();
  // its window stays, and so does what it shows last
  await heading(page, 'This part has ended');
  await page.getByRole('button', { name: 'Next part' }).click();
  await popup.getByText('Part two').waitFor();
  await popup.getByRole('button', { name: 'Turn without a word' }).click();
  await popup.close();
  await heading(page, 'Your place is kept');
  await page.getByText('All of it is saved.').waitFor();
  await page.getByRole('button', { name: 'Go on', exact: true }).click();
  const again = await opened();
  await again.getByText('Entry resume').waitFor();
  await again.getByText('Page 1', { exact: true }).waitFor();
  await again.getByRole('button', { name: 'Finish' }).click();
  await heading(page, 'Finished');
  await page.getByText('All of it is saved.').waitFor();
  await frame.getByRole('button', { name: 'Show the window' }).waitFor();
  await again.close();
  await frame.getByRole('button', { name: 'Show the window' }).waitFor({ state: 'detached' });
  await heading(page, 'Finished');
  expect(await standingOf(page, played)).toMatchObject({ done: true, standing: { completed: true } });
});
