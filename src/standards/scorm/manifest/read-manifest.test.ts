import { describe, expect, test } from 'vitest';
import { plainSequencing } from '../sequencing/definition.ts';
import type { Manifest } from './manifest.ts';
import { readManifest } from './read-manifest.ts';

const spaces2004 =
  'xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3" ' +
  'xmlns:adlseq="http://www.adlnet.org/xsd/adlseq_v1p3" xmlns:adlnav="http://www.adlnet.org/xsd/adlnav_v1p3" ' +
  'xmlns:imsss="http://www.imsglobal.org/xsd/imsss"';
const spaces12 =
  'xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2"';
const metadata = (version: string): string =>
  `<metadata><schema>ADL SCORM</schema><schemaversion>${version}</schemaversion></metadata>`;
const sco = (id: string, more = ''): string =>
  `<resource identifier="${id}" type="webcontent" adlcp:scormType="sco" href="${id}.html" ${more}><file href="${id}.html"/></resource>`;
const organized = (items: string, resources = sco('r'), spaces = spaces2004, version = '2004 4th Edition'): string =>
  `<manifest identifier="m" ${spaces}>${metadata(version)}
<organizations default="o"><organization identifier="o"><title>Course</title>
${items}
</organization></organizations><resources>${resources}</resources></manifest>`;
const item = (id: string, inside = '', more = ''): string =>
  `<item identifier="${id}" identifierref="r" ${more}><title>${id.toUpperCase()}</title>${inside}</item>`;

function good(text: string): Manifest & { readonly codes: readonly string[] } {
  const read = readManifest(text);
  if (!read.ok) throw new Error(read.faults.map((fault) => fault.says).join());
  return { ...read.manifest, codes: read.warnings.map((warning) => warning.code) };
}
const refused = (text: string): readonly string[] => {
  const read = readManifest(text);
  return read.ok ? [] : read.faults.map((fault) => fault.code);
};

describe('a manifest of SCORM 2004', () => {
  test('is read with nested items, bases, parameters and what the run-time needs', () => {
    const manifest = good(
      organized(
        `<item identifier="part"><title>Part</title>
          ${item(
            'one',
            `<adlcp:timeLimitAction>exit,message</adlcp:timeLimitAction>
             <adlcp:dataFromLMS> some data </adlcp:dataFromLMS>
             <adlcp:completionThreshold completedByMeasure="true" minProgressMeasure="0.8" progressWeight="0.5"/>
             <adlcp:data><adlcp:map targetID="a"/><adlcp:map targetID="b" readSharedData="false" writeSharedData="0"/></adlcp:data>
             <imsss:sequencing><imsss:limitConditions attemptAbsoluteDurationLimit="PT1M30S"/>
             <imsss:objectives><imsss:primaryObjective satisfiedByMeasure="true"><imsss:minNormalizedMeasure>0.6</imsss:minNormalizedMeasure></imsss:primaryObjective></imsss:objectives></imsss:sequencing>
             <adlnav:presentation><adlnav:navigationInterface><adlnav:hideLMSUI>continue</adlnav:hideLMSUI><adlnav:hideLMSUI> exitAll </adlnav:hideLMSUI></adlnav:navigationInterface></adlnav:presentation>`,
            'parameters="?p=1" isvisible="false"',
          )}
        </item>`,
        sco('r', 'xml:base="content/"'),
      ),
    );
    expect(manifest.codes).toEqual([]);
    const [organization] = manifest.organizations;
    expect(organization).toMatchObject({ identifier: 'o', title: 'Course', objectivesGlobalToSystem: true });
    expect(organization.content).toEqual({
      one: {
        activity: 'one',
        title: 'ONE',
        kind: 'sco',
        address: 'content/r.html?p=1',
        elsewhere: false,
        resource: 'r',
        launchData: 'some data',
        timeLimitAction: 'exit,message',
        completionThreshold: 0.8,
        scaledPassingScore: 0.6,
        maxTimeAllowed: 90,
        maxTimeAllowedSaid: 'PT1M30S',
        sharedData: [
          { id: 'a', read: true, write: true },
          { id: 'b', read: false, write: false },
        ],
        masteryScore: null,
        prerequisites: null,
      },
    });
    const [part] = organization.outline.children;
    expect(part).toMatchObject({ id: 'part', title: 'Part' });
    expect(part?.children[0]).toMatchObject({
      id: 'one',
      visible: false,
      hiddenControls: ['continue', 'exitAll'],
      sequencing: { completionThreshold: { completedByMeasure: true, progressWeight: 0.5 } },
    });
    expect(manifest.files).toEqual(['content/r.html']);
    expect(JSON.parse(JSON.stringify(organization))).toEqual(organization);
  });

  test.each([
    ['CAM 1.3', '2004-2nd'],
    ['2004 3rd Edition', '2004-3rd'],
    ['2004 4th Edition', '2004-4th'],
    [' 2004  4th\nEdition ', '2004-4th'],
  ])('of version %s is of edition %s', (version, edition) => {
    expect(good(organized(item('a'), sco('r'), spaces2004, version)).edition).toBe(edition);
  });

  test('of the 3rd Edition writes its threshold as text', () => {
    const threshold = '<adlcp:completionThreshold>0.75</adlcp:completionThreshold>';
    const { organizations } = good(organized(item('a', threshold), sco('r'), spaces2004, '2004 3rd Edition'));
    expect(organizations[0].content['a']?.completionThreshold).toBe(0.75);
  });

  test('says whether objectives and data outlive the course', () => {
    const text = organized(item('a')).replace(
      '<organization ',
      '<organization adlseq:objectivesGlobalToSystem="false" adlcp:sharedDataGlobalToSystem="false" ',
    );
    expect(good(text).organizations[0]).toMatchObject({
      objectivesGlobalToSystem: false,
      sharedDataGlobalToSystem: false,
    });
  });
});

