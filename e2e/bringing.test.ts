/** E-learning is brought in from anywhere: packages, links and documents become a module, and a salesperson goes through it. */
import { describe, expect, test } from 'vitest';
import { scorm12 } from '../src/testing/playable-scorm.ts';
import { tinyPdf } from '../src/testing/tiny-documents.ts';
import { ask, become } from './demo.ts';
import { useDemo } from './harness.ts';
import { lookOver } from './looking.ts';

// oxlint-disable-next-line rules-of-hooks -- sets a stage, not React's
const stage = useDemo();

const zip = (name: string, bytes: Uint8Array) => ({ name, mimeType: 'application/zip', buffer: Buffer.from(bytes) });

describe('whoever writes the menu', () => {
  test('drops packages many at once, reads what is wrong with one, and makes a module of another', async () => {
    stage.tolerate(/status of 4(?:15|22) .*\/api\/packages\/uploads\//);
    const page = await stage.visit({ reducedMotion: 'reduce' });
    await become(page, 'contributor');
    await page.goto('/menu');
    await page.getByRole('link', { name: 'Bring e-learning' }).click();
    await lookOver(page, 'Bring e-learning');
    const broken = new TextEncoder().encode('<courseStructure/>');
    await page
      .locator('input[type=file]')
      .setInputFiles([
        zip('broken.zip', new Uint8Array([0x50, 0x4b, 3, 4])),
        zip('good.zip', scorm12()),
        zip('cmi5.xml', broken),
      ]);
    await page.getByText(/This ZIP file is broken/).waitFor();
    await page
      .getByText(/^cmi5\.xml, line 1$/)
      .first()
      .waitFor();
    const came = page.getByRole('listitem').filter({ hasText: 'good.zip' });
    await came.getByRole('button', { name: 'Make a module' }).waitFor();
    await lookOver(page);
    await came.getByRole('button', { name: 'Make a module' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: /What is it called/ }).fill('From the marketplace');
    await dialog.getByLabel('Capability it develops').selectOption({ index: 1 });
    await lookOver(page);
    await dialog.getByRole('button', { name: 'Begin it' }).click();
    await page.waitForURL(/\/edit$/);
    await page
      .getByRole('button', { name: /^From the marketplace/ })
      .first()
      .click();
    await page.getByLabel('Package', { exact: true }).waitFor();
    await lookOver(page);
    const activityId = page.url().split('/').at(-2) ?? '';
    const { items } = await ask(page, 'GET', '/api/packages/shelf');
    expect(items[0].modules).toEqual([expect.objectContaining({ activityId, state: 'draft' })]);
  });
});

describe('a list of bought modules', () => {
  test('is chosen, its columns are said, it is brought in and taken back; the next one is read alike', async () => {
    const page = await stage.visit({ reducedMotion: 'reduce' });
    await become(page, 'contributor');
    await page.goto('/menu/catalogue');
    await lookOver(page, 'Bring in a list of modules');
    const list = (mark: string) => ({
      name: `${mark}.csv`,
      mimeType: 'text/csv',
      buffer: Buffer.from(
        `Our shopping;;\nTitle;Minutes;Where it is\nAsking ${mark};15;https://bought.example/${mark}\n`,
      ),
    });
    const file = page.locator('input[type=file]');
    await file.setInputFiles(list('one'));
    await page.getByText('The headings stand in row 2; what stands above them stays out.').waitFor();
    await page.getByRole('heading', { name: '1 row stays out' }).waitFor();
    await page.getByLabel('Where it is').selectOption({ label: 'Link' });
    await page.getByRole('heading', { name: '1 module comes' }).waitFor();
    await lookOver(page);
    await page.getByRole('button', { name: 'Bring in 1 module' }).click();
    await page.getByText('1 module is begun.').waitFor();
    await lookOver(page);
    await page.getByRole('button', { name: 'Take back the drafts of one.csv' }).click();
    await page.getByText('1 draft is gone.').waitFor();
    await page.getByRole('button', { name: 'Choose another list' }).click();
    await file.setInputFiles(list('two'));
    await page.getByText('The columns mean what they meant in the last list with these headings.').waitFor();
    await page.getByRole('heading', { name: '1 module comes' }).waitFor();
  });
});

describe('a module of a link and a document', () => {
  test('is written, published, and gone through on a phone: opened elsewhere, read in place', async () => {
    const page = await stage.visit({ device: 'phone', reducedMotion: 'reduce' });
    await become(page, 'head-of-sales');
    const activityId = crypto.randomUUID();
    const { capabilities } = await ask(page, 'GET', '/api/way-of-selling/versions/in-force/capabilities');
    const develops = [{ capabilityId: capabilities[0].capabilityId, proficiency: 2 }];
    const name = { en: 'Prices by heart' };
    await ask(page, 'POST', '/api/menu', {
      activityId,
      kind: 'module',
      delivery: 'e-learning',
      name,
      languages: ['en'],
      develops,
    });
    const handed = await page.request.fetch('/api/menu/documents', {
      method: 'POST',
      data: Buffer.from(tinyPdf()),
      headers: { 'content-type': 'application/octet-stream' },
    });
    const draft = await ask(page, 'GET', `/api/menu/${activityId}/draft`);
    const text = { en: 'Look at the second column.' };
    const link = {
      kind: 'link',
      key: 'link',
      title: { en: 'Our prices' },
      url: `${stage.url}/mark.svg`,
      minutes: 1,
      text,
    };
    const document = {
      kind: 'document',
      key: 'paper',
      title: { en: 'The leaflet' },
      ...(await handed.json()),
      name: 'leaflet.pdf',
      minutes: 1,
      text,
    };
    const { revision } = await ask(page, 'PATCH', `/api/menu/${activityId}/draft`, {
      seen: draft.revision,
      edits: [
        { edit: 'about', summary: name, minutes: 2 },
        ...draft.content.cards.map(({ key }: { key: string }) => ({ edit: 'remove-card', key })),
        { edit: 'card', card: link },
        { edit: 'card', card: document },
      ],
    });
    await ask(page, 'POST', `/api/menu/${activityId}/publish`, { seen: revision });
    await become(page, 'salesperson');
    await page.goto(`/learn/${activityId}`);
    await lookOver(page, 'Our prices');
    const done = page.getByRole('button', { name: 'Done' });
    expect(await done.isDisabled()).toBe(true);
    const [elsewhere] = await Promise.all([
      page.context().waitForEvent('page'),
      page.getByRole('link', { name: /Open it in a new window/ }).click(),
    ]);
    expect(await elsewhere.evaluate(() => window.opener)).toBeNull();
    await elsewhere.close();
    await done.click();
    await page.getByRole('heading', { level: 1, name: /The leaflet/ }).waitFor();
    // a browser without a viewer of its own opens it by itself
    const viewer = await page.evaluate(() => navigator.pdfViewerEnabled);
    expect(await page.locator('iframe').count()).toBe(viewer ? 1 : 0);
    const paper = page.getByRole('link', { name: /^Open it/ });
    const read = await page.request.get((await paper.getAttribute('href')) ?? '');
    expect([read.status(), read.headers()['content-type']]).toEqual([200, 'application/pdf']);
    await lookOver(page);
    await page.getByRole('button', { name: 'I have read it' }).click();
    await page.getByRole('heading', { level: 1, name: 'Finished' }).waitFor();
    await expect
      .poll(async () => (await ask(page, 'POST', `/api/activities/${activityId}/attempts`, {})).attempt.state)
      .toBe('completed');
  });
});
