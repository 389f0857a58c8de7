import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answered, type Joined, ok, type TestAcademy, testAcademy, testWorld } from '../../testing/academy.ts';
import { pieceHeaders, uploadHeaders } from '../../testing/lived-in-uploads.ts';
import { tinyOffice, tinyPdf, tinySlides } from '../../testing/tiny-documents.ts';
import { tinyProgram } from '../../testing/tiny-films.ts';
import { zipOf } from '../../testing/zip.ts';
import { largestDocument } from './document.ts';

const folder = mkdtempSync(join(tmpdir(), 'sellwright-documents-'));
let a: TestAcademy;
let seller: Joined;
let contributor: Joined;
let pdf: Answered['body'];

beforeAll(async () => {
  a = await testAcademy('empty', await testWorld(undefined, { DATA_DIR: folder, MIN_FREE_MB: '0' }));
  seller = await a.join({ name: 'Sam Seller' });
  contributor = await a.join({ name: 'Cora Contributor', grants: [{ grant: 'contributor', marketId: null }] });
  pdf = await ok(send(tinyPdf()));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const send = (body: Uint8Array, headers: Record<string, string> = {}): Promise<Answered> =>
  contributor.ask('POST', '/api/menu/documents', body, headers);
const read = (file: string, name = '', headers: Record<string, string> = {}): Promise<Answered> =>
  seller.ask('GET', `/api/menu/documents/${file}?name=${encodeURIComponent(name)}`, undefined, headers);

describe('a document that comes in', () => {
  test('is kept as it came, once, by its hash', async () => {
    const size = tinyPdf().length;
    expect(pdf).toEqual({ file: expect.stringMatching(/^[0-9a-f]{64}$/), type: 'application/pdf', size });
    expect(existsSync(join(folder, 'files', a.academyId, 'documents', pdf.file.slice(0, 2), pdf.file))).toBe(true);
    expect(await ok(send(tinyPdf()))).toEqual(pdf);
  });

  test.each([
    ['slides', tinyOffice('ppt/presentation.xml'), 'presentationml.presentation', '.pptx'],
    ['a text', tinyOffice('word/document.xml'), 'wordprocessingml.document', '.docx'],
    ['open slides', tinySlides(), 'oasis.opendocument.presentation', '.odp'],
  ])('may be an office document, which is saved and never shown: %s', async (_, bytes, type, ending) => {
    const kept = await ok(send(bytes));
    expect(kept.type).toContain(type);
    const { headers } = await read(kept.file, `Prices 2026${ending}`);
    expect(headers.get('content-type')).toBe(kept.type);
    expect(headers.get('content-disposition')).toContain(`attachment; filename="Prices 2026${ending}"`);
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  });

  test.each([
    ['a page', new TextEncoder().encode('<!doctype html><script>alert(1)</script>')],
    ['a picture that is a page', new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['a program', tinyProgram()],
    ['a zip of something', new Uint8Array(zipOf([{ name: 'index.html', content: '<p>' }]))],
    ['a broken zip', tinyOffice('word/document.xml').subarray(0, 90)],
    ['slides with a program in them', tinyOffice('ppt/presentation.xml', 'ppt/vbaProject.bin')],
  ])('is refused where it is none, and leaves nothing behind: %s', async (_, bytes) => {
    const refused = await send(bytes);
    expect([refused.status, refused.body.reason]).toEqual([415, 'not-a-document']);
    const left = readdirSync(join(folder, 'files', a.academyId)).filter((name) => name.startsWith('.incoming-'));
    expect(left).toEqual([]);
  });

  test('is refused where it is too large, cut off or empty', async () => {
    const large = await send(tinyPdf(), { 'content-length': String(largestDocument + 1) });
    expect([large.status, large.body.reason]).toEqual([413, 'document-too-large']);
    const size = String(tinyPdf().length + 1);
    expect((await send(tinyPdf(), { 'content-length': size })).body.reason).toBe('file-cut-off');
    expect((await send(new Uint8Array())).body.reason).toBe('file-empty');
  });

  test('comes in pieces too, is looked at when it is whole, and kept once', async () => {
    const bytes = tinyPdf('in pieces');
    const begun = async (content: Uint8Array) =>
      (await ok(contributor.ask('POST', '/api/uploads', undefined, uploadHeaders('document', content.length))))
        .uploadId;
    const uploadId = await begun(bytes);
    await ok(contributor.ask('PATCH', `/api/uploads/${uploadId}`, bytes.subarray(0, 9), pieceHeaders(0)));
    const keep = () => contributor.ask('POST', `/api/menu/documents/uploads/${uploadId}`);
    expect((await keep()).body.reason).toBe('upload-not-whole');
    await ok(contributor.ask('PATCH', `/api/uploads/${uploadId}`, bytes.subarray(9), pieceHeaders(9)));
    const kept = await ok(keep());
    expect(kept).toMatchObject({ type: 'application/pdf', size: bytes.length });
    expect(await ok(keep())).toEqual(kept);
    expect((await read(kept.file)).bytes).toEqual(bytes);
    const program = await begun(tinyProgram());
    await ok(contributor.ask('PATCH', `/api/uploads/${program}`, tinyProgram(), pieceHeaders(0)));
    expect((await contributor.ask('POST', `/api/menu/documents/uploads/${program}`)).body.reason).toBe(
      'not-a-document',
    );
    const large = uploadHeaders('document', largestDocument + 1);
    expect((await contributor.ask('POST', '/api/uploads', undefined, large)).body.reason).toBe('upload-too-large');
  });

  test('comes from who writes modules, and nobody else', async () => {
    expect((await seller.ask('POST', '/api/menu/documents', tinyPdf())).status).toBe(403);
  });
});

describe('a PDF that is read', () => {
  test('is shown in place, where only pages of the academy frame it and nothing in it runs', async () => {
    const { status, headers, bytes } = await read(pdf.file, 'Merkblatt "Größe".pdf');
    expect([status, bytes]).toEqual([200, tinyPdf()]);
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename="Merkblatt _Gr__e_.pdf"; filename*=UTF-8''Merkblatt%20%22Gr%C3%B6%C3%9Fe%22.pdf`,
      'x-content-type-options': 'nosniff',
      'accept-ranges': 'bytes',
      'cache-control': 'private, max-age=31536000, immutable',
    });
    const policy = headers.get('content-security-policy');
    expect(policy).toContain("frame-ancestors 'self'");
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('script-src');
  });

  test('is called what it is, whatever the address says', async () => {
    const { headers } = await read(pdf.file, 'prices.html');
    expect(headers.get('content-disposition')).toContain('filename="prices.html.pdf"');
    expect((await read(pdf.file)).headers.get('content-disposition')).toContain('filename="document.pdf"');
  });

  test('comes in parts to who asks for parts', async () => {
    const { status, headers, bytes } = await read(pdf.file, '', { range: 'bytes=0-4' });
    expect([status, new TextDecoder().decode(bytes)]).toEqual([206, '%PDF-']);
    expect(headers.get('content-range')).toBe(`bytes 0-4/${pdf.size}`);
  });

  test('is there for the academy only', async () => {
    const other = await testAcademy('empty', a.world);
    expect((await other.owner('GET', `/api/menu/documents/${pdf.file}`)).status).toBe(404);
    expect((await read('0'.repeat(64))).body.reason).toBe('no-document');
    expect((await a.nobody('GET', `/api/menu/documents/${pdf.file}`)).status).toBe(401);
  });
});
