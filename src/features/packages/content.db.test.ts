/** Files of packages on their own origin: the right bytes with the right type, nothing beside them, and no way to anything else. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contentOrigin } from '../../server/http/content-origin.ts';
import type { Handle } from '../../server/http/app.ts';
import { ok, type TestAcademy, testAcademy, testWorld } from '../../testing/academy.ts';
import { courseXml, unitXml } from '../../testing/sample-package.ts';
import { zipOf } from '../../testing/zip.ts';
import { contentHandle } from './content-commands.ts';
import { framePage } from './frame-commands.ts';
import { contentAddress } from './session-gate-commands.ts';

const folder = mkdtempSync(join(tmpdir(), 'sellwright-content-'));
let a: TestAcademy;
let handle: Handle;
let url: URL;
let base: string;
let packageId: string;

beforeAll(async () => {
  const world = await testWorld(new Date('2026-03-02T09:00:00Z'), { DATA_DIR: folder, MIN_FREE_MB: '0' });
  a = await testAcademy('empty', world);
  handle = contentHandle(world);
  const made = await ok(
    a.owner(
      'POST',
      '/api/packages',
      zipOf([
        { name: 'cmi5.xml', content: courseXml('content', unitXml('content')) },
        { name: 'index.html', content: '<!doctype html><p>Hello' },
        { name: 'a b/größe.svg', content: '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>' },
        { name: 'film.mp4', content: '0123456789' },
        { name: 'program.exe', content: 'MZ' },
        { name: 'inner.zip', content: zipOf([{ name: '../../evil', content: 'x' }]) },
        { name: 'empty.txt', content: '' },
        { name: 'copy.txt', content: '0123456789' },
      ]),
    ),
  );
  packageId = made.packageId;
  const launched = await ok(a.owner('POST', `/api/packages/${made.packageId}/launches`, { auId: made.units[0].auId }));
  url = new URL(launched.url);
  base = url.href.replace(/index\.html.*$/, '');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const get = (address: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Response> =>
  handle(new Request(address, { method, headers: { host: url.host, ...headers } }), '127.0.0.1');

test('a unit starts on another origin than the academy', async () => {
  expect(url.origin).toBe(contentOrigin(a.world.settings, null));
  expect(url.port).toBe(String(a.world.settings.port + 1));
  const page = await get(url.href);
  expect([page.status, await page.text()]).toEqual([200, '<!doctype html><p>Hello']);
});

test.each([
  ['index.html', 'text/html; charset=utf-8'],
  ['a%20b/gr%C3%B6%C3%9Fe.svg', 'image/svg+xml'],
  ['film.mp4', 'video/mp4'],
  ['program.exe', 'application/octet-stream'],
  ['inner.zip', 'application/octet-stream'],
])('%s is served as %s, never to be guessed, and sets no cookie', async (path, type) => {
  const { status, headers } = await get(`${base}${path}`);
  expect([status, headers.get('content-type')]).toEqual([200, type]);
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('set-cookie')).toBeNull();
});

test('content reaches the academy’s endpoint and nothing else, and is framed by the academy only', async () => {
  const policy = (await get(url.href)).headers.get('content-security-policy') ?? '';
  const part = (name: string): string => policy.split('; ').find((one) => one.startsWith(name)) ?? '';
  expect(part('default-src')).toBe("default-src 'self' data: blob: 'unsafe-inline' 'unsafe-eval'");
  expect(part('connect-src')).toContain(`http://localhost:${a.world.settings.port}`);
  expect(part('frame-ancestors')).not.toContain('*');
  expect(part('sandbox')).not.toContain('allow-top-navigation');
  // or much content would lose its last word
  expect((await get(url.href)).headers.get('permissions-policy')).toContain('unload=*');
});

describe('a range', () => {
  test.each([
    ['bytes=2-4', 206, '234', 'bytes 2-4/10'],
    ['bytes=7-', 206, '789', 'bytes 7-9/10'],
    ['bytes=-2', 206, '89', 'bytes 8-9/10'],
    ['bytes=5-99', 206, '56789', 'bytes 5-9/10'],
    ['bytes=0-1,3-4', 200, '0123456789', null],
    ['bytes=4-2', 200, '0123456789', null],
    ['bytes=10-', 416, 'There are no such bytes.', 'bytes */10'],
  ])('%s', async (range, status, body, said) => {
    const answer = await get(`${base}film.mp4`, { range });
    expect([answer.status, await answer.text(), answer.headers.get('content-range')]).toEqual([status, body, said]);
  });

  test('of a file that changed meanwhile is the whole file', async () => {
    expect((await get(`${base}film.mp4`, { range: 'bytes=2-4', 'if-range': '"another"' })).status).toBe(200);
  });
});

