/** What is recommended to a person. Who may see the person's standings may ask; looking at somebody else is put on record. */
import type { Answer, Asked } from '../../kernel/contract.ts';
import type { PersonAct } from '../../server/http/route.ts';
import { getStandings } from '../assessments/standing-commands.ts';
import { shown } from './commands.ts';
import type * as contract from './contract.ts';
import { recommend as choose } from './recommendation.ts';
import { listActivities, listOffers } from './store.ts';

export async function recommend(
  act: PersonAct,
  { query }: Asked<typeof contract.recommend>,
): Promise<Answer<typeof contract.recommend>> {
  const personId = query.personId ?? act.actor.personId;
  const { capabilities } = await getStandings(act, { params: { personId }, query: undefined, body: undefined });
  const named = new Map(capabilities.map((one) => [one.capabilityId, one]));
  const gaps = capabilities.map(({ capabilityId, step, required, held, weight }) => ({
    capabilityId,
    standing: step,
    // what the level held asks for is to be restored first, also where the target asks for nothing more
    required: Math.max(required, held),
    weight,
  }));
  const open = gaps.filter((gap) => gap.required > gap.standing);
  const offers = await listOffers(act.db, act.academyId, open, { minutes: query.minutes, each: query.limit });
  const chosen = choose(open, offers, { minutes: query.minutes, limit: query.limit });
  const activities = new Map(
    (
      await listActivities(
        act.db,
        act.academyId,
        chosen.map(({ offer }) => offer.activityId),
      )
    ).map((one) => [one.activityId, one]),
  );
  return {
    items: chosen.flatMap(({ offer, gap, reaches }) => {
      const activity = activities.get(offer.activityId);
      if (!activity) return [];
      const { capabilityId, standing, required, weight } = gap;
      const name = named.get(capabilityId)?.name ?? {};
      return [
        {
          ...shown(act, activity),
          closes: { capabilityId, name, standing: standing || null, required, weight, reaches },
        },
      ];
    }),
  };
}
