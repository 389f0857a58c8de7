import { describe, expect, test } from 'vitest';
import { acceptRevision, end, propose } from './agreement.ts';
import type { Agreement } from './agreement.ts';
import { checkBack } from './check-back.ts';
import { handOver } from './handover.ts';
import { waitsFor } from './waiting.ts';

const start = '2026-03-02';
const act = (by: string, today = start) => ({ by, at: new Date(`${today}T09:00:00Z`), today });
const content = {
  gaps: [{ capabilityId: 'closing', from: 1, to: 3 }],
  actions: [
    {
      actionId: 'a1',
      what: 'Write down the next step',
      kind: 'practice' as const,
      owner: 'salesperson' as const,
      due: '2026-03-10',
      activityId: null,
    },
  ],
  checkBack: '2026-03-30',
  note: '',
};

type Decided = ReturnType<typeof propose>;
const yes = (decision: Decided | ReturnType<typeof checkBack> | ReturnType<typeof handOver>): Agreement => {
  if (!decision.ok) throw new Error(decision.refused);
  return decision.value;
};
const proposed = (): Agreement =>
  yes(propose({ agreementId: 'g', salespersonId: 'sam', managerId: 'mia', content }, act('mia')));
const accepted = (agreement: Agreement, by: string): Agreement =>
  yes(acceptRevision(agreement, { revision: 1, fingerprint: agreement.revisions[0]!.fingerprint }, act(by)));
const agreed = (): Agreement => accepted(accepted(proposed(), 'mia'), 'sam');

describe('what waits', () => {
  test('is an acceptance, for each side until it is given', () => {
    expect(waitsFor(proposed(), 'manager', start)).toEqual(['accept']);
    expect(waitsFor(accepted(proposed(), 'mia'), 'manager', start)).toEqual([]);
    expect(waitsFor(accepted(proposed(), 'mia'), 'salesperson', start)).toEqual(['accept']);
  });

  test('is an action on its due day, for its owner', () => {
    expect(waitsFor(agreed(), 'salesperson', '2026-03-09')).toEqual([]);
    expect(waitsFor(agreed(), 'salesperson', '2026-03-10')).toEqual(['action']);
    expect(waitsFor(agreed(), 'manager', '2026-03-10')).toEqual([]);
  });

  test('is the check-back from its day on, for the manager, and a new date where gaps stayed open', () => {
    expect(waitsFor(agreed(), 'manager', '2026-03-29')).toEqual([]);
    expect(waitsFor(agreed(), 'manager', '2026-03-30')).toEqual(['check-back']);
    const looked = yes(
      checkBack(agreed(), [{ capabilityId: 'closing', assessmentId: 'as', found: 2 }], act('mia', '2026-03-30')),
    );
    expect(waitsFor(looked, 'manager', '2026-03-30')).toEqual(['renew']);
  });

  test('is a handover for the new manager, and an end for the other side', () => {
    expect(waitsFor(yes(handOver(agreed(), 'nora', act('mia'))), 'manager', start)).toEqual(['take-over']);
    const asked = yes(end(agreed(), act('sam')));
    expect([waitsFor(asked, 'manager', start), waitsFor(asked, 'salesperson', start)]).toEqual([['end'], []]);
  });

  test('is nothing once it has ended', () => {
    const ended = yes(end(yes(end(agreed(), act('sam'))), act('mia')));
    expect(waitsFor(ended, 'salesperson', '2027-01-01')).toEqual([]);
  });
});
