/**
 * Everything the academy does is in the learning records too. The statement is written with the act, in its transaction, and waits in
 * a table of its own: to take its place in the record it would have to keep all other writers out until the act is through. Whoever
 * reads the record has what waits put in its place first, and a round does it otherwise.
 */
import { createHash } from 'node:crypto';
import type { AcademyEvent } from '../../kernel/event.ts';
import { type AcademyId, newId } from '../../kernel/id.ts';
import type { Act } from '../../server/history/act.ts';
import { linkTo } from '../../server/mail/letters.ts';
import type { World } from '../../server/world.ts';
import { addActs, areActsWaiting, takeActs } from './act-store.ts';
import { keepStatements, type Recording } from './statement-commands.ts';
import {
  academyAgent,
  type Answered,
  type AnsweredIn,
  answeredStatements,
  type Scene,
  type StatementJson,
  statementsOf,
} from './statement-of.ts';
import { lockStatements } from './statement-store.ts';

/** so many take their place at once; other writers wait meanwhile */
const together = 500;

/** Reacts to each of `recordedEvents`. */
export async function recordAct(act: Act, event: AcademyEvent): Promise<void> {
  await recordActsOfMany(act, [event]);
}

/** The same for many at once. */
export async function recordActsOfMany(act: Act, events: readonly AcademyEvent[]): Promise<void> {
  const scene = sceneOf(act);
  await write(
    act,
    events.flatMap((event) => statementsOf(event, scene)),
  );
}

/** Answers to the questions of a module, each told once: for learning, which tells history of the whole attempt only. */
export async function recordAnswers(act: Act, within: AnsweredIn, answers: readonly Answered[]): Promise<void> {
  await write(act, answeredStatements(within, answers, sceneOf(act)));
}

async function write(act: Act, statements: readonly StatementJson[]): Promise<void> {
  if (statements.length === 0) return;
  const rows = statements.map((one) => {
    const id = (one['id'] as string | undefined) ?? newId();
    return { act_id: newId(), statement_id: id, statement: { ...one, id } };
  });
  await addActs(act.db, act.academyId, rows);
}

function sceneOf({ world, academyId, actor, now }: Act): Scene {
  const idOf = (told: string): string => idFrom(`${academyId} ${told}`);
  return { homePage: linkTo(world, ''), academyId, by: actor?.personId ?? null, at: now, idOf };
}

/** A UUID that follows from a text (RFC 9562, version 8). */
function idFrom(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  const variant = ((parseInt(hex.slice(16, 18), 16) & 0x3f) | 0x80).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(18, 20)}-${hex.slice(20, 32)}`;
}

/**
 * Puts the first of what waits in its place in the record. It goes from there in the same transaction, so each is there once
 * whatever breaks off.
 * @returns whether more may wait
 */
export async function deliverActs(to: Recording & { readonly world: World }): Promise<boolean> {
  if (!(await areActsWaiting(to.db, to.academyId))) return false;
  // before it is seen what waits: else another one's later acts could come first
  await lockStatements(to.db, to.academyId);
  const { taken, statements } = await takeActs(to.db, to.academyId, together);
  const authority = academyAgent({ homePage: linkTo(to.world, ''), academyId: to.academyId });
  if (statements.length > 0) await keepStatements(to, { statements, parts: [] }, { authority, version: '1.0.3' });
  return taken === together;
}

/** What waits, in transactions of its own, so that other writers come in between; what takes longer than this, another time. */
export async function deliverAll(world: World, academyId: AcademyId, mostMs = 30_000): Promise<void> {
  const until = world.now().getTime() + mostMs;
  const next = () => world.database.inAcademy(academyId, (db) => deliverActs({ db, academyId, world }));
  while ((await next()) && world.now().getTime() < until);
}
