/** Which markets of the academy an actor sees the gaps of: all, or those they head. Those they lead they see besides. */
import { sql } from 'kysely';
import { type Actor, holds } from '../../kernel/actor.ts';
import type { AcademyId, MarketId } from '../../kernel/id.ts';
import type { Db } from '../../server/database/tables.ts';

export interface Sight {
  /** the whole academy */
  readonly all: boolean;
  /** the markets headed, as granted */
  readonly roots: readonly MarketId[];
  /** these and all below them */
  readonly markets: readonly MarketId[];
}

export async function loadSight(
  db: Db,
  academyId: AcademyId,
  actor: Pick<Actor, 'personId' | 'grants'>,
): Promise<Sight> {
  if (holds(actor, 'owner')) return { all: true, roots: [], markets: [] };
  if (!holds(actor, 'head-of-sales')) return { all: false, roots: [], markets: [] };
  const found = await sql<{ id: MarketId | null; root: boolean }>`
    with recursive headed (market_id, root) as (
      select market_id, true from person_grant
      where academy_id = ${academyId} and person_id = ${actor.personId} and grant_name = 'head-of-sales'
      union
      select m.market_id, false from market m join headed on m.parent_id = headed.market_id where m.academy_id = ${academyId}
    ) select market_id as id, bool_or(root) as root from headed group by market_id`.execute(db);
  if (found.rows.some(({ id }) => id === null)) return { all: true, roots: [], markets: [] };
  const ids = (rows: readonly { id: MarketId | null }[]): MarketId[] =>
    rows.flatMap(({ id }) => (id === null ? [] : [id]));
  return { all: false, roots: ids(found.rows.filter(({ root }) => root)), markets: ids(found.rows) };
}
