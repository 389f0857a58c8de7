/** Markets and teams, written. */
import { sql } from 'kysely';
import type { AcademyId } from '../../kernel/id.ts';
import type { Db } from '../../server/database/tables.ts';

export async function saveMarket(
  db: Db,
  academyId: AcademyId,
  market: { id: string; name: string; parentId: string | null },
): Promise<void> {
  await sql`
    insert into market (academy_id, market_id, name, parent_id) values (${academyId}, ${market.id}, ${market.name}, ${market.parentId})
    on conflict (academy_id, market_id) do update set name = excluded.name, parent_id = excluded.parent_id`.execute(db);
}

export async function loadMarketParents(db: Db, academyId: AcademyId): Promise<Map<string, string | null>> {
  const rows = await db
    .selectFrom('market')
    .select(['market_id', 'parent_id'])
    .where('academy_id', '=', academyId)
    .execute();
  return new Map(rows.map((row) => [row.market_id, row.parent_id]));
}

/** People in it, teams in it, markets below it. */
export async function countInMarket(db: Db, academyId: AcademyId, marketId: string): Promise<number> {
  const found = await sql<{ held: number }>`
    select ((select count(*) from person where academy_id = ${academyId} and market_id = ${marketId})
      + (select count(*) from team where academy_id = ${academyId} and market_id = ${marketId})
      + (select count(*) from market where academy_id = ${academyId} and parent_id = ${marketId})
      + (select count(*) from person_grant where academy_id = ${academyId} and market_id = ${marketId}))::int as held`.execute(
    db,
  );
  return found.rows[0]?.held ?? 0;
}

export async function removeMarket(db: Db, academyId: AcademyId, marketId: string): Promise<void> {
  await db.deleteFrom('market').where('academy_id', '=', academyId).where('market_id', '=', marketId).execute();
}

export async function saveTeam(
  db: Db,
  academyId: AcademyId,
  team: { id: string; name: string; marketId: string | null },
): Promise<void> {
  await sql`
    insert into team (academy_id, team_id, name, market_id) values (${academyId}, ${team.id}, ${team.name}, ${team.marketId})
    on conflict (academy_id, team_id) do update set name = excluded.name, market_id = excluded.market_id`.execute(db);
}

/** Who was erased can no more be moved elsewhere, and is not counted. */
export async function countInTeam(db: Db, academyId: AcademyId, teamId: string): Promise<number> {
  const found = await sql<{ held: number }>`
    select count(*)::int as held from person
    where academy_id = ${academyId} and team_id = ${teamId} and erased_at is null`.execute(db);
  return found.rows[0]?.held ?? 0;
}

export async function removeTeam(db: Db, academyId: AcademyId, teamId: string): Promise<void> {
  await db
    .updateTable('person')
    .set({ team_id: null })
    .where('academy_id', '=', academyId)
    .where('team_id', '=', teamId)
    .where('erased_at', 'is not', null)
    .execute();
  await db.deleteFrom('team').where('academy_id', '=', academyId).where('team_id', '=', teamId).execute();
}
