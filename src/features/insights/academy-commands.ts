/** The academy as a whole, or the markets one heads: readiness and its movement, coverage, and what to see to now. */
import { setImmediate as breathe } from 'node:timers/promises';
import type { Answer } from '../../kernel/contract.ts';
import { addDays } from '../../kernel/day.ts';
import type { CapabilityId, PersonId } from '../../kernel/id.ts';
import type { PersonAct } from '../../server/http/route.ts';
import { type CompanyCell, companyCells } from '../assessments/cells.ts';
import { type CompanyGaps, listMarkets, sumGaps } from '../assessments/company-gap-store.ts';
import { listCapabilities } from '../assessments/gap-store.ts';
import { grouped } from '../assessments/grouped.ts';
import { loadVersion, type Version } from '../assessments/place-store.ts';
import { loadSight } from '../assessments/sight-store.ts';
import { loadEvidence, type PersonEvidence } from '../assessments/standing-store.ts';
import { aimsSql, loadRequirementsOfVersion } from '../way-of-selling/requirement-store.ts';
import { versionInForceSql } from '../way-of-selling/version-store.ts';
import type * as contract from './academy-contract.ts';
import { listMovers, loadReach, type Markets, type MoverFound } from './academy-store.ts';
import { academyStep } from './academy-step.ts';
import { marketRows } from './market-rows.ts';
import { addUp, monthEnds, mostPeople, movementOf } from './readiness-movement.ts';
import { added, type Group, nobody } from './small-group.ts';

type AcademyNow = Answer<typeof contract.getAcademyNow>;
type Gaps = AcademyNow['gaps'];

const days = { assessed: 183, coached: 92, checkBacks: 183, flow: 365 } as const;

async function marketsOf(act: PersonAct): Promise<Markets> {
  const sight = await loadSight(act.db, act.academyId, act.actor);
  return sight.all ? null : sight.markets;
}

export async function getAcademyNow(act: PersonAct): Promise<AcademyNow> {
  const { db, academyId, today } = act;
  const sight = await loadSight(db, academyId, act.actor);
  const version = await loadVersion(db, academyId, today);
  const asked = {
    by: 'own-market',
    market: null,
    role: null,
    within: sight.all ? null : sight.markets,
    tops: null,
  } as const;
  const markets = await listMarkets(db, academyId);
  const summed = await sumGaps(db, academyId, version, today, asked, markets);
  const { sums } = summed;
  const gaps = await gapsOf(act, summed, version, marketRows(markets, sight.all ? null : sight.roots));
  const since = {
    assessed: addDays(today, -days.assessed),
    coached: addDays(today, -days.coached),
    checkBacks: addDays(today, -days.checkBacks),
    flow: addDays(today, -days.flow),
  };
  const reach = await loadReach(db, academyId, today, since, asked.within);
  const demonstrated = sums.reduce((sum, one) => sum + one.demonstrated, 0);
  const required = sums.reduce((sum, one) => sum + one.required, 0);
  return {
    asOf: today,
    version: version && { number: version.number, effectiveOn: version.effectiveOn },
    step: stepOf(gaps, reach, version),
    readiness: { demonstrated, required, share: required > 0 ? demonstrated / required : null },
    reach: { ...reach },
    since,
    gaps,
  };
}

/** Markets beside each other, their people's own markets rolled up. */
async function gapsOf(
  { db, academyId }: PersonAct,
  { sums, people: counted }: CompanyGaps,
  version: Version | null,
  { rows, path, rowOf }: ReturnType<typeof marketRows>,
): Promise<Gaps> {
  const people = rows.map(() => 0);
  for (const one of counted) {
    const at = rowOf(one.rowId);
    people[at] = (people[at] ?? 0) + one.people;
  }
  const missing = new Map<CapabilityId, number>();
  for (const one of sums) missing.set(one.capabilityId, (missing.get(one.capabilityId) ?? 0) + one.missing);
  const needed = version
    ? (await listCapabilities(db, academyId, version.versionId)).filter(({ capabilityId }) => missing.has(capabilityId))
    : [];
  const capabilities = needed
    .map(({ capabilityId, name }) => ({ capabilityId, name, missing: missing.get(capabilityId) ?? 0 }))
    .sort((a, b) => b.missing - a.missing);
  const at = new Map(capabilities.map(({ capabilityId }, position) => [capabilityId, position]));
  const cells = rows.map(() => new Map<number, Group>());
  for (const sum of sums) {
    const [row, position] = [cells[rowOf(sum.rowId)], at.get(sum.capabilityId)];
    if (row && position !== undefined) row.set(position, added(row.get(position) ?? nobody, sum));
  }
  return {
    path: path.map(({ id, name }) => ({ id, name })),
    capabilities,
    rows: rows
      .map((row, which) => ({
        ...row,
        people: people[which] ?? 0,
        cells: [...(cells[which] ?? [])].flatMap(([position, cell]) => [
          position,
          cell.people,
          cell.proven,
          cell.below,
          cell.missing,
        ]),
      }))
      .filter((row) => row.people > 0),
  };
}

