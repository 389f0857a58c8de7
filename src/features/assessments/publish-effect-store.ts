/**
 * Everyone who counts on a day with their standings aged to it, by one rule in the database: 10,000 people are two hundred thousand
 * standings, so each person's travel as one short text (`3:2,7:4`: position of the capability, step).
 */
import { sql } from 'kysely';
import type { Day } from '../../kernel/day.ts';
import type { AcademyId, CapabilityId, LevelId, PersonId, RoleId } from '../../kernel/id.ts';
import type { Db } from '../../server/database/tables.ts';
import type { Assessed } from './publish-effect.ts';
import { ageInDaysSql, agedMeanSql, agedVarianceSql, stepSql } from './standing-sql.ts';

interface Found {
  personId: PersonId;
  name: string;
  teamId: string | null;
  roleId: RoleId | null;
  levelId: LevelId | null;
  targetLevelId: LevelId | null;
}

export interface NamedAssessed extends Assessed {
  readonly name: string;
}

/** @param markets only the people of these markets; null: everybody */
export async function listAssessed(
  db: Db,
  academyId: AcademyId,
  day: Day,
  capabilityIds: readonly CapabilityId[],
  steps: number,
  markets: readonly string[] | null,
): Promise<readonly NamedAssessed[]> {
  const age = ageInDaysSql('s.on_day', 'asked.day');
  const step = stepSql(agedMeanSql('s.mean', age, steps), agedVarianceSql('s.variance', age, steps), steps);
  const people = await sql<Found>`
    select p.person_id as "personId", p.name, p.team_id as "teamId", p.role_id as "roleId", p.level_id as "levelId",
      p.target_level_id as "targetLevelId"
    from person p
    where p.academy_id = ${academyId} and p.role_id is not null and p.erased_at is null
      and (p.left_on is null or p.left_on > ${day}::date)
      ${markets === null ? sql`` : sql`and p.market_id = any(${markets}::uuid[])`}`.execute(db);
  // put together here: right after an import the database knows no statistics, and would compare everybody with everybody
  const stood = await sql<{ personId: PersonId; steps: string }>`
    select s.person_id as "personId", string_agg(asked.at || ':' || ${sql.raw(step)}, ',') as steps
    from standing s
    join (select capability_id, at, ${day}::date as day from unnest(${capabilityIds}::uuid[]) with ordinality as one (capability_id, at)) asked
      on asked.capability_id = s.capability_id
    where s.academy_id = ${academyId} group by s.person_id`.execute(db);
  const told = new Map(stood.rows.map(({ personId, steps: text }) => [personId, text]));
  return people.rows.map((person) => ({ ...person, standings: standingsOf(told.get(person.personId), capabilityIds) }));
}

function standingsOf(text: string | undefined, capabilityIds: readonly CapabilityId[]): Assessed['standings'] {
  const standings = new Map<CapabilityId, { readonly step: number }>();
  for (const pair of text?.split(',') ?? []) {
    const colon = pair.indexOf(':');
    const capabilityId = capabilityIds[Number(pair.slice(0, colon)) - 1];
    if (capabilityId !== undefined) standings.set(capabilityId, { step: Number(pair.slice(colon + 1)) });
  }
  return standings;
}

export async function listTeamNames(db: Db, academyId: AcademyId): Promise<ReadonlyMap<string, string>> {
  const rows = await db.selectFrom('team').select(['team_id', 'name']).where('academy_id', '=', academyId).execute();
  return new Map(rows.map(({ team_id, name }) => [team_id, name]));
}
