/**
 * What the path of a level asks for and consists of: the same for everybody who walks it, so it is kept in memory. Nothing in it can
 * go stale: a published version never changes, and whatever else it follows from changes its stamp (see tables.ts) in the same
 * transaction. The stamp has to be read before what it is kept under.
 */
import { sql } from 'kysely';
import type { AcademyId, LevelId, RoleId } from '../../kernel/id.ts';
import type { Db } from '../../server/database/tables.ts';
import { grouped } from '../assessments/grouped.ts';
import { type Asked, developing, suggestModules } from './path.ts';
import {
  type CriterionFound,
  listCandidates,
  listCandidatesInShort,
  listCriteriaOfVersion,
  listWritten,
  loadCriteriaOf,
  loadPath,
  type OfferFound,
  sumWritten,
} from './store.ts';

export interface LevelPath {
  readonly criteria: readonly CriterionFound[];
  /** in order: as written, else as they follow from what is required */
  readonly modules: readonly OfferFound[];
}

export interface LevelPlace {
  readonly versionId: string;
  readonly roleId: RoleId;
  readonly levelId: LevelId;
}

const known = new Map<string, unknown>();
/** Of some forty modules each: a few megabytes. */
const mostKnown = 300;

/** @param key begins with the academy, so that none is told of another's */
async function kept<T>(key: readonly [AcademyId, ...string[]], read: () => Promise<T>): Promise<T> {
  const name = key.join(' ');
  const found = known.get(name);
  if (found !== undefined) return found as T;
  const fresh = await read();
  for (const oldest of known.keys()) {
    if (known.size < mostKnown) break;
    known.delete(oldest);
  }
  known.set(name, fresh);
  return fresh;
}

export async function loadPathStamp(db: Db, academyId: AcademyId): Promise<string> {
  const found = await sql<{ stamp: string }>`select stamp from path_stamp where academy_id = ${academyId}`.execute(db);
  return found.rows[0]?.stamp ?? 'never changed';
}

export async function loadLevelPath(
  db: Db,
  academyId: AcademyId,
  place: LevelPlace,
  stamp: string,
): Promise<LevelPath> {
  const { versionId, roleId, levelId } = place;
  return kept([academyId, stamp, versionId, roleId, levelId], () => readLevelPath(db, academyId, place));
}

export async function readLevelPath(db: Db, academyId: AcademyId, place: LevelPlace): Promise<LevelPath> {
  const [criteria, written] = await Promise.all([
    loadCriteriaOf(db, academyId, place),
    loadPath(db, academyId, place.roleId, place.levelId),
  ]);
  return { criteria, modules: await listModules(db, academyId, place, criteria, written?.ownModules ?? false) };
}

/** The modules of a path, in order. */
export async function listModules(
  db: Db,
  academyId: AcademyId,
  { roleId, levelId }: Omit<LevelPlace, 'versionId'>,
  criteria: readonly Asked[],
  ownModules: boolean,
): Promise<readonly OfferFound[]> {
  if (ownModules) return listWritten(db, academyId, roleId, levelId);
  return suggestModules(criteria, developing(await listCandidates(db, academyId, criteria)));
}

export interface PathSum {
  readonly criteria: number;
  readonly modules: number;
  readonly minutes: number;
}

/** How much the path of every role and level holds, by `placeKey`. */
export async function loadPathSums(
  db: Db,
  academyId: AcademyId,
  versionId: string,
  stamp: string,
): Promise<ReadonlyMap<string, PathSum>> {
  return kept([academyId, stamp, versionId], () => readPathSums(db, academyId, versionId));
}

export async function readPathSums(
  db: Db,
  academyId: AcademyId,
  versionId: string,
): Promise<ReadonlyMap<string, PathSum>> {
  const [all, sums] = await Promise.all([listCriteriaOfVersion(db, academyId, versionId), sumWritten(db, academyId)]);
  const written = new Map(sums.map((one) => [placeKey(one), one]));
  const menu = developing(await listCandidatesInShort(db, academyId, distinct(all)));
  const asked = grouped(all, placeKey);
  return new Map(
    [...new Set([...asked.keys(), ...written.keys()])].map((place) => {
      const criteria = asked.get(place) ?? [];
      const { modules, minutes } = written.get(place) ?? sumOf(suggestModules(criteria, menu));
      return [place, { criteria: criteria.length, modules, minutes }];
    }),
  );
}

export function placeKey({ roleId, levelId }: { readonly roleId: string; readonly levelId: string }): string {
  return `${roleId} ${levelId}`;
}

export function sumOf(modules: readonly { readonly minutes: number }[]) {
  return { modules: modules.length, minutes: modules.reduce((sum, { minutes }) => sum + minutes, 0) };
}

/** Many levels ask the same step of a capability: the menu is searched once for each. */
function distinct(criteria: readonly CriterionFound[]): readonly CriterionFound[] {
  return [...new Map(criteria.map((one) => [`${one.capabilityId} ${one.proficiency} ${one.below}`, one])).values()];
}
