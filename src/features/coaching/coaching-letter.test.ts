import { describe, expect, test } from 'vitest';
import { coachingLetter } from './coaching-letter.ts';
import type { LetterKind } from './coaching-letter.ts';

const kinds: readonly LetterKind[] = [
  'session-planned',
  'session-moved',
  'session-cancelled',
  'proposal',
  'declined',
  'in-force',
  'check-back-near',
  'check-back-past',
  'check-back-done',
  'agreement-ended',
  'end-asked',
  'manager-changed',
  'take-over',
];
const facts = {
  reader: 'Sam Seller',
  other: 'Mia\r\nBcc: otto@example.com',
  link: 'https://academy.example/coaching/agreements/1',
};

describe('a letter of coaching', () => {
  test.each(kinds)(
    '%s names the other, links to the place and keeps to one line of subject, in both languages',
    (kind) => {
      const said = ['en', 'de-AT'].map((language) => coachingLetter(language, kind, { ...facts, day: '2026-03-30' }));
      for (const { subject, text } of said) {
        expect(subject).toContain('Mia Bcc: otto@example.com');
        expect(subject).not.toMatch(/[\r\n]/);
        expect(text).toContain('Sam Seller');
        expect(text).toContain(facts.link);
      }
      expect(said[0]?.subject).not.toBe(said[1]?.subject);
    },
  );

  test('says the moment in the reader’s own time zone, with its place', () => {
    const at = new Date('2026-03-29T07:30:00Z');
    const moment = { at, timeZone: 'Europe/Berlin', minutes: 45, place: 'Room 4' };
    expect(coachingLetter('en', 'session-planned', { ...facts, moment }).text).toMatch(
      /Sunday.*29 March.*09:30.*45 min, Room 4/,
    );
    expect(
      coachingLetter('de', 'session-planned', { ...facts, moment: { ...moment, timeZone: 'America/New_York' } }).text,
    ).toMatch(/29\. März.*03:30/);
  });

  test('says a day in words', () => {
    expect(coachingLetter('en', 'check-back-near', { ...facts, day: '2026-03-30' }).subject).toContain('30 March 2026');
    expect(coachingLetter('de', 'check-back-near', { ...facts, day: '2026-03-30' }).subject).toContain('30. März 2026');
  });
});
