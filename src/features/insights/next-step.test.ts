import { describe, expect, test } from 'vitest';
import type { OpenAction } from '../coaching/action.ts';
import { nextSteps, type PathFacts, rhythm } from './next-step.ts';

const mia = { id: 'mia', name: 'Mia' };
const calm: PathFacts = {
  now: new Date('2026-03-02T09:00:00Z'),
  today: '2026-03-02',
  hasRole: true,
  hasWayOfSelling: true,
  manager: mia,
  session: null,
  agreement: null,
  openSelf: null,
  lastSelf: '2026-02-01',
  askedSelf: null,
  capabilities: 12,
  appraisal: null,
  toAppraise: [],
  placement: null,
  missing: 0,
};
const kinds = (facts: Partial<PathFacts>): string[] => nextSteps({ ...calm, ...facts }).map(({ kind }) => kind);
const action = (due: string, daysOverdue = 0): OpenAction => ({
  actionId: due,
  what: 'Call ten',
  kind: 'practice',
  owner: 'salesperson',
  activityId: null,
  due,
  daysOverdue,
});
const agreement = (more: Partial<NonNullable<PathFacts['agreement']>> = {}): NonNullable<PathFacts['agreement']> => ({
  id: 'agreement',
  manager: mia,
  inForce: true,
  waits: [],
  actions: [],
  checkBack: null,
  ...more,
});
const session = (startsAt: string, running = false) => ({
  id: 'session',
  manager: mia,
  running,
  startsAt: new Date(startsAt),
});

describe('the next step', () => {
  test('is nothing where nothing is left to do, and never missing', () => {
    expect(kinds({})).toEqual(['all-done']);
  });

  test('is the placement check for who joins, in which they also say where they see themselves', () => {
    expect(kinds({ placement: { state: 'none' }, lastSelf: null })).toEqual(['placement']);
    expect(nextSteps({ ...calm, placement: { state: 'open' }, lastSelf: null })[0]).toMatchObject({ count: 1 });
    expect(kinds({ placement: { state: 'submitted' }, lastSelf: null })).toEqual(['all-done']);
    expect(kinds({ placement: { state: 'judged' }, lastSelf: null })).toEqual(['self-evaluate']);
  });

  test('is to say how one sees oneself where somebody asked, however lately one did by oneself', () => {
    const askedSelf = { by: mia, until: '2026-03-16' };
    expect(nextSteps({ ...calm, askedSelf })[0]).toMatchObject({
      kind: 'asked-how-you-see-yourself',
      person: mia,
      day: '2026-03-16',
      count: 12,
    });
    expect(kinds({ askedSelf, lastSelf: null })).toEqual(['asked-how-you-see-yourself']);
    expect(kinds({ askedSelf, openSelf: { id: 'open', rated: 3 } })).toEqual(['finish-self-evaluation']);
    expect(kinds({ askedSelf, placement: { state: 'none' } })).toEqual(['placement']);
  });

  test('is a session that runs, before anything else', () => {
    expect(
      kinds({
        session: session('2026-03-02T08:50:00Z', true),
        agreement: agreement({ waits: ['accept'] }),
        lastSelf: null,
      })[0],
    ).toBe('session-running');
  });

  test('is the agreement that waits, before an action, before a session soon', () => {
    expect(
      kinds({
        agreement: agreement({
          waits: ['accept', 'action'],
          actions: [action('2026-03-01', 1), action('2026-03-02'), action('2026-03-09')],
        }),
        session: session('2026-03-03T09:00:00Z'),
      }),
    ).toEqual(['accept', 'action-overdue', 'action-due', 'session-soon', 'action-ahead']);
  });

  test('tells of a session two days ahead as soon, of a later one last', () => {
    expect(kinds({ session: session('2026-03-04T09:00:00Z') })).toEqual(['session-soon']);
    expect(kinds({ session: session('2026-03-04T09:00:01Z') })).toEqual(['session-ahead']);
  });

  test('asks for a self-evaluation at the start, after half a year, and earlier before a session', () => {
    expect(kinds({ lastSelf: null })).toEqual(['self-evaluate']);
    expect(kinds({ lastSelf: '2025-09-03' })).toEqual(['all-done']);
    expect(kinds({ lastSelf: '2025-09-02' })).toEqual(['self-evaluate']);
    expect(kinds({ lastSelf: '2025-12-01', session: session('2026-03-20T09:00:00Z') })).toEqual([
      'self-evaluate',
      'session-ahead',
    ]);
    expect(kinds({ lastSelf: null, capabilities: 0 })).toEqual(['all-done']);
  });

  test('goes on with a self-evaluation that was begun, and counts what is left', () => {
    expect(nextSteps({ ...calm, lastSelf: null, openSelf: { id: 'self', rated: 5 } })).toMatchObject([
      { kind: 'finish-self-evaluation', id: 'self', count: 7 },
    ]);
  });

  test('tells of an appraisal for two weeks', () => {
    const appraisal = (on: string) => ({ id: 'appraisal', rater: mia, on });
    expect(kinds({ appraisal: appraisal('2026-02-16') })).toEqual(['read-appraisal']);
    expect(kinds({ appraisal: appraisal('2026-02-15') })).toEqual(['all-done']);
    expect(rhythm.newsDays).toBe(14);
  });

  test('asks for a coaching session where something is missing and no talk is in sight', () => {
    expect(kinds({ missing: 3 })).toEqual(['ask-for-session']);
    expect(kinds({ missing: 3, manager: null })).toEqual(['all-done']);
    expect(kinds({ missing: 3, session: session('2026-04-01T09:00:00Z') })).toEqual(['session-ahead']);
    expect(kinds({ missing: 3, agreement: agreement({ checkBack: '2026-05-01' }) })).toEqual(['check-back-ahead']);
  });

  test('says what is missing before there can be a road', () => {
    expect(kinds({ hasWayOfSelling: false, capabilities: 0 })).toEqual(['no-way-of-selling']);
    expect(kinds({ hasRole: false, capabilities: 0 })).toEqual(['no-role']);
    expect(kinds({ hasRole: false, capabilities: 0, toAppraise: [{ person: mia, until: '2026-03-10' }] })).toEqual([
      'no-role',
      'appraise',
    ]);
  });
});
