/**
 * Where a way of selling comes from: the starter that ships, nothing, another version, or a file. And its way out again,
 * as one readable file. Founding publishes the starter at once, so that an academy can assess on its first day.
 */
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse, parseDocument, stringify } from 'yaml';
import type { Answer, Asked } from '../../kernel/contract.ts';
import type { Day } from '../../kernel/day.ts';
import type { AcademyEvent } from '../../kernel/event.ts';
import { type FieldProblem, Problem } from '../../kernel/problem.ts';
import type { Act } from '../../server/history/act.ts';
import type { PersonAct } from '../../server/http/route.ts';
import { loadContents } from './contents-store.ts';
import type * as contract from './contract.ts';
import { checkWayOfSelling, type FaultReason } from './faults.ts';
import { readFolder } from './folder.ts';
import { emptyWay, type KnownWay } from './known-way.ts';
import { readWayOfSelling } from './reading.ts';
import { draftFrom, loadReadable, publishDraft } from './version-commands.ts';
import { countSteps, listVersions, loadAcademyLanguages } from './version-store.ts';
import type { WayOfSelling } from './way-of-selling.ts';
import { writeWayOfSelling } from './writing.ts';

/** @throws Error where the shipped content is missing or cannot be read: the installation is broken */
export async function readStarter(): Promise<WayOfSelling> {
  const folder = shippedFolder();
  const paths = (await readdir(folder, { recursive: true })).filter((path) => path.endsWith('.yaml'));
  const files = await Promise.all(
    paths.map(async (path) => ({
      path: relative('.', path).split(sep).join('/'),
      plain: parse(await readFile(join(folder, path), 'utf8')) as unknown,
    })),
  );
  const read = readFolder(files);
  if (read.ok) return read.value;
  throw new Error(
    `the starter way of selling cannot be read: ${read.unreadable.map(({ path, detail }) => `${path}: ${detail}`).join('; ')}`,
  );
}

/** The content lies beside the sources and beside the built product, some folders up from here. */
function shippedFolder(): string {
  for (let folder = dirname(fileURLToPath(import.meta.url)); dirname(folder) !== folder; folder = dirname(folder)) {
    const content = join(folder, 'content', 'way-of-selling');
    if (existsSync(content)) return content;
  }
  throw new Error('the folder content/way-of-selling is missing');
}

/** The academy's first language leads; texts in languages that ship beyond the academy's are kept, since they cost nothing. */
function ledBy(way: WayOfSelling, languages: readonly string[]): WayOfSelling {
  const spoken = languages.filter((language) => way.languages.includes(language));
  return { ...way, languages: [...new Set([...spoken, ...way.languages])] };
}

/**
 * @param from `empty` leaves a draft with a scale and nothing else; anything else is published as of `effectiveOn`
 * @returns what holds from then on; null for `empty`
 */
export async function foundWayOfSelling(
  act: Act,
  from: 'starter' | 'empty' | WayOfSelling,
  effectiveOn: Day = act.today,
): Promise<KnownWay | null> {
  const languages = await loadAcademyLanguages(act.db, act.academyId);
  if (from === 'empty') {
    await draftFrom(act, nameless(languages), { basedOn: null, note: null, from });
    return null;
  }
  const way = from === 'starter' ? ledBy(await readStarter(), languages) : from;
  const { version } = await draftFrom(act, way, {
    basedOn: null,
    note: null,
    from: from === 'starter' ? 'starter' : 'file',
  });
  // a demo academy looks back on a past: what it published then was published on that day
  const day = effectiveOn < act.today ? { ...act, today: effectiveOn } : act;
  return (await publishDraft(day, version.versionId, { effectiveOn, revision: version.revision })).way;
}

/** What follows from `academy.founded`: the way of selling that was chosen at founding. */
export async function beginAcademy(act: Act, { about }: AcademyEvent): Promise<void> {
  const start = (about as { start?: unknown }).start;
  if (start === 'starter' || start === 'empty') await foundWayOfSelling(act, start);
}

function nameless(languages: readonly string[]): WayOfSelling {
  return emptyWay({ en: 'Our way of selling', de: 'Unsere Art zu verkaufen' }, languages);
}

