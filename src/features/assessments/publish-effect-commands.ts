/**
 * "What this changes": a draft (or what is planned) against what would hold on the same day without it, on today's evidence
 * aged to that day.
 * An owner sees the academy, a head of sales the trees of their markets. Who is listed by name is noted as looked at.
 */
import type { Answer, Asked } from '../../kernel/contract.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Words } from '../../kernel/words.ts';
import type { PersonAct } from '../../server/http/route.ts';
import { recordViewing } from '../../server/history/viewing.ts';
import { loadLibrary } from '../way-of-selling/contents-store.ts';
import { loadLaddersOfVersion, loadRequirementsOfVersion } from '../way-of-selling/requirement-store.ts';
import { versionInForce } from '../way-of-selling/version.ts';
import { countSteps, listVersions } from '../way-of-selling/version-store.ts';
import { effectOfPublishing, type Effect, type WayAsked } from './publish-effect.ts';
import type { getPublishEffect } from './publish-effect-contract.ts';
import { listAssessed, listTeamNames } from './publish-effect-store.ts';
import { loadSight } from './sight-store.ts';

export async function previewPublishing(
  act: PersonAct,
  { params, query }: Asked<typeof getPublishEffect>,
): Promise<Answer<typeof getPublishEffect>> {
  const { db, academyId, actor } = act;
  const versions = await listVersions(db, academyId);
  const version = versions.find(({ versionId }) => versionId === params.versionId);
  if (!version)
    throw new Problem('not-found', 'There is no such version of the way of selling.', { reason: 'no-version' });
  if (query.effectiveOn < act.today)
    throw new Problem('refused', 'A version takes effect today or later: what it changed before has happened.', {
      reason: 'in-the-past',
    });

  const others = versions.filter(({ versionId }) => versionId !== version.versionId);
  const without = versionInForce(others, query.effectiveOn);
  const [before, after] = [await wayAsked(act, without?.versionId ?? null), await wayAsked(act, version.versionId)];
  const capabilityIds = [
    ...new Set(
      [before, after].flatMap(({ requirements }) =>
        [...requirements.values()].flat().map(({ capabilityId }) => capabilityId),
      ),
    ),
  ];
  const steps = await countSteps(db, academyId, version.versionId);
  const sight = await loadSight(db, academyId, actor);
  const within = sight.all ? null : sight.markets;
  const people = await listAssessed(db, academyId, query.effectiveOn, capabilityIds, steps, within);
  const effect = effectOfPublishing(people, before, after);

  const team = query.team === undefined ? undefined : query.team === 'none' ? null : query.team;
  const named = new Map(people.map(({ personId, name }) => [personId, name]));
  const shown = effect.people.filter(({ teamId }) => team === undefined || teamId === team).slice(0, query.limit);
  await recordViewing(
    act,
    'gaps',
    shown.map(({ personId }) => personId),
  );
  const teams = await listTeamNames(db, academyId);
  return {
    revision: version.revision,
    effectiveOn: query.effectiveOn,
    total: effect.total,
    teams: effect.teams
      .filter(({ affected }) => affected > 0)
      .map((one) => ({ ...one, name: one.teamId === null ? null : (teams.get(one.teamId) ?? '') }))
      .sort(hardestHitFirst),
    capabilities: [...effect.capabilities],
    people: shown.map(({ personId, opened, closed, resized, ...one }) => ({
      ...one,
      id: personId,
      name: named.get(personId) ?? '',
      opened: [...opened],
      closed: [...closed],
      resized: [...resized],
    })),
    names: await namesOf(
      act,
      [version.versionId, without?.versionId],
      new Set([
        ...effect.capabilities.map(({ capabilityId }) => capabilityId),
        ...shown.flatMap(({ resized }) => resized),
      ]),
    ),
  };
}

function hardestHitFirst(a: Effect, b: Effect): number {
  return b.fallBelow - a.fallBelow || b.opened - a.opened || b.affected - a.affected;
}

async function wayAsked({ db, academyId }: PersonAct, versionId: string | null): Promise<WayAsked> {
  if (versionId === null) return { levels: [], requirements: new Map() };
  const requirements = new Map<string, { capabilityId: string; proficiency: number; weight: number }[]>();
  for (const { levelId, capabilityId, proficiency, weight } of await loadRequirementsOfVersion(
    db,
    academyId,
    versionId,
  )) {
    const ofLevel = requirements.get(levelId) ?? [];
    if (ofLevel.length === 0) requirements.set(levelId, ofLevel);
    ofLevel.push({ capabilityId, proficiency, weight });
  }
  return { levels: await loadLaddersOfVersion(db, academyId, versionId), requirements };
}

/** Names as the draft has them; of what it retires, as the version before has them. */
async function namesOf(
  { db, academyId }: PersonAct,
  versionIds: readonly (string | undefined)[],
  wanted: ReadonlySet<string>,
): Promise<Record<string, Words>> {
  const names: Record<string, Words> = {};
  for (const versionId of versionIds) {
    const { capabilities } = versionId ? await loadLibrary(db, academyId, versionId) : { capabilities: [] };
    for (const { capabilityId, name } of capabilities) if (wanted.has(capabilityId)) names[capabilityId] ??= name;
  }
  return names;
}
