/** People of a small sales force who have shown what a level asks of them, and what is asked of their level then. */
import { addDays, type Day } from '../kernel/day.ts';
import { newId } from '../kernel/id.ts';
import { recordDemonstrations } from '../features/assessments/demonstration-commands.ts';
import type { Recorded } from '../features/assessments/demonstration-store.ts';
import { listCriteria } from '../features/paths/store.ts';
import { ok } from './academy.ts';
import type { Joined, SalesTeam } from './sales-team.ts';

export const at = (day: Day) => new Date(`${day}T09:00:00Z`);
export const today = (team: SalesTeam): Day => team.a.world.clock.toISOString().slice(0, 10);

/** Shows what a level asks of these people, but for so many criteria. */
export async function show(
  team: SalesTeam,
  people: readonly string[],
  levelId: string,
  but = 0,
): Promise<readonly Recorded[]> {
  const day = today(team);
  const raters = [team.manager.id, team.head.id];
  return team.a.act(async (act) => {
    const criteria = (await listCriteria(act.db, act.academyId, day)).filter((one) => one.levelId === levelId);
    const all = people.flatMap((personId) =>
      criteria.slice(but).flatMap((one) =>
        Array.from({ length: one.demonstrations }, (_, number): Recorded => ({
          assessmentId: newId(),
          personId,
          capabilityId: one.capabilityId,
          raterId: raters[number % 2] ?? team.manager.id,
          occasion: 'call',
          on: addDays(day, -number),
          proficiency: one.proficiency,
          seen: [one.proficiency],
          note: null,
          recordedAt: act.now,
        })),
      ),
    );
    await recordDemonstrations(act, all);
    return all;
  });
}

export const level = (team: SalesTeam, position: number): string => team.levels[position - 1]?.id ?? '';
export const review = (by: Joined, personId: string) => ok(by.ask('GET', `/api/people/${personId}/level-review`));
export const confirm = (by: Joined, personId: string, levelId: string) =>
  by.ask('POST', `/api/people/${personId}/level-review/confirm`, { levelId });
export const held = (team: SalesTeam, personId: string) =>
  team.a.inside(async (db) => {
    const row = await db.selectFrom('person').select('level_id').where('person_id', '=', personId).executeTakeFirst();
    return row?.level_id ?? null;
  });
