/**
 * Bringing a package in: a zip with a course structure at its root, or the course structure alone. Everything in it is checked before
 * anything is kept; its files go to where files lie as streams, however large they are.
 */
import { createWriteStream } from 'node:fs';
import { open, readFile, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { newId } from '../../kernel/id.ts';
import { Problem } from '../../kernel/problem.ts';
import { withArriving } from '../../server/files/arriving-file.ts';
import { keepStream } from '../../server/files/package-bytes.ts';
import { type PackedFile, unpack } from '../../server/files/unpacking.ts';
import type { Act } from '../../server/history/act.ts';
import type { Carried } from '../../server/http/route.ts';
import type { CourseStructure, StructureFault } from '../../standards/cmi5/course-structure.ts';
import { readStructure } from '../../standards/cmi5/read-structure.ts';
import { preferencesId } from '../../standards/cmi5/vocabulary.ts';
import { kindOfPackage } from '../../standards/scorm/manifest/package-files.ts';
import { decodeXml } from '../../standards/scorm/manifest/xml.ts';
import { largestPackage } from './contract.ts';
import { type FileFound, type PartFound, saveFiles, savePackage, saveParts } from './store.ts';

type Importing = Pick<Act, 'db' | 'academyId' | 'now' | 'world' | 'tell'>;

export interface Imported {
  readonly packageId: string;
  readonly title: Readonly<Record<string, string>>;
  readonly units: readonly {
    readonly auId: string;
    readonly publisherId: string;
    readonly title: Readonly<Record<string, string>>;
  }[];
  readonly files: number;
  readonly warnings: readonly { readonly code: string; readonly says: string }[];
}

const largestStructure = 20 * 1024 * 1024;
const manifest = 'cmi5.xml';

/** A package as it was sent. @throws Problem too-large, bad-request, and what `importPackage` throws */
export async function importUpload(act: Importing, request: Carried['request']): Promise<Imported> {
  return withArriving(act.world.settings, act.academyId, async (path) => {
    const body = request.body ? Readable.fromWeb(request.body as never) : Readable.from([]);
    await pipeline(body, createWriteStream(path, { mode: 0o600 }));
    const { size } = await stat(path);
    if (size === 0 && request.headers.get('content-length') === '0')
      throw new Problem('bad-request', 'The file is empty.', { reason: 'file-empty' });
    if (size > largestPackage || Number(request.headers.get('content-length') ?? 0) > largestPackage)
      throw new Problem('too-large', `A package may have ${largestPackage / 1024 ** 2} MB.`, {
        reason: 'package-too-large',
      });
    return importPackage(act, path);
  });
}

/** @throws Problem unsupported-file (no package, or one that is not to be opened), refused (with every fault of its structure) */
export async function importPackage(act: Importing, path: string): Promise<Imported> {
  const head = await headOf(path);
  if (head.subarray(0, 2).toString('latin1') === 'PK') return unpack(path, (files) => importFiles(act, files));
  if (!/^(\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)?[\s\u0000]*</.test(head.toString('latin1')))
    throw new Problem('unsupported-file', 'This is no package: neither a zip nor a course structure in XML.', {
      reason: 'package-kind',
    });
  if ((await stat(path)).size > largestStructure) throw structureTooLarge();
  const course = structureIn(await readFile(path), null);
  return save(act, course, [], false);
}

async function headOf(path: string): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(256), 0, 256, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

async function importFiles(act: Importing, files: readonly PackedFile[]): Promise<Imported> {
  const paths = new Set(files.map(({ path }) => path));
  const structure = files.find(({ path }) => path === manifest);
  if (!structure) throw withoutStructure([...paths]);
  if (structure.size > largestStructure) throw structureTooLarge();
  const course = structureIn(await wholeOf(structure), paths);
  const kept: FileFound[] = [];
  const look = new Search(preferencesId);
  for (const file of files) {
    const looksInto = /\.(m?js|x?html?)$/i.test(file.path);
    const hash = await keepStream(act.world.settings, act.academyId, await file.open(), (part) => {
      if (looksInto) look.pass(part);
    });
    look.end();
    kept.push({ path: file.path, hash, size: file.size });
  }
  return save(act, course, kept, !look.found && runsHere(course));
}

/** Content that lies elsewhere cannot be looked into, and is held to the letter. */
function runsHere({ children }: Pick<CourseStructure, 'children'>): boolean {
  return children.every((child) => (child.kind === 'au' ? !/^[a-z][a-z0-9+.-]*:/i.test(child.url) : runsHere(child)));
}

async function wholeOf(file: PackedFile): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of await file.open()) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