export async function startDraft(
  act: PersonAct,
  { body }: Asked<typeof contract.startDraft>,
): Promise<Answer<typeof contract.startDraft>> {
  const { from } = body;
  const note = body.note ?? null;
  const languages = await loadAcademyLanguages(act.db, act.academyId);
  if (from === 'starter')
    return idOf(await draftFrom(act, ledBy(await readStarter(), languages), { basedOn: null, note, from }));
  if (from === 'empty') return idOf(await draftFrom(act, nameless(languages), { basedOn: null, note, from }));
  const { version } = await loadReadable(act, from.versionId);
  const way = await loadContents(act.db, act.academyId, version);
  return idOf(await draftFrom(act, way, { basedOn: version.versionId, note, from: 'version' }));
}

function idOf({ version }: { version: { versionId: string } }): { versionId: string } {
  return { versionId: version.versionId };
}

/** Faults a draft cannot even hold; all others are shown in the draft, to be mended there. */
const unholdable: ReadonlySet<FaultReason> = new Set([
  'bad-key',
  'duplicate',
  'unknown-key',
  'scale-out-of-order',
  'proficiency-outside-scale',
  'weight-outside-range',
]);

export async function importWay(
  act: PersonAct,
  { body }: Asked<typeof contract.importWay>,
): Promise<Answer<typeof contract.importWay>> {
  const read = readWayOfSelling(parseYaml(body.text));
  if (!read.ok) throw unreadable(read.unreadable);
  const faults = checkWayOfSelling(read.value);
  const wrong = faults.filter(({ reason, severity }) => severity === 'error' && unholdable.has(reason));
  if (wrong.length > 0) throw unreadable(wrong);
  await refuseOtherScale(act, read.value);
  const { version } = await draftFrom(act, read.value, { basedOn: null, note: body.note ?? null, from: 'file' });
  return { versionId: version.versionId, faults: [...faults] };
}

async function refuseOtherScale(act: PersonAct, { scale }: WayOfSelling): Promise<void> {
  const published = (await listVersions(act.db, act.academyId)).find(({ state }) => state === 'published');
  const steps = published && (await countSteps(act.db, act.academyId, published.versionId));
  if (steps === undefined || steps === scale.length) return;
  const detail = `the file has ${scale.length} proficiencies, the academy judges on ${steps}`;
  throw new Problem('refused', `The file cannot be taken over: ${detail}. Evidence keeps its scale.`, {
    reason: 'other-scale',
    fields: [{ pointer: '/scale', detail }],
  });
}

function unreadable(wrong: readonly { readonly path: string; readonly detail: string }[]): Problem {
  const fields = wrong
    .slice(0, 200)
    .map(({ path, detail }): FieldProblem => ({ pointer: `/${path.replaceAll('.', '/')}`, detail }));
  const [first] = wrong;
  const more = wrong.length > 1 ? `, and ${wrong.length - 1} more` : '';
  return new Problem(
    'refused',
    `The file cannot be taken over: ${first?.path || 'the file'}: ${first?.detail}${more}.`,
    { reason: 'unreadable-file', fields },
  );
}

function parseYaml(text: string): unknown {
  const document = parseDocument(text.replace(/^\uFEFF/, ''), { prettyErrors: true, uniqueKeys: true });
  const [error] = document.errors;
  if (error) {
    const [at] = error.linePos ?? [];
    const place = at ? `line ${at.line}, column ${at.col}` : 'the file';
    throw new Problem('refused', `The file is not valid YAML: ${place}: ${error.message.split('\n')[0]}`, {
      reason: 'not-yaml',
      fields: [{ pointer: '', detail: `${place}: ${error.code}` }],
    });
  }
  try {
    // few aliases are honest; many are a bomb
    return document.toJS({ maxAliasCount: 100 }) as unknown;
  } catch {
    throw new Problem('refused', 'The file refers to itself too often to be read.', { reason: 'not-yaml' });
  }
}

export async function exportWay(act: PersonAct, { params }: Asked<typeof contract.exportWay>): Promise<Response> {
  const { version } = await loadReadable(act, params.versionId);
  const way = await loadContents(act.db, act.academyId, version);
  const name = version.number === null ? 'draft' : `version-${version.number}`;
  return new Response(stringify(writeWayOfSelling(way), { lineWidth: 110, aliasDuplicateObjects: false }), {
    headers: {
      'content-type': 'application/yaml; charset=utf-8',
      'content-disposition': `attachment; filename="way-of-selling-${name}.yaml"`,
    },
  });
}
