/**
 * What a package is, told by the manifest in it: SCORM, cmi5 or Tin Can. Everything is read and checked before anything is kept; what
 * was put right or left out is a warning, and what keeps it from being played refuses it, always with file, line and reason.
 */
import { newId } from '../../kernel/id.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Words } from '../../kernel/words.ts';
import type { PackedFile } from '../../server/files/unpacking.ts';
import type { CourseStructure } from '../../standards/cmi5/course-structure.ts';
import { readStructure } from '../../standards/cmi5/read-structure.ts';
import type { Manifest } from '../../standards/scorm/manifest/manifest.ts';
import { kindOfPackage, matchFiles, type PackageKind } from '../../standards/scorm/manifest/package-files.ts';
import { readManifest } from '../../standards/scorm/manifest/read-manifest.ts';
import { decodeXml } from '../../standards/scorm/manifest/xml.ts';
import { readTinCan } from '../../standards/tincan/read-tincan.ts';
import type { PartFound } from './store.ts';

export interface Finding {
  readonly code: string;
  readonly file: string;
  /** counted from 1; 0 where it is about the file, or the package, as a whole */
  readonly line: number;
  readonly says: string;
}

export interface ReadPackage {
  readonly kind: 'cmi5' | 'scorm-1.2' | 'scorm-2004' | 'xapi';
  /** before every path that counts: '' or 'folder/' */
  readonly folder: string;
  readonly publisherId: string;
  readonly title: Words;
  readonly description: Words;
  readonly manifest: object | null;
  readonly parts: readonly PartFound[];
  readonly warnings: readonly Finding[];
}

const largestStructure = 20 * 1024 * 1024;
const courseStructure = 'cmi5.xml';

/** @throws Problem unsupported-file (no package, or of a kind that is not played), refused (with every fault of its manifest) */
export async function readPackage(files: readonly PackedFile[]): Promise<ReadPackage> {
  const paths = files.map(({ path }) => path);
  const found: PackageKind = paths.includes(courseStructure)
    ? { kind: 'cmi5', manifest: courseStructure, folder: '' }
    : kindOfPackage(paths);
  if (found.kind === 'aicc' || found.kind === 'unknown') throw notPlayed(found);
  const { manifest, folder } = found;
  if (found.kind === 'cmi5' && folder !== '') throw faulty([notAtRoot(manifest, folder)], 'course-structure');
  const file = files.find(({ path }) => path === manifest);
  if (!file) throw new Error(`${manifest} was found a moment ago`);
  if (file.size > largestStructure) throw structureTooLarge();
  const text = decodeXml(await wholeOf(file));
  const inside = new Set(paths.flatMap((path) => (path.startsWith(folder) ? [path.slice(folder.length)] : [])));
  const read =
    found.kind === 'cmi5'
      ? readCourse(text, inside, manifest)
      : found.kind === 'scorm'
        ? readScorm(text, inside, manifest)
        : readXapi(text, inside, manifest);
  return { ...read, folder, warnings: [...foundInFolder(found, paths.length - inside.size), ...read.warnings] };
}

/** A course structure by itself: its units lie elsewhere. */
export function readCourseAlone(bytes: Uint8Array): ReadPackage {
  if (bytes.length > largestStructure) throw structureTooLarge();
  return readCourse(decodeXml(bytes), null, courseStructure);
}

/** cmi5 14.1: there and nowhere else, whatever other kinds of packages are forgiven. */
function notAtRoot(manifest: string, folder: string): Finding {
  const says = `A cmi5 package has its cmi5.xml at its root, not in the folder ${folder.slice(0, -1)}. Pack what is in that folder, not the folder.`;
  return { code: 'not-at-root', file: manifest, line: 0, says };
}

function foundInFolder({ manifest, folder }: { readonly manifest: string; readonly folder: string }, outside: number) {
  if (folder === '') return [];
  const left = outside === 0 ? '' : ` ${outside} files beside that folder were left out.`;
  const says = `The manifest stands in the folder ${folder.slice(0, -1)}, not at the root of the package; it was found there.${left}`;
  return [{ code: 'in-folder', file: manifest, line: 0, says }];
}

async function wholeOf(file: PackedFile): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of await file.open()) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

function readCourse(text: string, files: ReadonlySet<string> | null, name: string): ReadPackage {
  const read = readStructure(text, files);
  if (!read.ok)
    throw faulty(
      read.faults.map((fault) => ({ ...fault, file: name })),
      'course-structure',
    );
  const { id: publisherId, title, description, children } = read.course;
  const parts = partsOf(children, null);
  return { kind: 'cmi5', folder: '', publisherId, title, description, manifest: null, parts, warnings: [] };
}

