/** What comes in of SCORM and Tin Can, what is put right on the way, what is refused, and that nothing is left of what failed. */
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor, Grant } from '../../kernel/actor.ts';
import { keepStream } from '../../server/files/package-bytes.ts';
import { ok, type TestAcademy, testAcademy, testWorld } from '../../testing/academy.ts';
import { courseXml, unitXml } from '../../testing/sample-package.ts';
import { scormItem as item, scormManifest, scormPackage, tinCanPackage } from '../../testing/scorm-packages.ts';
import { zipOf } from '../../testing/zip.ts';
import type { Inside } from '../../server/http/route.ts';
import { pieceHeaders, uploadHeaders } from '../../testing/lived-in-uploads.ts';
import { importPackage } from './import-commands.ts';
import { sweepPackages } from './jobs.ts';
import { importPackageAsOperator } from './operator-commands.ts';
import { addUploadedPackage } from './upload-commands.ts';

const folder = mkdtempSync(join(tmpdir(), 'sellwright-import-'));
let a: TestAcademy;

beforeAll(async () => {
  const world = await testWorld(new Date('2026-03-02T09:00:00Z'), { DATA_DIR: folder, MIN_FREE_MB: '0' });
  a = await testAcademy('empty', world);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const bring = (bytes: Uint8Array) => a.owner('POST', '/api/packages', bytes);

/** Names of the bytes that lie there for packages of the academy. */
function bytesKept(): readonly string[] {
  const place = join(folder, 'files', a.academyId, 'packages');
  return existsSync(place)
    ? readdirSync(place, { recursive: true })
        .map(String)
        .filter((name) => /[0-9a-f]{64}$/.test(name))
    : [];
}

describe('what comes in', () => {
  test.each([
    ['1.2', 'scorm-1.2'],
    ['2004 2nd Edition', 'scorm-2004'],
    ['2004 3rd Edition', 'scorm-2004'],
    ['2004 4th Edition', 'scorm-2004'],
  ] as const)('is SCORM %s', async (version, kind) => {
    const made = await ok(bring(scormPackage(scormManifest(version, item('a')))));
    expect(made).toMatchObject({ kind, title: { und: `A course of ${version}` }, units: [], files: 3, warnings: [] });
    expect(await ok(a.owner('GET', `/api/packages/${made.packageId}`))).toMatchObject({ kind, parts: [] });
  });

  test('is Tin Can, with what it starts as its one unit', async () => {
    const made = await ok(bring(tinCanPackage('story')));
    expect(made).toMatchObject({
      kind: 'xapi',
      title: { und: 'story' },
      units: [{ publisherId: 'https://maker.example/story' }],
      files: 2,
      warnings: [],
    });
  });

  test('may lie in a folder, which is told', async () => {
    const made = await ok(bring(scormPackage(scormManifest('1.2', item('a')), 'My course/')));
    expect(made).toMatchObject({
      files: 3,
      warnings: [{ code: 'in-folder', file: 'My course/imsmanifest.xml', line: 0 }],
    });
  });

  test('may lie in a folder beside what nobody asked for', async () => {
    const made = await ok(
      bring(
        zipOf([
          { name: 'Course/imsmanifest.xml', content: scormManifest('1.2', item('a')) },
          { name: 'Course/page.html', content: 'a page' },
          { name: 'readme.txt', content: 'Not of the course' },
        ]),
      ),
    );
    expect(made).toMatchObject({
      files: 2,
      warnings: expect.arrayContaining([
        { code: 'in-folder', file: 'Course/imsmanifest.xml', line: 0, says: expect.stringContaining('1 files beside') },
      ]),
    });
  });

  test('is no cmi5 package whose course structure is not at its root: how to pack it is told', async () => {
    const refused = await bring(
      zipOf([
        { name: 'Course/cmi5.xml', content: courseXml('folder', unitXml('folder')) },
        { name: 'Course/index.html', content: '<script>read("cmi5LearnerPreferences")</script>' },
      ]),
    );
    expect(refused).toMatchObject({ status: 422, body: { reason: 'course-structure' } });
    expect(refused.body.fields).toEqual([
      { pointer: 'Course/cmi5.xml:0', detail: expect.stringContaining('Pack what is in that folder') },
    ]);
  });

  test('may break its rules where it can be played all the same: told with file, line and reason', async () => {
    const manifest = scormManifest(
      '1.2',
      item('a') + '\n<item identifier="b" identifierref="gone"><title>B</title></item>',
    );
    const { warnings } = await ok(bring(scormPackage(manifest)));
    expect(warnings).toMatchObject([
      { code: 'resource-missing', file: 'imsmanifest.xml', says: expect.stringContaining('gone') },
    ]);
    expect(warnings[0].line).toBe(6);
  });
});

describe('what does not', () => {
  test.each([
    ['a manifest that is not well-formed', scormPackage('<manifest>\n<oops</manifest>'), 'imsmanifest.xml:2'],
    ['a manifest that names nothing to play', scormPackage(scormManifest('1.2', '')), 'imsmanifest.xml:'],
    [
      'content whose files are all missing',
      zipOf([{ name: 'imsmanifest.xml', content: scormManifest('1.2', item('a')) }]),
      'imsmanifest.xml:0',
    ],
  ])('%s is refused with its place, and leaves nothing', async (_, bytes, pointer) => {
    const before = bytesKept();
    const refused = await bring(bytes);
    expect([refused.status, refused.body.reason]).toEqual([422, 'manifest']);
    expect(refused.body.fields[0].pointer).toMatch(pointer);
    expect(refused.body.detail).toMatch(/imsmanifest\.xml, line \d+: /);
    expect(bytesKept()).toEqual(before);
  });

  test('AICC is refused by name', async () => {
    const refused = await bring(zipOf([{ name: 'course.crs', content: '[Course]' }]));
    expect([refused.body.reason, refused.body.detail]).toEqual([
      'package-aicc',
      expect.stringContaining('is an AICC package (course.crs)'),
    ]);
  });

  test('leaves no bytes where it fails at the last moment, but those that other packages name', async () => {
    const manifest = scormManifest('1.2', item('a'), { identifier: 'shared' });
    await ok(bring(scormPackage(manifest)));
    const before = bytesKept();
    const file = join(folder, 'failing.zip');
    writeFileSync(file, scormPackage(manifest.replace('A course', 'Another course')));
    const place = { world: a.world, academyId: a.academyId };
    let times = 0;
    const failing = importPackage(
      {
        ...place,
        inside: (work) =>
          a.act(async (act) => {
            const done = await work(act);
            times += 1;
            if (times === 1) throw new Error('the database is gone');
            return done;
          }),
      },
      file,
    );
    await expect(failing).rejects.toThrow('the database is gone');
    expect(bytesKept()).toEqual(before);
  });

  test('comes from somebody who may not bring it in', async () => {
    for (const grant of ['trainer', 'administrator'] satisfies Grant[]) {
      const other = await a.join({ name: `A ${grant}`, grants: [{ grant, marketId: null }] });
      expect((await other.ask('POST', '/api/packages', scormPackage(scormManifest('1.2', item('a'))))).status).toBe(
        403,
      );
    }
  });
});

describe('what was on the shelf before', () => {
  const one = (title: string, more = '') =>
    scormPackage(scormManifest('1.2', item('a') + more, { identifier: 'twice' }).replace('A course of 1.2', title));

  test('is told of the very same files, and of another version by the same maker under the same name', async () => {
    expect(await ok(bring(one('Twice')))).toMatchObject({ before: null });
    const { packageId } = (await ok(a.owner('GET', '/api/packages'))).items[0];
    expect(await ok(bring(one('Another name')))).toMatchObject({ before: null });
    const since = a.world.clock.toISOString();
    const version = await ok(bring(one('Twice', item('b'))));
    expect(version).toMatchObject({ before: { packageId, since, same: false } });
    expect(await ok(bring(one('Twice')))).toMatchObject({ before: { packageId, since, same: true } });
  });

  test('is brought in once by an upload, though the process dies before it has said so', async () => {
    const cora = await a.join({ name: 'Cora', grants: [{ grant: 'contributor', marketId: null }] });
    const bytes = one('Killed');
    const { uploadId } = await ok(cora.ask('POST', '/api/uploads', undefined, uploadHeaders('package', bytes.length)));
    await ok(cora.ask('PATCH', `/api/uploads/${uploadId}`, bytes, pieceHeaders(0)));
    const actor = { personId: cora.id, grants: ['contributor'] } as unknown as Actor;
    let isThere = false;
    const inside: Inside = async (work) => {
      if (isThere) throw new Error('killed');
      const done = await a.act((act) => work({ ...act, actor }));
      isThere = typeof done === 'object' && done !== null && 'warnings' in done;
      return done;
    };
    await expect(addUploadedPackage(inside, { params: { uploadId } } as never)).rejects.toThrow('killed');
    const killed = async () =>
      (await ok(a.owner('GET', '/api/packages'))).items.filter(
        ({ title }: { title: Record<string, string> }) => title['und'] === 'Killed',
      );
    const [known] = await killed();
    expect(await ok(cora.ask('POST', `/api/packages/uploads/${uploadId}`))).toMatchObject({
      packageId: known.packageId,
      files: 3,
    });
    expect(await killed()).toEqual([known]);
  });
});

test('bytes nobody names go at night; those of packages stay', async () => {
  await ok(bring(scormPackage(scormManifest('1.2', item('night')))));
  const before = bytesKept();
  const orphan = await keepStream(a.world.settings, a.academyId, Readable.from([Buffer.from('cut off')]));
  const at = (time: string) => a.act((act) => sweepPackages({ ...act, now: new Date(`2026-03-02T${time}Z`) }));
  await at('02:59:00');
  expect(bytesKept().some((name) => name.endsWith(orphan))).toBe(true);
  await at('03:10:00');
  expect(bytesKept()).toEqual(before);
});

test('the command line brings in every kind and tells what it found', async () => {
  const file = join(folder, 'course.zip');
  writeFileSync(file, scormPackage(scormManifest('2004 3rd Edition', item('a')), 'top/'));
  const { answer, lines } = await importPackageAsOperator(a.world, ['import', file], { academy: a.academyId });
  expect(answer).toMatchObject({
    packageId: expect.any(String),
    kind: 'scorm-2004',
    warnings: [{ code: 'in-folder' }],
  });
  expect(lines).toEqual([
    expect.stringMatching(/^Package: /),
    'Kind: scorm-2004',
    expect.stringContaining('top/imsmanifest.xml, line 0'),
  ]);
  await expect(importPackageAsOperator(a.world, ['import', `${file}.not`], { academy: a.academyId })).rejects.toThrow(
    'There is no file',
  );
});
