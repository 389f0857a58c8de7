/**
 * What happens by itself once a day: coaching follows those who left today, a session nobody closed is closed, and the two are
 * reminded of a check-back ahead, or past where nobody could be told in time.
 */
import { addDays, dayOf } from '../../kernel/day.ts';
import type { Act } from '../../server/history/act.ts';
import { agreementPath } from './agreement-commands.ts';
import { revisionInForce } from './agreement.ts';
import { listCheckBacksBetween } from './agreement-store.ts';
import { agreementCalendar } from './calendar-commands.ts';
import { tellByMail } from './letter-commands.ts';
import { followRoster } from './roster-commands.ts';
import { closeForgotten } from './session-commands.ts';
import { loadPeople } from './session-store.ts';

const daysAhead = 3;
/** who could not be told in time is told afterwards; later than this it is no reminder any more, and the screens say it */
const daysPast = 14;

/** Safe to run many times a day: what was done is not done again, and no letter leaves twice. */
export async function coachingRound(act: Act): Promise<void> {
  await followRoster(act);
  await closeForgotten(act);
  await remind(act);
}

/** Late rather than never, since nothing may have run for days; in time or late, it is one thing and told once. */
async function remind(act: Act): Promise<void> {
  const { today } = act;
  const ahead = await listCheckBacksBetween(
    act.db,
    act.academyId,
    addDays(today, -daysPast),
    addDays(today, daysAhead),
  );
  // what was agreed on so short before needs no reminder
  const near = ahead.filter((agreement) => {
    const inForce = revisionInForce(agreement);
    return inForce?.inForceFrom && dayOf(inForce.inForceFrom) <= addDays(inForce.content.checkBack, -daysAhead);
  });
  const people = await loadPeople(
    act.db,
    act.academyId,
    near.flatMap(({ managerId, salespersonId }) => [managerId, salespersonId]),
    today,
  );
  for (const agreement of near) {
    const day = revisionInForce(agreement)?.content.checkBack ?? today;
    for (const [to, about] of [
      [agreement.managerId, agreement.salespersonId],
      [agreement.salespersonId, agreement.managerId],
    ] as const) {
      await tellByMail(act, {
        to,
        about,
        kind: day < today ? 'check-back-past' : 'check-back-near',
        trigger: 'check-back.near',
        once: `check-back-near:${agreement.agreementId}:${day}`,
        path: agreementPath(agreement),
        day,
        calendar: (reader) =>
          agreementCalendar(
            act,
            agreement,
            { id: to, language: reader.language ?? 'en' },
            people.get(about)?.name ?? '',
            'by-mail',
          ),
      });
    }
  }
}
