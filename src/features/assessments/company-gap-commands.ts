/** The academy's heat map: markets, roles or teams against capabilities, within what the one who asks heads. It names nobody. */
import type { Answer, Asked } from '../../kernel/contract.ts';
import type { MarketId } from '../../kernel/id.ts';
import { Problem } from '../../kernel/problem.ts';
import { inLanguage, type Words } from '../../kernel/words.ts';
import type { SpreadsheetValue } from '../../server/files/spreadsheet-export.ts';
import type { PersonAct } from '../../server/http/route.ts';
import { companyCells } from './cells.ts';
import * as company from './company-gap-store.ts';
import type * as contract from './gap-contract.ts';
import { listCapabilities } from './gap-store.ts';
import { grouped } from './grouped.ts';
import { loadVersion } from './place-store.ts';
import { loadSight } from './sight-store.ts';
import { csvResponse } from './standing-commands.ts';

type CompanyQuery = Asked<typeof contract.getCompanyGaps>['query'];

export async function getCompanyGaps(
  act: PersonAct,
  { query }: { readonly query: CompanyQuery },
): Promise<Answer<typeof contract.getCompanyGaps>> {
  const { db, academyId, actor, today } = act;
  const sight = await loadSight(db, academyId, actor);
  const markets = await company.listMarkets(db, academyId);
  const headed = !sight.all && sight.roots.length === 1 ? sight.roots[0] : undefined;
  const shown = query.market ?? headed ?? (sight.all && query.by === 'market' ? await loneTop(act, markets) : null);
  if (shown !== null && (!markets.some(({ id }) => id === shown) || (!sight.all && !sight.markets.includes(shown)))) {
    throw new Problem('not-found', 'There is no such market, or you do not head it.');
  }
  const asked = {
    by: query.by,
    market: shown,
    role: query.role ?? null,
    within: sight.all ? null : sight.markets,
    tops: sight.all || shown !== null ? null : sight.roots,
  };
  const version = await loadVersion(db, academyId, today);
  const { sums, people: counted } = await company.sumGaps(db, academyId, version, today, asked, markets);
  const needed = new Set(sums.map(({ capabilityId }) => capabilityId));
  const capabilities = version
    ? (await listCapabilities(db, academyId, version.versionId)).filter(({ capabilityId }) => needed.has(capabilityId))
    : [];
  const names =
    query.by === 'market'
      ? new Map(markets.map(({ id, name }) => [id, name]))
      : await company.listRowNames(db, academyId, query.by);
  const at = new Map(capabilities.map(({ capabilityId }, position) => [capabilityId, position]));
  const byRow = grouped(sums, ({ rowId }) => rowId);
  const order = [...names.keys()];
  const rows = counted
    .map(({ rowId, people }) => {
      const mine = byRow.get(rowId) ?? [];
      const here = query.by === 'market' && rowId === shown;
      return {
        id: rowId,
        name: rowId === null ? null : (names.get(rowId) ?? null),
        here,
        opens: query.by === 'market' && !here && rowId !== null,
        people,
        demonstrated: mine.reduce((sum, one) => sum + one.demonstrated, 0),
        required: mine.reduce((sum, one) => sum + one.required, 0),
        cells: mine.flatMap((one) => [at.get(one.capabilityId) ?? 0, one.people, one.proven, one.below, one.missing]),
      };
    })
    .sort(
      (a, b) =>
        Number(a.here || a.id === null) - Number(b.here || b.id === null) ||
        order.indexOf(a.id ?? '') - order.indexOf(b.id ?? ''),
    );
  return { by: query.by, path: pathTo(shown, markets, sight.all ? null : sight.markets), capabilities, rows };
}

/** A single topmost market that everybody is in is no comparison: then the markets below it are the rows. */
async function loneTop(act: PersonAct, markets: readonly company.MarketFound[]): Promise<MarketId | null> {
  const [top, ...others] = markets.filter(({ parentId }) => parentId === null);
  if (!top || others.length > 0 || !markets.some(({ parentId }) => parentId === top.id)) return null;
  return (await company.sellsOutsideMarkets(act.db, act.academyId, act.today)) ? null : top.id;
}

function pathTo(
  market: string | null,
  markets: readonly company.MarketFound[],
  within: readonly string[] | null,
): { id: string; name: string }[] {
  const path: { id: string; name: string }[] = [];
  const byId = new Map(markets.map((one) => [one.id, one]));
  for (
    let at = byId.get(market ?? '');
    at && path.length < 40 && (within === null || within.includes(at.id));
    at = byId.get(at.parentId ?? '')
  ) {
    path.unshift({ id: at.id, name: at.name });
  }
  return path;
}

export async function companyGapsFile(act: PersonAct, { query }: { readonly query: CompanyQuery }): Promise<Response> {
  const { rows, capabilities, by, path } = await getCompanyGaps(act, { query });
  const { language } = act.actor;
  const called = (name: string | Words | null): string =>
    name === null ? '' : typeof name === 'string' ? name : inLanguage(name, language);
  const lines: SpreadsheetValue[][] = rows.flatMap((row) =>
    companyCells(row.cells).map(({ position, people, proven, below, shareBelow, meanGap }) => [
      called(row.name),
      inLanguage(capabilities[position]?.group ?? {}, language),
      inLanguage(capabilities[position]?.name ?? {}, language),
      people,
      proven,
      below,
      thousandths(shareBelow),
      thousandths(meanGap),
    ]),
  );
  const head = [by, 'group', 'capability', 'people', 'assessed', 'below', 'share_below', 'mean_gap'];
  return csvResponse(`gaps by ${by} ${path.at(-1)?.name ?? ''}`.trim(), [head, ...lines]);
}

function thousandths(value: number | null): number | null {
  return value === null ? null : Math.round(value * 1000) / 1000;
}