function structureIn(bytes: Uint8Array, files: ReadonlySet<string> | null): CourseStructure {
  const read = readStructure(decodeXml(bytes), files);
  if (read.ok) return read.course;
  throw faulty(read.faults);
}

function faulty(faults: readonly StructureFault[]): Problem {
  const told = faults.slice(0, 3).map(({ line, says }) => `${manifest}, line ${line}: ${says}`);
  const more = faults.length > told.length ? ` And ${faults.length - told.length} more.` : '';
  return new Problem('refused', `${told.join(' ')}${more}`, {
    reason: 'course-structure',
    fields: faults
      .slice(0, 200)
      .map(({ code, line, says }) => ({ pointer: `${manifest}:${line}`, detail: `${code}: ${says}` })),
  });
}

function structureTooLarge(): Problem {
  return new Problem('too-large', `A course structure may have ${largestStructure / 1024 ** 2} MB.`, {
    reason: 'structure-too-large',
  });
}

function withoutStructure(paths: readonly string[]): Problem {
  const found = kindOfPackage(paths);
  const says: Record<typeof found.kind, string> = {
    scorm: 'This is a SCORM package; packages of this kind cannot be imported here yet.',
    tincan: 'This is an xAPI (Tin Can) package; packages of this kind cannot be imported here yet.',
    aicc: 'This is an AICC package, and AICC is not supported. Ask for it as cmi5 or SCORM.',
    cmi5: `${manifest} must stand at the root of the package, not in a folder.`,
    unknown: `There is no ${manifest} at the root of the package.`,
  };
  return new Problem('unsupported-file', says[found.kind], { reason: `package-${found.kind}` });
}

/** Looks for a word in what streams by, across the borders of its parts. */
class Search {
  found = false;
  readonly #word: Buffer;
  #rest: Buffer = Buffer.alloc(0);

  constructor(word: string) {
    this.#word = Buffer.from(word);
  }

  pass(part: Uint8Array): void {
    if (this.found) return;
    const together = Buffer.concat([this.#rest, part]);
    this.found = together.includes(this.#word);
    this.#rest = together.subarray(Math.max(0, together.length - this.#word.length + 1));
  }

  end(): void {
    this.#rest = Buffer.alloc(0);
  }
}

async function save(
  act: Importing,
  course: CourseStructure,
  files: readonly FileFound[],
  lenient: boolean,
): Promise<Imported> {
  const { db, academyId, now } = act;
  const packageId = newId();
  const { id: publisherId, title, description } = course;
  await savePackage(db, academyId, {
    packageId,
    kind: 'cmi5',
    publisherId,
    title,
    description,
    lenient,
    importedAt: now,
  });
  const parts = partsOf(course.children, null);
  await saveParts(db, academyId, packageId, parts);
  if (files.length > 0) await saveFiles(db, academyId, packageId, files);
  await act.tell({
    name: 'package.imported',
    subjectId: null,
    about: { packageId, units: parts.length, files: files.length },
  });
  const units = parts
    .filter(({ kind }) => kind === 'unit')
    .map((part) => ({ auId: part.partId, publisherId: part.publisherId, title: part.title }));
  return { packageId, title, units, files: files.length, warnings: lenient ? [neverReads] : [] };
}

const neverReads = {
  code: 'preferences-never-read',
  says: 'Its content never reads the learner preferences, as cmi5 asks. What it leaves out is filled in for it, so that it plays.',
};

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

const ofBlock = {
  kind: 'block' as const,
  url: null,
  launchMethod: null,
  moveOn: null,
  masteryScore: null,
  launchParameters: null,
  entitlementKey: null,
  activityType: null,
};
