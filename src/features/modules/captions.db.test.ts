import { beforeAll, expect, test } from 'vitest';
import { type Joined, ok, type TestAcademy, testAcademy } from '../../testing/academy.ts';

let a: TestAcademy;
let seller: Joined;
let contributor: Joined;

beforeAll(async () => {
  a = await testAcademy('empty');
  seller = await a.join({ name: 'Sam Seller' });
  contributor = await a.join({ name: 'Cora Contributor', grants: [{ grant: 'contributor', marketId: null }] });
});

const send = (text: string | Uint8Array, who = contributor) =>
  who.ask('POST', '/api/menu/captions', typeof text === 'string' ? new TextEncoder().encode(text) : text);

test('come as WebVTT or SubRip and are read as WebVTT, by everybody of the academy', async () => {
  const kept = await ok(send('WEBVTT\n\nSTYLE\n::cue{}\n\n00:01.000 --> 00:02.500\nGood morning\n'));
  expect(kept).toEqual({ file: expect.stringMatching(/^[0-9a-f]{64}$/), cues: 1, seconds: 2.5 });
  const { status, headers, bytes } = await seller.ask('GET', `/api/menu/captions/${kept.file}`);
  expect([status, headers.get('content-type'), headers.get('x-content-type-options')]).toEqual([
    200,
    'text/vtt; charset=utf-8',
    'nosniff',
  ]);
  expect(new TextDecoder().decode(bytes)).toBe('WEBVTT\n\n00:00:01.000 --> 00:00:02.500\nGood morning\n');
  const sub = await ok(send(Buffer.from('1\n00:00:01,000 --> 00:00:02,500\nGrüße\n', 'latin1')));
  const text = (await seller.ask('GET', `/api/menu/captions/${sub.file}`)).bytes;
  expect(new TextDecoder().decode(text)).toContain('Grüße');
  expect(await ok(send('WEBVTT\n\n00:01.000 --> 00:02.500\nGood morning'))).toEqual(kept);
});

test.each([
  ['nothing', '', 'file-empty', 400],
  ['a page', '<html><script>alert(1)</script></html>', 'captions-not-captions', 415],
  ['a time that is none', 'WEBVTT\n\n1 --> 2\nHi', 'captions-bad-time', 415],
  ['far too much', 'WEBVTT\n'.padEnd(1_000_001), 'captions-too-large', 413],
])('are refused where they are none: %s', async (_, text, reason, status) => {
  const refused = await send(text);
  expect([refused.status, refused.body.reason]).toEqual([status, reason]);
});

test('come from who writes modules made in the product, and stay in the academy', async () => {
  expect((await send('WEBVTT\n\n00:01.000 --> 00:02.000\nHi', seller)).status).toBe(403);
  const { file } = await ok(send('WEBVTT\n\n00:01.000 --> 00:02.000\nOurs'));
  const other = await testAcademy('empty', a.world);
  expect((await other.owner('GET', `/api/menu/captions/${file}`)).status).toBe(404);
});
