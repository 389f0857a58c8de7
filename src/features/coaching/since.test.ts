import { describe, expect, test } from 'vitest';
import type { Agreement, CheckBack, Revision, Tick } from './agreement.ts';
import { latestFirst, ticksSince, windowOf } from './since.ts';

const revision = (number: number, inForceFrom: string | null): Revision => ({
  number,
  content: {
    gaps: [{ capabilityId: 'questioning', from: 1, to: 3 }],
    actions: [
      { actionId: 'a1', what: 'Ask', kind: 'module', owner: 'salesperson', due: '2026-03-10', activityId: 'm1' },
      { actionId: 'a2', what: 'Call', kind: 'practice', owner: 'manager', due: '2026-03-10', activityId: null },
    ],
    checkBack: '2026-04-13',
    note: '',
  },
  fingerprint: '',
  proposedBy: 'mia',
  proposedAt: new Date('2026-03-02T08:00:00Z'),
  acceptances: [],
  inForceFrom: inForceFrom === null ? null : new Date(`${inForceFrom}T09:00:00Z`),
  closed: null,
});
const look = (number: number, day: string): CheckBack => ({
  revision: number,
  outcomes: [],
  by: 'mia',
  at: new Date(`${day}T09:00:00Z`),
  day,
});
const agreement = (more: Partial<Agreement>): Agreement => ({
  agreementId: 'g',
  salespersonId: 'sam',
  managerId: 'mia',
  revisions: [revision(1, '2026-03-03')],
  ticks: [],
  checkBacks: [],
  handovers: [],
  endAsked: null,
  ended: null,
  ...more,
});

describe('what happened since two agreed', () => {
  test('begins on the day it came into force, and nowhere while nothing is agreed', () => {
    expect(windowOf(agreement({}))).toEqual({ since: '2026-03-03', gaps: ['questioning'], activities: ['m1'] });
    expect(windowOf(agreement({ revisions: [revision(1, null)] }))).toBeNull();
  });

  test('goes on through a change, and begins anew once a check-back led to another agreement', () => {
    const changed = { revisions: [revision(1, '2026-03-03'), revision(2, '2026-03-20')] };
    expect(windowOf(agreement(changed))?.since).toBe('2026-03-03');
    expect(windowOf(agreement({ ...changed, checkBacks: [look(1, '2026-03-18')] }))?.since).toBe('2026-03-18');
    expect(windowOf(agreement({ checkBacks: [look(1, '2026-04-13')] }))?.since).toBe('2026-03-03');
  });

  test('tells the ticks that hold, but for what the salesperson finished: that is told as finished', () => {
    const tick = (actionId: string, more: Partial<Tick> = {}): Tick => ({
      actionId,
      done: true,
      evidence: '',
      by: 'sam',
      at: new Date('2026-03-06T09:00:00Z'),
      completionId: null,
      ...more,
    });
    const told = (ticks: readonly Tick[]) => {
      const one = agreement({ ticks });
      return ticksSince(one, windowOf(one)!).map(({ what }) => what);
    };
    expect(told([tick('a1'), tick('a2')])).toEqual(['Ask', 'Call']);
    expect(told([tick('a1', { completionId: 'c' }), tick('a2', { completionId: 'c', by: 'mia' })])).toEqual(['Call']);
    expect(told([tick('a1'), tick('a1', { done: false })])).toEqual([]);
    expect(told([tick('a1', { at: new Date('2026-03-01T09:00:00Z') })])).toEqual([]);
  });

  test('comes the latest first, and of one day what weighs most', () => {
    const on = (day: string, kind: 'rated' | 'shown' | 'finished' | 'ticked') => ({ on: day, kind });
    expect(
      latestFirst([on('2026-03-05', 'ticked'), on('2026-03-05', 'rated'), on('2026-03-06', 'finished')]).map(
        ({ kind }) => kind,
      ),
    ).toEqual(['finished', 'rated', 'ticked']);
  });
});
