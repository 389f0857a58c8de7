import { existsSync, mkdtempSync, readdirSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answered, type Joined, ok, type TestAcademy, testAcademy, testWorld } from '../../testing/academy.ts';
import { tinyMp4, tinyProgram, tinyWebm } from '../../testing/tiny-films.ts';
import { largestFilm } from './film.ts';

const folder = mkdtempSync(join(tmpdir(), 'sellwright-films-'));
let a: TestAcademy;
let seller: Joined;
let trainer: Joined;
let contributor: Joined;
let film: Answered['body'];

beforeAll(async () => {
  a = await testAcademy('empty', await testWorld(undefined, { DATA_DIR: folder, MIN_FREE_MB: '0' }));
  seller = await a.join({ name: 'Sam Seller' });
  trainer = await a.join({ name: 'Timo Trainer', grants: [{ grant: 'trainer', marketId: null }] });
  contributor = await a.join({ name: 'Cora Contributor', grants: [{ grant: 'contributor', marketId: null }] });
  film = await ok(send(tinyMp4()));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function send(body: Uint8Array | ReadableStream, headers: Record<string, string> = {}): Promise<Answered> {
  return contributor.ask('POST', '/api/menu/films', body, headers);
}

/** of this process, by what the system says of it */
const filesOpen = (): readonly string[] =>
  readdirSync('/proc/self/fd').flatMap((one) => {
    const place = existsSync(`/proc/self/fd/${one}`) ? readlinkSync(`/proc/self/fd/${one}`) : '';
    return place.startsWith(folder) ? [place] : [];
  });

const watch = (range?: string, more: Record<string, string> = {}): Promise<Answered> =>
  seller.ask('GET', `/api/menu/films/${film.file}`, undefined, { ...(range ? { range } : {}), ...more });

describe('a film that comes in', () => {
  test('is kept as it came, by its hash, with the files of the academy', async () => {
    expect(film).toEqual({ file: expect.stringMatching(/^[0-9a-f]{64}$/), type: 'video/mp4', size: 64 });
    expect(existsSync(join(folder, 'files', a.academyId, 'films', film.file.slice(0, 2), film.file))).toBe(true);
  });

  test('is kept once, however often it comes', async () => {
    expect(await ok(send(tinyMp4()))).toEqual(film);
    const rows = await a.inside((db) => db.selectFrom('film').select('file').where('file', '=', film.file).execute());
    expect(rows).toEqual([{ file: film.file }]);
  });

  test('may be WebM', async () => {
    const { file, type } = await ok(send(tinyWebm()));
    expect(type).toBe('video/webm');
    expect((await seller.ask('GET', `/api/menu/films/${file}`)).headers.get('content-type')).toBe('video/webm');
  });

  test.each([
    ['a program by the name of a film', tinyProgram(), 'not-a-film', 415],
    ['a page', new TextEncoder().encode('<html><script>alert(1)</script></html>'), 'not-a-film', 415],
    ['nothing', new Uint8Array(), 'file-empty', 400],
  ])('is refused where it is none, and leaves nothing behind: %s', async (_, bytes, reason, status) => {
    const refused = await send(bytes);
    expect([refused.status, refused.body.reason]).toEqual([status, reason]);
    const left = readdirSync(join(folder, 'files', a.academyId)).filter((name) => name.startsWith('.incoming-'));
    expect(left).toEqual([]);
  });

  test('is refused where it says itself that it is too large, or where bytes are missing', async () => {
    const large = await send(tinyMp4(), { 'content-length': String(largestFilm + 1) });
    expect([large.status, large.body.reason]).toEqual([413, 'film-too-large']);
    expect((await send(tinyMp4(), { 'content-length': '65' })).body.reason).toBe('file-cut-off');
  });

  test('is refused where it is too large and does not say so', async () => {
    const part = new Uint8Array(4 * 1024 * 1024);
    let sent = 0;
    const endless = new ReadableStream({
      pull(stream) {
        stream.enqueue(sent === 0 ? tinyMp4() : part);
        sent += 1;
        if (sent > 80) stream.close();
      },
    });
    expect((await send(endless)).body.reason).toBe('film-too-large');
  }, 60_000);

  test('comes from who writes modules made in the product, and nobody else', async () => {
    for (const who of [seller, trainer]) expect((await who.ask('POST', '/api/menu/films', tinyMp4())).status).toBe(403);
    expect((await a.owner('POST', '/api/menu/films', tinyMp4())).status).toBe(200);
  });
});

describe('a film that is watched', () => {
  test('comes whole, and may be kept by the browser of the one who watches', async () => {
    const { status, headers, bytes } = await watch();
    expect([status, bytes]).toEqual([200, tinyMp4()]);
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'video/mp4',
      'content-length': '64',
      'accept-ranges': 'bytes',
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, max-age=31536000, immutable',
    });
  });

  test.skipIf(process.platform !== 'linux')('is told of by HEAD without being left open', async () => {
    const long = new Uint8Array(400_000);
    long.set(tinyMp4());
    const { file } = await ok(send(long));
    const { status, headers, bytes } = await seller.ask('HEAD', `/api/menu/films/${file}`);
    expect([status, headers.get('content-length'), bytes.length]).toEqual([200, '400000', 0]);
    await expect.poll(filesOpen).toEqual([]);
  });

  test.each([
    ['bytes=4-7', 4, 7],
    ['bytes=60-', 60, 63],
    ['bytes=-4', 60, 63],
    ['bytes=32-4000', 32, 63],
  ])('comes in the part that is asked for: %s', async (range, start, end) => {
    const { status, headers, bytes } = await watch(range);
    expect([status, headers.get('content-range')]).toEqual([206, `bytes ${start}-${end}/64`]);
    expect(headers.get('content-length')).toBe(String(end - start + 1));
    expect(bytes).toEqual(tinyMp4().subarray(start, end + 1));
  });

  test.each(['bytes=64-', 'bytes=9-3', 'bytes=-0'])(
    'says how long it is where there is no such part: %s',
    async (range) => {
      const { status, headers, bytes } = await watch(range);
      expect([status, headers.get('content-range'), bytes.length]).toEqual([416, 'bytes */64', 0]);
    },
  );

  test('comes whole to who holds a part of another', async () => {
    expect((await watch('bytes=4-7', { 'if-range': '"another"' })).status).toBe(200);
    expect((await watch('bytes=4-7', { 'if-range': `"${film.file}"` })).status).toBe(206);
  });

  test('is there for the academy only', async () => {
    const other = await testAcademy('empty', a.world);
    expect((await other.owner('GET', `/api/menu/films/${film.file}`)).status).toBe(404);
    expect((await a.nobody('GET', `/api/menu/films/${film.file}`)).status).toBe(401);
    expect((await seller.ask('GET', `/api/menu/films/${'0'.repeat(64)}`)).body.reason).toBe('no-film');
  });

  test('is told to be gone where its bytes are lost', async () => {
    const { file } = await ok(send(tinyMp4(7)));
    rmSync(join(folder, 'files', a.academyId, 'films', file.slice(0, 2), file));
    expect((await seller.ask('GET', `/api/menu/films/${file}`)).status).toBe(410);
  });
});
