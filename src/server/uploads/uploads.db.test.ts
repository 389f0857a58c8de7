import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answered, type Joined, ok, type TestAcademy, testAcademy, testWorld } from '../../testing/academy.ts';
import { pieceHeaders, uploadHeaders } from '../../testing/lived-in-uploads.ts';
import { tinyMp4 } from '../../testing/tiny-films.ts';
import { sweepUploads } from './jobs.ts';

const folder = mkdtempSync(join(tmpdir(), 'sellwright-uploads-'));
let a: TestAcademy;
let seller: Joined;
let contributor: Joined;

beforeAll(async () => {
  a = await testAcademy('empty', await testWorld(undefined, { DATA_DIR: folder, MIN_FREE_MB: '0' }));
  seller = await a.join({ name: 'Sam Seller' });
  contributor = await a.join({ name: 'Cora Contributor', grants: [{ grant: 'contributor', marketId: null }] });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const film = tinyMp4();
const begin = (length = film.length, who = contributor): Promise<Answered> =>
  who.ask('POST', '/api/uploads', undefined, uploadHeaders('film', length));
const piece = (id: string, offset: number, bytes: Uint8Array | ReadableStream, more = {}): Promise<Answered> =>
  contributor.ask('PATCH', `/api/uploads/${id}`, bytes, { ...pieceHeaders(offset), ...more });
const offsetOf = async (id: string): Promise<string | null> =>
  (await contributor.ask('HEAD', `/api/uploads/${id}`)).headers.get('upload-offset');
const begun = async (length?: number): Promise<string> => (await ok(begin(length))).uploadId as string;
const bytesOf = (id: string): string => join(folder, 'files', a.academyId, `.incoming-upload-${id}`);
const sumOf = (bytes: Uint8Array): string => `sha256 ${createHash('sha256').update(bytes).digest('base64')}`;

/** what it is given, and then the connection breaks */
function broken(...parts: readonly Uint8Array[]): ReadableStream {
  const left = [...parts];
  return new ReadableStream({
    pull(stream) {
      const part = left.shift();
      if (part) stream.enqueue(part);
      else stream.error(new Error('the network is gone'));
    },
  });
}

describe('an upload', () => {
  test('says where it is, how much is there, and how long it may take', async () => {
    const made = await begin();
    expect(made.status).toBe(201);
    expect(made.headers.get('location')).toBe(`/api/uploads/${made.body.uploadId}`);
    expect(made.headers.get('tus-resumable')).toBe('1.0.0');
    const told = await contributor.ask('HEAD', `/api/uploads/${made.body.uploadId}`);
    expect([told.headers.get('upload-offset'), told.headers.get('upload-length')]).toEqual(['0', '64']);
    expect(told.headers.get('upload-expires')).toBe('Mon, 09 Mar 2026 09:00:00 GMT');
    expect(told.headers.get('cache-control')).toBe('no-store');
  });

  test('comes in pieces, and is a film in the end, once, however often one asks', async () => {
    const id = await begun();
    expect((await piece(id, 0, film.subarray(0, 20))).headers.get('upload-offset')).toBe('20');
    const early = await contributor.ask('POST', `/api/menu/films/uploads/${id}`);
    expect([early.status, early.body.reason]).toEqual([409, 'upload-not-whole']);
    expect((await piece(id, 20, film.subarray(20))).status).toBe(204);
    const listed = async (): Promise<string[]> =>
      (await ok(contributor.ask('GET', '/api/uploads'))).items.map((one: { uploadId: string }) => one.uploadId);
    expect(await listed()).toContain(id);
    const kept = await ok(contributor.ask('POST', `/api/menu/films/uploads/${id}`));
    expect(kept).toEqual({ file: createHash('sha256').update(film).digest('hex'), type: 'video/mp4', size: 64 });
    expect((await seller.ask('GET', `/api/menu/films/${kept.file}`)).bytes).toEqual(film);
    expect(existsSync(bytesOf(id))).toBe(false);
    expect(await ok(contributor.ask('POST', `/api/menu/films/uploads/${id}`))).toEqual(kept);
    expect(await listed()).not.toContain(id);
  });

  test('keeps what arrived before the connection broke', async () => {
    const id = await begun();
    const cut = await piece(id, 0, broken(film.subarray(0, 10), film.subarray(10, 30)));
    expect([cut.status, cut.body.reason]).toEqual([400, 'upload-broken-off']);
    expect(await offsetOf(id)).toBe('30');
    expect((await piece(id, 30, film.subarray(30))).headers.get('upload-offset')).toBe('64');
  });

  test('counts nothing that a killed process wrote and did not count', async () => {
    const id = await begun();
    await ok(piece(id, 0, film.subarray(0, 8)));
    writeFileSync(bytesOf(id), Buffer.alloc(40), { flag: 'a' });
    expect(await offsetOf(id)).toBe('8');
    await ok(piece(id, 8, film.subarray(8)));
    expect(statSync(bytesOf(id)).size).toBe(64);
    expect((await ok(contributor.ask('POST', `/api/menu/films/uploads/${id}`))).size).toBe(64);
  });

  test('begins anew where its bytes are lost, as after a backup was restored', async () => {
    const id = await begun();
    await ok(piece(id, 0, film.subarray(0, 8)));
    rmSync(bytesOf(id));
    expect(await offsetOf(id)).toBe('0');
    await ok(piece(id, 0, film));
    await ok(contributor.ask('POST', `/api/menu/films/uploads/${id}`));
  });

  test('goes on from where it stands and nowhere else, and takes no more than was said', async () => {
    const id = await begun();
    await ok(piece(id, 0, film.subarray(0, 8)));
    const wrong = await piece(id, 9, film.subarray(9));
    expect([wrong.status, wrong.body.reason]).toEqual([409, 'upload-offset']);
    const long = await piece(id, 8, new Uint8Array(57));
    expect([long.status, long.body.reason]).toEqual([413, 'upload-too-long']);
    expect(await offsetOf(id)).toBe('8');
  });

  test('counts a piece only where it matches its checksum', async () => {
    const id = await begun();
    const wrong = await piece(id, 0, film.subarray(0, 8), { 'upload-checksum': sumOf(film) });
    expect(wrong.status).toBe(460);
    expect(await offsetOf(id)).toBe('0');
    const right = await piece(id, 0, film.subarray(0, 8), { 'upload-checksum': sumOf(film.subarray(0, 8)) });
    expect(right.headers.get('upload-offset')).toBe('8');
    expect((await piece(id, 8, film.subarray(8), { 'upload-checksum': 'md5 abc=' })).status).toBe(400);
  });

  test('belongs to whoever comes last, and to one at a time', async () => {
    const id = await begun();
    let hold = (): void => {};
    const held = new Promise<void>((resolve) => (hold = resolve));
    let parts = 0;
    const slow = new ReadableStream({
      async pull(stream) {
        parts += 1;
        if (parts === 1) return stream.enqueue(film.subarray(0, 8));
        // asked for the second, somebody has the first: the piece is being taken
        hold();
        await new Promise(() => {});
      },
    });
    const first = piece(id, 0, slow);
    await held;
    const second = await piece(id, 0, film);
    const before = await first;
    expect(before.body.reason).toBe('upload-taken-over');
    // what the first had written counts, so the second asks again
    const at = Number(await offsetOf(id));
    expect([0, 8, 64]).toContain(at);
    if (second.status !== 204) await ok(piece(id, at, film.subarray(at)));
    expect(await offsetOf(id)).toBe('64');
  });

  test('is its sender’s alone, and for who may bring in what it is for', async () => {
    const id = await begun();
    for (const [method, path] of [
      ['GET', `/api/uploads/${id}`],
      ['DELETE', `/api/uploads/${id}`],
      ['POST', `/api/menu/films/uploads/${id}`],
    ] as const)
      expect((await a.owner(method, path)).status).toBe(404);
    expect((await a.owner('PATCH', `/api/uploads/${id}`, film, pieceHeaders(0))).status).toBe(404);
    expect((await begin(64, seller)).body.reason).toBe('not-for-you');
    expect((await begin(300_000_001)).body.reason).toBe('upload-too-large');
    expect((await contributor.ask('POST', `/api/packages/uploads/${id}`)).status).toBe(404);
  });

  test('is refused in another version of tus, and what is spoken here is told', async () => {
    const refused = await contributor.ask('POST', '/api/uploads', undefined, {
      ...uploadHeaders('film', 64),
      'tus-resumable': '0.2.2',
    });
    expect([refused.status, refused.headers.get('tus-version')]).toEqual([412, '1.0.0']);
    const told = await a.nobody('OPTIONS', '/api/uploads');
    expect(told.headers.get('tus-extension')).toBe('creation,expiration,checksum,termination');
    expect(told.headers.get('tus-max-size')).toBe(String(1024 ** 3));
  });

  test('that was given up leaves nothing', async () => {
    const id = await begun();
    await ok(piece(id, 0, film.subarray(0, 8)));
    await ok(contributor.ask('DELETE', `/api/uploads/${id}`));
    expect([existsSync(bytesOf(id)), (await contributor.ask('HEAD', `/api/uploads/${id}`)).status]).toEqual([
      false,
      404,
    ]);
  });

  test('that nobody goes on with is given up after a week', async () => {
    const id = await begun();
    await ok(piece(id, 0, film.subarray(0, 8)));
    await a.act(sweepUploads);
    expect(existsSync(bytesOf(id))).toBe(true);
    a.world.clock = new Date('2026-03-09T09:00:00Z');
    try {
      expect((await contributor.ask('HEAD', `/api/uploads/${id}`)).status).toBe(410);
      await a.act(sweepUploads);
      const left = readdirSync(join(folder, 'files', a.academyId)).filter((name) => name.includes('upload-'));
      expect(left).toEqual([]);
    } finally {
      a.world.clock = new Date('2026-03-02T09:00:00Z');
    }
  });
});
