/** Content that speaks as it is taken away is heard, and its wishes give way to what the person has asked for. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { wishingScorm } from '../src/testing/wishing-scorm.ts';
import { useDemo } from './harness.ts';
import { bringAndBegin, contentOf, standingOf } from './packaged.ts';

// oxlint-disable-next-line rules-of-hooks -- sets a stage, not React's
const stage = useDemo();

const seen = (page: Page, words: string): Promise<void> => contentOf(page).getByText(words, { exact: true }).waitFor();
const press = (page: Page, name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();

test('a person who goes on or leaves does, whatever content wishes as it is taken away', async () => {
  const page = await stage.visit();
  const played = await bringAndBegin(
    page,
    wishingScorm([
      { id: 'one', wish: 'suspendAll' },
      { id: 'two', wish: 'exitAll' },
      { id: 'three', wish: '{target=one}choice' },
      { id: 'four', wish: '' },
    ]),
  );
  await page.goto(played.path);
  await seen(page, 'Part one');
  await press(page, 'Next part');
  await seen(page, 'Part two');
  await press(page, 'Next part');
  await seen(page, 'Part three');
  await press(page, 'Next part');
  await seen(page, 'Part four');
  await seen(page, 'Nothing was said');
  await press(page, 'Leave; your place is kept');
  await page.getByText('All of it is saved.').waitFor();
  await press(page, 'Go on');
  await seen(page, 'Part four');
  await seen(page, 'Entry resume');
  await seen(page, 'Said in leaving');
  await press(page, 'Previous part');
  await seen(page, 'Part three');
  // nobody asks for anything: now the wish is granted
  await page.reload();
  await seen(page, 'Part one');
  expect((await standingOf(page, played)).begun).toBe(true);
});
