/** A coaching session from the plan to the printed page: the manager on a desk, the salesperson on a phone, in the demo academy. */
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { expectNoAxeViolations, useStage } from './harness.ts';

// oxlint-disable-next-line rules-of-hooks -- sets a stage, not React's
const stage = useStage();

interface Person {
  readonly id: string;
  readonly name: string;
}

/** Somebody the demo's manager leads and has no agreement with yet, and one where an agreement is in force. */
async function become(page: Page, part: string): Promise<Person> {
  await page.goto('/');
  return page.evaluate(async (wanted) => {
    const send = (path: string, body: unknown) =>
      fetch(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
    const { items } = (await (await fetch('/api/demo/people')).json()) as {
      items: { id: string; name: string; part: string }[];
    };
    const person = items.find((one) => one.part === wanted);
    if (!person) throw new Error(`the demo has no ${wanted}`);
    await send('/api/demo/become', { personId: person.id });
    return { id: person.id, name: person.name };
  }, part);
}

const shots = process.env['PICTURES'];
async function picture(page: Page, name: string): Promise<void> {
  if (shots) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true });
}

describe('a coaching session', () => {
  beforeAll(async () => {
    const response = await fetch(`${stage.url}/api/demo`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"setupCode":""}',
    });
    const said = await response.text();
    if (said.includes('"problem"')) throw new Error(said);
  });

  test('begins with whom to coach and why, is agreed on one screen, accepted on a phone and printed on one page', async () => {
    const desk = await stage.visit();
    const phone = await stage.visit({ device: 'phone', locale: 'de-DE' });
    await become(desk, 'manager');
    const seller = await become(phone, 'salesperson');

    await desk.goto('/coaching');
    await desk.getByRole('heading', { name: 'Whom to coach next' }).waitFor();
    await expectNoAxeViolations(desk);
    await picture(desk, 'coaching-desk');

    // the salesperson of the demo, whatever stands between the two so far
    await desk.goto(`/people/${seller.id}`);
    await desk.getByRole('button', { name: /Plan a session with/ }).click();
    await desk.getByRole('button', { name: 'Sit down now' }).click();
    await desk.getByRole('heading', { name: /Coaching session with/ }).waitFor();
    await desk.getByLabel('What was said').fill('We looked at the last two calls.');
    await expectNoAxeViolations(desk);
    await picture(desk, 'session-desk');
    await desk.getByLabel('What will be done?').first().fill('Be more proactive');
    await desk.getByText('leaves open what one will see').waitFor();
    await desk
      .getByLabel('What will be done?')
      .first()
      .fill('Call five customers who went quiet before Friday and note what they buy elsewhere');
    await desk.getByLabel('Note', { exact: true }).fill('One gap only this time.');
    await picture(desk, 'session-form');
    await desk.getByRole('button', { name: /accept/i }).click();
    await desk.getByRole('heading', { name: 'What is proposed' }).waitFor();
    await picture(desk, 'session-proposed-desk');
    await desk.getByRole('button', { name: 'Close the session' }).click();
    await desk.getByText(/· held/).waitFor();
    await desk.goto('/coaching');
    await desk.getByRole('link', { name: seller.name }).last().click();
    await desk.getByRole('heading', { name: /Agreement with/ }).waitFor();
    await expectNoAxeViolations(desk);
    await picture(desk, 'agreement-proposed-desk');

    await phone.goto('/coaching');
    await phone.getByText('Ein Vorschlag wartet auf Ihre Zustimmung').waitFor();
    await expectNoAxeViolations(phone);
    await picture(phone, 'coaching-phone');
    await phone.getByRole('listitem').filter({ hasText: 'Ein Vorschlag wartet' }).getByRole('link').click();
    await phone.getByRole('button', { name: 'Annehmen' }).waitFor();
    await expectNoAxeViolations(phone);
    await picture(phone, 'agreement-phone');
    await phone.getByRole('button', { name: 'Annehmen' }).click();
    await phone.getByText('Vereinbart. Sie gilt jetzt.').waitFor();
    await picture(phone, 'agreement-in-force-phone');

    await desk.reload();
    await desk.getByText('In force, check-back').waitFor();
    await picture(desk, 'agreement-in-force-desk');
    const paper = await desk.pdf({ preferCSSPageSize: true });
    expect(paper.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
    if (shots) {
      await desk.emulateMedia({ media: 'print' });
      await picture(desk, 'agreement-paper');
      await desk.emulateMedia({ media: 'screen' });
    }

    await desk.getByRole('button', { name: 'Check back early' }).click();
    await desk.getByRole('radio', { name: /4/ }).first().check({ force: true });
    await picture(desk, 'check-back-desk');
    await expectNoAxeViolations(desk);
  });

  test('keeps what was written when the tab closes before it is sent', async () => {
    const desk = await stage.visit();
    await become(desk, 'manager');
    await desk.goto('/coaching');
    await desk
      .getByRole('button', { name: /Plan a session with/ })
      .first()
      .click();
    await desk.getByRole('button', { name: 'Sit down now' }).click();
    await desk.getByLabel('What was said').fill('Half a sen');
    const field = desk.getByLabel('What will be done?').first();
    await field.fill('Write three questions');
    const address = desk.url();
    await desk.goto('about:blank');
    await desk.goto(address);
    await expect.poll(() => desk.getByLabel('What will be done?').first().inputValue()).toBe('Write three questions');
    await expect.poll(() => desk.getByLabel('What was said').inputValue()).toBe('Half a sen');
  });
});
