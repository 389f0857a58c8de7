/** Reading and writing the path of a level. Who sees it reads what holds today; who writes it is told when somebody was faster. */
import type { Answer, Asked } from '../../kernel/contract.ts';
import { Problem } from '../../kernel/problem.ts';
import type { PersonAct } from '../../server/http/route.ts';
import { loadVersion } from '../assessments/place-store.ts';
import { loadWayInForce } from '../way-of-selling/version-store.ts';
import { mayWritePaths } from './access.ts';
import type * as contract from './contract.ts';
import { checkProof, type ProofRefusal, usualProof } from './criterion.ts';
import { listModules, loadPathStamp, loadPathSums, type PathSum, placeKey, sumOf } from './level-path-store.ts';
import * as store from './store.ts';

export async function listPaths(act: PersonAct): Promise<Answer<typeof contract.listPaths>> {
  const { db, academyId, today } = act;
  // asked together: none waits for the answer of another
  const [stamp, way, rungs] = await Promise.all([
    loadPathStamp(db, academyId),
    loadWayInForce(db, academyId, today),
    store.listRungs(db, academyId, today),
  ]);
  const sums = way ? await loadPathSums(db, academyId, way.versionId, stamp) : new Map<string, PathSum>();
  return {
    paths: rungs.map((rung) => ({ ...rung, ...(sums.get(placeKey(rung)) ?? { criteria: 0, ...sumOf([]) }) })),
    may: { write: mayWritePaths(act.actor) },
  };
}

export async function getPath(
  act: PersonAct,
  { params }: Asked<typeof contract.getPath>,
): Promise<Answer<typeof contract.getPath>> {
  const { db, academyId, today } = act;
  const rung = await rungOf(act, params);
  const kept = await store.loadPath(db, academyId, params.roleId, params.levelId);
  const criteria = await store.loadCriteria(db, academyId, params.roleId, params.levelId, today);
  const modules = await listModules(db, academyId, params, criteria, kept?.ownModules ?? false);
  const version = await loadVersion(db, academyId, today);
  return {
    roleId: rung.roleId,
    role: rung.role,
    levelId: rung.levelId,
    level: rung.level,
    revision: kept?.revision ?? 0,
    changed: kept && { by: kept.changedBy, at: kept.changedAt },
    ownModules: kept?.ownModules ?? false,
    minutes: sumOf(modules).minutes,
    people: rung.people,
    scale: (version?.scale ?? []).map(({ proficiency, name }) => ({ proficiency, name })),
    modules: modules.map(offerOf),
    criteria: criteria.map((one) => ({ ...criterionOf(one), usual: usualProof(rung.position, one.weight) })),
    may: { write: mayWritePaths(act.actor) },
  };
}

export async function writePath(
  act: PersonAct,
  { params, body }: Asked<typeof contract.writePath>,
): Promise<Answer<typeof contract.writePath>> {
  const { db, academyId, today } = act;
  await rungOf(act, params);
  const kept = await store.loadPath(db, academyId, params.roleId, params.levelId, 'to-write');
  if ((kept?.revision ?? 0) !== body.revision) throw writtenMeanwhile();
  const modules = body.modules && [...new Set(body.modules)];
  if (modules) await refuseUnpublished(act, modules);
  const required = await store.loadCriteria(db, academyId, params.roleId, params.levelId, today);
  const known = new Set(required.map(({ capabilityId }) => capabilityId));
  for (const { capabilityId, ...proof } of body.criteria) {
    if (!known.has(capabilityId))
      throw new Problem('refused', 'A criterion speaks of a capability this level does not require.', {
        reason: 'not-required',
      });
    const checked = checkProof(proof);
    if (!checked.ok) throw new Problem('refused', proofWords[checked.refused], { reason: checked.refused });
  }
  const criteria = [...new Map(body.criteria.map((one) => [one.capabilityId, one])).values()];
  const revision = body.revision + 1;
  const saved = await store.savePath(db, academyId, {
    ...params,
    modules,
    criteria,
    revision,
    by: act.actor.personId,
    at: act.now,
  });
  if (!saved) throw writtenMeanwhile();
  await act.tell({ name: 'path.written', subjectId: null, about: { ...params, modules, criteria } });
  return { revision };
}

export async function forgetPath(act: PersonAct, { params }: Asked<typeof contract.forgetPath>): Promise<undefined> {
  await rungOf(act, params);
  await store.removePath(act.db, act.academyId, params.roleId, params.levelId);
  await act.tell({ name: 'path.forgotten', subjectId: null, about: params });
  return undefined;
}

export function offerOf({ activityId, name, summary, kind, delivery, minutes, languages, develops }: store.OfferFound) {
  return { activityId, name, summary, kind, delivery, minutes, languages: [...languages], develops: [...develops] };
}

export function criterionOf(one: store.CriterionFound) {
  const { capabilityId, name, group, proficiency, weight, demonstrations, raters, months, written } = one;
  return { capabilityId, name, group, proficiency, weight, demonstrations, raters, months, written };
}

async function rungOf(
  act: PersonAct,
  { roleId, levelId }: { readonly roleId: string; readonly levelId: string },
): Promise<store.RungFound> {
  const rungs = await store.listRungs(act.db, act.academyId, act.today);
  const rung = rungs.find((one) => one.roleId === roleId && one.levelId === levelId);
  if (!rung) throw new Problem('not-found', 'The way of selling that holds today has no such role and level.');
  return rung;
}

async function refuseUnpublished(act: PersonAct, modules: readonly string[]): Promise<void> {
  const published = await store.listPublishedModules(act.db, act.academyId, modules);
  if (modules.some((id) => !published.has(id))) {
    throw new Problem('refused', 'A path holds published modules only. One of these is not on the menu any more.', {
      reason: 'not-published',
    });
  }
}

function writtenMeanwhile(): Problem {
  return new Problem(
    'conflict',
    'Somebody else wrote this path meanwhile. Look at it as it stands now and write again.',
    {
      reason: 'written-meanwhile',
    },
  );
}

const proofWords: Record<ProofRefusal, string> = {
  'no-demonstration': 'A criterion takes at least one demonstration.',
  'no-rater': 'A criterion takes at least one rater.',
  'no-month': 'Demonstrations count for at least one month.',
  'more-raters-than-demonstrations': 'There cannot be more raters than demonstrations.',
  'too-much': 'At most 12 demonstrations within 60 months.',
};
