/**
 * What sales needs, for those who make activities with it. Nobody can be recognised: the figures leave here only after
 * `withoutSmallGroups`, and no record of a person is read on the way.
 */
import type { Answer } from '../../kernel/contract.ts';
import type { PersonAct } from '../../server/http/route.ts';
import { listScale } from '../assessments/assessing-store.ts';
import { type GapSum, listMarkets, type MarketFound, sumGaps } from '../assessments/company-gap-store.ts';
import { grouped } from '../assessments/grouped.ts';
import { listCapabilities } from '../assessments/gap-store.ts';
import { loadVersion } from '../assessments/place-store.ts';
import type * as contract from './academy-contract.ts';
import { listAsking } from './academy-store.ts';
import { type Group, smallestGroup, withoutSmallGroups } from './small-group.ts';

type Needs = Answer<typeof contract.getNeeds>;

export async function getNeeds(act: PersonAct): Promise<Needs> {
  const { db, academyId, today } = act;
  const version = await loadVersion(db, academyId, today);
  if (!version) return { asOf: today, version: null, smallestGroup, people: 0, scale: [], markets: [], needs: [] };
  const all = await listMarkets(db, academyId);
  const sums = await sumGaps(db, academyId, version, today, { by: 'market', market: onlyTop(all), role: null, within: null, tops: null });
  const rows = [...new Set(sums.map(({ rowId }) => rowId))];
  const nameOf = new Map(all.map(({ id, name }) => [id, name]));
  const markets = rows.map((id) => ({ id, name: (id !== null && nameOf.get(id)) || '' })).sort((a, b) => Number(a.id === null) - Number(b.id === null) || (a.name < b.name ? -1 : 1));
  const asking = await listAsking(db, academyId, version.versionId);
  const byCapability = grouped(sums, ({ capabilityId }) => capabilityId);
  const needs = (await listCapabilities(db, academyId, version.versionId)).flatMap(({ capabilityId, name, group }): Needs['needs'] => {
    const mine = byCapability.get(capabilityId);
    if (!mine) return [];
    const shown = withoutSmallGroups(markets.map(({ id }) => groupOf(mine.find(({ rowId }) => rowId === id))));
    const { purpose = {}, indicators = {} } = asking.get(capabilityId) ?? {};
    return [{ capabilityId, name, group, purpose, indicators, total: shown.total, markets: [...shown.groups] }];
  });
  return {
    asOf: today,
    version: { number: version.number, effectiveOn: version.effectiveOn },
    smallestGroup,
    people: Math.max(0, ...needs.map(({ total }) => total?.proven ?? 0)),
    scale: await listScale(db, academyId, version.versionId),
    markets,
    needs: needs.sort((a, b) => (b.total?.missing ?? -1) - (a.total?.missing ?? -1) || (b.total?.below ?? 0) - (a.total?.below ?? 0)),
  };
}

/** Below a single topmost market (`Global`) stand the ones worth comparing. */
function onlyTop(markets: readonly MarketFound[]): string | null {
  let only: string | null = null;
  for (;;) {
    const below = markets.filter(({ parentId }) => parentId === only);
    const [one] = below;
    if (below.length !== 1 || !one || !markets.some(({ parentId }) => parentId === one.id)) return only;
    only = one.id;
  }
}

function groupOf(sum: GapSum | undefined): Group {
  return { people: sum?.people ?? 0, proven: sum?.proven ?? 0, below: sum?.below ?? 0, missing: sum?.missing ?? 0 };
}
