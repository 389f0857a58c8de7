import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Decision } from '../../kernel/decision.ts';
import { completeAction, completeByActivity, type Completed, tickOf, undoAction, undoCompletion } from './action.ts';
import { acceptRevision, propose, revise } from './agreement.ts';
import type { Act, Agreement } from './agreement.ts';
import { type AgreementContent, contentFingerprint, identifyActions } from './agreement-content.ts';

const act = (by: string, day: string): Act => ({ by, at: new Date(`${day}T09:00:00Z`), today: day });
const at = new Date('2026-03-06T15:00:00Z');

const content: AgreementContent = {
  gaps: [{ capabilityId: 'questioning', from: 1, to: 3 }],
  actions: [
    { actionId: 'a1', what: 'Ask', kind: 'module', owner: 'salesperson', due: '2026-03-10', activityId: 'm1' },
    { actionId: 'a2', what: 'Go along', kind: 'field-visit', owner: 'manager', due: '2026-03-20', activityId: 'v1' },
    { actionId: 'a3', what: 'Call', kind: 'practice', owner: 'salesperson', due: '2026-03-20', activityId: null },
  ],
  checkBack: '2026-04-13',
  note: '',
};

function yes<Value>(decision: Decision<Value, string>): Value {
  if (!decision.ok) throw new Error(`refused: ${decision.refused}`);
  return decision.value;
}

function no(decision: Decision<unknown, string>): string {
  return decision.ok ? 'was not refused' : decision.refused;
}

function acceptedByBoth(agreement: Agreement, day: string): Agreement {
  return ['sam', 'mia'].reduce((now, by) => {
    const { number: revision, fingerprint } = now.revisions.at(-1)!;
    return yes(acceptRevision(now, { revision, fingerprint }, act(by, day)));
  }, agreement);
}

const proposed = (what = content): Agreement =>
  yes(
    propose(
      { agreementId: 'g', salespersonId: 'sam', managerId: 'mia', content: what },
      { ...act('mia', '2026-03-02'), today: '2026-03-02' },
    ),
  );
/** in force from 3 March */
const agreed = (what = content): Agreement => acceptedByBoth(proposed(what), '2026-03-03');

const finished = (more: Partial<Completed> = {}): Completed => ({
  completionId: 'c1',
  activityId: 'm1',
  personId: 'sam',
  on: '2026-03-06',
  together: false,
  ...more,
});
const openOnes = (agreement: Agreement): readonly string[] =>
  ['a1', 'a2', 'a3'].filter((one) => tickOf(agreement, one) === null);

describe('an action that names an activity of the menu', () => {
  test('is done once its owner has finished the activity, with the completion as its proof', () => {
    const done = yes(completeByActivity(agreed(), finished(), at));
    expect(openOnes(done)).toEqual(['a2', 'a3']);
    expect(tickOf(done, 'a1')).toEqual({
      actionId: 'a1',
      done: true,
      evidence: '',
      by: 'sam',
      at,
      completionId: 'c1',
    });
    expect(no(completeByActivity(done, finished({ completionId: 'c2' }), at))).toBe('nothing-open');
  });

  test('is not done by another activity, by the other one’s finishing it, or before it is agreed or after it ended', () => {
    expect(no(completeByActivity(agreed(), finished({ activityId: 'm2' }), at))).toBe('nothing-open');
    expect(no(completeByActivity(agreed(), finished({ personId: 'mia' }), at))).toBe('nothing-open');
    expect(no(completeByActivity(agreed(), finished({ personId: 'otto' }), at))).toBe('not-a-party');
    expect(no(completeByActivity(proposed(), finished(), at))).toBe('nothing-agreed');
    const ended: Agreement = { ...agreed(), ended: { why: 'both-ended', by: 'sam', at } };
    expect(no(completeByActivity(ended, finished(), at))).toBe('has-ended');
  });

  test('counts what was finished from the day on which it came into force, not what was done before', () => {
    expect(openOnes(yes(completeByActivity(agreed(), finished({ on: '2026-03-03' }), at)))).toEqual(['a2', 'a3']);
    expect(no(completeByActivity(agreed(), finished({ on: '2026-03-02' }), at))).toBe('nothing-open');
  });

  test('keeps the day it first came into force through later revisions', () => {
    const later = acceptedByBoth(
      yes(revise(agreed(), { ...content, checkBack: '2026-05-04' }, act('mia', '2026-03-05'))),
      '2026-03-09',
    );
    expect(openOnes(yes(completeByActivity(later, finished({ on: '2026-03-04' }), at)))).toEqual(['a2', 'a3']);
  });

  test('is done for both where people did it together, also where the manager was to see to it', () => {
    const visit = finished({ activityId: 'v1', together: true });
    expect(openOnes(yes(completeByActivity(agreed(), visit, at)))).toEqual(['a1', 'a3']);
    expect(no(completeByActivity(agreed(), finished({ activityId: 'v1' }), at))).toBe('nothing-open');
  });

  test('is open again when the completion is taken back, unless somebody has ticked it themselves since', () => {
    const done = yes(completeByActivity(agreed(), finished(), at));
    const undone = { completionId: 'c1', personId: 'sam' };
    expect(openOnes(yes(undoCompletion(done, undone, at)))).toEqual(['a1', 'a2', 'a3']);
    expect(no(undoCompletion(agreed(), undone, at))).toBe('nothing-open');
    const byHand = yes(
      completeAction(
        yes(undoAction(done, 'a1', act('mia', '2026-03-07'))),
        { actionId: 'a1', evidence: 'seen' },
        act('mia', '2026-03-07'),
      ),
    );
    expect(no(undoCompletion(byHand, undone, at))).toBe('nothing-open');
  });
});

describe('what an action names', () => {
  const draft = (activityId: string | null | undefined) => ({
    ...content,
    actions: [{ what: 'Ask', kind: 'module' as const, owner: 'salesperson' as const, due: '2026-03-10', activityId }],
  });

  test('is part of what it says: another activity is another action', () => {
    const first = identifyActions(draft('m1'), [], ['a1']);
    expect(identifyActions(draft('m1'), [first], ['a9']).actions[0]?.actionId).toBe('a1');
    expect(identifyActions(draft('m2'), [first], ['a9']).actions[0]?.actionId).toBe('a9');
    expect(identifyActions(draft(null), [first], ['a9']).actions[0]?.actionId).toBe('a9');
    expect(contentFingerprint(first)).not.toBe(contentFingerprint(identifyActions(draft('m2'), [], ['a1'])));
  });

  test('leaves the fingerprint of an agreement that names nothing as it was when actions could name nothing', () => {
    const before = '[[["questioning",1,3]],[["a1","Ask","module","salesperson","2026-03-10"]],"2026-04-13",""]';
    const accepted = createHash('sha256').update(before).digest('hex');
    expect(contentFingerprint(identifyActions(draft(undefined), [], ['a1']))).toBe(accepted);
    expect(contentFingerprint(identifyActions(draft(null), [], ['a1']))).toBe(accepted);
    expect(contentFingerprint(identifyActions(draft('m1'), [], ['a1']))).not.toBe(accepted);
  });
});
