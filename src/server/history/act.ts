/**
 * What a command is given: the open transaction with the tenant set, who acts, when, and the way to tell history.
 * `tell` appends the event and runs the reactions to it in the same transaction.
 */
import type { Actor } from '../../kernel/actor.ts';
import { type Day, dayOf } from '../../kernel/day.ts';
import type { AcademyEvent } from '../../kernel/event.ts';
import { type AcademyId, newId, type PersonId } from '../../kernel/id.ts';
import type { Db } from '../database/tables.ts';
import type { World } from '../world.ts';

export interface Act {
  readonly db: Db;
  readonly academyId: AcademyId;
  /** null: the product itself acts (a job, a reaction to time) */
  readonly actor: Actor | null;
  readonly now: Date;
  /** the academy's calendar day of `now`, in UTC: evidence and due dates count in it */
  readonly today: Day;
  readonly world: World;
  tell(event: AcademyEvent): Promise<void>;
}

/** What happens when an event of this name is told; runs in the transaction of the act. */
export interface Reaction {
  readonly on: string;
  readonly react: (act: Act, event: AcademyEvent) => Promise<void>;
}

export function when(on: string, react: Reaction['react']): Reaction {
  return { on, react };
}

export function openAct<Who extends Actor | null>(
  world: World,
  db: Db,
  academyId: AcademyId,
  actor: Who,
  now: Date,
  reactions: readonly Reaction[],
): Act & { readonly actor: Who } {
  const act = {
    world,
    db,
    academyId,
    actor,
    now,
    today: dayOf(now),
    async tell(event: AcademyEvent) {
      await appendEvent(db, academyId, actor?.personId ?? null, now, event);
      for (const reaction of reactions) if (reaction.on === event.name) await reaction.react(act, event);
    },
  };
  return act;
}

async function appendEvent(
  db: Db,
  academyId: AcademyId,
  actorId: PersonId | null,
  at: Date,
  event: AcademyEvent,
): Promise<void> {
  await db
    .insertInto('history')
    .values({
      academy_id: academyId,
      event_id: newId(),
      at,
      actor_id: actorId,
      subject_id: event.subjectId,
      name: event.name,
      about: JSON.stringify(event.about),
    })
    .execute();
}
