import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { escapeText, foldLine, writeCalendar } from './calendar.ts';
import type { CalendarEvent } from './calendar.ts';

const event: CalendarEvent = {
  uid: 'coaching-session-1@academy.example',
  sequence: 0,
  stamp: new Date('2026-03-02T09:00:00.123Z'),
  time: { start: new Date('2026-03-29T00:30:00Z'), minutes: 45 },
  summary: 'Coaching: Sam, Mia; fragen',
};
const product = '-//Sellwright//Coaching//EN';
const octets = (text: string): number => new TextEncoder().encode(text).length;
const unfolded = (text: string): readonly string[] =>
  text
    .replaceAll('\r\n ', '')
    .split('\r\n')
    .filter((line) => line !== '');
const unescaped = (text: string): string =>
  text.replace(/\\([\\;,n])/g, (_, escaped: string) => (escaped === 'n' ? '\n' : escaped));

describe('an event', () => {
  test('is written with all a calendar needs, in UTC over a change of the clocks', () => {
    expect(unfolded(writeCalendar({ method: 'PUBLISH', product, events: [event] }))).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Sellwright//Coaching//EN',
      'CALSCALE:GREGORIAN',
      'METHOD:PUBLISH',
      'BEGIN:VEVENT',
      'UID:coaching-session-1@academy.example',
      'SEQUENCE:0',
      'DTSTAMP:20260302T090000Z',
      'DTSTART:20260329T003000Z',
      'DTEND:20260329T011500Z',
      'SUMMARY:Coaching: Sam\\, Mia\\; fragen',
      'STATUS:CONFIRMED',
      'TRANSP:OPAQUE',
      'END:VEVENT',
      'END:VCALENDAR',
    ]);
  });

  test('on a due day takes the whole day and no time', () => {
    const lines = unfolded(
      writeCalendar({
        method: 'PUBLISH',
        product,
        events: [{ ...event, time: { day: '2028-02-29' }, remindMinutesBefore: 900 }],
      }),
    );
    expect(lines).toContain('DTSTART;VALUE=DATE:20280229');
    expect(lines).toContain('DTEND;VALUE=DATE:20280301');
    expect(lines).toContain('TRANSP:TRANSPARENT');
    expect(lines).toContain('TRIGGER:-PT900M');
  });

  test('keeps its UID and raises its sequence when it moves, and says so when it falls away', () => {
    const write = (method: 'REQUEST' | 'CANCEL', sequence: number) =>
      unfolded(writeCalendar({ method, product, events: [{ ...event, sequence }] }));
    const [first, moved, gone] = [write('REQUEST', 0), write('REQUEST', 1), write('CANCEL', 2)];
    const pick = (lines: readonly string[], name: string) => lines.find((line) => line.startsWith(name));
    expect(new Set([first, moved, gone].map((lines) => pick(lines, 'UID:'))).size).toBe(1);
    expect([first, moved, gone].map((lines) => pick(lines, 'SEQUENCE:'))).toEqual([
      'SEQUENCE:0',
      'SEQUENCE:1',
      'SEQUENCE:2',
    ]);
    expect(gone).toContain('STATUS:CANCELLED');
    expect(gone).toContain('METHOD:CANCEL');
  });

  test('names the two in an invitation and leaves them out of a copy', () => {
    const invited: CalendarEvent = {
      ...event,
      organizer: { name: 'Mia "Mimi" Ott', uri: 'mailto:mia@example.com' },
      attendees: [
        { name: 'Sam, Jr', uri: 'mailto:sam@example.com', answer: 'NEEDS-ACTION' },
        { name: 'Mia', uri: 'mailto:mia@example.com', answer: 'ACCEPTED' },
      ],
    };
    const lines = unfolded(writeCalendar({ method: 'REQUEST', product, events: [invited] }));
    expect(lines).toContain('ORGANIZER;CN="Mia ^\'Mimi^\' Ott":mailto:mia@example.com');
    expect(lines).toContain(
      'ATTENDEE;CN="Sam, Jr";ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:sam@example.com',
    );
    expect(lines).toContain('ATTENDEE;CN="Mia";ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED:mailto:mia@example.com');
    expect(writeCalendar({ method: 'PUBLISH', product, events: [invited] })).not.toContain('ATTENDEE');
  });

  test.each([
    ['a day that does not exist', { time: { day: '2026-02-30' } }],
    ['a length of nothing', { time: { start: event.stamp, minutes: 0 } }],
    ['a broken moment', { time: { start: new Date(Number.NaN), minutes: 30 } }],
    ['a sequence below 0', { sequence: -1 }],
    ['half a minute of reminder', { remindMinutesBefore: 0.5 }],
  ])('is refused with %s', (_, change) => {
    expect(() => writeCalendar({ method: 'PUBLISH', product, events: [{ ...event, ...change }] })).toThrow(RangeError);
  });

  test('cannot be made to write lines of its own', () => {
    const sly = 'x\r\nATTENDEE:mailto:otto@example.com\nEND:VEVENT\rBEGIN:VEVENT';
    const who = { name: sly, uri: `mailto:${sly}` };
    const text = writeCalendar({
      method: 'REQUEST',
      product: sly,
      events: [
        {
          ...event,
          uid: sly,
          summary: sly,
          description: sly,
          location: sly,
          url: sly,
          organizer: who,
          attendees: [{ ...who, answer: 'ACCEPTED' }],
        },
      ],
    });
    const names = unfolded(text).map((line) => /^[A-Z-]+/.exec(line)?.[0]);
    expect(names.filter((name) => name === 'ATTENDEE' || name === 'BEGIN')).toEqual(['BEGIN', 'BEGIN', 'ATTENDEE']);
  });
});

describe('a line', () => {
  const anyText = fc.string({ unit: 'grapheme', maxLength: 300 });

  test('is folded at 75 octets, never inside a character, and reads back whole', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const line = escapeText(text);
        const folded = foldLine(line);
        for (const part of folded.split('\r\n')) {
          expect(octets(part)).toBeLessThanOrEqual(75);
          expect(new TextDecoder().decode(new TextEncoder().encode(part))).toBe(part);
        }
        expect(folded.replaceAll('\r\n ', '')).toBe(line);
      }),
      { seed: 5545, numRuns: 500 },
    );
  });

  test('of four-octet characters breaks where the next would not fit', () => {
    const parts = foldLine('😀'.repeat(40)).split('\r\n');
    expect(parts.map(octets)).toEqual([72, 73, 17]);
  });

  test('of exactly 75 octets stays whole, of 76 breaks', () => {
    expect(foldLine('x'.repeat(75))).not.toContain('\r\n');
    expect(foldLine('x'.repeat(76)).split('\r\n').map(octets)).toEqual([75, 2]);
  });

  test('of text reads back as it was written', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const readable = text.replace(/[^\P{Cc}\n\t]/gu, '');
        expect(unescaped(escapeText(readable))).toBe(readable);
      }),
      { seed: 5546, numRuns: 300 },
    );
    expect(escapeText('a\\b;c,d\r\ne')).toBe('a\\\\b\\;c\\,d\\ne');
  });
});
