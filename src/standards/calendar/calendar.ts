/**
 * Writes iCalendar objects (RFC 5545) that calendars accept: one dated event or one all-day event each, with what RFC 5546 asks of
 * its method. An update keeps the UID and raises SEQUENCE; without that a calendar shows the old date beside the new one.
 * Moments are written in UTC, which is right in every reader's zone and over every change of the clocks; days carry no zone.
 */

/** PUBLISH: a copy to keep. REQUEST: an invitation or its update. CANCEL: it falls away. RFC 5546 §3.2. */
export type CalendarMethod = 'PUBLISH' | 'REQUEST' | 'CANCEL';

export interface CalendarAddress {
  readonly name: string;
  /** a URI: `mailto:mia@example.com`, or `urn:uuid:…` for someone without an address (RFC 5545 §3.3.3) */
  readonly uri: string;
}

export interface CalendarAttendee extends CalendarAddress {
  /** RFC 5545 §3.2.12 */
  readonly answer: 'NEEDS-ACTION' | 'ACCEPTED' | 'DECLINED' | 'TENTATIVE';
}

/** A dated event, or a whole day such as a due day (`YYYY-MM-DD`). */
export type CalendarTime = { readonly start: Date; readonly minutes: number } | { readonly day: string };

export interface CalendarEvent {
  /** globally unique and the same for ever: `coaching-session-<id>@<host>`; RFC 5545 §3.8.4.7 */
  readonly uid: string;
  /** 0 at first, raised by every change that matters; §3.8.7.4 */
  readonly sequence: number;
  /** when this copy was made: §3.8.7.2 */
  readonly stamp: Date;
  readonly time: CalendarTime;
  readonly summary: string;
  readonly description?: string;
  readonly location?: string;
  readonly url?: string;
  readonly organizer?: CalendarAddress;
  /** written for REQUEST and CANCEL only: RFC 5546 §3.2.1 forbids them in PUBLISH */
  readonly attendees?: readonly CalendarAttendee[];
  /** a reminder this long before; whole days before for a day */
  readonly remindMinutesBefore?: number;
}

export interface CalendarObject {
  readonly method: CalendarMethod;
  /** who writes it: `-//Company//Product//EN`, §3.7.3 */
  readonly product: string;
  readonly events: readonly CalendarEvent[];
}

/**
 * The text of a `text/calendar; charset=utf-8` document, lines ending in CRLF.
 * @throws RangeError for what no calendar could read: an invalid date, a negative length or sequence, an impossible day
 */
export function writeCalendar({ method, product, events }: CalendarObject): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:${escapeText(product)}`,
    'CALSCALE:GREGORIAN',
    `METHOD:${method}`,
    ...events.flatMap((event) => eventLines(event, method)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${foldLine(line)}\r\n`).join('');
}

function eventLines(event: CalendarEvent, method: CalendarMethod): readonly string[] {
  if (!Number.isInteger(event.sequence) || event.sequence < 0)
    throw new RangeError(`not a sequence: ${event.sequence}`);
  return [
    'BEGIN:VEVENT',
    `UID:${escapeText(event.uid)}`,
    `SEQUENCE:${event.sequence}`,
    `DTSTAMP:${utc(event.stamp)}`,
    ...timeLines(event.time),
    `SUMMARY:${escapeText(event.summary)}`,
    ...(event.description ? [`DESCRIPTION:${escapeText(event.description)}`] : []),
    ...(event.location ? [`LOCATION:${escapeText(event.location)}`] : []),
    ...(event.url ? [`URL:${uri(event.url)}`] : []),
    ...(event.organizer ? [`ORGANIZER;CN=${parameter(event.organizer.name)}:${uri(event.organizer.uri)}`] : []),
    ...(method === 'PUBLISH' ? [] : (event.attendees ?? []).map((attendee) => attendeeLine(attendee, method))),
    `STATUS:${method === 'CANCEL' ? 'CANCELLED' : 'CONFIRMED'}`,
    // A due day is a reminder, not time that is taken.
    `TRANSP:${'day' in event.time ? 'TRANSPARENT' : 'OPAQUE'}`,
    ...(event.remindMinutesBefore === undefined || method === 'CANCEL'
      ? []
      : alarmLines(event.remindMinutesBefore, event.summary)),
    'END:VEVENT',
  ];
}

function timeLines(time: CalendarTime): readonly string[] {
  if ('day' in time)
    return [`DTSTART;VALUE=DATE:${dayValue(time.day)}`, `DTEND;VALUE=DATE:${dayValue(dayAfter(time.day))}`];
  if (!(time.minutes > 0)) throw new RangeError(`not a length in minutes: ${time.minutes}`);
  return [`DTSTART:${utc(time.start)}`, `DTEND:${utc(new Date(time.start.getTime() + time.minutes * 60_000))}`];
}

function attendeeLine({ name, uri: address, answer }: CalendarAttendee, method: CalendarMethod): string {
  const asks = method === 'REQUEST' && answer === 'NEEDS-ACTION' ? ';RSVP=TRUE' : '';
  return `ATTENDEE;CN=${parameter(name)};ROLE=REQ-PARTICIPANT;PARTSTAT=${answer}${asks}:${uri(address)}`;
}

function alarmLines(minutes: number, summary: string): readonly string[] {
  if (!Number.isInteger(minutes) || minutes < 0) throw new RangeError(`not a reminder in minutes: ${minutes}`);
  return [
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${escapeText(summary)}`,
    `TRIGGER:-PT${minutes}M`,
    'END:VALARM',
  ];
}

/** §3.3.11: backslash, semicolon, comma and line breaks are escaped; other control characters may not stand there. */
export function escapeText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\n/g, '\\n');
}

/** §3.2, quoted; RFC 6868 for what may not stand in quotes. */
function parameter(text: string): string {
  const plain = text
    .replace(/\^/g, '^^')
    .replace(/\r\n?|\n/g, '^n')
    .replace(/\p{Cc}/gu, '')
    .replace(/"/g, "^'");
  return `"${plain}"`;
}

/** A URI has no line breaks; one that had would write lines of its own. */
function uri(text: string): string {
  return text.replace(/[\p{Cc}\s]/gu, (character) => encodeURIComponent(character));
}

/** §3.3.5, form 2. */
function utc(moment: Date): string {
  return moment.toISOString().replace(/\.\d+/, '').replace(/[-:]/g, '');
}

function dayValue(day: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10) !== day)
    throw new RangeError(`not a day: ${day}`);
  return day.replaceAll('-', '');
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

const longestLine = 75;

/** §3.1: no line over 75 octets of UTF-8; the space a continuation begins with counts. Never inside a character. */
export function foldLine(line: string): string {
  let folded = '';
  let octets = 0;
  for (const character of line) {
    const width = octetsOf(character);
    if (octets + width > longestLine) {
      folded += '\r\n ';
      octets = 1;
    }
    folded += character;
    octets += width;
  }
  return folded;
}

function octetsOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}
