/**
 * What happens by itself as time passes: once an hour each round visits every academy, in a transaction of its own. Every
 * process may run them; an advisory lock lets one at a time into an academy, and a round is safe to run many times.
 */
import { sql } from 'kysely';
import type { AcademyId } from '../../kernel/id.ts';
import type { Db } from '../database/tables.ts';
import { type Act, openAct, type Reaction } from '../history/act.ts';
import { said } from '../log.ts';
import type { World } from '../world.ts';

export interface Round {
  readonly name: string;
  visit(act: Act): Promise<void>;
}

export interface Rounds {
  readonly rounds: readonly Round[];
  readonly reactions: readonly Reaction[];
  academies(db: Db): Promise<readonly AcademyId[]>;
  /** what is done once a round for the whole installation */
  sweep?(db: Db, now: Date): Promise<void>;
}

const firstMs = 30_000;
const everyMs = 60 * 60_000;

/** Every round through all academies; one that fails says so and leaves the others alone. */
export async function goRounds(world: World, { rounds, reactions, academies, sweep }: Rounds): Promise<void> {
  await world.database
    .outside(async (db) => sweep?.(db, world.now()))
    .catch((error: unknown) => world.log.warn('The sweep failed; the next one tries again.', { error: said(error) }));
  for (const academyId of await world.database.outside(academies)) {
    for (const round of rounds) {
      await world.database
        .inAcademy(academyId, async (db) => {
          if (await locked(db, `${round.name} ${academyId}`))
            await round.visit(openAct(world, db, academyId, null, world.now(), reactions));
        })
        .catch((error: unknown) =>
          world.log.warn('A round failed; the next one tries again.', {
            round: round.name,
            academyId,
            error: said(error),
          }),
        );
    }
  }
}

async function locked(db: Db, name: string): Promise<boolean> {
  const { rows } = await sql<{
    mine: boolean;
  }>`select pg_try_advisory_xact_lock(hashtextextended(${name}, 0)) as mine`.execute(db);
  return rows[0]?.mine ?? false;
}

/** Starts the rounds; the returned function ends them after the one in hand. */
export function startRounds(world: World, all: Rounds): () => Promise<void> {
  let going: Promise<void> = Promise.resolve();
  const go = (): void => {
    going = goRounds(world, all).catch((error: unknown) =>
      world.log.warn('The rounds could not begin.', { error: said(error) }),
    );
  };
  const first = setTimeout(go, firstMs);
  const every = setInterval(go, everyMs);
  return async () => {
    clearTimeout(first);
    clearInterval(every);
    await going;
  };
}
