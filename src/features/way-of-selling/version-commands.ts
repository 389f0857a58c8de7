/** Versions: read, compare, start, publish, discard. What is published holds for good; a slip is mended by the next one. */
import type { Answer, Asked } from '../../kernel/contract.ts';
import { type AcademyId, newId } from '../../kernel/id.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Words } from '../../kernel/words.ts';
import type { Db } from '../../server/database/tables.ts';
import type { Act } from '../../server/history/act.ts';
import type { PersonAct } from '../../server/http/route.ts';
import { registerRoles } from '../people/role-commands.ts';
import { mayChangeWay, mayReadVersion } from './access.ts';
import {
  type KeptWay,
  loadCells,
  loadContents,
  loadIdentities,
  loadLibrary,
  loadRoles,
  loadWay,
  saveContents,
} from './contents-store.ts';
import type * as contract from './contract.ts';
import { checkWayOfSelling, isPublishable } from './faults.ts';
import { identify, type KnownWay } from './known-way.ts';
import { isPublished, openForChange, phaseOf, publish, type PublishRefusal, versionInForce } from './version.ts';
import { differenceBetween, type VersionDifference } from './version-difference.ts';
import * as store from './version-store.ts';
import type { WayOfSelling } from './way-of-selling.ts';

type Asking = { readonly params: { readonly versionId: string } };

const noVersion = () =>
  new Problem('not-found', 'There is no such version of the way of selling, or it is not yours to read.', {
    reason: 'no-version',
  });

/** A version the actor may read; `in-force` is whatever holds today. */
export async function loadReadable(
  act: PersonAct,
  versionId: string,
): Promise<{ version: store.VersionRecord; phase: ReturnType<typeof phaseOf> }> {
  const holding = await store.loadWayInForce(act.db, act.academyId, act.today);
  const version = versionId === 'in-force' ? holding : await store.loadVersion(act.db, act.academyId, versionId);
  if (!version) throw noVersion();
  const phase = phaseOf(version, holding ? [version, holding] : [version], act.today);
  if (!mayReadVersion(act.actor, phase)) throw noVersion();
  return { version, phase };
}

/** A draft, locked until the transaction ends. */
export async function loadDraft(db: Db, academyId: AcademyId, versionId: string): Promise<store.VersionRecord> {
  const version = await store.loadVersionToChange(db, academyId, versionId);
  if (!version) throw noVersion();
  const open = openForChange(version);
  if (!open.ok)
    throw new Problem('refused', 'A published version never changes. Start a draft from it.', { reason: open.refused });
  return version;
}

function shown(
  { madeBy: _, madeAt: __, publishedBy: ___, publishedAt: ____, ...version }: store.VersionRecord,
  phase: ReturnType<typeof phaseOf>,
) {
  return { ...version, languages: [...version.languages], phase };
}

export async function listVersions(act: PersonAct): Promise<Answer<typeof contract.listVersions>> {
  const versions = await store.listVersions(act.db, act.academyId);
  const names = await store.listMakers(act.db, act.academyId);
  const maker = (id: string | null) => (id === null ? null : { id, name: names.get(id) ?? '' });
  return {
    items: versions.map((version) => ({
      ...shown(version, phaseOf(version, versions, act.today)),
      madeBy: maker(version.madeBy),
      madeAt: version.madeAt.toISOString(),
      publishedBy: maker(version.publishedBy),
      publishedAt: version.publishedAt?.toISOString() ?? null,
    })),
  };
}

export async function getMatrix(act: PersonAct, { params }: Asking): Promise<Answer<typeof contract.getMatrix>> {
  const { version, phase } = await loadReadable(act, params.versionId);
  const { scale, groups, capabilities } = await loadLibrary(act.db, act.academyId, version.versionId);
  const roles = await loadRoles(act.db, act.academyId, version.versionId);
  const cells = await loadCells(act.db, act.academyId, version.versionId);
  const columns = new Map(roles.flatMap(({ levels }) => levels).map(({ levelId }, at) => [levelId, at]));
  const rows = new Map(capabilities.map(({ capabilityId }, at) => [capabilityId, at]));
  return {
    version: shown(version, phase),
    mayChange: mayChangeWay(act.actor),
    scale: [...scale],
    groups: [...groups],
    roles: roles.map((role) => ({ ...role, levels: [...role.levels] })),
    capabilities: capabilities.map(({ capabilityId, key, groupKey, name, tags }) => ({
      capabilityId,
      key,
      groupKey,
      name,
      tags: [...tags],
    })),
    cells: cells.flatMap((one) => [
      columns.get(one.levelId) ?? 0,
      rows.get(one.capabilityId) ?? 0,
      one.proficiency,
      one.weight,
    ]),
  };
}

