import { describe, expect, test } from 'vitest';
import { accept } from '../../kernel/decision.ts';
import { acceptRevision, type Agreement, propose } from '../coaching/agreement.ts';
import { waitingFor } from './waiting-list.ts';

const at = new Date('2026-03-02T09:00:00Z');
const by = (who: string) => ({ by: who, at, today: '2026-03-02' });

function settled<T>(decision: { ok: true; value: T } | { ok: false; refused: string }): T {
  if (!decision.ok) throw new Error(decision.refused);
  return accept(decision.value).value;
}

function agreement(
  salespersonId: string,
  checkBack: string,
  acceptedBy: readonly string[],
  owner: 'salesperson' | 'manager' = 'manager',
): Agreement {
  const content = {
    gaps: [{ capabilityId: 'c', from: 1, to: 2 }],
    actions: [
      {
        actionId: 'x',
        what: 'Go along',
        kind: 'field-visit' as const,
        owner,
        due: '2026-03-10',
        activityId: null,
      },
    ],
    checkBack,
    note: '',
  };
  const proposed = settled(
    propose({ agreementId: `of ${salespersonId}`, salespersonId, managerId: 'mia', content }, by(salespersonId)),
  );
  return acceptedBy.reduce(
    (one, who) =>
      settled(acceptRevision(one, { revision: 1, fingerprint: one.revisions[0]?.fingerprint ?? '' }, by(who))),
    proposed,
  );
}

const kindsOn = (today: string, agreements: readonly Agreement[]) =>
  waitingFor('mia', agreements, [], today).map(({ kind, personId, daysOverdue }) => [kind, personId, daysOverdue]);

describe('what waits for a manager', () => {
  test('names the salesperson and how many days it is overdue, the most overdue first', () => {
    const sam = agreement('sam', '2026-03-20', ['sam', 'mia']);
    const tom = agreement('tom', '2026-05-20', ['tom']);
    expect(kindsOn('2026-03-02', [sam, tom])).toEqual([['accept', 'tom', 0]]);
    expect(kindsOn('2026-03-10', [sam])).toEqual([['action', 'sam', 0]]);
    expect(kindsOn('2026-03-13', [sam])).toEqual([
      ['action', 'sam', 3],
      ['check-back-soon', 'sam', 0],
    ]);
    expect(kindsOn('2026-03-25', [tom, sam])).toEqual([
      ['action', 'sam', 15],
      ['check-back', 'sam', 5],
      ['accept', 'tom', 0],
    ]);
  });

  test('lists what a salesperson has left lying, and not the other way round', () => {
    const sam = agreement('sam', '2026-05-20', ['sam', 'mia'], 'salesperson');
    expect(kindsOn('2026-03-10', [sam])).toEqual([]);
    expect(kindsOn('2026-03-13', [sam])).toEqual([['their-action', 'sam', 3]]);
    expect(waitingFor('sam', [agreement('sam', '2026-05-20', ['sam', 'mia'])], [], '2026-03-13')).toEqual([]);
  });

  test('lists a check-back on its very day as due, not as soon', () => {
    expect(kindsOn('2026-03-20', [agreement('sam', '2026-03-20', ['sam', 'mia'])])).toContainEqual([
      'check-back',
      'sam',
      0,
    ]);
  });

  test('puts people to appraise behind agreements, those asked for before those begun', () => {
    const toAppraise = [
      { personId: 'ann', why: 'self-evaluated' as const, since: '2026-02-20', until: null },
      { personId: 'bob', why: 'asked' as const, since: '2026-02-25', until: '2026-03-09' },
      { personId: 'cem', why: 'begun' as const, since: '2026-02-10', until: null },
    ];
    expect(
      waitingFor('mia', [agreement('tom', '2026-05-20', ['tom'])], toAppraise, '2026-03-02').map(
        ({ personId, day }) => [personId, day],
      ),
    ).toEqual([
      ['tom', null],
      ['bob', '2026-03-09'],
      ['cem', '2026-02-10'],
      ['ann', '2026-02-20'],
    ]);
  });

  test('is nothing of agreements between others', () => {
    expect(waitingFor('lena', [agreement('sam', '2026-03-20', ['sam'])], [], '2026-03-02')).toEqual([]);
  });
});
