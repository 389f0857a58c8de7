import { describe, expect, test } from 'vitest';
import type { Decision } from '../../kernel/decision.ts';
import { checkContent, contentFingerprint, identifyActions, wordCount } from './agreement-content.ts';
import type { AgreementContent, DraftContent } from './agreement-content.ts';
import { completeAction, openActions, tickOf, undoAction } from './action.ts';
import {
  acceptRevision,
  awaitedSides,
  decline,
  end,
  endBecauseSalespersonLeft,
  gapsStillOpen,
  openRevision,
  propose,
  revise,
  revisionInForce,
  stateOf,
  withdraw,
} from './agreement.ts';
import type { Act, Agreement, Shown } from './agreement.ts';
import { checkBack, checkBackStanding } from './check-back.ts';
import { followOrganisation, handOver, handoverToAnswer, takeOver } from './handover.ts';

const today = '2026-03-02';
const act = (by: string, day = today): Act => ({ by, at: new Date(`${day}T09:00:00Z`), today: day });

const content: AgreementContent = {
  gaps: [{ capabilityId: 'questioning', from: 1, to: 3 }],
  actions: [
    {
      actionId: 'a1',
      what: 'Prepare five questions for the visit at Nordwerk',
      kind: 'practice',
      owner: 'salesperson',
      due: '2026-03-10',
      activityId: null,
    },
    {
      actionId: 'a2',
      what: 'Come along to Nordwerk and note which questions were asked',
      kind: 'field-visit',
      owner: 'manager',
      due: '2026-03-20',
      activityId: null,
    },
  ],
  checkBack: '2026-04-13',
  note: '',
};
const later: AgreementContent = { ...content, checkBack: '2026-05-04' };

function yes<Value>(decision: Decision<Value, string>): Value {
  if (!decision.ok) throw new Error(`refused: ${decision.refused}`);
  return decision.value;
}

function no(decision: Decision<unknown, string>): string {
  return decision.ok ? 'was not refused' : decision.refused;
}

function latest(agreement: Agreement): Shown {
  const revision = agreement.revisions.at(-1);
  return { revision: revision?.number ?? 0, fingerprint: revision?.fingerprint ?? '' };
}

const proposed = (by = 'mia'): Agreement =>
  yes(propose({ agreementId: 'g', salespersonId: 'sam', managerId: 'mia', content }, act(by)));
const acceptedBy = (agreement: Agreement, ...people: readonly string[]): Agreement =>
  people.reduce((so, by) => yes(acceptRevision(so, latest(so), act(by))), agreement);
const agreed = (): Agreement => acceptedBy(proposed(), 'mia', 'sam');

describe('an agreement comes into force', () => {
  test('with the second acceptance, whoever proposed it', () => {
    for (const author of ['sam', 'mia']) {
      const first = acceptedBy(proposed(author), 'sam');
      expect(stateOf(first)).toBe('proposed');
      expect(revisionInForce(first)).toBeNull();
      expect(awaitedSides(first, first.revisions[0]!)).toEqual(['manager']);
      const both = acceptedBy(first, 'mia');
      expect(stateOf(both)).toBe('in-force');
      expect(revisionInForce(both)?.content).toEqual(content);
    }
  });

  test('and stays in force until both have accepted other content', () => {
    const asked = yes(revise(agreed(), later, act('sam')));
    expect(revisionInForce(asked)?.number).toBe(1);
    const half = acceptedBy(asked, 'sam');
    expect(revisionInForce(half)?.content.checkBack).toBe('2026-04-13');
    expect(revisionInForce(acceptedBy(half, 'mia'))?.number).toBe(2);
  });

  test('never by one side accepting twice, nor by an outsider', () => {
    const half = acceptedBy(proposed(), 'mia');
    expect(no(acceptRevision(half, latest(half), act('mia')))).toBe('already-accepted');
    expect(no(acceptRevision(half, latest(half), act('otto')))).toBe('not-a-party');
  });

  test('only for the revision and the words that were read', () => {
    const first = proposed();
    expect(no(acceptRevision(first, { ...latest(first), fingerprint: contentFingerprint(later) }, act('sam')))).toBe(
      'not-the-content-shown',
    );
    const second = yes(revise(first, later, act('mia')));
    expect(no(acceptRevision(second, latest(first), act('sam')))).toBe('not-the-latest-revision');
  });

  test('not once its check-back day has passed', () => {
    const first = proposed();
    expect(no(acceptRevision(first, latest(first), act('sam', '2026-04-14')))).toBe('check-back-in-the-past');
  });
});

