/** The reach of people as rows, always in sets; and the small numbers by which capabilities stand in it. */
import { sql } from 'kysely';
import type { AcademyId, CapabilityId, PersonId } from '../../kernel/id.ts';
import type { Db } from '../../server/database/tables.ts';
import { packReach, reachOf } from './reach.ts';
import type { Estimate } from './standing.ts';

export async function listCapabilityNumbers(db: Db, academyId: AcademyId): Promise<ReadonlyMap<CapabilityId, number>> {
  const found = await sql<{ id: CapabilityId; number: number }>`
    select capability_id as id, number from capability_number where academy_id = ${academyId}`.execute(db);
  return new Map(found.rows.map(({ id, number }) => [id, number]));
}

async function numbersOf(
  db: Db,
  academyId: AcademyId,
  capabilities: ReadonlySet<CapabilityId>,
): Promise<ReadonlyMap<CapabilityId, number>> {
  const known = await listCapabilityNumbers(db, academyId);
  const missing = [...capabilities].filter((id) => !known.has(id));
  if (missing.length === 0) return known;
  // of two who number the same at once the second finds them numbered
  await sql`select pg_advisory_xact_lock(hashtextextended(${`capability numbers ${academyId}`}, 0))`.execute(db);
  await sql`
    insert into capability_number (academy_id, capability_id, number)
    select ${academyId}::uuid, id, (select coalesce(max(number), 0) from capability_number where academy_id = ${academyId}) + row_number() over ()
    from unnest(${missing}::uuid[]) as id
    where not exists (select from capability_number n where n.academy_id = ${academyId} and n.capability_id = id)`.execute(
    db,
  );
  return listCapabilityNumbers(db, academyId);
}

/** Of people of whom every standing is given. */
export async function saveReach(
  db: Db,
  academyId: AcademyId,
  people: ReadonlyMap<PersonId, ReadonlyMap<CapabilityId, Estimate>>,
  steps: number,
): Promise<void> {
  if (people.size === 0) return;
  const numbers = await numbersOf(db, academyId, new Set([...people.values()].flatMap((of) => [...of.keys()])));
  const packed = [...people.values()].map((of) =>
    Buffer.from(
      packReach(
        [...of].map(([capabilityId, estimate]) => ({
          number: numbers.get(capabilityId) ?? 0,
          reach: reachOf(estimate, steps),
        })),
      ),
    ).toString('hex'),
  );
  await sql`
    insert into standing_reach (academy_id, person_id, steps, reach)
    select ${academyId}::uuid, person_id, ${steps}::smallint, decode(reach, 'hex')
    from unnest(${[...people.keys()]}::uuid[], ${packed}::text[]) as k (person_id, reach)
    on conflict (academy_id, person_id) do update set steps = excluded.steps, reach = excluded.reach`.execute(db);
}

/** Who has standings and no reach on this scale. */
export async function listWithoutReach(
  db: Db,
  academyId: AcademyId,
  steps: number,
  most: number,
): Promise<readonly PersonId[]> {
  const found = await sql<{ id: PersonId }>`
    select p.person_id as id from person p
    where p.academy_id = ${academyId}
      and not exists (select from standing_reach k where k.academy_id = ${academyId} and k.person_id = p.person_id and k.steps = ${steps})
      and exists (select from standing s where s.academy_id = ${academyId} and s.person_id = p.person_id)
    limit ${most}`.execute(db);
  return found.rows.map(({ id }) => id);
}
