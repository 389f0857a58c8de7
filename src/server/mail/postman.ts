/**
 * Sends what is queued. Several processes may each run one: a letter is locked while it is sent. A letter that fails is
 * tried again, later each time, and given up after a day with its reason on record.
 */
import { sql } from 'kysely';
import { said } from '../log.ts';
import type { World } from '../world.ts';

const mostTries = 8;
const pauseMs = 5_000;

interface Waiting {
  mail_id: string;
  recipient: string;
  subject: string;
  text: string;
  calendar: string | null;
  tries: number;
}

export type Send = (letter: Omit<Waiting, 'mail_id' | 'tries'>) => Promise<void>;

/** The way out by SMTP_URL. The mail library is loaded only where there is one. */
export async function smtpSend(world: World): Promise<Send> {
  const { createTransport } = await import('nodemailer');
  const transport = createTransport(world.settings.smtpUrl ?? '');
  return async ({ recipient, subject, text, calendar }) => {
    await transport.sendMail({
      from: world.settings.mailFrom,
      to: recipient,
      subject,
      text,
      ...(calendar ? { icalEvent: { method: methodOf(calendar), content: calendar } } : {}),
    });
  };
}

/** The mail has to say the same method as the calendar inside it (RFC 6047 §2.4). */
function methodOf(calendar: string): string {
  return /^METHOD:(\w+)\r?$/m.exec(calendar)?.[1] ?? 'PUBLISH';
}

/** Starts the round; the returned function ends it after the letter in hand. */
export function startPostman(world: World, send: Send): () => Promise<void> {
  let stopped = false;
  let wake = () => {};
  const round = (async () => {
    while (!stopped) {
      const sent = await sendNext(world, send).catch((error: unknown) => {
        world.log.warn('the postman could not look for mail', { error: said(error) });
        return false;
      });
      if (!sent && !stopped) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, pauseMs);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
    }
  })();
  return async () => {
    stopped = true;
    wake();
    await round;
  };
}

/** Sends the letter that waits longest; false when none waits. */
export async function sendNext(world: World, send: Send): Promise<boolean> {
  return world.database.outside(async (db) => {
    await sql`select set_config('app.postman', 'yes', true)`.execute(db);
    const now = world.now();
    const found = await sql<Waiting>`
      select mail_id, recipient, subject, text, calendar, tries from mail
      where sent_at is null and due_at <= ${now} and tries < ${mostTries}
      order by due_at limit 1 for update skip locked`.execute(db);
    const letter = found.rows[0];
    if (!letter) return false;
    try {
      await send(letter);
      await sql`update mail set sent_at = ${now}, text = '', calendar = null, failed = null where mail_id = ${letter.mail_id}`.execute(
        db,
      );
    } catch (error) {
      const again = new Date(now.getTime() + 60_000 * 3 ** letter.tries);
      const why = error instanceof Error ? error.message.slice(0, 500) : 'unknown';
      await sql`update mail set tries = tries + 1, due_at = ${again}, failed = ${why} where mail_id = ${letter.mail_id}`.execute(
        db,
      );
      world.log.warn('a mail could not be sent', { mail: letter.mail_id, tries: letter.tries + 1, why });
    }
    return true;
  });
}
