/**
 * Reads a course structure (cmi5.xml) and checks it against the specification and its schema (13.1, 13.2, 14): every fault at once, each
 * with its line. Elements and attributes of other namespaces are extensions and are passed over, where they keep it valid (13.1.5).
 */
import { collapsed, readXml, type XmlElement } from '../scorm/manifest/xml.ts';
import { isIri, isLanguageTag } from '../xapi/formats.ts';
import { type AddressFault, readAuAddress } from './au-address.ts';
import type {
  AssignableUnit,
  Block,
  CourseStructure,
  Described,
  LangStrings,
  StructureRead,
} from './course-structure.ts';
import { StructureReader } from './structure-reader.ts';
import { launchMethods, moveOns, namespace } from './vocabulary.ts';

const file = 'cmi5.xml';

/** @param files the paths in the package; null for a course structure that came without one (14.2) */
export function readStructure(text: string, files: ReadonlySet<string> | null): StructureRead {
  const document = readXml(text, file);
  if (!document.ok) {
    const { line, says } = document.fault;
    return { ok: false, faults: [{ code: 'not-well-formed', line, says }] };
  }
  const { root } = document;
  const read = new StructureReader();
  if (root.name !== 'courseStructure' || root.uri !== namespace) {
    read.add('not-a-course-structure', root, `The root must be courseStructure of the namespace ${namespace}.`);
    return { ok: false, faults: read.faults };
  }
  const course = courseIn(read, root, files);
  return read.faults.length > 0 || !course ? { ok: false, faults: read.faults } : { ok: true, course };
}

function courseIn(read: StructureReader, root: XmlElement, files: ReadonlySet<string> | null): CourseStructure | null {
  read.attributes(root, []);
  const parts = read.sequence(root, [
    { name: 'course', least: 1, most: 1 },
    { name: 'objectives', least: 0, most: 1 },
    { name: ['au', 'block'], least: 1, most: Number.POSITIVE_INFINITY },
  ]);
  const [course] = parts.get('course') ?? [];
  const [objectives] = parts.get('objectives') ?? [];
  const declared = objectives ? objectivesIn(read, objectives) : [];
  const known = { files, objectives: new Set(declared.map(({ id }) => id)) };
  const described = course ? courseOf(read, course) : null;
  const children = (parts.get('au') ?? []).map((child) => childIn(read, child, known));
  return described ? { ...described, objectives: declared, children } : null;
}

function courseOf(read: StructureReader, element: XmlElement): Described {
  read.attributes(element, ['id']);
  const parts = read.sequence(element, titled);
  return { id: read.id(element, 'course'), ...texts(read, parts) };
}

const titled = [
  { name: 'title', least: 1, most: 1 },
  { name: 'description', least: 1, most: 1 },
] as const;

interface Known {
  readonly files: ReadonlySet<string> | null;
  readonly objectives: ReadonlySet<string>;
}

function objectivesIn(read: StructureReader, element: XmlElement): readonly Described[] {
  read.attributes(element, []);
  const parts = read.sequence(element, [{ name: 'objective', least: 1, most: Number.POSITIVE_INFINITY }]);
  return (parts.get('objective') ?? []).map((objective) => {
    read.attributes(objective, ['id']);
    return { id: read.id(objective, 'objective'), ...texts(read, read.sequence(objective, titled, 'any order')) };
  });
}

function childIn(read: StructureReader, element: XmlElement, known: Known): AssignableUnit | Block {
  return element.name === 'block' ? blockIn(read, element, known) : unitIn(read, element, known);
}

function blockIn(read: StructureReader, element: XmlElement, known: Known): Block {
  read.attributes(element, ['id']);
  const parts = read.sequence(element, [
    ...titled,
    { name: 'objectives', least: 0, most: 1 },
    { name: ['au', 'block'], least: 1, most: Number.POSITIVE_INFINITY },
  ]);
  return {
    kind: 'block',
    id: read.id(element, 'block'),
    ...texts(read, parts),
    objectives: referencesIn(read, parts.get('objectives')?.[0], known),
    children: (parts.get('au') ?? []).map((child) => childIn(read, child, known)),
  };
}

