/**
 * Tells the other side by mail, where there is mail and an address. Queued in the transaction of the act: it leaves only if
 * the act holds, and never twice for one thing.
 */
import type { PersonId } from '../../kernel/id.ts';
import type { Act } from '../../server/history/act.ts';
import { linkTo } from '../../server/mail/letters.ts';
import { queueMail } from '../../server/mail/queue.ts';
import { lettersLeave } from '../people/letter-commands.ts';
import { coachingLetter } from './coaching-letter.ts';
import type { LetterKind } from './coaching-letter.ts';
import type { PersonKnown } from './session-store.ts';
import { loadPeople } from './session-store.ts';
import type { CoachingSession } from './session.ts';

export interface ToTell {
  readonly to: PersonId;
  readonly about: PersonId;
  readonly kind: LetterKind;
  /** the exact place in the product */
  readonly path: string;
  /** the event that causes it */
  readonly trigger: string;
  /** the same key is never told twice to the same person */
  readonly once: string;
  readonly session?: CoachingSession;
  readonly day?: string;
  /** made only where a letter really leaves */
  readonly calendar?: (reader: PersonKnown) => string;
}

export async function tellByMail(act: Act, told: ToTell): Promise<void> {
  if (!(await lettersLeave(act))) return;
  const people = await loadPeople(act.db, act.academyId, [told.to, told.about], act.today);
  const reader = people.get(told.to);
  if (!reader?.here || !reader.email) return;
  const { session, day } = told;
  const letter = coachingLetter(reader.language ?? 'en', told.kind, {
    reader: reader.name,
    other: people.get(told.about)?.name ?? '',
    link: linkTo(act.world, told.path),
    ...(session
      ? {
          moment: {
            at: session.startsAt,
            timeZone: reader.timeZone ?? 'UTC',
            minutes: session.minutes,
            place: session.place,
          },
        }
      : {}),
    ...(day === undefined ? {} : { day }),
  });
  await queueMail(act, act.academyId, {
    recipient: reader.email,
    personId: told.to,
    trigger: told.trigger,
    onceKey: `${told.once}:${told.to}`,
    ...letter,
    ...(told.calendar ? { calendar: told.calendar(reader) } : {}),
  });
}
