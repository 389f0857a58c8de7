/**
 * The dates of coaching as calendar entries. An entry keeps its UID for ever, so that an update replaces it; an agreement's
 * entries take their SEQUENCE from the revision in force, a session's from the session.
 */
import type { PersonId } from '../../kernel/id.ts';
import type { Act } from '../../server/history/act.ts';
import { linkTo } from '../../server/mail/letters.ts';
import { writeCalendar } from '../../standards/calendar/calendar.ts';
import type { CalendarEvent, CalendarMethod } from '../../standards/calendar/calendar.ts';
import { tickOf } from './action.ts';
import { revisionInForce, sideOf } from './agreement.ts';
import type { Agreement } from './agreement.ts';
import type { CoachingSession } from './session.ts';

const product = '-//Sellwright//Coaching//EN';
/** 9 o'clock on the working day before: fifteen hours ahead of the day's midnight. */
const dayBefore = 15 * 60;

const titles = {
  en: {
    session: 'Coaching session',
    checkBack: 'Check-back',
    action: 'Action from your coaching agreement',
    with: 'with',
  },
  de: {
    session: 'Coaching-Gespräch',
    checkBack: 'Überprüfung',
    action: 'Maßnahme aus Ihrer Coaching-Vereinbarung',
    with: 'mit',
  },
} as const;

function titlesIn(language: string): (typeof titles)['en' | 'de'] {
  return language.startsWith('de') ? titles.de : titles.en;
}

function uid(act: Act, kind: string, id: string): string {
  return `${kind}-${id}@${new URL(linkTo(act.world, '/')).hostname}`;
}

/** @param other the name of the one the reader meets */
export function sessionCalendar(act: Act, session: CoachingSession, language: string, other: string): string {
  const words = titlesIn(language);
  const method: CalendarMethod = session.state === 'cancelled' ? 'CANCEL' : 'PUBLISH';
  const event: CalendarEvent = {
    uid: uid(act, 'coaching-session', session.sessionId),
    sequence: session.sequence,
    stamp: act.now,
    time: { start: session.startsAt, minutes: session.minutes },
    summary: `${words.session} ${words.with} ${other}`,
    location: session.place,
    url: linkTo(act.world, `/coaching/sessions/${session.sessionId}`),
    remindMinutesBefore: 15,
  };
  return writeCalendar({ method, product, events: [event] });
}

/**
 * The check-back, and the reader's own actions that are not done. Empty before anything is in force.
 * @param other the name of the other of the two
 * @param way what goes by mail does not say what was agreed: mail, and the calendar it fills, are read by more than the two
 */
export function agreementCalendar(
  act: Act,
  agreement: Agreement,
  reader: { readonly id: PersonId; readonly language: string },
  other: string,
  way: 'by-mail' | 'by-hand',
): string {
  const words = titlesIn(reader.language);
  const inForce = agreement.ended ? null : revisionInForce(agreement);
  const side = sideOf(agreement, reader.id);
  const entry = (kind: string, id: string, day: string, summary: string): CalendarEvent => ({
    uid: uid(act, kind, id),
    sequence: inForce?.number ?? 0,
    stamp: act.now,
    time: { day },
    summary,
    url: linkTo(act.world, `/coaching/agreements/${agreement.agreementId}`),
    remindMinutesBefore: dayBefore,
  });
  const actions = (inForce?.content.actions ?? []).filter(
    (action) => action.owner === side && !tickOf(agreement, action.actionId),
  );
  const checkBack = inForce
    ? [
        entry(
          'check-back',
          agreement.agreementId,
          inForce.content.checkBack,
          `${words.checkBack} ${words.with} ${other}`,
        ),
      ]
    : [];
  return writeCalendar({
    method: 'PUBLISH',
    product,
    events: [
      ...checkBack,
      ...actions.map((action) =>
        entry(
          'action',
          action.actionId,
          action.due,
          way === 'by-hand' ? action.what : `${words.action} ${words.with} ${other}`,
        ),
      ),
    ],
  });
}

export function calendarResponse(text: string, name: string): Response {
  return new Response(text, {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': `attachment; filename="${name}.ics"`,
      'cache-control': 'no-store',
    },
  });
}
