/** Looking a screen over, the way every story does it on every screen it passes. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { axeViolations } from './harness.ts';

/** Waits until nothing on the screen is still loading. */
export async function settled(page: Page, heading?: string | RegExp): Promise<void> {
  await (
    heading === undefined ? page.locator('h1').first() : page.getByRole('heading', { level: 1, name: heading })
  ).waitFor();
  // an address may change before its screen does: calm is what stays so for several looks
  let calm = 0;
  const look = async (): Promise<number> => {
    const isCalm = await page.evaluate(
      () => document.querySelector('h1') !== null && document.querySelector('[aria-busy=true]') === null,
    );
    calm = isCalm ? calm + 1 : 0;
    return calm;
  };
  await expect.poll(look, { timeout: 15_000, interval: 50 }).toBeGreaterThanOrEqual(4);
  await atRest(page);
}

/** Half faded in, a note has no contrast yet; half turned to night, nothing has. */
export async function atRest(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next)));
    await Promise.allSettled(document.getAnimations().map((one) => one.finished));
  });
}

async function turn(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.waitForFunction(
    (wanted) => document.documentElement.dataset['mantineColorScheme'] === wanted,
    colorScheme,
  );
  await atRest(page);
}

/** No fault in what the screen tells those who listen, none in its colours by day or by night, nothing to scroll sideways for. */
export async function lookOver(page: Page, heading?: string | RegExp): Promise<void> {
  await settled(page, heading);
  expect(await axeViolations(page), `${page.url()} in light`).toEqual([]);
  await turn(page, 'dark');
  expect(await axeViolations(page, ['color-contrast']), `${page.url()} in dark`).toEqual([]);
  await turn(page, 'light');
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(wider, `${page.url()} is wider than the screen`).toBeLessThanOrEqual(0);
}