describe('a manifest of SCORM 1.2', () => {
  test('is read with its own words, and may be chosen from freely', () => {
    const inside =
      '<adlcp:masteryscore>70</adlcp:masteryscore><adlcp:maxtimeallowed>00:10:00</adlcp:maxtimeallowed>' +
      '<adlcp:prerequisites type="aicc_script">b</adlcp:prerequisites><adlcp:datafromlms>x</adlcp:datafromlms>';
    const resource = '<resource identifier="r" type="webcontent" adlcp:scormtype="sco" href="r.html"/>';
    const manifest = good(organized(item('a', inside) + item('b'), resource, spaces12, '1.2'));
    expect(manifest).toMatchObject({ edition: '1.2', codes: [] });
    const [{ content, outline }] = manifest.organizations;
    expect(content['a']).toMatchObject({ masteryScore: 70, maxTimeAllowed: 600, prerequisites: 'b', launchData: 'x' });
    expect(outline.sequencing.controlMode).toMatchObject({ choice: true, flow: true });
  });

  test('leaves it to a SCO whether it is completed; an asset is by being shown, and neither is passed by that', () => {
    const resource = (kind: string): string =>
      `<resource identifier="r" type="webcontent" adlcp:scormtype="${kind}" href="r.html"/>`;
    const controls = (kind: string) =>
      good(organized(item('a'), resource(kind), spaces12, '1.2')).organizations[0].outline.children[0]?.sequencing
        .deliveryControls;
    expect(controls('sco')).toEqual({ tracked: true, completionSetByContent: true, objectiveSetByContent: true });
    expect(controls('asset')).toEqual({ tracked: true, completionSetByContent: false, objectiveSetByContent: true });
  });

  test('lets an item launch something and hold items, which are then both offered', () => {
    const resource = '<resource identifier="r" type="webcontent" adlcp:scormtype="sco" href="r.html"/>';
    const { organizations, codes } = good(organized(item('a', item('b')), resource, spaces12, '1.2'));
    expect(codes).toEqual([]);
    expect(organizations[0].outline.children[0]?.children.map((child) => child.id)).toEqual(['a-content', 'b']);
    expect(Object.keys(organizations[0].content)).toEqual(['a-content', 'b']);
  });
});