describe('a proposal', () => {
  test('is refused from someone who is neither of the two, and with oneself', () => {
    expect(no(propose({ agreementId: 'g', salespersonId: 'sam', managerId: 'mia', content }, act('otto')))).toBe(
      'not-a-party',
    );
    expect(no(propose({ agreementId: 'g', salespersonId: 'mia', managerId: 'mia', content }, act('mia')))).toBe(
      'same-person',
    );
    expect(no(revise(agreed(), later, act('otto')))).toBe('not-a-party');
  });

  test('that says what is open or in force already is refused', () => {
    expect(no(revise(proposed(), content, act('sam')))).toBe('same-content');
    expect(no(revise(yes(revise(agreed(), later, act('sam'))), content, act('mia')))).toBe('same-content');
  });

  test('is withdrawn by its side and declined by the other, and can be made again', () => {
    const first = proposed('mia');
    expect(no(withdraw(first, act('sam')))).toBe('not-the-author');
    expect(no(decline(first, act('mia')))).toBe('the-author-withdraws');
    for (const closed of [yes(withdraw(first, act('mia'))), yes(decline(first, act('sam')))]) {
      expect(stateOf(closed)).toBe('set-aside');
      expect(no(acceptRevision(closed, latest(closed), act('sam')))).toBe('no-longer-open');
      expect(yes(revise(closed, content, act('mia'))).revisions.map((one) => one.number)).toEqual([1, 2]);
    }
  });

  test('cannot be withdrawn once it is in force', () => {
    expect(no(withdraw(agreed(), act('mia')))).toBe('nothing-proposed');
  });

  test('cannot change an action under the id that carries its tick', () => {
    const sly = { ...later, actions: [{ ...content.actions[0]!, what: 'Sell twice as much' }] };
    expect(no(revise(agreed(), sly, act('mia')))).toBe('action-changed-under-its-id');
  });
});

describe('content is refused', () => {
  const wrong: readonly [string, Partial<AgreementContent>][] = [
    ['no-gaps', { gaps: [] }],
    ['too-many-gaps', { gaps: ['a', 'b', 'c', 'd'].map((capabilityId) => ({ capabilityId, from: 1, to: 2 })) }],
    ['gap-twice', { gaps: [1, 2].map((from) => ({ capabilityId: 'a', from, to: 3 })) }],
    ['step-not-higher', { gaps: [{ capabilityId: 'a', from: 2, to: 2 }] }],
    ['step-not-higher', { gaps: [{ capabilityId: 'a', from: 0.5, to: 2 }] }],
    ['no-actions', { actions: [] }],
    [
      'too-many-actions',
      { actions: [1, 2, 3, 4].map((n) => ({ ...content.actions[0]!, actionId: `x${n}`, what: `Call ${n}` })) },
    ],
    ['action-twice', { actions: [content.actions[0]!, { ...content.actions[0]!, actionId: 'x' }] }],
    ['action-without-words', { actions: [{ ...content.actions[0]!, what: '' }] }],
    ['text-too-long', { note: 'x'.repeat(401) }],
    ['not-a-day', { checkBack: '2026-02-30' }],
    ['check-back-in-the-past', { checkBack: '2026-03-01' }],
    ['due-in-the-past', { actions: [{ ...content.actions[0]!, due: '2026-03-01' }] }],
    ['due-after-check-back', { actions: [{ ...content.actions[0]!, due: '2026-04-14' }] }],
  ];
  test.each(wrong)('%s', (reason, change) => {
    expect(no(checkContent({ ...content, ...change }, today, null))).toBe(reason);
  });

  test('but an action carried over from what is in force may be overdue', () => {
    expect(yes(checkContent(later, '2026-03-15', content))).toEqual(later);
    expect(no(checkContent(later, '2026-03-15', null))).toBe('due-in-the-past');
  });
});

describe('actions of a draft', () => {
  const draft: DraftContent = { ...content, actions: content.actions.map(({ actionId: _, ...rest }) => rest) };

  test('keep their id where they say the same, even with another day', () => {
    const moved = { ...draft, actions: draft.actions.map((action) => ({ ...action, due: '2026-03-25' })) };
    expect(identifyActions(moved, [content], ['n1', 'n2']).actions.map((action) => action.actionId)).toEqual([
      'a1',
      'a2',
    ]);
  });

  test('get a fresh id where owner, kind or words differ', () => {
    const other = {
      ...draft,
      actions: [
        { ...draft.actions[0]!, owner: 'manager' as const },
        { ...draft.actions[1]!, what: 'Come along twice' },
      ],
    };
    expect(identifyActions(other, [content], ['n1', 'n2']).actions.map((action) => action.actionId)).toEqual([
      'n1',
      'n2',
    ]);
  });

  test('are tidied, so that nobody agrees to what cannot be seen', () => {
    const sly = { ...draft, note: ' Cafe\u0301\r\nat\u202e noon \u0007 ', actions: [] };
    expect(identifyActions(sly, [], []).note).toBe('Café\nat noon');
  });

  test('and the words to read are counted', () => {
    expect(wordCount({ note: 'Well done so far.', actions: [{ what: 'Call Nordwerk’s buyer at 9.30' }] })).toBe(9);
  });
});

