import { describe, expect, test } from 'vitest';
import { acceptRevision, propose } from './agreement.ts';
import type { Agreement } from './agreement.ts';
import { completeAction } from './action.ts';
import { prepareSession } from './preparation.ts';
import type { KnownGap } from './preparation.ts';

const today = '2026-03-02';
const act = (by: string) => ({ by, at: new Date(`${today}T09:00:00Z`), today });

function agreed(): Agreement {
  const content = {
    gaps: [{ capabilityId: 'closing', from: 1, to: 3 }],
    actions: [
      {
        actionId: 'a1',
        what: 'Write down the next step after each call',
        kind: 'practice' as const,
        owner: 'salesperson' as const,
        due: '2026-03-10',
        activityId: null,
      },
      {
        actionId: 'a2',
        what: 'Listen to two calls',
        kind: 'coaching' as const,
        owner: 'manager' as const,
        due: '2026-03-06',
        activityId: null,
      },
    ],
    checkBack: '2026-03-30',
    note: '',
  };
  let so = propose({ agreementId: 'g', salespersonId: 'sam', managerId: 'mia', content }, act('mia'));
  for (const by of ['sam', 'mia']) {
    if (!so.ok) throw new Error(so.refused);
    so = acceptRevision(so.value, { revision: 1, fingerprint: so.value.revisions[0]!.fingerprint }, act(by));
  }
  if (!so.ok) throw new Error(so.refused);
  const done = completeAction(so.value, { actionId: 'a1', evidence: '' }, act('sam'));
  if (!done.ok) throw new Error(done.refused);
  return done.value;
}

const gaps: readonly KnownGap[] = [
  { capabilityId: 'closing', required: 3, standing: 1, weight: 3 },
  { capabilityId: 'questioning', required: 4, standing: 1, weight: 5 },
  { capabilityId: 'pricing', required: 2, standing: 3, weight: 5 },
  { capabilityId: 'planning', required: 2, standing: null, weight: 2 },
];

describe('a session is prepared', () => {
  test('with the largest weighted gaps first and nothing that is no gap', () => {
    const { largestGaps, unproven } = prepareSession({ gaps, judgements: [], agreement: null }, today);
    expect(largestGaps.map((gap) => [gap.capabilityId, gap.weighted])).toEqual([
      ['questioning', 15],
      ['closing', 6],
    ]);
    expect(unproven).toEqual(['planning']);
  });

  test('with the largest disagreements, whoever sees it higher', () => {
    const judgements = [
      { capabilityId: 'closing', self: 3, manager: 2 },
      { capabilityId: 'pricing', self: 1, manager: 4 },
      { capabilityId: 'planning', self: 2, manager: 2 },
      { capabilityId: 'questioning', self: 4, manager: null },
    ];
    const { largestDisagreements } = prepareSession({ gaps, judgements, agreement: null }, today);
    expect(largestDisagreements.map((one) => [one.capabilityId, one.difference])).toEqual([
      ['pricing', -3],
      ['closing', 1],
    ]);
  });

  test('with what is open of the last agreement, and how its check-back stands', () => {
    const prepared = prepareSession({ gaps, judgements: [], agreement: agreed() }, '2026-04-02');
    expect(prepared.openActions.map((action) => [action.actionId, action.daysOverdue])).toEqual([['a2', 27]]);
    expect(prepared.lastAgreement).toMatchObject({
      revision: 1,
      actionsDone: 1,
      actionsAgreed: 2,
      checkBack: { standing: 'overdue', daysOverdue: 3 },
    });
    expect(prepared.largestGaps.find((gap) => gap.agreedAlready)?.capabilityId).toBe('closing');
  });

  test('with a first draft: what is still open, else the one largest gap, two steps at most, checked back on a weekday', () => {
    expect(prepareSession({ gaps, judgements: [], agreement: agreed() }, today).proposal.gaps).toEqual([
      { capabilityId: 'closing', from: 1, to: 3 },
    ]);
    const fresh = prepareSession({ gaps, judgements: [], agreement: null }, '2026-03-07').proposal;
    expect(fresh).toEqual({ gaps: [{ capabilityId: 'questioning', from: 1, to: 3 }], checkBack: '2026-04-20' });
  });

  test('with nothing where nothing is known', () => {
    const prepared = prepareSession({ gaps: [], judgements: [], agreement: null }, today);
    expect(prepared).toMatchObject({ largestGaps: [], largestDisagreements: [], openActions: [], lastAgreement: null });
  });
});