describe('a manifest that breaks the rules', () => {
  test('in usual ways is read as far as it plays, with file, line and reason', () => {
    const read = readManifest(
      organized(
        `${item('a')}
${item('a')}
<item identifier="empty"><title>Empty</title></item>
<item identifier="lost" identifierref="nowhere"><title>Lost</title></item>
<item identifierref="r"/>
${item('b', '<imsss:sequencing IDRef="gone"><imsss:controlMode flow="maybe"/></imsss:sequencing>')}`,
      ),
      'folder/imsmanifest.xml',
    );
    expect(read.ok).toBe(true);
    expect(read.warnings.map(({ code, file, line }) => [code, file, line])).toEqual([
      ['identifier-repeated', 'folder/imsmanifest.xml', 4],
      ['item-without-resource', 'folder/imsmanifest.xml', 5],
      ['resource-missing', 'folder/imsmanifest.xml', 6],
      ['identifier-missing', 'folder/imsmanifest.xml', 7],
      ['title-missing', 'folder/imsmanifest.xml', 7],
      ['sequencing-missing', 'folder/imsmanifest.xml', 8],
      ['value-unknown', 'folder/imsmanifest.xml', 8],
    ]);
    for (const warning of read.warnings) expect(warning.says).not.toBe('');
    if (!read.ok) return;
    expect(read.manifest.organizations[0].outline.children.map((child) => [child.id, child.title])).toEqual([
      ['a', 'A'],
      ['a-2', 'A'],
      ['item', 'item'],
      ['b', 'B'],
    ]);
  });

  test('by launching things the wrong way is warned of, or does without them', () => {
    const manifest = good(
      organized(
        `${item('a')}<item identifier="b" identifierref="out"><title>B</title></item><item identifier="c" identifierref="evil"><title>C</title></item><item identifier="d" identifierref="page"><title>D</title></item>`,
        `${sco('r', '').replace('r.html"', 'one\\r.html"')}
<resource identifier="out" adlcp:scormType="sco" href="https://example.com/x"/>
<resource identifier="evil" adlcp:scormType="sco" href="../../x.html"/>
<resource identifier="page" href="page.html"/>`,
      ),
    );
    expect(manifest.codes).toEqual([
      'href-backslash',
      'href-external',
      'href-unsafe',
      'scorm-type-missing',
      'href-missing',
    ]);
    const { content } = manifest.organizations[0];
    expect(Object.values(content).map(({ kind, address, elsewhere }) => [kind, address, elsewhere])).toEqual([
      ['sco', 'one/r.html', false],
      ['sco', 'https://example.com/x', true],
      ['asset', 'page.html', false],
    ]);
  });

  test('by having no namespace, no version or no default organization is read by what it has', () => {
    const bare = `<manifest identifier="m"><organizations default="x"><organization identifier="o"><title>T</title>
      <item identifier="a" identifierref="r"><title>A</title></item></organization></organizations>
      <resources><resource identifier="r" type="webcontent" adlcp:scormtype="sco" href="r.html"/></resources></manifest>`;
    const manifest = good(bare);
    expect(manifest.edition).toBe('1.2');
    expect(manifest.codes).toEqual([
      'prefix-undeclared',
      'namespace-missing',
      'edition-unknown',
      'default-organization-missing',
    ]);
  });

  test('by having no organization offers what can be launched', () => {
    const text = `<manifest identifier="m" ${spaces2004}>${metadata('2004 3rd Edition')}<organizations/><resources>${sco('r')}${sco('s')}</resources></manifest>`;
    const manifest = good(text);
    expect(manifest.codes).toEqual(['no-organization']);
    expect(Object.values(manifest.organizations[0].content).map((content) => content.address)).toEqual([
      'r.html',
      's.html',
    ]);
  });

  test('by holding another manifest uses its resources', () => {
    const inner = `<manifest identifier="inner" xml:base="inner/"><resources>${sco('deep')}</resources></manifest>`;
    const text = organized('<item identifier="a" identifierref="deep"><title>A</title></item>').replace(
      '</manifest>',
      `${inner}</manifest>`,
    );
    const manifest = good(text);
    expect(manifest.codes).toEqual(['sub-manifest']);
    expect(manifest.organizations[0].content['a']?.address).toBe('inner/deep.html');
  });

  test('is refused when there is nothing to play, or it is no manifest of SCORM', () => {
    expect(refused(organized(''))).toEqual(['nothing-to-play']);
    expect(refused('<html/>')).toEqual(['not-a-manifest']);
    expect(refused('<manifest>')).toEqual(['not-well-formed']);
    expect(refused('<!DOCTYPE a [<!ENTITY x "y">]><manifest/>')).toEqual(['entities-declared']);
    expect(
      refused(
        `<manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1"><metadata><schema>IMS Content</schema></metadata></manifest>`,
      ),
    ).toEqual(['not-scorm']);
  });
});

describe('organizations', () => {
  test('are all offered, the default first; one without anything to play is left out', () => {
    const one = (id: string, items: string): string =>
      `<organization identifier="${id}"><title>${id}</title>${items}</organization>`;
    const text = `<manifest identifier="m" ${spaces2004}>${metadata('2004 4th Edition')}<organizations default="b">${one('a', item('x'))}${one('b', item('x'))}${one('c', '')}</organizations><resources>${sco('r')}</resources></manifest>`;
    const manifest = good(text);
    expect(manifest.organizations.map((organization) => organization.identifier)).toEqual(['b', 'a']);
    expect(manifest.codes).toEqual(['organization-empty']);
    expect(manifest.organizations[0].outline.children[0]?.sequencing).toEqual(plainSequencing());
  });
});