describe('an agreed action', () => {
  test('is ticked by either side, with who did it, and the tick can be taken back once', () => {
    const done = yes(completeAction(agreed(), { actionId: 'a1', evidence: ' five questions sent ' }, act('mia')));
    expect(tickOf(done, 'a1')).toMatchObject({ by: 'mia', evidence: 'five questions sent' });
    expect(no(completeAction(done, { actionId: 'a1', evidence: '' }, act('sam')))).toBe('already-done');
    const undone = yes(undoAction(done, 'a1', act('sam')));
    expect(tickOf(undone, 'a1')).toBeNull();
    expect(undone.ticks).toHaveLength(2);
    expect(no(undoAction(undone, 'a1', act('sam')))).toBe('not-done');
  });

  test('cannot be ticked by others, before it is agreed, or when it was never agreed', () => {
    expect(no(completeAction(agreed(), { actionId: 'a1', evidence: '' }, act('otto')))).toBe('not-a-party');
    expect(no(completeAction(proposed(), { actionId: 'a1', evidence: '' }, act('sam')))).toBe('nothing-agreed');
    expect(no(completeAction(agreed(), { actionId: 'a9', evidence: '' }, act('sam')))).toBe('not-an-agreed-action');
  });

  test('stays ticked in a later revision, and what is open is listed with its days overdue', () => {
    const done = yes(completeAction(agreed(), { actionId: 'a1', evidence: '' }, act('sam')));
    const revised = acceptedBy(yes(revise(done, later, act('mia'))), 'sam', 'mia');
    expect(openActions(revised, '2026-03-23')).toEqual([{ ...content.actions[1], daysOverdue: 3 }]);
  });
});

describe('the check-back', () => {
  const two: AgreementContent = { ...content, gaps: [...content.gaps, { capabilityId: 'closing', from: 2, to: 3 }] };
  const both = (): Agreement =>
    acceptedBy(
      yes(propose({ agreementId: 'g', salespersonId: 'sam', managerId: 'mia', content: two }, act('sam'))),
      'sam',
      'mia',
    );
  const finding = (capabilityId: string, found: number) => ({ capabilityId, assessmentId: 'as1', found });

  test('closes what was reached, keeps the rest open, and asks for a new date', () => {
    const checked = yes(
      checkBack(both(), [finding('questioning', 3), finding('closing', 2)], act('mia', '2026-04-13')),
    );
    expect(checked.checkBacks[0]?.outcomes.map((one) => one.outcome)).toEqual(['closed', 'kept-open']);
    expect(gapsStillOpen(checked).map((gap) => gap.capabilityId)).toEqual(['closing']);
    expect(stateOf(checked)).toBe('in-force');
    expect(checkBackStanding(checked, '2026-04-20')).toEqual({
      standing: 'to-renew',
      day: '2026-04-13',
      lastDone: '2026-04-13',
    });
  });

  test('ends the agreement with its last gap, over several looks', () => {
    const first = yes(checkBack(both(), [finding('questioning', 3), finding('closing', 2)], act('mia')));
    const second = yes(checkBack(first, [finding('closing', 4)], act('mia')));
    expect(second.ended).toMatchObject({ why: 'gaps-closed', by: 'mia' });
    expect(no(revise(second, later, act('mia')))).toBe('has-ended');
  });

  test('leaves the agreement open while a proposal for more waits, and either side may end it then', () => {
    const asked = yes(revise(agreed(), later, act('sam')));
    const checked = yes(checkBack(asked, [finding('questioning', 3)], act('mia')));
    expect(stateOf(checked)).toBe('in-force');
    expect(openRevision(checked)?.number).toBe(2);
    expect(yes(end(yes(decline(checked, act('mia'))), act('sam'))).ended?.why).toBe('gaps-closed');
  });

  test('is refused from the salesperson, with gaps left out or invented, and before anything is agreed', () => {
    const all = [finding('questioning', 3), finding('closing', 3)];
    expect(no(checkBack(both(), all, act('sam')))).toBe('not-the-manager');
    expect(no(checkBack(both(), all, act('otto')))).toBe('not-a-party');
    expect(no(checkBack(both(), all.slice(0, 1), act('mia')))).toBe('gaps-left-out');
    expect(no(checkBack(both(), [...all, finding('talking', 3)], act('mia')))).toBe('not-an-open-gap');
    expect(no(checkBack(both(), [...all, finding('closing', 1)], act('mia')))).toBe('gap-twice');
    expect(no(checkBack(proposed(), all, act('mia')))).toBe('nothing-agreed');
  });

  test('counts its days', () => {
    expect(checkBackStanding(agreed(), '2026-04-10')).toEqual({ standing: 'ahead', day: '2026-04-13', daysLeft: 3 });
    expect(checkBackStanding(agreed(), '2026-04-20')).toEqual({
      standing: 'overdue',
      day: '2026-04-13',
      daysOverdue: 7,
    });
    expect(checkBackStanding(proposed(), '2026-04-20')).toEqual({ standing: 'none' });
  });
});

