import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fileOf } from './manifest/addresses.ts';
import { readManifest } from './manifest/read-manifest.ts';
import { type PackageDescribed, type WrittenEdition, writeManifest } from './write-manifest.ts';

/** As readers give it: trimmed, and with no sign that XML cannot hold. */
const text = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
  // oxlint-disable-next-line no-control-regex
  .map((words) => words.replace(/[\u0000-\u001f\ufffe\uffff]|[\ud800-\udfff]/gu, '').trim())
  .filter((words) => words !== '');
const texts = fc.dictionary(fc.constantFrom('en', 'de', 'fr-CA', 'zh-Hant'), text, { noNullPrototype: true });
const names = fc
  .stringMatching(/^[\w äöü#?&'"<>%+;=@,()[\]-]{1,20}$/)
  .filter((name) => name.trim() === name && !/^[.]+$/.test(name));

const described: fc.Arbitrary<PackageDescribed> = fc
  .record({
    identifier: fc.stringMatching(/^[a-z][a-z0-9-]{0,30}$/),
    version: fc.stringMatching(/^[0-9]{1,3}$/),
    title: text,
    titles: texts,
    descriptions: texts,
    languages: fc.uniqueArray(fc.constantFrom('en', 'de', 'fr-CA')),
    minutes: fc.integer({ min: 1, max: 600 }),
    launch: fc.constant('index.html'),
    files: fc.uniqueArray(names, { maxLength: 5 }),
  })
  .map((one) => ({ ...one, files: ['index.html', ...one.files.map((name) => `files/${name}`)] }));

describe('a manifest of our own', () => {
  test.each<WrittenEdition>(['1.2', '2004-4th'])('of %s is read as it was meant, without a warning', (edition) => {
    fc.assert(
      fc.property(described, (meant) => {
        const read = readManifest(writeManifest(edition, meant));
        if (!read.ok) throw new Error(read.faults.map(({ says }) => says).join(' '));
        expect(read.warnings).toEqual([]);
        const { manifest } = read;
        expect(manifest).toMatchObject({ edition, identifier: meant.identifier, version: meant.version });
        expect(manifest.files.map(fileOf)).toEqual(meant.files);
        const { titles, descriptions, languages, minutes } = meant;
        expect(manifest.metadata).toMatchObject({ title: titles, description: descriptions, languages, minutes });
        const [organization] = manifest.organizations;
        expect(organization.title).toBe(meant.title.replace(/\s+/g, ' '));
        expect(Object.values(organization.content)).toMatchObject([
          { kind: 'sco', address: meant.launch, elsewhere: false, title: meant.title.replace(/\s+/g, ' ') },
        ]);
      }),
      { seed: 6, numRuns: 80 },
    );
  });

  test('leaves it to the content to say that it is finished', () => {
    const one = fc.sample(described, { seed: 7, numRuns: 1 })[0] as PackageDescribed;
    const read = readManifest(writeManifest('2004-4th', one));
    const item = read.ok ? read.manifest.organizations[0].outline.children[0] : undefined;
    expect(item?.sequencing.deliveryControls).toMatchObject({ tracked: true, completionSetByContent: true });
  });
});
