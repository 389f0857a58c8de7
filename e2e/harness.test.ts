import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { collectReports, expectNoAxeViolations, openBrowser } from './harness.ts';

const pages: Record<string, string> = {
  '/sound':
    '<!doctype html><html lang="en"><title>Sound</title><main><h1>Sound</h1><button type="button">Go</button></main>',
  '/mute':
    '<!doctype html><html lang="en"><title>Mute</title><main><h1>Mute</h1><button type="button"></button></main>',
  '/inline':
    '<!doctype html><html lang="en"><title>Inline</title><main><h1>Inline</h1></main><script>window.ran = true</script>',
  '/broken':
    '<!doctype html><html lang="en"><title>Broken</title><main><h1>Broken</h1></main><script src="/broken.js"></script>',
  '/broken.js': 'throw new Error("it broke")',
};

let server: Server;
let browser: Browser;

beforeAll(async () => {
  server = createServer((request, response) => {
    const path = request.url ?? '';
    response.setHeader('content-type', path.endsWith('.js') ? 'text/javascript' : 'text/html');
    response.setHeader('content-security-policy', "default-src 'self'; img-src data:");
    response.statusCode = path in pages ? 200 : 204;
    response.end(pages[path]);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  server.close();
});

async function visit(path: string): Promise<{ page: Page; reports: string[] }> {
  const context = await browser.newContext({ baseURL: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
  const reports: string[] = [];
  await collectReports(context, (report) => reports.push(report));
  const page = await context.newPage();
  await page.goto(path);
  return { page, reports };
}

test('a sound page passes and reports nothing', async () => {
  const { page, reports } = await visit('/sound');
  await expectNoAxeViolations(page);
  expect(reports).toEqual([]);
});

test('a button without a name is a violation', async () => {
  const { page } = await visit('/mute');
  await expect(expectNoAxeViolations(page)).rejects.toThrow('button-name');
});

test('a script that the content security policy refuses is reported', async () => {
  const { page, reports } = await visit('/inline');
  await expect.poll(() => reports.join()).toContain('content security policy: script-src-elem refused inline');
  expect(await page.evaluate(() => 'ran' in window)).toBe(false);
});

test('an uncaught exception is reported', async () => {
  const { reports } = await visit('/broken');
  await expect.poll(() => reports.join()).toContain('it broke');
});
