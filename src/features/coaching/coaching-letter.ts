/**
 * The letters of coaching, in the reader's language where it is one of ours. Each says what happened and links to the place.
 * They carry names and dates, never what was agreed: mail is read by more people than the two.
 */
import type { Day } from '../../kernel/day.ts';

export type LetterKind =
  | 'session-planned'
  | 'session-moved'
  | 'session-cancelled'
  | 'proposal'
  | 'declined'
  | 'in-force'
  | 'check-back-near'
  | 'check-back-past'
  | 'check-back-done'
  | 'agreement-ended'
  | 'end-asked'
  | 'manager-changed'
  | 'take-over';

export interface LetterFacts {
  /** whom it is written to */
  readonly reader: string;
  /** the other of the two, or who did it */
  readonly other: string;
  /** the exact place */
  readonly link: string;
  readonly moment?: { readonly at: Date; readonly timeZone: string; readonly minutes: number; readonly place: string };
  readonly day?: Day;
}

interface Said {
  readonly subject: string;
  readonly body: string;
}

const english: Readonly<Record<LetterKind, (other: string, when: string) => Said>> = {
  'session-planned': (other, when) => ({
    subject: `Coaching session with ${other}: ${when}`,
    body: `${other} planned a coaching session with you: ${when}. The calendar entry is attached. What to talk about is prepared here:`,
  }),
  'session-moved': (other, when) => ({
    subject: `Coaching session with ${other} moved: ${when}`,
    body: `${other} moved your coaching session: it now takes place on ${when}. The attached calendar entry replaces the earlier one. All about it:`,
  }),
  'session-cancelled': (other, when) => ({
    subject: `Coaching session with ${other} cancelled: ${when}`,
    body: `The coaching session with ${other} on ${when} does not take place. The attached calendar entry removes it. Plan another one here:`,
  }),
  proposal: (other) => ({
    subject: `${other} proposes a coaching agreement`,
    body: `${other} wrote down what you could agree on. Nothing is agreed until both of you accept it. Read it, then accept or change it:`,
  }),
  declined: (other) => ({
    subject: `${other} declined your proposal`,
    body: `${other} declined your proposal for a coaching agreement. What was in force before stays in force. Propose something else here:`,
  }),
  'in-force': (other, when) => ({
    subject: `Agreed with ${other}; check-back on ${when}`,
    body: `You and ${other} both accepted the agreement: it is in force. Check-back is on ${when}; its dates are attached for your calendar. Read it here:`,
  }),
  'check-back-near': (other, when) => ({
    subject: `Check-back with ${other} on ${when}`,
    body: `You agreed with ${other} to look at the agreed gaps again on ${when}. The agreement and what is done of it:`,
  }),
  'check-back-past': (other, when) => ({
    subject: `Check-back with ${other} was due on ${when}`,
    body: `You agreed with ${other} to look at the agreed gaps again on ${when}. It has not been done yet. The agreement and what is done of it:`,
  }),
  'check-back-done': (other) => ({
    subject: `${other} looked at the agreed gaps again`,
    body: `${other} re-assessed the gaps you agreed on. What was found:`,
  }),
  'agreement-ended': (other) => ({
    subject: `The agreement with ${other} has ended`,
    body: `Your coaching agreement with ${other} has ended. It stays on your record, with all its revisions:`,
  }),
  'end-asked': (other) => ({
    subject: `${other} would end the agreement`,
    body: `${other} asks to end your coaching agreement early. It stays in force unless you agree:`,
  }),
  'manager-changed': (other) => ({
    subject: `${other} takes your coaching on`,
    body: `${other} is on the manager’s side of your coaching agreement from now on. What you agreed stays in force, word for word:`,
  }),
  'take-over': (other) => ({
    subject: `A coaching agreement with ${other} is handed to you`,
    body: `You are now on the manager’s side of the coaching agreement with ${other}. It stays in force as it is. Read it and take it over:`,
  }),
};

