/**
 * What sales needs, for those who make activities with it. Nobody can be recognised: the figures leave here only after
 * `withoutSmallGroups`, and no record of a person is read on the way.
 */
import type { Answer } from '../../kernel/contract.ts';
import type { PersonAct } from '../../server/http/route.ts';
import { listScale } from '../assessments/assessing-store.ts';
import { listMarkets, sumGaps } from '../assessments/company-gap-store.ts';
import { grouped } from '../assessments/grouped.ts';
import { listCapabilities } from '../assessments/gap-store.ts';
import { loadVersion } from '../assessments/place-store.ts';
import type * as contract from './academy-contract.ts';
import { countOffers } from '../modules/store.ts';
import { listAsking } from './academy-store.ts';
import { marketRows } from './market-rows.ts';
import { added, type Group, nobody, smallestGroup, withoutSmallGroups } from './small-group.ts';

type Needs = Answer<typeof contract.getNeeds>;

export async function getNeeds(act: PersonAct): Promise<Needs> {
  const { db, academyId, today } = act;
  const version = await loadVersion(db, academyId, today);
  if (!version) return { asOf: today, version: null, smallestGroup, people: 0, scale: [], markets: [], needs: [] };
  const markets = await listMarkets(db, academyId);
  const { rows, rowOf } = marketRows(markets, null);
  const all = { by: 'own-market', market: null, role: null, within: null, tops: null } as const;
  const { sums } = await sumGaps(db, academyId, version, today, all, markets);
  const filled = rows.map((row, at) => ({ row, at })).filter(({ at }) => sums.some(({ rowId }) => rowOf(rowId) === at));
  const asking = await listAsking(db, academyId, version.versionId);
  const offers = await countOffers(db, academyId, [...asking.keys()]);
  const byCapability = grouped(sums, ({ capabilityId }) => capabilityId);
  const needs = (await listCapabilities(db, academyId, version.versionId)).flatMap(
    ({ capabilityId, name, group }): Needs['needs'] => {
      const mine = byCapability.get(capabilityId);
      if (!mine) return [];
      const shown = withoutSmallGroups(
        filled.map(({ at }) => mine.filter(({ rowId }) => rowOf(rowId) === at).reduce<Group>(added, nobody)),
      );
      const { purpose = {}, indicators = {} } = asking.get(capabilityId) ?? {};
      const offered = offers.get(capabilityId) ?? 0;
      return [
        {
          capabilityId,
          name,
          group,
          purpose,
          indicators,
          offers: offered,
          total: shown.total,
          markets: [...shown.groups],
        },
      ];
    },
  );
  return {
    asOf: today,
    version: { number: version.number, effectiveOn: version.effectiveOn },
    smallestGroup,
    people: Math.max(0, ...needs.map(({ total }) => total?.proven ?? 0)),
    scale: await listScale(db, academyId, version.versionId),
    markets: filled.map(({ row: { id, name, here } }) => ({ id, name, here })),
    needs: needs.sort(
      (a, b) => (b.total?.missing ?? -1) - (a.total?.missing ?? -1) || (b.total?.below ?? 0) - (a.total?.below ?? 0),
    ),
  };
}