export async function getCapabilities(
  act: PersonAct,
  { params }: Asking,
): Promise<Answer<typeof contract.getCapabilities>> {
  const { version, phase } = await loadReadable(act, params.versionId);
  const { scale, groups, capabilities } = await loadLibrary(act.db, act.academyId, version.versionId);
  return {
    version: shown(version, phase),
    mayChange: mayChangeWay(act.actor),
    scale: [...scale],
    groups: [...groups],
    capabilities: capabilities.map((one) => ({
      ...one,
      occupationalTasks: [...one.occupationalTasks],
      tags: [...one.tags],
    })),
  };
}

export async function checkVersion(act: PersonAct, { params }: Asking): Promise<Answer<typeof contract.checkVersion>> {
  const { version } = await loadReadable(act, params.versionId);
  const faults = checkWayOfSelling(await loadContents(act.db, act.academyId, version));
  return { revision: version.revision, publishable: isPublishable(faults), faults: [...faults] };
}

/** What would hold on a day if the version were not there: what a draft is compared with. */
async function heldWithout(act: PersonAct, versionId: string, day: string): Promise<store.VersionRecord | null> {
  const others = (await store.listVersions(act.db, act.academyId)).filter((one) => one.versionId !== versionId);
  return versionInForce(others, day);
}

export async function compareVersions(
  act: PersonAct,
  { params, query }: Asked<typeof contract.compareVersions>,
): Promise<Answer<typeof contract.compareVersions>> {
  const { version, phase } = await loadReadable(act, params.versionId);
  const { from } = query;
  const earlier = from
    ? (await loadReadable(act, from)).version
    : await heldWithout(act, version.versionId, version.effectiveOn ?? query.on ?? act.today);
  const was = earlier && (await loadContents(act.db, act.academyId, earlier));
  const now = await loadContents(act.db, act.academyId, version);
  const difference = differenceBetween(was, now);
  const versions = await store.listVersions(act.db, act.academyId);
  return {
    from: earlier && shown(earlier, phaseOf(earlier, versions, act.today)),
    to: shown(version, phase),
    ...mutable(difference),
    names: namesIn(difference, was, now),
  };
}

function mutable({ requirements, capabilities, indicators, roles, frame }: VersionDifference) {
  return {
    requirements: [...requirements],
    capabilities: capabilities.map((one) => ({ ...one, fields: [...one.fields] })),
    indicators: [...indicators],
    roles: roles.map((one) => ({ ...one, fields: [...one.fields] })),
    frame: [...frame],
  };
}

function namesIn(difference: VersionDifference, was: KnownWay | null, now: KnownWay): Record<string, Words> {
  const all = new Map<string, Words>();
  for (const way of was ? [was, now] : [now]) {
    for (const { capabilityId, name } of way.capabilities) all.set(capabilityId, name);
    for (const { roleId, name } of way.roles) all.set(roleId, name);
    for (const { levelId, name } of way.roles.flatMap(({ levels }) => levels)) all.set(levelId, name);
  }
  const named = [...difference.requirements, ...difference.capabilities, ...difference.indicators, ...difference.roles];
  const ids = named.flatMap((one: { capabilityId?: string; roleId?: string; levelId?: string | null }) => [
    one.capabilityId,
    one.roleId,
    one.levelId,
  ]);
  return Object.fromEntries([...new Set(ids)].flatMap((id) => (id && all.has(id) ? [[id, all.get(id) ?? {}]] : [])));
}

/** A new draft that holds a way of selling; ids are found again by key. */
export async function draftFrom(
  act: Act,
  way: WayOfSelling,
  about: { basedOn: string | null; note: string | null; from: string },
): Promise<KeptWay> {
  const known = identify(way, await loadIdentities(act.db, act.academyId), newId);
  const versionId = newId();
  const { basedOn, note, from } = about;
  const madeBy = act.actor?.personId ?? null;
  await store.saveDraft(act.db, act.academyId, {
    versionId,
    name: way.name,
    note,
    languages: way.languages,
    basedOn,
    madeBy,
    madeAt: act.now,
  });
  await saveContents(act.db, act.academyId, versionId, null, known);
  await act.tell({ name: 'way-of-selling.drafted', subjectId: null, about: { versionId, from, basedOn } });
  const kept = await loadWay(act.db, act.academyId, versionId);
  if (!kept) throw new Problem('broken', 'The draft was not kept.');
  return kept;
}

