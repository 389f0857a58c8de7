/**
 * Taking a module along: the published version with the player, its files and the manifest of a standard, written as a stream while
 * it is sent. Nothing of the academy's people is in it.
 */
import type { Answer, Asked } from '../../kernel/contract.ts';
import { Problem } from '../../kernel/problem.ts';
import { inLanguage, type Words } from '../../kernel/words.ts';
import { fileStore, keyOf } from '../../server/files/file-store.ts';
import { type ZipFile, zipStream } from '../../server/files/zip-writing.ts';
import type { PersonAct } from '../../server/http/route.ts';
import { writeStructure } from '../../standards/cmi5/write-structure.ts';
import { writeManifest } from '../../standards/scorm/write-manifest.ts';
import { isQuestion } from '../modules/module-content.ts';
import { loadPublished, type VersionFound } from '../modules/store.ts';
import type * as contract from './export-contract.ts';
import { type FileKept, listFilesShown } from './export-store.ts';
import {
  type Exportable,
  exportable,
  type ExportedModule,
  type ExportFormat,
  pathInPackage,
} from './exported-module.ts';
import { pageName, pageOf, scriptName, styleName } from './exported-page.ts';

export async function lookAtExport(
  act: PersonAct,
  { params }: Asked<typeof contract.lookAtExport>,
): Promise<Answer<typeof contract.lookAtExport>> {
  const { version, taken, files } = await take(act, params.activityId);
  const { cards } = taken.content;
  return {
    number: version.number,
    cards: cards.length,
    questions: cards.filter(isQuestion).length,
    languages: [...version.languages],
    files: files.length,
    bytes: files.reduce((sum, { size }) => sum + size, 0),
    leftOut: taken.leftOut.map((one) => ({ ...one })),
  };
}

export async function exportModule(
  act: PersonAct,
  { params, query }: Asked<typeof contract.exportModule>,
): Promise<Response> {
  const { version, taken, files } = await take(act, params.activityId);
  const { format } = query;
  const asked = query.language ?? act.actor.language;
  const language = version.languages.includes(asked) ? asked : (version.languages[0] ?? asked);
  const { script, style } = await act.world.exportedPlayer();
  const module: ExportedModule = {
    format,
    name: version.name,
    minutes: version.minutes,
    languages: version.languages,
    content: taken.content,
    files: Object.fromEntries(files.map(({ file, type }) => [file, pathInPackage(file, type)])),
  };
  const own: readonly ZipFile[] = [
    { name: pageName, text: pageOf(module, language) },
    { name: scriptName, text: script },
    { name: styleName, text: style },
  ];
  const lying = await Promise.all(files.map((file) => lyingFile(act, taken, file)));
  const paths = [...own, ...lying].map(({ name }) => name);
  const listed = manifestOf(format, version, language, paths);
  const name = inLanguage(version.name, language, version.languages);
  return new Response(zipStream([listed, ...own, ...lying], act.now), {
    headers: {
      'content-type': 'application/zip',
      'content-disposition': dispositionOf(`${name} (${format}).zip`),
      'cache-control': 'no-store',
    },
  });
}

interface Taken {
  readonly version: VersionFound;
  readonly taken: Exportable;
  readonly files: readonly FileKept[];
}

async function take({ db, academyId }: PersonAct, activityId: string): Promise<Taken> {
  const version = await loadPublished(db, academyId, activityId);
  if (!version) throw new Problem('not-found', 'This is not on the menu, or no longer.', { reason: 'no-activity' });
  const decided = exportable(version.content ?? { cards: [] });
  if (!decided.ok)
    throw decided.refused === 'no-cards'
      ? new Problem('refused', 'This has no cards to go through: people do it together.', { reason: 'no-cards' })
      : new Problem('refused', 'All of this module runs here only: there is nothing to take along.', {
          reason: 'nothing-to-take-along',
        });
  const taken = decided.value;
  const files = await listFilesShown(
    db,
    academyId,
    taken.shown.map(({ file }) => file),
  );
  const order = new Map(taken.shown.map(({ file }, at) => [file, at]));
  return { version, taken, files: [...files].sort((a, b) => (order.get(a.file) ?? 0) - (order.get(b.file) ?? 0)) };
}

/** @throws Problem gone, before anything is sent */
async function lyingFile(
  { world, academyId }: PersonAct,
  { shown }: Exportable,
  { file, type, size, text }: FileKept,
): Promise<ZipFile> {
  const name = pathInPackage(file, type);
  const { from = 'captions' } = shown.find((one) => one.file === file) ?? {};
  if (text !== null || from === 'captions') return { name, text: text ?? '' };
  const store = fileStore(world.settings);
  const key = keyOf(academyId, from, file);
  const gone = (): Problem =>
    new Problem(
      'gone',
      'The bytes of a file of this module are missing on the server. The administrator may have them in a backup.',
      {
        reason: 'file-gone',
      },
    );
  if (!(await store.has(key))) throw gone();
  return {
    name,
    size,
    async open() {
      const stream = await store.read(key);
      if (!stream) throw gone();
      return stream;
    },
  };
}

function manifestOf(format: ExportFormat, version: VersionFound, language: string, files: readonly string[]): ZipFile {
  const { activityId, number, name, summary, languages, minutes } = version;
  const titles = said(name, languages);
  const descriptions = said(summary, languages);
  const title = inLanguage(name, language, languages);
  if (format !== 'cmi5') {
    const described = { title, titles, descriptions, languages, minutes, launch: pageName, files };
    const identifier = `module-${activityId}`;
    const edition = format === 'scorm-1.2' ? '1.2' : '2004-4th';
    return {
      name: 'imsmanifest.xml',
      text: writeManifest(edition, { identifier, version: String(number), ...described }),
    };
  }
  const id = `urn:sellwright:module:${activityId}`;
  const texts = { title: titles, description: Object.keys(descriptions).length > 0 ? descriptions : titles };
  const unit = {
    kind: 'au',
    id: `${id}:cards`,
    ...texts,
    objectives: [],
    url: pageName,
    launchMethod: 'AnyWindow',
    moveOn: 'Completed',
    masteryScore: null,
    launchParameters: null,
    entitlementKey: null,
    activityType: null,
  } as const;
  return { name: 'cmi5.xml', text: writeStructure({ id, ...texts, objectives: [], children: [unit] }) };
}

/** What is said at all, of the module's languages. */
function said(words: Words, languages: readonly string[]): Words {
  const texts = languages.map((tag) => [tag, (words[tag] ?? '').trim()] as const).filter(([, text]) => text !== '');
  return Object.fromEntries(texts.length > 0 ? texts : Object.entries(words).filter(([, text]) => text.trim() !== ''));
}

/** Its own name where it can be told (RFC 6266), and one in plain letters. */
function dispositionOf(name: string): string {
  const safe = name.replace(/[\u0000-\u001f<>:"/\\|?*]+/g, ' ').trim();
  const plain = safe.replace(/[^\x20-\x7e]/g, '_').replaceAll('%', '_');
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(safe)}`;
}
