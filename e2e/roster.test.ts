/** The administrator brings people in: choose a file, look, import, undo; and comes back with a newer one, on a phone, in German. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { expectNoAxeViolations, useStage } from './harness.ts';

// oxlint-disable-next-line rules-of-hooks -- sets a stage, not React's
const stage = useStage();

const roster = [
  'sales_agent,manager,regional_office,email',
  'Ada Arc,Eve Elm,North,ada@example.test',
  'Ben Bow,Eve Elm,North,ben@example.test',
  'Cid Cue,Fox Fir,South,cid@example.test',
  "=cmd|' /C calc'!A0,Fox Fir,South,dot@example.test",
].join('\n');
const newer =
  'sales_agent,manager,regional_office,email\nAda Arc,Fox Fir,South,ada@example.test\nCid Cue,Fox Fir,South,cid-cue@example.test\n';

const shots = process.env['PICTURES'];
async function picture(page: Page, name: string): Promise<void> {
  if (shots) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true });
}

async function found(page: Page): Promise<void> {
  await page.goto('/');
  await page.evaluate(async () => {
    const founder = { name: 'Olga Owner', email: 'olga@example.test', password: 'correct horse battery' };
    const send = (path: string, body: unknown) =>
      fetch(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
    const made = await send('/api/academies', {
      name: 'North & South',
      languages: ['en', 'de'],
      start: 'starter',
      founder,
      setupCode: '',
    });
    if (!made.ok) throw new Error(await made.text());
    const entered = await send('/api/sign-in', { email: founder.email, password: founder.password });
    if (!entered.ok) throw new Error(await entered.text());
  });
}

async function choose(page: Page, name: string, text: string): Promise<void> {
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
}

describe('importing a roster', () => {
  test('takes two clicks from the file to the people, and one back', async () => {
    const desk = await stage.visit();
    await found(desk);
    await desk.goto('/people/import');
    await desk.getByRole('heading', { name: 'Import people' }).waitFor();
    await expectNoAxeViolations(desk);
    await picture(desk, 'roster-empty');

    stage.tolerate(/status of 415/);
    await choose(desk, 'people.csv', `MZ\u0000\u0000${'\u0000'.repeat(100)}`);
    await desk.getByText('This is a program').waitFor();

    await choose(desk, 'people.csv', roster);
    await desk.getByRole('button', { name: 'Import 5 people' }).waitFor();
    await expectNoAxeViolations(desk);
    await picture(desk, 'roster-preview');
    await desk.getByRole('tab', { name: 'To look at 1' }).click();
    await desk.getByText('begins like a formula').first().waitFor();
    await picture(desk, 'roster-wrong');

    // a closed tab keeps the file
    await desk.reload();
    await desk.getByRole('button', { name: 'Import 5 people' }).click();
    await desk.getByRole('button', { name: 'Undo this import' }).waitFor();
    await desk.getByText('Give them a role').waitFor();
    await expectNoAxeViolations(desk);
    await picture(desk, 'roster-result');
    await desk.getByLabel('Role').selectOption({ index: 1 });
    await desk.getByRole('button', { name: 'Set for 5 people' }).click();
    await desk.getByText('Changed: 5').waitFor();
    await desk.getByRole('link', { name: 'See the people' }).click();
    await desk.getByText('Ada Arc').first().waitFor();

    await desk.evaluate(() =>
      fetch('/api/me', { method: 'PATCH', headers: { 'content-type': 'application/json' }, body: '{"language":"de"}' }),
    );
    const phone = await stage.visit({
      device: 'phone',
      locale: 'de-DE',
      colorScheme: 'dark',
      storageState: await desk.context().storageState(),
    });
    await phone.goto('/people/import');
    await phone.getByRole('heading', { name: 'Personen einlesen' }).waitFor();
    await choose(phone, 'neu.csv', newer);
    await phone.getByRole('switch', { name: 'Diese Datei nennt alle' }).click();
    await phone.getByRole('button', { name: '4 Personen einlesen' }).waitFor();
    await phone.getByRole('tab', { name: 'Ausgeschieden 2' }).waitFor();
    await expectNoAxeViolations(phone);
    await picture(phone, 'roster-phone');
    await phone.locator('summary').click();
    await picture(phone, 'roster-phone-columns');
    await expectNoAxeViolations(phone);
    await phone.getByRole('button', { name: '4 Personen einlesen' }).click();
    await phone.getByRole('button', { name: 'Einlesen zurücknehmen' }).click();
    await phone.getByText('Das Einlesen wurde zurückgenommen.').waitFor();
    await picture(phone, 'roster-phone-undone');
    expect(await phone.getByText('4 sind wieder wie zuvor.').count()).toBe(1);
  });
});