export async function describeDraft(
  act: PersonAct,
  { params, body }: Asked<typeof contract.describeDraft>,
): Promise<Answer<typeof contract.describeDraft>> {
  await loadDraft(act.db, act.academyId, params.versionId);
  const revision = await store.saveRevision(act.db, act.academyId, params.versionId, { note: body.note });
  await act.tell({
    name: 'way-of-selling.edited',
    subjectId: null,
    about: { versionId: params.versionId, edits: ['note'] },
  });
  return { revision };
}

export async function discardDraft(
  act: PersonAct,
  { params }: Asked<typeof contract.discardDraft>,
): Promise<undefined> {
  await loadDraft(act.db, act.academyId, params.versionId);
  await store.removeDraft(act.db, act.academyId, params.versionId);
  await act.tell({ name: 'way-of-selling.discarded', subjectId: null, about: { versionId: params.versionId } });
}

const publishSays: Record<PublishRefusal, string> = {
  'already-published': 'This version is published already.',
  'changed-meanwhile': 'The draft changed after you looked at it. Look at what it changes once more, then publish.',
  'not-a-day': 'The effective date is not a day.',
  'in-the-past': 'A version takes effect today or later: what was required on past days stays as it was.',
  faulty: 'The draft has faults that keep it from being published. Mend them first.',
  'other-scale':
    'Evidence is judged on the scale of the published versions; a version with another number of proficiencies cannot follow.',
};

export async function publishVersion(
  act: PersonAct,
  { params, body }: Asked<typeof contract.publishVersion>,
): Promise<Answer<typeof contract.publishVersion>> {
  const { version } = await publishDraft(act, params.versionId, body);
  return shown(version, version.effectiveOn !== null && version.effectiveOn > act.today ? 'planned' : 'in-force');
}

export async function publishDraft(
  act: Act,
  versionId: string,
  body: { effectiveOn: string; revision: number },
): Promise<KeptWay> {
  // one publication at a time, so that numbers are given once
  await loadIdentities(act.db, act.academyId);
  const version = await store.loadVersionToChange(act.db, act.academyId, versionId);
  if (!version) throw noVersion();
  const way = await loadContents(act.db, act.academyId, version);
  const published = (await store.listVersions(act.db, act.academyId)).filter(isPublished);
  const faults = checkWayOfSelling(way);
  const decided = publish(version, {
    ...body,
    today: act.today,
    faults,
    numbers: published.map(({ number }) => number),
    steps: way.scale.length,
    stepsBefore: published[0] ? await store.countSteps(act.db, act.academyId, published[0].versionId) : null,
  });
  if (!decided.ok) {
    const fields = faults
      .filter(({ severity }) => severity === 'error')
      .map(({ path, detail }) => ({ pointer: `/${path.replaceAll('.', '/')}`, detail }));
    throw new Problem(decided.refused === 'changed-meanwhile' ? 'conflict' : 'refused', publishSays[decided.refused], {
      reason: decided.refused,
      ...(decided.refused === 'faulty' ? { fields } : {}),
    });
  }
  const { number, effectiveOn } = decided.value;
  const by = act.actor?.personId ?? null;
  await store.savePublished(act.db, act.academyId, decided.value, by, act.now);
  await registerRoles(act, way.roles, effectiveOn > act.today ? 'planned' : 'in-force');
  await act.tell({ name: 'way-of-selling.published', subjectId: null, about: { versionId, number, effectiveOn } });
  return { version: { ...version, ...decided.value, publishedBy: by, publishedAt: act.now }, way };
}

/**
 * Brings the register of roles to what holds today. A version published for a later day changes names and order on that
 * day; calling it again changes nothing.
 */
export async function followWayInForce(act: Act): Promise<void> {
  const version = await store.loadWayInForce(act.db, act.academyId, act.today);
  if (!version) return;
  const { roles } = await loadContents(act.db, act.academyId, version);
  const planned = (await store.listVersions(act.db, act.academyId)).filter(
    (one) => one.effectiveOn !== null && one.effectiveOn > act.today,
  );
  await registerRoles(act, roles, 'in-force');
  for (const later of planned)
    await registerRoles(act, (await loadContents(act.db, act.academyId, later)).roles, 'planned');
}
