/** What an administrator sees to, asked over HTTP. */
import type { Answer, Asked } from '../../kernel/contract.ts';
import { Problem } from '../../kernel/problem.ts';
import type { PersonAct } from '../../server/http/route.ts';
import * as mail from '../../server/mail/again.ts';
import { cursorOf } from './directory.ts';
import type * as contract from './housekeeping-contract.ts';
import * as store from './housekeeping-store.ts';
import { sinceCursor } from './on-record.ts';

export async function getHousekeeping(act: PersonAct): Promise<Answer<typeof contract.getHousekeeping>> {
  return store.countHousekeeping(act.db, act.academyId, act.now, act.today);
}

/** One more than asked for was loaded, to know whether there is a next page. */
function paged<Item>(
  found: Item[],
  limit: number,
  cursor: (last: Item) => string,
): { items: Item[]; next: string | null } {
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return { items, next: found.length > limit && last ? cursor(last) : null };
}

export async function listHistory(
  act: PersonAct,
  { query }: Asked<typeof contract.listHistory>,
): Promise<Answer<typeof contract.listHistory>> {
  const { cursor, limit, ...filters } = query;
  const found = await store.listHistory(act.db, act.academyId, filters, cursor, limit + 1);
  return paged(found, limit, (last) => sinceCursor(last.at, last.id));
}

export async function listMails(
  act: PersonAct,
  { query }: Asked<typeof contract.listMails>,
): Promise<Answer<typeof contract.listMails>> {
  const { cursor, limit, ...filters } = query;
  const found = await store.listMails(act.db, act.academyId, filters, cursor, limit + 1);
  return paged(found, limit, (last) => sinceCursor(last.queuedAt, last.id));
}

export async function sendMailsAgain(
  act: PersonAct,
  { body }: Asked<typeof contract.sendMailsAgain>,
): Promise<Answer<typeof contract.sendMailsAgain>> {
  const queued = await mail.sendMailsAgain(act.db, act.academyId, body.mails ?? null, act.now);
  if (queued === 0) {
    throw new Problem('gone', 'These mails have been sent meanwhile, or are waiting already. Load the page again.', {
      reason: 'mail-not-failed',
    });
  }
  await act.tell({ name: 'mail.tried-again', subjectId: null, about: { mails: queued } });
  return { queued };
}

export async function listAccess(
  act: PersonAct,
  { query }: Asked<typeof contract.listAccess>,
): Promise<Answer<typeof contract.listAccess>> {
  const { cursor, limit, grant } = query;
  const found = await store.listAccess(act.db, act.academyId, grant, act.today, cursor, limit + 1);
  return paged(found, limit, cursorOf);
}
