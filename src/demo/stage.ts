/** The stage of the demo: acting as one of its people on a day in the past, with the product's own commands and another clock. */
import type { Actor, Grant } from '../kernel/actor.ts';
import { type Act, openAct, type Reaction } from '../server/history/act.ts';
import type { PersonAct } from '../server/http/route.ts';

const dayMs = 86_400_000;

export interface Player {
  readonly id: string;
  readonly grants?: readonly { readonly grant: Grant }[];
  readonly severity?: number;
}

export interface Stage {
  /** the founding of the demo, today */
  readonly act: Act;
  /** @param hour keeps the acts of one day in order */
  as(player: Player, daysAgo: number, hour?: number): PersonAct;
  momentAgo(daysAgo: number, hour: number): Date;
}

export function stageOf(act: Act, reactions: readonly Reaction[]): Stage {
  const midnight = Date.parse(`${act.today}T00:00:00Z`);
  const momentAgo: Stage['momentAgo'] = (daysAgo, hour) =>
    new Date(Math.min(midnight - daysAgo * dayMs + hour * 3_600_000, act.now.getTime()));
  return {
    act,
    momentAgo,
    as(player, daysAgo, hour = 10) {
      const actor: Actor = {
        academyId: act.academyId,
        personId: player.id,
        signInId: '',
        grants: (player.grants ?? []).map(({ grant }) => grant),
        leads: player.severity !== undefined,
        language: 'en',
        timeZone: 'Europe/London',
      };
      return openAct(act.world, act.db, act.academyId, actor, momentAgo(daysAgo, hour), reactions);
    },
  };
}
