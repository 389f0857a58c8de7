/** A team's heat map, for those who may see the people in it, and as a file. Whoever is shown finds it on record. */
import type { Answer, Asked } from '../../kernel/contract.ts';
import type { Day } from '../../kernel/day.ts';
import type { CapabilityId } from '../../kernel/id.ts';
import { Problem } from '../../kernel/problem.ts';
import { inLanguage, type Words } from '../../kernel/words.ts';
import type { SpreadsheetValue } from '../../server/files/spreadsheet-export.ts';
import { recordViewing } from '../../server/history/viewing.ts';
import type { PersonAct } from '../../server/http/route.ts';
import { targetLevel } from '../people/person.ts';
import { teamCells } from './cells.ts';
import type * as contract from './gap-contract.ts';
import * as team from './gap-store.ts';
import { grouped } from './grouped.ts';
import { loadVersion } from './place-store.ts';
import { loadSight } from './sight-store.ts';
import { type Estimate, standingOn } from './standing.ts';
import { csvResponse } from './standing-commands.ts';
import { loadEstimates } from './standing-store.ts';

const mostPeople = 500;
type TeamQuery = Asked<typeof contract.getTeamGaps>['query'];

export async function getTeamGaps(
  act: PersonAct,
  { query }: { readonly query: TeamQuery },
): Promise<Answer<typeof contract.getTeamGaps>> {
  const { db, academyId, actor, today } = act;
  const scope = scopeOf(query, actor.personId);
  const name = await team.findScopeName(db, academyId, scope);
  if (name === null) throw new Problem('not-found', 'There is no such manager, team or market in this academy.');
  const { people, total } = await team.listMembers(db, academyId, scope, {
    visible: await visibleTo(act, scope),
    roleId: query.role,
    today,
    limit: mostPeople,
  });
  await recordViewing(
    act,
    'gaps',
    people.map(({ id }) => id),
  );
  const version = await loadVersion(db, academyId, today);
  const roles = [...new Set(people.flatMap(({ roleId }) => roleId ?? []))];
  const rungs = await team.listRungs(db, academyId, roles, today);
  const asked = version ? await team.listAsked(db, academyId, version.versionId, roles) : [];
  const needed = new Set(asked.map(({ capabilityId }) => capabilityId));
  const capabilities = version
    ? (await team.listCapabilities(db, academyId, version.versionId)).filter(({ capabilityId }) =>
        needed.has(capabilityId),
      )
    : [];
  const estimates = await loadEstimates(
    db,
    academyId,
    people.map(({ id }) => id),
  );
  const at = new Map(capabilities.map(({ capabilityId }, position) => [capabilityId, position]));
  const byLevel = grouped(asked, ({ levelId }) => levelId);
  return {
    scope: { kind: scope.kind, id: scope.id, name },
    scale: [...(version?.scale ?? [])],
    roles: [...new Map(rungs.map(({ roleId, role }) => [roleId, { id: roleId, name: role }])).values()],
    levels: rungs.map(({ levelId, level }) => ({ id: levelId, name: level })),
    capabilities,
    people: people.map((person) => {
      const targetId = targetLevel(person.chosenId, person.levelId, person.roleId, rungs);
      const stood = estimates.get(person.id);
      const required = { target: byLevel.get(targetId ?? '') ?? [], held: byLevel.get(person.levelId ?? '') ?? [] };
      const { id, name: called, roleId, levelId, leads } = person;
      return {
        id,
        name: called,
        roleId,
        levelId,
        targetId,
        leads,
        lastOn: lastDay(stood),
        cells: cellsOf(required, stood, at, version?.steps ?? 0, today),
      };
    }),
    total,
  };
}

/** Those somebody leads are seen by whoever leads that somebody; else it takes a market, or the academy. */
async function visibleTo({ db, academyId, actor }: PersonAct, scope: team.Scope): Promise<team.Visible> {
  if (
    scope.kind === 'manager' &&
    (scope.id === actor.personId || (await team.leadsManager(db, academyId, actor, scope.id)))
  )
    return 'all';
  const { all, markets } = await loadSight(db, academyId, actor);
  return all ? 'all' : { markets, ledBy: actor.personId };
}

function scopeOf({ manager, depth, team: teamId, market }: TeamQuery, me: string): team.Scope {
  if (teamId) return { kind: 'team', id: teamId };
  if (market) return { kind: 'market', id: market };
  return { kind: 'manager', id: manager ?? me, depth };
}

function lastDay(stood: ReadonlyMap<CapabilityId, Estimate> | undefined): Day | null {
  return [...(stood?.values() ?? [])].reduce<Day | null>(
    (last, { on }) => (last === null || on > last ? on : last),
    null,
  );
}

type AskedOf = { readonly target: readonly team.RoleAsked[]; readonly held: readonly team.RoleAsked[] };

function cellsOf(
  { target, held }: AskedOf,
  stood: ReadonlyMap<CapabilityId, Estimate> | undefined,
  at: ReadonlyMap<CapabilityId, number>,
  steps: number,
  today: Day,
): number[] {
  const heldOf = new Map(held.map((one) => [one.capabilityId, one]));
  const aimed = new Set(target.map(({ capabilityId }) => capabilityId));
  const all = [
    ...target,
    ...held.filter(({ capabilityId }) => !aimed.has(capabilityId)).map((one) => ({ ...one, proficiency: 0 })),
  ];
  return all.flatMap(({ capabilityId, proficiency, weight }) => {
    const { step, certainty } = standingOn(stood?.get(capabilityId) ?? null, steps, today);
    return [
      at.get(capabilityId) ?? 0,
      step,
      proficiency,
      heldOf.get(capabilityId)?.proficiency ?? 0,
      weight,
      Math.round(certainty * 100),
    ];
  });
}

export async function teamGapsFile(act: PersonAct, { query }: { readonly query: TeamQuery }): Promise<Response> {
  const { people, capabilities, roles, levels, scope } = await getTeamGaps(act, { query });
  const { language } = act.actor;
  const said = (all: readonly { readonly id: string; readonly name: Words }[], id: string | null) =>
    inLanguage(all.find((one) => one.id === id)?.name ?? {}, language);
  const rows: SpreadsheetValue[][] = people.flatMap((person) =>
    teamCells(person.cells, (position) => capabilities[position]?.capabilityId ?? '').map((cell) => {
      const capability = capabilities[cell.position];
      return [
        person.name,
        said(roles, person.roleId),
        said(levels, person.levelId),
        said(levels, person.targetId),
        inLanguage(capability?.group ?? {}, language),
        inLanguage(capability?.name ?? {}, language),
        cell.step || null,
        cell.required,
        cell.step === 0 ? null : cell.gap,
        cell.step === 0 ? null : cell.toRestore,
        cell.weight,
        cell.certainty,
      ];
    }),
  );
  const head = [
    'person',
    'role',
    'level',
    'target',
    'group',
    'capability',
    'standing',
    'required',
    'gap',
    'to_restore',
    'weight',
    'certainty',
  ];
  return csvResponse(`gaps ${scope.name}`, [head, ...rows]);
}
