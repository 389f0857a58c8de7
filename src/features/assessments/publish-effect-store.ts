/**
 * Everyone who counts on a day with their standings aged to it, by one rule in the database: 10,000 people are two hundred thousand
 * standings, so each person's travel as one short text (`32,74`: position of the capability, then the step, one digit).
 */
import { sql } from 'kysely';
import type { Day } from '../../kernel/day.ts';
import type { AcademyId, CapabilityId, LevelId, PersonId, RoleId } from '../../kernel/id.ts';
import type { Db } from '../../server/database/tables.ts';
import type { Assessed } from './publish-effect.ts';
import { ageInDaysSql, provenSql, provenStepSql } from './standing-sql.ts';

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
  const people = await sql<Found>`
    select p.person_id as "personId", p.name, p.team_id as "teamId", p.role_id as "roleId", p.level_id as "levelId",
      p.target_level_id as "targetLevelId"
    from person p
    where p.academy_id = ${academyId} and p.role_id is not null and p.erased_at is null
      and (p.left_on is null or p.left_on > ${day}::date)
      ${markets === null ? sql`` : sql`and p.market_id = any(${markets}::uuid[])`}`.execute(db);
  // put together here: right after an import the database knows no statistics, and would compare everybody with everybody
  const stood = await sql<{ personId: PersonId; steps: string }>`
    select s.person_id as "personId", string_agg((asked.at * 10 + ${sql.raw(provenStepSql('s.mean', age, steps))})::text, ',') as steps
    from standing s
    join (select capability_id, at, ${day}::date as day from unnest(${capabilityIds}::uuid[]) with ordinality as one (capability_id, at)) asked
      on asked.capability_id = s.capability_id
    where s.academy_id = ${academyId} and ${sql.raw(provenSql('s.variance', age, steps))}
      ${markets === null ? sql`` : sql`and s.person_id = any(${people.rows.map(({ personId }) => personId)}::uuid[])`}
    group by s.person_id`.execute(db);
  const told = new Map(stood.rows.map(({ personId, steps: text }) => [personId, text]));
  const at = new Map(capabilityIds.map((capabilityId, position) => [capabilityId, position + 1]));
  return people.rows.map(({ personId, name, teamId, roleId, levelId, targetLevelId }) => {
    const standings = standingsOf(told.get(personId), at);
    return { personId, name, teamId, roleId, levelId, targetLevelId, standings };
  });
}

const stated = Array.from({ length: 10 }, (_, step) => ({ step }));

/** A map of its own for each of a hundred thousand people would cost more than all else here. */
function standingsOf(text: string | undefined, at: ReadonlyMap<CapabilityId, number>): Assessed['standings'] {
  const steps = new Uint8Array(at.size + 1);
  for (const one of text?.split(',') ?? []) steps[Math.floor(Number(one) / 10)] = Number(one) % 10;
  return { get: (capabilityId) => stated[steps[at.get(capabilityId) ?? 0] ?? 0] };
}

export async function listTeamNames(db: Db, academyId: AcademyId): Promise<ReadonlyMap<string, string>> {
  const rows = await db.selectFrom('team').select(['team_id', 'name']).where('academy_id', '=', academyId).execute();
  return new Map(rows.map(({ team_id, name }) => [team_id, name]));
}
