/**
 * What a command is given: the open transaction with the tenant set, who acts, when, and the way to tell history.
 * `tell` appends the event and runs the reactions to it in the same transaction.
 */
import type { Actor } from '../../kernel/actor.ts';
import { sql } from 'kysely';
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
  /** the same for many at once, in one statement */
  tellAll(events: readonly AcademyEvent[]): Promise<void>;
}

/** What happens when an event of this name is told; runs in the transaction of the act. */
export interface Reaction {
  readonly on: string;
  readonly react: (act: Act, event: AcademyEvent) => Promise<void>;
  /** where given, answers several events told at once: an import tells of ten thousand people */
  readonly reactToMany?: (act: Act, events: readonly AcademyEvent[]) => Promise<void>;
}

export function when(on: string, react: Reaction['react'], reactToMany?: Reaction['reactToMany']): Reaction {
  return reactToMany ? { on, react, reactToMany } : { on, react };
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
    tell: (event: AcademyEvent) => act.tellAll([event]),
    async tellAll(events: readonly AcademyEvent[]): Promise<void> {
      await appendEvents(db, academyId, actor?.personId ?? null, now, events);
      for (const { on, react, reactToMany } of reactions) {
        const answered = events.filter((event) => event.name === on);
        if (reactToMany && answered.length > 1) await reactToMany(act, answered);
        else for (const event of answered) await react(act, event);
      }
    },
  };
  return act;
}

async function appendEvents(
  db: Db,
  academyId: AcademyId,
  actorId: PersonId | null,
  at: Date,
  events: readonly AcademyEvent[],
): Promise<void> {
  if (events.length === 0) return;
  const rows = events.map(({ name, subjectId, about }) => ({ event_id: newId(), name, subject_id: subjectId, about }));
  await sql`
    insert into history (academy_id, event_id, at, actor_id, subject_id, name, about)
    select ${academyId}::uuid, r.event_id, ${at}, ${actorId}::uuid, r.subject_id, r.name, r.about
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(event_id uuid, name text, subject_id uuid, about jsonb)`.execute(
    db,
  );
}
