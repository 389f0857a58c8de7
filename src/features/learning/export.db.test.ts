import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { unpack } from '../../server/files/unpacking.ts';
import { readStructure } from '../../standards/cmi5/read-structure.ts';
import { readManifest } from '../../standards/scorm/manifest/read-manifest.ts';
import { ok, type Joined, type TestAcademy, testAcademy, testWorld } from '../../testing/academy.ts';
import { publishSample } from '../../testing/sample-activities.ts';
import { sampleModule } from '../../testing/sample-module.ts';
import { tinyPdf } from '../../testing/tiny-documents.ts';
import { tinyMp4 } from '../../testing/tiny-films.ts';
import type { Card } from '../modules/module-content.ts';
import type { ExportedModule } from './exported-module.ts';

const folder = mkdtempSync(join(tmpdir(), 'sellwright-export-'));
let a: TestAcademy;
let contributor: Joined;
let activityId: string;
const film = tinyMp4(7);
const pdf = tinyPdf('What is worth reading');
const captions = 'WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nWhat is said\n';

beforeAll(async () => {
  a = await testAcademy('empty', await testWorld(new Date('2026-03-02T09:00:00Z'), { DATA_DIR: folder }));
  contributor = await a.join({ name: 'Cora', grants: [{ grant: 'contributor', marketId: null }] });
  const { file } = await ok(contributor.ask('POST', '/api/menu/films', film));
  const paper = await ok(contributor.ask('POST', '/api/menu/documents', pdf));
  const said = await ok(contributor.ask('POST', '/api/menu/captions', new TextEncoder().encode(captions)));
  const title = { en: 'See' };
  const more: readonly Card[] = [
    { kind: 'video', key: 'film', title, file, minutes: 2, transcript: {}, captions: { en: said.file } },
    {
      kind: 'document',
      key: 'paper',
      title,
      file: paper.file,
      name: 'a.pdf',
      type: 'application/pdf',
      size: pdf.length,
      minutes: 3,
      text: {},
    },
    { kind: 'link', key: 'link', title, url: 'https://example.org/', minutes: 1, text: {} },
    { kind: 'package', key: 'bought', title: { en: 'Bought' }, packageId: null, unitId: null, minutes: 20 },
  ];
  activityId = await publishSample(a, { name: 'Ask & listen', content: { cards: [...sampleModule.cards, ...more] } });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const path = (more: string): string => `/api/menu/${activityId}/export${more}`;

async function unpacked(format: string): Promise<ReadonlyMap<string, Buffer>> {
  const answer = await contributor.ask('GET', path(`?format=${format}&language=en`));
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/zip']);
  expect(answer.headers.get('content-disposition')).toContain(`(${format}).zip`);
  const zip = join(folder, `${format}.zip`);
  writeFileSync(zip, answer.bytes);
  return unpack(zip, async (files) => {
    const read = files.map(async (file) => [file.path, Buffer.concat(await (await file.open()).toArray())] as const);
    return new Map(await Promise.all(read));
  });
}

test('says what comes along and what stays, and why', async () => {
  const report = await ok(contributor.ask('GET', path('/report')));
  expect(report).toMatchObject({
    number: 1,
    cards: sampleModule.cards.length + 3,
    questions: 5,
    files: 3,
    leftOut: [{ cardKey: 'bought', kind: 'package', title: { en: 'Bought' }, why: 'made-elsewhere' }],
  });
});

test.each([
  ['scorm-1.2', '1.2'],
  ['scorm-2004', '2004-4th'],
])('as %s it is a package our own reader plays', async (format, edition) => {
  const files = await unpacked(format);
  const read = readManifest(files.get('imsmanifest.xml')?.toString() ?? '');
  if (!read.ok) throw new Error(read.faults.map(({ says }) => says).join(' '));
  expect(read.warnings).toEqual([]);
  const [organization] = read.manifest.organizations;
  expect(read.manifest.edition).toBe(edition);
  expect(organization.title).toBe('Ask & listen');
  expect(Object.values(organization.content)).toMatchObject([{ kind: 'sco', address: 'index.html' }]);
  expect([...read.manifest.files].sort()).toEqual(
    [...files.keys()].filter((name) => name !== 'imsmanifest.xml').sort(),
  );
});

test('as cmi5 it is a course our own reader plays', async () => {
  const files = await unpacked('cmi5');
  const read = readStructure(files.get('cmi5.xml')?.toString() ?? '', new Set(files.keys()));
  expect(read).toMatchObject({
    ok: true,
    course: { children: [{ kind: 'au', url: 'index.html', moveOn: 'Completed', masteryScore: null }] },
  });
  const imported = await ok(contributor.ask('POST', '/api/packages', await zipped('cmi5')));
  expect(imported).toMatchObject({ warnings: [], units: [{ title: { en: 'Ask & listen' } }] });
});

async function zipped(format: string): Promise<Uint8Array> {
  return (await contributor.ask('GET', path(`?format=${format}`))).bytes;
}

test('its page holds the cards, and the files lie where it says, as they were', async () => {
  const files = await unpacked('scorm-2004');
  const page = files.get('index.html')?.toString() ?? '';
  const module = JSON.parse(/id="module">(.*?)<\/script>/s.exec(page)?.[1] ?? '') as ExportedModule;
  expect(module.content.cards.map(({ kind }) => kind)).not.toContain('package');
  expect(module.content.cards.slice(0, sampleModule.cards.length)).toEqual(sampleModule.cards);
  const lying = Object.values(module.files).map((name) => files.get(name));
  expect(lying[0]?.equals(Buffer.from(film))).toBe(true);
  expect(lying[1]?.toString()).toContain('What is said');
  expect(lying[2]?.equals(Buffer.from(pdf))).toBe(true);
  const endings = Object.values(module.files).map((name) => name.split('.').at(-1));
  expect(endings).toEqual(['mp4', 'vtt', 'pdf']);
});

test('refuses what has nothing to take along, and says so to whoever looks first', async () => {
  const cards: readonly Card[] = [
    { kind: 'package', key: 'all', title: { en: 'All' }, packageId: null, unitId: null, minutes: 20 },
  ];
  const bought = await publishSample(a, { name: 'Bought', content: { cards } });
  const looked = await contributor.ask('GET', `/api/menu/${bought}/export/report`);
  expect([looked.status, looked.body.reason]).toEqual([422, 'nothing-to-take-along']);
});
