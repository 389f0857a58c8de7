/**
 * Sends what is queued. Several processes may each run one: a letter is put aside while it is sent. A letter that fails is
 * tried again, later each time, and given up after a day with its reason on record.
 */
import { sql } from 'kysely';
import type { Db } from '../database/tables.ts';
import { said } from '../log.ts';
import type { World } from '../world.ts';

const mostTries = 8;
const pauseMs = 5_000;
const longestSending = 5 * 60_000;

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
  const patience = { connectionTimeout: 30_000, greetingTimeout: 30_000, socketTimeout: 60_000 };
  const transport = createTransport({ url: world.settings.smtpUrl ?? '', ...patience });
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

/**
 * Sends the letter that waits longest; false when none waits. No transaction is open while the mail server is talked to: the
 * letter is put aside for as long as that may take, so that no other process sends it too, and one that died is made good for.
 */
export async function sendNext(world: World, send: Send): Promise<boolean> {
  const letter = await take(world);
  if (!letter) return false;
  const { mail_id: id, tries, ...content } = letter;
  try {
    await send(content);
    await asPostman(world, (db) =>
      sql`update mail set sent_at = ${world.now()}, text = '', calendar = null, failed = null where mail_id = ${id}`.execute(
        db,
      ),
    );
  } catch (error) {
    const again = new Date(world.now().getTime() + 60_000 * 3 ** tries);
    const why = error instanceof Error ? error.message.slice(0, 500) : 'unknown';
    await asPostman(world, (db) =>
      sql`update mail set tries = tries + 1, due_at = ${again}, failed = ${why} where mail_id = ${id}`.execute(db),
    );
    // the server's own words often name the address
    world.log.warn('a mail could not be sent', {
      mail: id,
      tries: tries + 1,
      code: (error as { code?: unknown }).code ?? null,
    });
  }
  return true;
}

async function take(world: World): Promise<Waiting | undefined> {
  const now = world.now();
  return asPostman(world, async (db) => {
    const found = await sql<Waiting>`
      update mail set due_at = ${new Date(now.getTime() + longestSending)} where mail_id = (
        select mail_id from mail where sent_at is null and due_at <= ${now} and tries < ${mostTries}
        order by due_at limit 1 for update skip locked)
      returning mail_id, recipient, subject, text, calendar, tries`.execute(db);
    return found.rows[0];
  });
}

async function asPostman<T>(world: World, work: (db: Db) => Promise<T>): Promise<T> {
  return world.database.outside(async (db) => {
    await sql`select set_config('app.postman', 'yes', true)`.execute(db);
    return work(db);
  });
}
