import { describe, expect, test } from 'vitest';
import type { Decision } from '../../kernel/decision.ts';
import {
  cancelSession,
  closeSession,
  dropSession,
  holdSession,
  moveSession,
  planSession,
  reviveSession,
  writeSession,
} from './session.ts';
import type { CoachingSession } from './session.ts';

const now = new Date('2026-03-02T09:00:00Z');
const mia = { by: 'mia', at: now };
const sam = { by: 'sam', at: now };
const asked = {
  sessionId: 's1',
  managerId: 'mia',
  salespersonId: 'sam',
  startsAt: new Date('2026-03-05T13:00:00Z'),
  minutes: 30,
  place: 'Room 4',
  agenda: '',
};
const known = { leads: true, bothHere: true };

function yes(decision: Decision<CoachingSession, string>): CoachingSession {
  if (!decision.ok) throw new Error(`refused: ${decision.refused}`);
  return decision.value;
}
function no(decision: Decision<CoachingSession, string>): string {
  return decision.ok ? 'was not refused' : decision.refused;
}
const planned = (): CoachingSession => yes(planSession(asked, known, mia));

describe('a coaching session', () => {
  test('is planned by either of the two', () => {
    expect(planned()).toMatchObject({ state: 'planned', sequence: 0 });
    expect(yes(planSession(asked, known, sam)).state).toBe('planned');
  });

  test.each([
    ['not-a-party', asked, known, { ...mia, by: 'otto' }],
    ['same-person', { ...asked, salespersonId: 'mia' }, known, mia],
    ['does-not-lead', asked, { ...known, leads: false }, mia],
    ['has-left', asked, { ...known, bothHere: false }, mia],
    ['starts-in-the-past', { ...asked, startsAt: new Date('2026-03-02T07:59:00Z') }, known, mia],
    ['bad-length', { ...asked, minutes: 5 }, known, mia],
    ['bad-length', { ...asked, minutes: 30.5 }, known, mia],
    ['text-too-long', { ...asked, agenda: 'x'.repeat(1001) }, known, mia],
  ] as const)('is not planned: %s', (reason, what, facts, act) => {
    expect(no(planSession(what, facts, act))).toBe(reason);
  });

  test('raises its calendar sequence whenever it moves or is cancelled, and not otherwise', () => {
    const moved = yes(moveSession(planned(), { startsAt: asked.startsAt, minutes: 45, place: 'Room 4' }, sam));
    expect(moved.sequence).toBe(1);
    expect(no(moveSession(moved, moved, sam))).toBe('nothing-changed');
    expect(yes(writeSession(moved, { agenda: { text: 'Nordwerk' } }, 'sam')).sequence).toBe(1);
    expect(yes(cancelSession(moved, mia))).toMatchObject({ state: 'cancelled', sequence: 2 });
  });

  test('is run by the manager, noted by both while it runs, and closed once', () => {
    expect(no(holdSession(planned(), sam))).toBe('not-a-party');
    expect(no(writeSession(planned(), { notes: { text: 'early' } }, 'mia'))).toBe('not-running');
    const running = yes(holdSession(planned(), mia));
    expect(yes(writeSession(running, { notes: { text: 'Talked about Nordwerk' } }, 'sam')).notes).toBe(
      'Talked about Nordwerk',
    );
    expect(no(cancelSession(running, mia))).toBe('not-planned');
    const closed = yes(closeSession(running, mia));
    expect(closed).toMatchObject({ state: 'closed', closedAt: now });
    expect(no(closeSession(closed, mia))).toBe('not-running');
    expect(no(writeSession(closed, { notes: { text: 'rewritten' } }, 'mia'))).toBe('already-over');
    expect(no(holdSession(closed, mia))).toBe('not-planned');
  });

  test('cannot be touched by anyone else', () => {
    const otto = { by: 'otto', at: now };
    const running = yes(holdSession(planned(), mia));
    expect(
      [
        moveSession(planned(), { ...asked, minutes: 60 }, otto),
        writeSession(planned(), {}, 'otto'),
        holdSession(planned(), otto),
        closeSession(running, otto),
        cancelSession(planned(), otto),
      ].map(no),
    ).toEqual(Array.from({ length: 5 }, () => 'not-a-party'));
  });

  test('falls away while planned when the two part, and stays once held', () => {
    expect(yes(dropSession(planned(), 'team-changed', now)).state).toBe('cancelled');
    expect(no(dropSession(yes(holdSession(planned(), mia)), 'team-changed', now))).toBe('not-planned');
  });

  test('that fell away by itself stands again, newer in both calendars; one that was cancelled, or is over, does not', () => {
    const dropped = yes(dropSession(planned(), 'person-left', now));
    expect(yes(reviveSession(dropped, now))).toEqual({ ...planned(), sequence: 2 });
    expect(no(reviveSession(yes(cancelSession(planned(), mia)), now))).toBe('not-dropped');
    expect(no(reviveSession(dropped, asked.startsAt))).toBe('starts-in-the-past');
  });

  test('is written over by nobody who has not seen what stands, except by the hand that wrote it', () => {
    const write = (session: CoachingSession, text: string, after?: number, hand?: string) =>
      writeSession(session, { agenda: { text, after, hand } }, 'mia');
    const first = yes(write(planned(), 'One', 0, 'phone'));
    expect(first.writings.agenda).toEqual({ version: 1, hand: 'phone' });
    expect(yes(write(first, 'One two', 0, 'phone')).writings.agenda.version).toBe(2);
    expect(no(write(first, 'Other', 0, 'desk'))).toBe('written-meanwhile');
    expect(no(write(first, 'Other', 0))).toBe('written-meanwhile');
    expect(yes(write(first, 'Other', 1, 'desk')).agenda).toBe('Other');
    expect(yes(write(first, 'One', 0, 'desk'))).toEqual(first);
    expect(yes(write(first, 'Whatever')).agenda).toBe('Whatever');
  });
});
