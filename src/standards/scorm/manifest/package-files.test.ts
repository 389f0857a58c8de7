import { describe, expect, test } from 'vitest';
import { noMetadata, readMetadata, readMetadataFile } from './metadata.ts';
import { kindOfPackage, matchFiles } from './package-files.ts';
import { readManifest } from './read-manifest.ts';
import { readXml } from './xml.ts';

describe('the files of a package', () => {
  test.each([
    [['imsmanifest.xml', 'a.html'], { kind: 'scorm', manifest: 'imsmanifest.xml', folder: '' }],
    [['Course/imsmanifest.xml'], { kind: 'scorm', manifest: 'Course/imsmanifest.xml', folder: 'Course/' }],
    [['IMSManifest.XML'], { kind: 'scorm', manifest: 'IMSManifest.XML', folder: '' }],
    [['__MACOSX/imsmanifest.xml', 'x/cmi5.xml'], { kind: 'cmi5', manifest: 'x/cmi5.xml', folder: 'x/' }],
    [['tincan.xml', 'old/imsmanifest.xml'], { kind: 'tincan', manifest: 'tincan.xml', folder: '' }],
    [['a.au', 'a.crs', 'a.cst', 'a.des'], { kind: 'aicc', manifest: 'a.au' }],
    [['index.html'], { kind: 'unknown' }],
    [[], { kind: 'unknown' }],
  ])('%j say what it is', (names, expected) => {
    expect(kindOfPackage(names)).toEqual(expected);
  });

  test('are compared with what the manifest launches; another case is put right', () => {
    const read = readManifest(
      `<manifest identifier="m" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
        <metadata><schemaversion>1.2</schemaversion></metadata><organizations><organization identifier="o"><title>T</title>
        <item identifier="a" identifierref="a"><title>A</title></item><item identifier="b" identifierref="b" parameters="?x=1"><title>B</title></item><item identifier="c" identifierref="c"><title>C</title></item>
        </organization></organizations><resources>
        <resource identifier="a" adlcp:scormtype="sco" href="a%20b.html"/><resource identifier="b" adlcp:scormtype="sco" href="index.html"/><resource identifier="c" adlcp:scormtype="sco" href="gone.html"/>
        </resources></manifest>`,
    );
    if (!read.ok) throw new Error('unreadable');
    const { manifest, warnings } = matchFiles(read.manifest, new Set(['a b.html', 'Index.HTML']));
    expect(warnings.map((warning) => warning.code)).toEqual(['file-other-case', 'file-missing']);
    expect(Object.values(manifest.organizations[0].content).map((content) => content.address)).toEqual([
      'a%20b.html',
      'Index.HTML?x=1',
      'gone.html',
    ]);
  });
});

describe('files that are listed and not there', () => {
  const warningsFor = (listed: readonly string[], there: readonly string[]): readonly string[] => {
    const files = listed.map((href) => `<file href="${href}"/>`).join('');
    const read = readManifest(
      `<manifest identifier="m" xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3">
        <metadata><schemaversion>2004 4th Edition</schemaversion></metadata><organizations><organization identifier="o"><title>T</title>
        <item identifier="a" identifierref="A"><title>A</title></item></organization></organizations>
        <resources><resource identifier="A" type="webcontent" adlcp:scormType="sco" href="start.htm" xml:base="part/"><file href="start.htm"/>${files}</resource></resources></manifest>`,
    );
    if (!read.ok) throw new Error('unreadable');
    return matchFiles(read.manifest, new Set(there)).warnings.map(({ code, says }) => `${code}: ${says}`);
  };

  test('are told once, whatever their number', () => {
    expect(warningsFor(['one%20two.js', 'Here.CSS'], ['part/start.htm', 'part/here.css'])).toEqual([
      'files-missing: The manifest lists files that are not in the package: part/one two.js',
    ]);
    expect(warningsFor(['1', '2', '3', '4', '5', '6', '7'], ['part/start.htm'])).toEqual([
      'files-missing: The manifest lists files that are not in the package: part/1, part/2, part/3, part/4, part/5 and 2 more',
    ]);
  });

  test('are told by themselves where they are launched, and by nobody where all is there', () => {
    expect(warningsFor([], [])).toEqual(['file-missing: "A" launches part/start.htm, which is not in the package']);
    expect(warningsFor(['a.js'], ['part/start.htm', 'part/a.js'])).toEqual([]);
  });
});

describe('metadata', () => {
  const of = (text: string): ReturnType<typeof readMetadata> => {
    const read = readXml(text, 'x');
    if (!read.ok) throw new Error(read.fault.says);
    return readMetadata(read.root);
  };

  test('of SCORM 1.2 is read', () => {
    expect(
      of(`<metadata><lom xmlns="http://www.imsglobal.org/xsd/imsmd_rootv1p2p1"><general><title><langstring xml:lang="en">Golf</langstring><langstring xml:lang="de">Golf spielen</langstring></title>
        <language>en</language><description><langstring>All of it</langstring></description><keyword><langstring xml:lang="en">sport</langstring></keyword></general>
        <lifecycle><version><langstring xml:lang="x-none">2.1</langstring></version></lifecycle>
        <educational><typicallearningtime><datetime>00:45:00</datetime></typicallearningtime></educational></lom></metadata>`),
    ).toEqual({
      title: { en: 'Golf', de: 'Golf spielen' },
      description: { '': 'All of it' },
      languages: ['en'],
      keywords: ['sport'],
      minutes: 45,
      version: '2.1',
    });
  });

  test('of SCORM 2004 is read', () => {
    expect(
      of(`<metadata xmlns:lom="http://ltsc.ieee.org/xsd/LOM"><lom:lom><lom:general><lom:title><lom:string language="en">Golf</lom:string></lom:title></lom:general>
        <lom:technical><lom:duration><lom:duration>PT1H30M</lom:duration></lom:duration></lom:technical></lom:lom></metadata>`),
    ).toMatchObject({ title: { en: 'Golf' }, minutes: 90 });
  });

  test('in a file of its own is read, and one that cannot be read says nothing', () => {
    expect(readMetadataFile('<lom><general><title>Bare</title></general></lom>', 'm.xml').title).toEqual({
      '': 'Bare',
    });
    expect(readMetadataFile('<lom>', 'm.xml')).toEqual(noMetadata);
    expect(of('<metadata/>')).toEqual(noMetadata);
  });
});