function unitIn(read: StructureReader, element: XmlElement, known: Known): AssignableUnit {
  read.attributes(element, ['id', 'moveOn', 'masteryScore', 'launchMethod', 'activityType']);
  const parts = read.sequence(element, [
    ...titled,
    { name: 'objectives', least: 0, most: 1 },
    { name: 'url', least: 1, most: 1 },
    { name: 'launchParameters', least: 0, most: 1 },
    { name: 'entitlementKey', least: 0, most: 1 },
  ]);
  const text = (name: string): string | null => parts.get(name)?.[0]?.text.trim() ?? null;
  return {
    kind: 'au',
    id: read.id(element, 'au'),
    ...texts(read, parts),
    objectives: referencesIn(read, parts.get('objectives')?.[0], known),
    url: urlIn(read, parts.get('url')?.[0], known),
    launchMethod: read.choice(element, 'launchMethod', launchMethods, 'AnyWindow'),
    moveOn: read.choice(element, 'moveOn', moveOns, 'NotApplicable'),
    masteryScore: masteryScoreIn(read, element),
    launchParameters: text('launchParameters'),
    entitlementKey: text('entitlementKey'),
    activityType: activityTypeIn(read, element),
  };
}

function texts(
  read: StructureReader,
  parts: ReadonlyMap<string, readonly XmlElement[]>,
): Pick<Described, 'title' | 'description'> {
  return {
    title: langStringsIn(read, parts.get('title')?.[0]),
    description: langStringsIn(read, parts.get('description')?.[0]),
  };
}

function langStringsIn(read: StructureReader, element: XmlElement | undefined): LangStrings {
  if (!element) return {};
  read.attributes(element, []);
  const all: Record<string, string> = {};
  const parts = read.sequence(element, [{ name: 'langstring', least: 1, most: Number.POSITIVE_INFINITY }]);
  for (const one of parts.get('langstring') ?? []) {
    read.attributes(one, ['lang']);
    read.textOnly(one);
    const tag = collapsed(read.value(one, 'lang') ?? '');
    if (tag !== '' && !isLanguageTag(tag)) read.add('language-unknown', one, `“${tag}” is no language tag (RFC 5646).`);
    all[tag === '' ? 'und' : tag] ??= one.text.trim();
  }
  return all;
}

function referencesIn(read: StructureReader, element: XmlElement | undefined, known: Known): readonly string[] {
  if (!element) return [];
  read.attributes(element, []);
  const parts = read.sequence(element, [{ name: 'objective', least: 1, most: Number.POSITIVE_INFINITY }]);
  return (parts.get('objective') ?? []).map((one) => {
    read.attributes(one, ['idref']);
    const id = collapsed(read.value(one, 'idref') ?? '');
    if (!known.objectives.has(id)) read.add('objective-unknown', one, `There is no objective with the id “${id}”.`);
    return id;
  });
}

const saysOfUrl: Readonly<Record<AddressFault, string>> = {
  'url-invalid': 'is no address: it must be a URL with its scheme, or a path, without spaces (RFC 1738).',
  'url-not-qualified': 'must be fully qualified, for the course structure came without a package.',
  'url-names-parameter':
    'uses a name in its query that belongs to the launch: endpoint, fetch, actor, registration or activityId.',
  'url-leaves-package': 'leads out of the package.',
  'file-missing': 'names a file that is not in the package.',
};

function urlIn(read: StructureReader, element: XmlElement | undefined, { files }: Known): string {
  if (!element) return '';
  read.attributes(element, []);
  read.textOnly(element);
  const url = element.text.trim();
  const address = readAuAddress(url, files);
  if (address.kind === 'fault') read.add(address.fault, element, `“${url}” ${saysOfUrl[address.fault]}`);
  return url;
}

/** A decimal from 0 to 1 with at most four places. */
function masteryScoreIn(read: StructureReader, element: XmlElement): number | null {
  const text = read.value(element, 'masteryScore')?.trim();
  if (text === undefined) return null;
  const score = /^[+]?(\d+(\.\d*)?|\.\d+)$/.test(text) ? Number(text) : Number.NaN;
  const places = /\.(\d*?)0*$/.exec(text)?.[1]?.length ?? 0;
  if (!(score >= 0 && score <= 1) || places > 4)
    read.add(
      'score-out-of-range',
      element,
      `masteryScore is a decimal from 0 to 1 with at most four places, not “${text}”.`,
    );
  return score;
}

function activityTypeIn(read: StructureReader, element: XmlElement): string | null {
  const type = read.value(element, 'activityType')?.trim();
  if (type !== undefined && !isIri(type)) read.add('not-an-iri', element, `activityType “${type}” is no IRI.`);
  return type ?? null;
}
