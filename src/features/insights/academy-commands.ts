/** The academy as a whole, or the markets one heads: readiness and its movement, coverage, and what to see to now. */
import { setImmediate as breathe } from 'node:timers/promises';
import type { Answer } from '../../kernel/contract.ts';
import { addDays } from '../../kernel/day.ts';
import type { CapabilityId, PersonId } from '../../kernel/id.ts';
import type { PersonAct } from '../../server/http/route.ts';
import { type CompanyCell, companyCells } from '../assessments/cells.ts';
import { getCompanyGaps } from '../assessments/company-gap-commands.ts';
import { grouped } from '../assessments/grouped.ts';
import { loadVersion, type Version } from '../assessments/place-store.ts';
import { loadSight } from '../assessments/sight-store.ts';
import { loadEvidence, type PersonEvidence } from '../assessments/standing-store.ts';
import { aimsSql, loadRequirementsOfVersion } from '../way-of-selling/requirement-store.ts';
import { versionInForceSql } from '../way-of-selling/version-store.ts';
import type * as contract from './academy-contract.ts';
import { listMovers, loadReach, type Markets, type MoverFound } from './academy-store.ts';
import { academyStep } from './academy-step.ts';
import { addUp, monthEnds, mostPeople, movementOf } from './readiness-movement.ts';

type AcademyNow = Answer<typeof contract.getAcademyNow>;
type Gaps = AcademyNow['gaps'];

const days = { assessed: 183, coached: 92, checkBacks: 183, flow: 365 } as const;

async function marketsOf(act: PersonAct): Promise<Markets> {
  const sight = await loadSight(act.db, act.academyId, act.actor);
  return sight.all ? null : sight.markets;
}

export async function getAcademyNow(act: PersonAct): Promise<AcademyNow> {
  const { db, academyId, today } = act;
  const gaps = await getCompanyGaps(act, { query: { by: 'market' } });
  const since = { assessed: addDays(today, -days.assessed), coached: addDays(today, -days.coached), checkBacks: addDays(today, -days.checkBacks), flow: addDays(today, -days.flow) };
  const reach = await loadReach(db, academyId, today, since, await marketsOf(act));
  const version = await loadVersion(db, academyId, today);
  const demonstrated = gaps.rows.reduce((sum, row) => sum + row.demonstrated, 0);
  const required = gaps.rows.reduce((sum, row) => sum + row.required, 0);
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
  const kind = academyStep({ ...reach, people: Math.max(0, reach.people - 1), hasWayOfSelling: version !== null, below: largest?.cell.below ?? 0 });
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
      const market = { id: row.id, name: typeof row.name === 'string' ? row.name : null };
      return { ...counted, count: cell.below, of: cell.proven, capability: { id: capability.capabilityId, name: capability.name }, market };
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
  const { movers, total } = await listMovers(db, academyId, aims, { since: ends[0] ?? today, markets: await marketsOf(act), most: mostPeople });
  const required = grouped(await loadRequirementsOfVersion(db, academyId, version.versionId), ({ roleId, levelId }) => `${roleId} ${levelId}`);
  const parts: ReturnType<typeof movementOf>[] = [];
  for (let from = 0; from < movers.length; from += batch) {
    const some = movers.slice(from, from + batch);
    const evidence = byPerson(await loadEvidence(db, academyId, some.map(({ personId }) => personId), 'all'));
    for (const mover of some) parts.push(movementOf({ ...mover, required: required.get(placeOf(mover)) ?? [] }, evidence.get(mover.personId) ?? new Map(), version.steps, ends));
    await breathe();
  }
  const points = addUp(ends, parts).map(({ on, demonstrated, required: asked, people }) => ({ on, share: asked > 0 ? demonstrated / asked : 0, people }));
  return { points: points.slice(points.findIndex(({ share }) => share > 0)), looked: movers.length, of: total };
}

const placeOf = ({ roleId, targetId }: MoverFound): string => `${roleId} ${targetId}`;

function byPerson(all: readonly PersonEvidence[]): Map<PersonId, Map<CapabilityId, PersonEvidence[]>> {
  return new Map([...grouped(all, ({ personId }) => personId)].map(([personId, of]) => [personId, grouped(of, ({ capabilityId }) => capabilityId)]));
}