test('what the browser has is not sent again', async () => {
  const tag = (await get(`${base}film.mp4`)).headers.get('etag') ?? '';
  expect((await get(`${base}film.mp4`, { 'if-none-match': tag })).status).toBe(304);
  expect((await get(`${base}copy.txt`)).headers.get('etag')).toBe(tag);
  const head = await get(`${base}film.mp4`, {}, 'HEAD');
  expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([200, '10', '']);
  expect(await (await get(`${base}empty.txt`)).text()).toBe('');
});

test('nothing else is there: no listing, no way out, no folder of another signature, no writing', async () => {
  const folderName = url.pathname.split('/')[1] ?? '';
  const forged = folderName.slice(0, -1) + (folderName.endsWith('0') ? '1' : '0');
  const away = ['', '..%2f..%2fsecret', '%2e%2e/%2e%2e/etc/passwd', 'index.html%00', 'INDEX.HTML', 'a%20b/', '%ff'];
  for (const path of away) expect((await get(`${base}${path}`)).status, path).toBe(404);
  expect((await get(`${url.origin}/${forged}/index.html`)).status).toBe(404);
  expect((await get(`${url.origin}/`)).status).toBe(404);
  expect((await get(`${url.origin}/api/me`)).status).toBe(404);
  expect((await get(url.href, {}, 'POST')).status).toBe(405);
});

test('where every package has an origin of its own, a host answers with its own package and no other', async () => {
  const settings = { ...a.world.settings, contentUrl: 'http://*.content.localhost:9' };
  const asked = contentHandle({ ...a.world, settings });
  const address = (id: string) => new URL(contentAddress(a.world, settings.contentUrl, a.academyId, id, 'index.html'));
  const made = await ok(
    a.owner(
      'POST',
      '/api/packages',
      zipOf([
        { name: 'cmi5.xml', content: courseXml('other', unitXml('other')) },
        { name: 'index.html', content: 'other' },
      ]),
    ),
  );
  const [own, other] = [address(packageId), address(made.packageId)];
  expect(own.host).toMatch(/^[0-9a-f]{40}\.content\.localhost:9$/);
  expect(own.host).not.toBe(other.host);
  const at = async (url: URL, host: string) =>
    (await asked(new Request(url, { headers: { host } }), '127.0.0.1')).status;
  expect(await at(own, own.host)).toBe(200);
  expect(await at(own, other.host)).toBe(404);
  expect(await at(own, 'localhost:9')).toBe(404);
});

test('the frame’s page runs its own script, is embedded by the academy only, and stands in the way of no package', async () => {
  const framed = contentHandle(a.world, framePage('tell()'));
  const at = (path: string) =>
    framed(new Request(`${url.origin}${path}`, { headers: { host: url.host } }), '127.0.0.1');
  const page = await at('/frame/');
  const policy = page.headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'none'; script-src 'self';");
  expect(policy).not.toContain('unsafe');
  expect(policy.split('; ').find((one) => one.startsWith('frame-ancestors'))).not.toContain("'self'");
  const address = /src="([^"]+)"/.exec(await page.text())?.[1] ?? '';
  const script = await at(address);
  expect([script.status, script.headers.get('content-type'), await script.text()]).toEqual([
    200,
    'text/javascript; charset=utf-8',
    'tell()',
  ]);
  expect(script.headers.get('x-content-type-options')).toBe('nosniff');
  expect((await at('/frame/other.js')).status).toBe(404);
  expect((await at(url.pathname)).status).toBe(200);
  expect((await get(`${url.origin}/frame/`)).status).toBe(404);
});

test('the pages around a unit run only what is ours, and are framed by the academy only', async () => {
  for (const path of ['/unit/', '/returned/']) {
    const page = await get(`${url.origin}${path}`, { 'accept-language': 'de-DE' });
    const policy = page.headers.get('content-security-policy') ?? '';
    expect([page.status, policy]).toEqual([
      200,
      expect.stringMatching(/^default-src 'none'; script-src 'sha256-[^ ]+'; /),
    ]);
    expect(policy).toContain(`frame-ancestors 'self' http://localhost:${a.world.settings.port}`);
    expect(policy).not.toContain('unsafe');
  }
  const back = await get(`${url.origin}/returned/`, { 'accept-language': 'de-DE' });
  expect(await back.text()).toContain('<h1>Beendet</h1>');
});
