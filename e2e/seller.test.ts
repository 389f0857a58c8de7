/** Amir sells. Between two calls, on his phone: what next, how he sees himself, what he agreed on, and everything said about him. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { ask, become } from './demo.ts';
import { useDemo } from './harness.ts';
import { lookOver, settled } from './looking.ts';

// oxlint-disable-next-line rules-of-hooks -- sets a stage, not React's
const stage = useDemo();

/** His manager proposes something, as she would after a session. @returns the path of the agreement */
async function proposedByHisManager(page: Page): Promise<string> {
  await become(page, 'salesperson');
  const { person } = await ask(page, 'GET', '/api/me');
  await become(page, 'manager');
  const prepared = await ask(page, 'GET', `/api/coaching/preparation/${person.id}`);
  const gap = prepared.choices.find((one: { required: number; standing: number | null }) => one.required > 1);
  const day = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  const content = {
    gaps: [{ capabilityId: gap.capabilityId, from: 1, to: 3 }],
    actions: [
      {
        what: 'Ask for the cost of waiting in the next five first meetings',
        kind: 'practice',
        owner: 'salesperson',
        due: day(14),
      },
    ],
    checkBack: day(42),
    note: '',
  };
  const { agreement } = prepared;
  if (agreement?.open)
    await ask(page, 'POST', `/api/coaching/agreements/${agreement.id}/proposal/close`, {
      how: agreement.revisions.at(-1).proposedBy === person.id ? 'decline' : 'withdraw',
    });
  const proposed = agreement
    ? await ask(page, 'POST', `/api/coaching/agreements/${agreement.id}/revisions`, {
        after: agreement.revisions.length,
        content,
      })
    : await ask(page, 'POST', '/api/coaching/agreements', { salespersonId: person.id, content });
  return `/coaching/agreements/${proposed.id}`;
}

describe('the salesperson, on a phone', () => {
  test('reads what is proposed, accepts exactly that, and ticks off what is done', async () => {
    const agreement = await stage.borrow(proposedByHisManager);
    const page = await stage.visit({ device: 'phone', reducedMotion: 'reduce' });
    await become(page, 'salesperson');
    await page.goto('/');
    await lookOver(page, 'My path');
    await page.getByRole('region', { name: 'The one thing to do now' }).waitFor();

    await page.goto(agreement);
    await lookOver(page);
    const proposal = page.getByRole('region', { name: 'Proposal' });
    await proposal.getByText('Ask for the cost of waiting').first().waitFor();
    await proposal.getByRole('button', { name: 'Accept' }).click();
    await page.getByText('Agreed. It is in force.').waitFor();
    await lookOver(page);

    await page.goto('/');
    await settled(page, 'My path');
    await page.getByRole('checkbox', { name: /Ask for the cost of waiting/ }).check();
    await page.getByRole('button', { name: 'Undo' }).waitFor();
    await page.reload();
    await settled(page, 'My path');
    await expect.poll(() => page.getByRole('checkbox', { name: /Ask for the cost of waiting/ }).isChecked()).toBe(true);
  });

  test('evaluates himself where there is no connection, and nothing is lost', async () => {
    const page = await stage.visit({ device: 'phone', reducedMotion: 'reduce' });
    await become(page, 'salesperson');
    await page.goto('/me/assess');
    await lookOver(page, 'Evaluate yourself');
    const card = (at: number) => page.locator('section[data-capability]').nth(at);
    const judge = (at: number, step: number) => card(at).locator('label').nth(step).tap();
    await judge(0, 2);
    await page.getByText('Saved', { exact: true }).first().waitFor();

    stage.tolerate(/ERR_INTERNET_DISCONNECTED/);
    await page.context().setOffline(true);
    await judge(1, 1);
    await judge(2, 3);
    await page.getByText('Kept, will be saved').first().waitFor();
    await page.context().setOffline(false);
    await page.getByText('Saved', { exact: true }).first().waitFor();
    await page.reload();
    await settled(page, 'Evaluate yourself');
    for (const [at, step] of [
      [0, 2],
      [1, 1],
      [2, 3],
    ] as const)
      await expect.poll(() => card(at).getByRole('radio').nth(step).isChecked()).toBe(true);
  });

  test('confirms by keyboard alone, and asks of a standing why it is what it is', async () => {
    const page = await stage.visit({ device: 'desktop' });
    await become(page, 'salesperson');
    await page.goto('/me/assess');
    await settled(page, 'Evaluate yourself');
    for (const key of ['ArrowDown', '3', '2', '3', 'n']) await page.keyboard.press(key);
    await page.keyboard.type('Three demos this month');
    await page.keyboard.press('Escape');
    await page.getByText('Saved', { exact: true }).first().waitFor();
    const confirm = page.getByRole('button', { name: 'Confirm' });
    for (let tabs = 0; tabs < 400 && !(await confirm.evaluate((button) => button === document.activeElement)); tabs++)
      await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await lookOver(page, 'My standings');
    await page
      .getByRole('button', { name: /^Why\? ./ })
      .first()
      .focus();
    await page.keyboard.press('Enter');
    await page.getByText('Grace Okafor').filter({ visible: true }).first().waitFor();
    await lookOver(page);
  });

  test('is spoken to in German where the browser asks for it', async () => {
    const page = await stage.visit({ device: 'phone', locale: 'de-DE' });
    await become(page, 'salesperson');
    await page.goto('/');
    await lookOver(page, 'Mein Weg');
    await page.goto('/me/standings');
    await lookOver(page);
  });
});
