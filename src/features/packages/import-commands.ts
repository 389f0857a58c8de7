/**
 * Bringing a package in. What it is and says is checked before anything is kept; its files go to where files lie, as streams, while no
 * transaction is open, and only then are they named. Bytes that came to be named by nobody are taken away again.
 */
import { open, readFile } from 'node:fs/promises';
import { newId } from '../../kernel/id.ts';
import type { AcademyId } from '../../kernel/id.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Words } from '../../kernel/words.ts';
import { bodyOf, withArriving, writeArriving } from '../../server/files/arriving-file.ts';
import { fileStore, keyOf } from '../../server/files/file-store.ts';
import { KeepingMany } from '../../server/files/keeping-many.ts';
import { keepStream, removeStreams } from '../../server/files/package-bytes.ts';
import { type PackedFile, unpack } from '../../server/files/unpacking.ts';
import type { Act } from '../../server/history/act.ts';
import type { Carried } from '../../server/http/route.ts';
import type { World } from '../../server/world.ts';
import { preferencesId } from '../../standards/cmi5/vocabulary.ts';
import { largestPackage } from './contract.ts';
import { type Finding, readCourseAlone, readPackage, type ReadPackage } from './reading-commands.ts';
import {
  type FileFound,
  findBefore,
  listUnnamed,
  lockBytes,
  type PartFound,
  saveFiles,
  savePackage,
  saveParts,
} from './store.ts';

/** Where it comes in: each step of it in a transaction of its own. */
export interface Importing {
  readonly world: World;
  readonly academyId: AcademyId;
  inside<T>(work: (act: Act) => Promise<T>): Promise<T>;
}

export interface Imported {
  readonly packageId: string;
  readonly kind: ReadPackage['kind'];
  readonly title: Words;
  readonly units: readonly { readonly auId: string; readonly publisherId: string; readonly title: Words }[];
  readonly files: number;
  readonly warnings: readonly Finding[];
  readonly before: { readonly packageId: string; readonly since: string; readonly same: boolean } | null;
}

/** What else is kept in the transaction in which a package is named: it is there with that, or not at all. */
type Along = (act: Act, imported: Imported) => Promise<void>;
const nothingElse: Along = async () => {};

/** A package as it was sent. @throws Problem too-large, bad-request, and what `importPackage` throws */
export async function importUpload(importing: Importing, request: Carried['request']): Promise<Imported> {
  const declared = Number(request.headers.get('content-length') ?? 0);
  if (declared > largestPackage) throw tooLarge();
  return withArriving(importing.world.settings, importing.academyId, async (path) => {
    const { size } = await writeArriving(bodyOf(request.body), path, { largest: largestPackage, tooLarge });
    if (size === 0) throw new Problem('bad-request', 'The file is empty.', { reason: 'file-empty' });
    return importPackage(importing, path);
  });
}

function tooLarge(): Problem {
  return new Problem('too-large', `A package may have ${largestPackage / 1024 ** 2} MB.`, {
    reason: 'package-too-large',
  });
}