interface Place {
  readonly row: Gaps['rows'][number];
  readonly capability: Gaps['capabilities'][number];
  readonly cell: CompanyCell;
}

/** Where most steps are missed. */
function largestGap({ rows, capabilities }: Gaps): Place | null {
  const places = rows.flatMap((row) =>
    companyCells(row.cells).flatMap((cell): Place[] => {
      const capability = capabilities[cell.position];
      return capability && cell.missing > 0 ? [{ row, capability, cell }] : [];
    }),
  );
  return places.toSorted((a, b) => b.cell.missing - a.cell.missing)[0] ?? null;
}

function stepOf(gaps: Gaps, reach: AcademyNow['reach'], version: Version | null): AcademyNow['step'] {
  const largest = largestGap(gaps);
  const kind = academyStep({
    ...reach,
    people: Math.max(0, reach.people - 1),
    hasWayOfSelling: version !== null,
    below: largest?.cell.below ?? 0,
  });
  const counted = { kind, count: null, of: null, capability: null, market: null };
  switch (kind) {
    case 'give-roles':
      return { ...counted, count: reach.people - reach.withRole, of: reach.people };
    case 'begin-assessing':
    case 'widen-assessing':
      return { ...counted, count: reach.assessed, of: reach.withRole };
    case 'coach':
      return { ...counted, count: reach.coached, of: reach.withRole };
    case 'hold-check-backs':
      return { ...counted, count: reach.checkBacksDue - reach.checkBacksDone, of: reach.checkBacksDue };
    case 'close-gap': {
      if (!largest) return counted;
      const { row, capability, cell } = largest;
      return {
        ...counted,
        count: cell.below,
        of: cell.proven,
        capability: { id: capability.capabilityId, name: capability.name },
        market: { id: row.id, name: row.name },
      };
    }
    default:
      return counted;
  }
}

/** As many people at a time, so that others are answered in between. */
const batch = 100;

export async function getAcademyMovement(act: PersonAct): Promise<Answer<typeof contract.getAcademyMovement>> {
  const { db, academyId, today } = act;
  const version = await loadVersion(db, academyId, today);
  if (!version) return { points: [], looked: 0, of: 0 };
  const ends = monthEnds(today, 12);
  const aims = aimsSql(academyId, versionInForceSql(academyId, today));
  const { movers, total } = await listMovers(db, academyId, aims, {
    since: ends[0] ?? today,
    markets: await marketsOf(act),
    most: mostPeople,
  });
  const required = grouped(
    await loadRequirementsOfVersion(db, academyId, version.versionId),
    ({ roleId, levelId }) => `${roleId} ${levelId}`,
  );
  const parts: ReturnType<typeof movementOf>[] = [];
  for (let from = 0; from < movers.length; from += batch) {
    const some = movers.slice(from, from + batch);
    const evidence = byPerson(
      await loadEvidence(
        db,
        academyId,
        some.map(({ personId }) => personId),
        'all',
        'counting',
      ),
    );
    for (const mover of some)
      parts.push(
        movementOf(
          { ...mover, required: required.get(placeOf(mover)) ?? [] },
          evidence.get(mover.personId) ?? new Map(),
          version.steps,
          ends,
        ),
      );
    await breathe();
  }
  const points = addUp(ends, parts).map(({ on, demonstrated, required: asked, people }) => ({
    on,
    share: asked > 0 ? demonstrated / asked : 0,
    people,
  }));
  return { points: points.slice(points.findIndex(({ share }) => share > 0)), looked: movers.length, of: total };
}

const placeOf = ({ roleId, targetId }: MoverFound): string => `${roleId} ${targetId}`;

function byPerson(all: readonly PersonEvidence[]): Map<PersonId, Map<CapabilityId, PersonEvidence[]>> {
  return new Map(
    [...grouped(all, ({ personId }) => personId)].map(([personId, of]) => [
      personId,
      grouped(of, ({ capabilityId }) => capabilityId),
    ]),
  );
}
