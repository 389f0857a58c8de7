/**
 * Writes `imsmanifest.xml` of a package with one content object, for SCORM 1.2 (CAM 2.2) and SCORM 2004 4th Edition (CAM 3.4). Titles
 * stand in one language, as manifests have them; what the metadata hold stands in all.
 */
import { xmlText } from '../xml-text.ts';
import { writeIsoDuration, writeTimespan } from './runtime/durations.ts';

export type WrittenEdition = '1.2' | '2004-4th';
type Texts = Readonly<Record<string, string>>;

export interface PackageDescribed {
  /** an xs:ID: letters, digits, `-`, `_` and `.`, not beginning with a digit */
  readonly identifier: string;
  readonly version: string;
  /** of organization and item, in the leading language */
  readonly title: string;
  /** by language tag */
  readonly titles: Texts;
  readonly descriptions: Texts;
  readonly languages: readonly string[];
  /** typical learning time */
  readonly minutes: number;
  /** the page of the content object; one of `files` */
  readonly launch: string;
  /** paths in the package, unescaped */
  readonly files: readonly string[];
}

export function writeManifest(edition: WrittenEdition, described: PackageDescribed): string {
  const { identifier, version, title, launch, files } = described;
  const newer = edition === '2004-4th';
  const line = (name: string, text: string): string => `<${name}>${xmlText(text)}</${name}>`;
  const listed = files.map((file) => `      <file href="${addressOf(file)}"/>`);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<manifest identifier="${xmlText(identifier, 'attribute')}" version="${xmlText(version, 'attribute')}" ${newer ? spaces2004 : spaces12}>`,
    '  <metadata>',
    `    ${line('schema', 'ADL SCORM')}`,
    `    ${line('schemaversion', newer ? '2004 4th Edition' : '1.2')}`,
    ...(newer ? lom2004(described) : lom12(described)),
    '  </metadata>',
    '  <organizations default="organization">',
    '    <organization identifier="organization">',
    `      ${line('title', title)}`,
    '      <item identifier="item" identifierref="resource">',
    `        ${line('title', title)}`,
    // the content says itself whether it is finished; without this a system that closes it would decide for it (SN 3.14)
    ...(newer
      ? ['        <imsss:sequencing><imsss:deliveryControls completionSetByContent="true"/></imsss:sequencing>']
      : []),
    '      </item>',
    ...(newer ? ['      <imsss:sequencing><imsss:controlMode choice="true" flow="true"/></imsss:sequencing>'] : []),
    '    </organization>',
    '  </organizations>',
    '  <resources>',
    `    <resource identifier="resource" type="webcontent" adlcp:${newer ? 'scormType' : 'scormtype'}="sco" href="${addressOf(launch)}">`,
    ...listed,
    '    </resource>',
    '  </resources>',
    '</manifest>',
    '',
  ].join('\n');
}

const spaces12 =
  'xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2" ' +
  'xmlns:imsmd="http://www.imsglobal.org/xsd/imsmd_rootv1p2p1"';
const spaces2004 =
  'xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3" ' +
  'xmlns:adlseq="http://www.adlnet.org/xsd/adlseq_v1p3" xmlns:adlnav="http://www.adlnet.org/xsd/adlnav_v1p3" ' +
  'xmlns:imsss="http://www.imsglobal.org/xsd/imsss" xmlns:lom="http://ltsc.ieee.org/xsd/LOM"';

function lom12({ titles, descriptions, languages, minutes }: PackageDescribed): readonly string[] {
  const texts = (name: string, all: Texts): readonly string[] =>
    wrapped(`imsmd:${name}`, all, (tag, text) => `<imsmd:langstring xml:lang="${tag}">${text}</imsmd:langstring>`);
  return [
    '    <imsmd:lom>',
    '      <imsmd:general>',
    ...texts('title', titles),
    ...languages.map((tag) => `        <imsmd:language>${xmlText(tag)}</imsmd:language>`),
    ...texts('description', descriptions),
    '      </imsmd:general>',
    `      <imsmd:educational><imsmd:typicallearningtime><imsmd:datetime>${writeTimespan(minutes * 6000)}</imsmd:datetime></imsmd:typicallearningtime></imsmd:educational>`,
    '    </imsmd:lom>',
  ];
}

function lom2004({ titles, descriptions, languages, minutes }: PackageDescribed): readonly string[] {
  const texts = (name: string, all: Texts): readonly string[] =>
    wrapped(`lom:${name}`, all, (tag, text) => `<lom:string language="${tag}">${text}</lom:string>`);
  return [
    '    <lom:lom>',
    '      <lom:general>',
    ...texts('title', titles),
    ...languages.map((tag) => `        <lom:language>${xmlText(tag)}</lom:language>`),
    ...texts('description', descriptions),
    '      </lom:general>',
    `      <lom:educational><lom:typicalLearningTime><lom:duration>${writeIsoDuration(minutes * 6000)}</lom:duration></lom:typicalLearningTime></lom:educational>`,
    '    </lom:lom>',
  ];
}

function wrapped(name: string, all: Texts, one: (tag: string, text: string) => string): readonly string[] {
  const entries = Object.entries(all).filter(([, text]) => text !== '');
  if (entries.length === 0) return [];
  const inside = entries.map(([tag, text]) => `          ${one(xmlText(tag, 'attribute'), xmlText(text))}`);
  return [`        <${name}>`, ...inside, `        </${name}>`];
}

/** As an address (RFC 3986): `a b#1.png` is a path, and must not end at the number sign. */
function addressOf(path: string): string {
  return xmlText(path.split('/').map(encodeURIComponent).join('/'), 'attribute');
}