describe('a new manager', () => {
  test('finds the agreement in force, word for word, and is asked to take it over', () => {
    const handed = yes(handOver(agreed(), 'nora', act('mia')));
    expect(revisionInForce(handed)).toEqual(revisionInForce(agreed()));
    expect(handoverToAnswer(handed)).toMatchObject({ fromManagerId: 'mia', toManagerId: 'nora', takenOver: null });
    expect(no(takeOver(handed, latest(handed), act('mia')))).toBe('not-a-party');
    expect(no(takeOver(handed, { ...latest(handed), fingerprint: 'x' }, act('nora')))).toBe('not-the-content-shown');
    const taken = yes(takeOver(handed, latest(handed), act('nora')));
    expect(taken.handovers[0]?.takenOver).toMatchObject({ revision: 1, fingerprint: contentFingerprint(content) });
    expect(taken.revisions).toEqual(handed.revisions);
    expect(no(takeOver(taken, latest(taken), act('nora')))).toBe('nothing-to-take-over');
  });

  test('is not bound by the former manager’s acceptance of an open proposal', () => {
    const half = acceptedBy(proposed(), 'mia');
    const handed = yes(followOrganisation(half, { toManagerId: 'nora', why: 'manager-left' }, act('x').at));
    expect(awaitedSides(handed, handed.revisions[0]!)).toEqual(['salesperson', 'manager']);
    const salespersonToo = acceptedBy(handed, 'sam');
    expect(stateOf(salespersonToo)).toBe('proposed');
    expect(stateOf(acceptedBy(salespersonToo, 'nora'))).toBe('in-force');
  });

  test('takes over by accepting a new revision as well', () => {
    const handed = yes(handOver(agreed(), 'nora', act('mia')));
    const revised = acceptedBy(yes(revise(handed, later, act('nora'))), 'nora', 'sam');
    expect(handoverToAnswer(revised)).toBeNull();
    expect(revised.handovers[0]?.takenOver?.revision).toBe(2);
  });

  test('is neither the salesperson nor the one there already, and only the manager hands over', () => {
    expect(no(handOver(agreed(), 'sam', act('mia')))).toBe('same-person');
    expect(no(handOver(agreed(), 'mia', act('mia')))).toBe('already-the-manager');
    expect(no(handOver(agreed(), 'nora', act('sam')))).toBe('not-the-manager');
  });

  test('is not held to the former manager’s wish to end it', () => {
    const handed = yes(handOver(yes(end(agreed(), act('mia'))), 'nora', act('mia')));
    expect(handed.endAsked).toBeNull();
    expect(yes(end(handed, act('sam'))).ended).toBeNull();
  });
});

describe('an agreement ends', () => {
  test('early only when both say so', () => {
    const asked = yes(end(agreed(), act('sam')));
    expect(asked.ended).toBeNull();
    expect(no(end(asked, act('sam')))).toBe('end-already-asked');
    expect(yes(end(asked, act('mia'))).ended).toMatchObject({ why: 'both-ended', by: 'mia' });
  });

  test('by either side where nothing was ever agreed', () => {
    expect(yes(end(proposed(), act('sam'))).ended?.why).toBe('never-agreed');
  });

  test('when the salesperson leaves, with its whole history', () => {
    const left = yes(endBecauseSalespersonLeft(agreed(), new Date(0)));
    expect(left.revisions).toEqual(agreed().revisions);
    expect(no(completeAction(left, { actionId: 'a1', evidence: '' }, act('sam')))).toBe('has-ended');
  });
});