function partsOf(children: CourseStructure['children'], parentId: string | null): readonly PartFound[] {
  return children.flatMap((child) => {
    const partId = newId();
    const { id: publisherId, title, description } = child;
    const common = { partId, parentId, publisherId, title, description };
    if (child.kind === 'block') return [{ ...common, ...ofBlock }, ...partsOf(child.children, partId)];
    const { url, launchMethod, moveOn, masteryScore, launchParameters, entitlementKey, activityType } = child;
    const ofUnit = { url, launchMethod, moveOn, masteryScore, launchParameters, entitlementKey, activityType };
    return [{ ...common, kind: 'unit' as const, ...ofUnit }];
  });
}

const nothingMore = { masteryScore: null, launchParameters: null, entitlementKey: null, activityType: null };
const ofBlock = { kind: 'block' as const, url: null, launchMethod: null, moveOn: null, ...nothingMore };

function readScorm(text: string, files: ReadonlySet<string>, name: string): ReadPackage {
  const read = readManifest(text, name);
  if (!read.ok) throw faulty(read.faults, 'manifest');
  const { manifest, warnings } = matchFiles(read.manifest, files, name);
  const launched = Object.values(manifest.organizations[0].content);
  const missing = warnings.filter(({ code }) => code === 'file-missing');
  if (missing.length > 0 && launched.every((one) => !one.elsewhere && !files.has(fileNamed(one.address))))
    throw faulty(missing, 'manifest');
  const { identifier, metadata } = manifest;
  return {
    kind: manifest.edition === '1.2' ? 'scorm-1.2' : 'scorm-2004',
    folder: '',
    publisherId: identifier,
    title: titleOf(manifest),
    description: wordsFrom(metadata.description),
    manifest,
    parts: [],
    warnings: [...read.warnings, ...warnings],
  };
}

function fileNamed(address: string): string {
  const path = address.replace(/[?#].*$/s, '');
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** What people see in the table of contents; without a name of its own, what the metadata call it. */
function titleOf({ organizations: [first], identifier, metadata }: Manifest): Words {
  const title = first.title.trim();
  const told = wordsFrom(metadata.title);
  if (title === '' || title === first.identifier) return Object.keys(told).length > 0 ? told : { und: identifier };
  const language = Object.entries(told).find(([, text]) => text === title)?.[0];
  return { [language ?? languageIn(metadata.languages[0] ?? '')]: title };
}

function wordsFrom(texts: Readonly<Record<string, string>>): Words {
  return Object.fromEntries(Object.entries(texts).map(([language, text]) => [languageIn(language), text]));
}

const languageIn = (said: string): string => (/^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/.test(said) ? said : 'und');

/** Done when its content says that it is completed or passed; where it says neither, nobody else can. */
function readXapi(text: string, files: ReadonlySet<string>, name: string): ReadPackage {
  const read = readTinCan(text, files);
  if (!read.ok)
    throw faulty(
      read.faults.map((fault) => ({ ...fault, file: name })),
      'manifest',
    );
  const { activityId, activities, title, description, activityType, launch } = read.course;
  const common = {
    partId: newId(),
    parentId: null,
    kind: 'unit' as const,
    publisherId: activityId,
    title,
    description,
  };
  const played = { url: launch, launchMethod: 'AnyWindow', moveOn: 'CompletedOrPassed' };
  return {
    kind: 'xapi',
    folder: '',
    publisherId: activityId,
    title,
    description,
    manifest: { activityId, activities, launch },
    parts: [{ ...common, ...nothingMore, ...played, activityType }],
    warnings: [],
  };
}

function faulty(faults: readonly Finding[], reason: 'course-structure' | 'manifest'): Problem {
  const told = faults.slice(0, 3).map(({ file, line, says }) => `${file}, line ${line}: ${says}`);
  const more = faults.length > told.length ? ` And ${faults.length - told.length} more.` : '';
  return new Problem('refused', `${told.join(' ')}${more}`, {
    reason,
    fields: faults
      .slice(0, 200)
      .map(({ code, file, line, says }) => ({ pointer: `${file}:${line}`, detail: `${code}: ${says}` })),
  });
}

function structureTooLarge(): Problem {
  return new Problem('too-large', `A manifest or course structure may have ${largestStructure / 1024 ** 2} MB.`, {
    reason: 'structure-too-large',
  });
}

function notPlayed(found: PackageKind): Problem {
  const says =
    found.kind === 'aicc'
      ? `This is an AICC package (${found.manifest}), and AICC is not supported. Ask for it as cmi5 or SCORM.`
      : 'The package holds neither an imsmanifest.xml (SCORM) nor a cmi5.xml or a tincan.xml: it is of no kind that can be played.';
  return new Problem('unsupported-file', says, { reason: `package-${found.kind}` });
}