/** @throws Problem unsupported-file (no package, or one that is not to be opened), refused (with every fault of its manifest) */
export async function importPackage(importing: Importing, path: string, along = nothingElse): Promise<Imported> {
  const head = await headOf(path);
  if (head.subarray(0, 2).toString('latin1') === 'PK')
    return unpack(path, (files) => importFiles(importing, files, along));
  if (!/^(\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)?[\s\u0000]*</.test(head.toString('latin1')))
    throw new Problem('unsupported-file', 'This is no package: neither a zip nor a course structure in XML.', {
      reason: 'package-kind',
    });
  const read = readCourseAlone(await readFile(path));
  return importing.inside((act) => save(act, read, [], { lenient: false, along }));
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

async function importFiles(importing: Importing, packed: readonly PackedFile[], along: Along): Promise<Imported> {
  const read = await readPackage(packed);
  const { folder } = read;
  const files = packed
    .filter(({ path }) => path.startsWith(folder))
    .map((file) => ({ ...file, path: file.path.slice(folder.length) }));
  const kept: FileFound[] = [];
  const look = new Search(preferencesId);
  const keeping = new KeepingMany(importing.world.settings, importing.academyId);
  try {
    for (const file of files) {
      const looksInto = read.kind === 'cmi5' && /\.(m?js|x?html?)$/i.test(file.path);
      const hash = await keeping.keep(await file.open(), (part) => {
        if (looksInto) look.pass(part);
      });
      look.end();
      kept.push({ path: file.path, hash, size: file.size });
    }
    await keeping.settled();
    const lenient = read.kind === 'cmi5' && !look.found && runsHere(read.parts);
    return await importing.inside(async (act) => {
      await lockBytes(act.db, act.academyId);
      await keepAgain(importing, files, kept);
      return save(act, read, kept, { lenient, along });
    });
  } catch (error) {
    await keeping.ended();
    await letGo(importing, kept);
    throw error;
  }
}

/** Content that lies elsewhere cannot be looked into, and is held to the letter. */
function runsHere(parts: readonly PartFound[]): boolean {
  return parts.every(({ url }) => url === null || !/^[a-z][a-z0-9+.-]*:/i.test(url));
}

/** Bytes that nobody names may be taken away at any time; under the lock they stay, and what went meanwhile is kept once more. */
async function keepAgain(
  { world: { settings }, academyId }: Importing,
  files: readonly PackedFile[],
  kept: readonly FileFound[],
): Promise<void> {
  const store = fileStore(settings);
  for (let at = 0; at < files.length; at += 50)
    await Promise.all(
      files.slice(at, at + 50).map(async (file, further) => {
        const hash = kept[at + further]?.hash ?? '';
        if (!(await store.has(keyOf(academyId, 'packages', hash))))
          await keepStream(settings, academyId, await file.open());
      }),
    );
}

/** An import that came to nothing leaves nothing: bytes that no other package names go. */
async function letGo(importing: Importing, kept: readonly FileFound[]): Promise<void> {
  if (kept.length === 0) return;
  await importing
    .inside(async ({ db, academyId, world }) => {
      await lockBytes(db, academyId);
      const unnamed = await listUnnamed(db, academyId, [...new Set(kept.map(({ hash }) => hash))]);
      await removeStreams(world.settings, academyId, unnamed);
    })
    // what could not be taken away now goes with the next sweep
    .catch(() => {});
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
  act: Act,
  read: ReadPackage,
  files: readonly FileFound[],
  { lenient, along }: { readonly lenient: boolean; readonly along: Along },
): Promise<Imported> {
  const { db, academyId, now } = act;
  const packageId = newId();
  const { kind, publisherId, title, description, manifest, parts } = read;
  const made = { packageId, kind, publisherId, title, description, lenient, importedAt: now };
  await savePackage(db, academyId, made, manifest);
  if (parts.length > 0) await saveParts(db, academyId, packageId, parts);
  if (files.length > 0) await saveFiles(db, academyId, packageId, files);
  await act.tell({
    name: 'package.imported',
    subjectId: null,
    about: { packageId, kind, units: parts.length, files: files.length },
  });
  const units = parts
    .filter((part) => part.kind === 'unit')
    .map((part) => ({ auId: part.partId, publisherId: part.publisherId, title: part.title }));
  const warnings = lenient ? [...read.warnings, neverReads] : read.warnings;
  const known = await findBefore(db, academyId, made);
  const before = known && { packageId: known.packageId, since: known.importedAt.toISOString(), same: known.same };
  const imported = { packageId, kind, title, units, files: files.length, warnings, before };
  await along(act, imported);
  return imported;
}

const neverReads: Finding = {
  code: 'preferences-never-read',
  file: 'cmi5.xml',
  line: 0,
  says: 'Its content never reads the learner preferences, as cmi5 asks. What it leaves out is filled in for it, so that it plays.',
};
