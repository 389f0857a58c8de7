/**
 * The activities that ship with the product: published when an academy is founded with the starter way of selling, and
 * taken over later by an owner where something new has shipped. What an academy has already is left as it is.
 */
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import type { Answer } from '../../kernel/contract.ts';
import type { AcademyEvent } from '../../kernel/event.ts';
import { newId } from '../../kernel/id.ts';
import type { Act } from '../../server/history/act.ts';
import type { PersonAct } from '../../server/http/route.ts';
import { loadAcademyLanguages, loadWayInForce } from '../way-of-selling/version-store.ts';
import type * as contract from './draft-contract.ts';
import { listStarterKeys, type NewActivity, saveNewActivities, savePublished } from './draft-store.ts';
import { readStarterActivity, type StarterActivity } from './starter-reading.ts';
import { listCapabilityNames } from './store.ts';

/** What ships does not change while the process runs. */
let shipped: Promise<readonly StarterActivity[]> | null = null;

/** @throws Error where the shipped content is missing or cannot be read: the installation is broken */
export function readStarterActivities(): Promise<readonly StarterActivity[]> {
  shipped ??= Promise.all(['modules', 'activities'].map(readFolder)).then((all) => all.flat());
  return shipped;
}

async function readFolder(name: string): Promise<readonly StarterActivity[]> {
  const folder = shippedFolder(name);
  const entries = await readdir(folder, { withFileTypes: true });
  // English leads where the academy does not say otherwise
  const languages = entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort((a, b) => Number(b === 'en') - Number(a === 'en'));
  const keys = entries.flatMap(({ name: file }) => (file.endsWith('.yaml') ? [file.slice(0, -'.yaml'.length)] : []));
  const spoken = (key: string) => languages.filter((language) => existsSync(join(folder, language, `${key}.yaml`)));
  return Promise.all(keys.sort().flatMap((key) => (spoken(key).length > 0 ? [readOne(folder, key, spoken(key))] : [])));
}

async function readOne(folder: string, key: string, languages: readonly string[]): Promise<StarterActivity> {
  const plain = async (path: string): Promise<unknown> => parse(await readFile(join(folder, path), 'utf8')) as unknown;
  const texts = await Promise.all(
    languages.map(async (language) => [language, await plain(join(language, `${key}.yaml`))] as const),
  );
  const read = readStarterActivity({ key, structure: await plain(`${key}.yaml`), texts: Object.fromEntries(texts) });
  if (read.ok) return read.value;
  const [first] = read.unreadable;
  throw new Error(`the starter activity ${key} cannot be read: ${first?.path}: ${first?.detail}`);
}

/** The content lies beside the sources and beside the built product, some folders up from here. */
function shippedFolder(name: string): string {
  for (let folder = dirname(fileURLToPath(import.meta.url)); dirname(folder) !== folder; folder = dirname(folder)) {
    const content = join(folder, 'content', name);
    if (existsSync(content)) return content;
  }
  throw new Error(`the folder content/${name} is missing`);
}

/**
 * Publishes what ships and is not there yet, for the capabilities that the way of selling in force knows.
 * @returns how many came in
 */
export async function bringStarterActivities(act: Act): Promise<number> {
  const { db, academyId } = act;
  const way = await loadWayInForce(db, academyId, act.today);
  const known = new Map(
    (await listCapabilityNames(db, academyId, way?.versionId ?? null)).map(({ key, capabilityId }) => [
      key,
      capabilityId,
    ]),
  );
  const there = await listStarterKeys(db, academyId);
  const spoken = await loadAcademyLanguages(db, academyId);
  const coming = (await readStarterActivities()).flatMap((one): NewActivity[] => {
    const develops = Object.entries(one.develops).flatMap(([key, proficiency]) => {
      const capabilityId = known.get(key);
      return capabilityId ? [{ capabilityId, proficiency }] : [];
    });
    if (there.has(one.key) || develops.length === 0) return [];
    const { cards, ...rest } = one;
    const languages = [...new Set([...spoken.filter((tag) => one.languages.includes(tag)), ...one.languages])];
    return [{ ...rest, languages, activityId: newId(), develops, content: cards && { cards } }];
  });
  if (coming.length === 0) return 0;
  const made = { by: act.actor?.personId ?? null, at: act.now };
  const ids = coming.map(({ activityId }) => activityId);
  await saveNewActivities(db, academyId, coming, made);
  await savePublished(db, academyId, ids, made);
  await act.tellAll(
    ids.map((activityId) => ({
      name: 'activity.published',
      subjectId: null,
      about: { activityId, number: 1, from: 'starter' },
    })),
  );
  return coming.length;
}

/** What follows from `academy.founded`, once it has its way of selling. */
export async function beginMenu(act: Act, { about }: AcademyEvent): Promise<void> {
  if ((about as { start?: unknown }).start === 'starter') await bringStarterActivities(act);
}

export async function takeOverStarter(act: PersonAct): Promise<Answer<typeof contract.takeOverStarter>> {
  return { added: await bringStarterActivities(act) };
}
