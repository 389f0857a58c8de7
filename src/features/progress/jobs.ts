/** Once a day people are reminded that a certification ends; safe to run many times, no letter leaves twice. */
import type { Act } from '../../server/history/act.ts';
import { linkTo } from '../../server/mail/letters.ts';
import { queueMails } from '../../server/mail/queue.ts';
import { lettersLeave } from '../people/letter-commands.ts';
import { reminderDue } from './certification.ts';
import { listEnding } from './certification-store.ts';
import { endingLetter } from './letter.ts';

export async function certificationRound(act: Act): Promise<void> {
  if (!(await lettersLeave(act))) return;
  const ending = await listEnding(act.db, act.academyId, act.today);
  await queueMails(
    act,
    act.academyId,
    ending.flatMap((one) => {
      const days = reminderDue(one, one.remindDays, act.today);
      if (days === null) return [];
      const words = { name: one.name, until: one.validUntil, link: linkTo(act.world, '/me') };
      return [
        {
          recipient: one.email,
          personId: one.personId,
          ...endingLetter(one.language ?? 'en', words),
          trigger: 'certification.ending',
          onceKey: `certification.ending ${one.certificationId} ${days}`,
        },
      ];
    }),
  );
}