const german: Readonly<Record<LetterKind, (other: string, when: string) => Said>> = {
  'session-planned': (other, when) => ({
    subject: `Coaching-Gespräch mit ${other}: ${when}`,
    body: `${other} hat ein Coaching-Gespräch mit Ihnen geplant: ${when}. Der Kalendereintrag liegt bei. Worüber zu sprechen ist, liegt hier bereit:`,
  }),
  'session-moved': (other, when) => ({
    subject: `Coaching-Gespräch mit ${other} verschoben: ${when}`,
    body: `${other} hat Ihr Coaching-Gespräch verschoben, neuer Termin: ${when}. Der beiliegende Kalendereintrag ersetzt den früheren. Alles dazu:`,
  }),
  'session-cancelled': (other, when) => ({
    subject: `Coaching-Gespräch mit ${other} abgesagt: ${when}`,
    body: `Das Coaching-Gespräch mit ${other} (${when}) findet nicht statt. Der beiliegende Kalendereintrag entfernt es. Hier können Sie ein neues planen:`,
  }),
  proposal: (other) => ({
    subject: `${other} schlägt eine Coaching-Vereinbarung vor`,
    body: `${other} hat aufgeschrieben, was Sie vereinbaren könnten. Vereinbart ist es erst, wenn beide es annehmen. Lesen Sie es, und nehmen Sie es an oder ändern Sie es:`,
  }),
  declined: (other) => ({
    subject: `${other} hat Ihren Vorschlag abgelehnt`,
    body: `${other} hat Ihren Vorschlag für eine Coaching-Vereinbarung abgelehnt. Was vorher galt, gilt weiter. Hier können Sie etwas anderes vorschlagen:`,
  }),
  'in-force': (other, when) => ({
    subject: `Vereinbart mit ${other}; Überprüfung am ${when}`,
    body: `Sie und ${other} haben die Vereinbarung angenommen, sie gilt. Die Überprüfung ist am ${when}; die Termine liegen für Ihren Kalender bei. Hier steht sie:`,
  }),
  'check-back-near': (other, when) => ({
    subject: `Überprüfung mit ${other} am ${when}`,
    body: `Sie haben mit ${other} vereinbart, die Lücken am ${when} noch einmal anzusehen. Die Vereinbarung und was davon erledigt ist:`,
  }),
  'check-back-past': (other, when) => ({
    subject: `Überprüfung mit ${other} war am ${when} fällig`,
    body: `Sie haben mit ${other} vereinbart, die Lücken am ${when} noch einmal anzusehen. Das ist noch nicht geschehen. Die Vereinbarung und was davon erledigt ist:`,
  }),
  'check-back-done': (other) => ({
    subject: `${other} hat die vereinbarten Lücken noch einmal angesehen`,
    body: `${other} hat die Lücken, die Sie vereinbart haben, neu eingeschätzt. Das Ergebnis:`,
  }),
  'agreement-ended': (other) => ({
    subject: `Die Vereinbarung mit ${other} ist beendet`,
    body: `Ihre Coaching-Vereinbarung mit ${other} ist beendet. Sie bleibt mit allen Fassungen in Ihrer Akte:`,
  }),
  'end-asked': (other) => ({
    subject: `${other} möchte die Vereinbarung beenden`,
    body: `${other} bittet darum, Ihre Coaching-Vereinbarung vorzeitig zu beenden. Sie gilt weiter, solange Sie nicht zustimmen:`,
  }),
  'manager-changed': (other) => ({
    subject: `${other} übernimmt Ihr Coaching`,
    body: `${other} steht ab jetzt auf der Seite der Führungskraft in Ihrer Coaching-Vereinbarung. Was Sie vereinbart haben, gilt Wort für Wort weiter:`,
  }),
  'take-over': (other) => ({
    subject: `Eine Coaching-Vereinbarung mit ${other} geht an Sie über`,
    body: `Sie stehen jetzt auf der Seite der Führungskraft in der Coaching-Vereinbarung mit ${other}. Sie gilt unverändert weiter. Lesen Sie sie, und übernehmen Sie sie:`,
  }),
};

export function coachingLetter(
  language: string,
  kind: LetterKind,
  facts: LetterFacts,
): { readonly subject: string; readonly text: string } {
  const inGerman = language.startsWith('de');
  const { subject, body } = (inGerman ? german : english)[kind](
    oneLine(facts.other),
    whenOf(inGerman ? 'de' : 'en-GB', facts),
  );
  const greeting = inGerman ? `Guten Tag ${oneLine(facts.reader)},` : `Hello ${oneLine(facts.reader)},`;
  return { subject, text: `${greeting}\n\n${body}\n\n${facts.link}\n` };
}

function whenOf(locale: string, { moment, day }: LetterFacts): string {
  if (day !== undefined)
    return new Intl.DateTimeFormat(locale, { timeZone: 'UTC', dateStyle: 'full' }).format(new Date(`${day}T00:00:00Z`));
  if (!moment) return '';
  const at = new Intl.DateTimeFormat(locale, {
    timeZone: moment.timeZone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  }).format(moment.at);
  return [at, `${moment.minutes} min`, oneLine(moment.place)].filter((part) => part !== '').join(', ');
}

/** Names come from imports: a line break in one must not become a line of a mail's head. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
