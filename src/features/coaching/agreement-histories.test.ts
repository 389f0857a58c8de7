/**
 * The proof of the state machine: whatever the two, a second manager and an outsider do in whatever order, one side never
 * alters what was agreed, no acceptance is skipped, no revision is lost. Random histories, then every short one.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Decision } from '../../kernel/decision.ts';
import { completeAction, completeByActivity, undoAction, undoCompletion } from './action.ts';
import { acceptRevision, decline, end, propose, revise, revisionInForce, withdraw } from './agreement.ts';
import type { Act, Agreement } from './agreement.ts';
import { contentFingerprint, identifyActions } from './agreement-content.ts';
import type { AgreementContent } from './agreement-content.ts';
import { checkBack } from './check-back.ts';
import { followOrganisation, handOver, takeOver } from './handover.ts';

const people = ['sam', 'mia', 'nora', 'otto'] as const;
type Who = (typeof people)[number];

type Command =
  | { readonly kind: 'revise'; readonly by: Who; readonly choice: number }
  | { readonly kind: 'accept' | 'take-over'; readonly by: Who; readonly behind: number; readonly forged: boolean }
  | { readonly kind: 'withdraw' | 'decline' | 'end'; readonly by: Who }
  | { readonly kind: 'hand-over'; readonly by: Who; readonly to: Who }
  | { readonly kind: 'organisation'; readonly to: Who }
  | { readonly kind: 'tick' | 'untick'; readonly by: Who; readonly at: number }
  | { readonly kind: 'finish' | 'unfinish'; readonly who: Who; readonly together: boolean }
  | { readonly kind: 'check-back'; readonly by: Who; readonly found: number };

/** A handful of contents that overlap, so that drafts, counter-proposals and repetitions meet. */
function written(choice: number, agreement: Agreement | null): AgreementContent {
  const draft = {
    gaps: [{ capabilityId: choice % 2 ? 'questioning' : 'closing', from: 1, to: 2 + (choice % 3) }],
    actions: [
      {
        what: `Prepare ${choice % 2} calls`,
        kind: 'practice' as const,
        owner: choice % 4 < 2 ? ('salesperson' as const) : ('manager' as const),
        due: '2026-03-20',
        activityId: choice % 3 ? 'm1' : null,
      },
    ],
    checkBack: choice % 5 ? '2026-04-13' : '2026-04-20',
    note: '',
  };
  const earlier = agreement?.revisions.map((revision) => revision.content).toReversed() ?? [];
  return identifyActions(draft, earlier, [`a${agreement?.revisions.length ?? 0}`]);
}

function perform(agreement: Agreement, command: Command, step: number): Decision<Agreement, string> {
  const at = new Date(Date.UTC(2026, 2, 2, 9, 0, step));
  const act: Act = { by: 'by' in command ? command.by : 'nobody', at, today: '2026-03-02' };
  switch (command.kind) {
    case 'revise':
      return revise(agreement, written(command.choice, agreement), act);
    case 'accept':
    case 'take-over': {
      const number = agreement.revisions.length - command.behind;
      const shown = agreement.revisions[number - 1];
      const fingerprint = command.forged ? contentFingerprint(written(7, null)) : (shown?.fingerprint ?? '');
      return (command.kind === 'accept' ? acceptRevision : takeOver)(agreement, { revision: number, fingerprint }, act);
    }
    case 'withdraw':
      return withdraw(agreement, act);
    case 'decline':
      return decline(agreement, act);
    case 'end':
      return end(agreement, act);
    case 'hand-over':
      return handOver(agreement, command.to, act);
    case 'organisation':
      return followOrganisation(agreement, { toManagerId: command.to, why: 'team-changed' }, at);
    case 'tick':
      return completeAction(agreement, { actionId: `a${command.at}`, evidence: '' }, act);
    case 'untick':
      return undoAction(agreement, `a${command.at}`, act);
    case 'finish': {
      const { who: personId, together } = command;
      const done = { completionId: `c-${personId}`, activityId: 'm1', personId, on: '2026-03-02', together };
      return completeByActivity(agreement, done, at);
    }
    case 'unfinish':
      return undoCompletion(agreement, { completionId: `c-${command.who}`, personId: command.who }, at);
    case 'check-back': {
      const gaps = revisionInForce(agreement)?.content.gaps ?? [];
      return checkBack(
        agreement,
        gaps.map((gap) => ({ capabilityId: gap.capabilityId, assessmentId: 'as', found: command.found })),
        act,
      );
    }
  }
}

/** What is known from the commands alone, kept apart from the record under test. */
interface Witness {
  managerNow: string;
  /** `person revision fingerprint`, by their own act and in their seat at that time */
  readonly signed: Map<string, string>;
}

function expectHonest(before: Agreement, after: Agreement, command: Command, witness: Witness): void {
  // append-only
  expect(after.revisions.length).toBeGreaterThanOrEqual(before.revisions.length);
  expect(after.revisions.map((revision) => revision.number)).toEqual(after.revisions.map((_, at) => at + 1));
  for (const [at, was] of before.revisions.entries()) {
    const is = after.revisions[at]!;
    expect([is.content, is.fingerprint, is.proposedBy, is.proposedAt]).toEqual([
      was.content,
      was.fingerprint,
      was.proposedBy,
      was.proposedAt,
    ]);
    expect(is.acceptances.slice(0, was.acceptances.length)).toEqual(was.acceptances);
    if (was.inForceFrom) expect(is).toEqual(was);
    if (was.closed) expect(is).toEqual(was);
  }
  if (after.revisions.length > before.revisions.length) {
    expect(command.kind).toBe('revise');
    expect(after.revisions.at(-1)).toMatchObject({ acceptances: [], inForceFrom: null });
  }
  expect(after.ticks.slice(0, before.ticks.length)).toEqual(before.ticks);
  if (command.kind === 'finish') {
    const made = after.ticks.slice(before.ticks.length);
    expect(made.length).toBeGreaterThan(0);
    for (const tick of made) {
      const action = revisionInForce(before)?.content.actions.find(({ actionId }) => actionId === tick.actionId);
      expect(action).toMatchObject({ activityId: 'm1' });
      expect(before.ticks.findLast(({ actionId }) => actionId === tick.actionId)?.done ?? false).toBe(false);
    }
  }
  expect(after.checkBacks.slice(0, before.checkBacks.length)).toEqual(before.checkBacks);
  // what binds changes only by an acceptance
  const forceBefore = revisionInForce(before);
  const forceAfter = revisionInForce(after);
  if (forceAfter?.number !== forceBefore?.number) {
    expect(command.kind).toBe('accept');
    expect(forceAfter!.number).toBeGreaterThan(forceBefore?.number ?? 0);
  }
  // both signed every revision that ever came into force, with its own words
  for (const revision of after.revisions) {
    expect(revision.fingerprint).toBe(contentFingerprint(revision.content));
    for (const acceptance of revision.acceptances) {
      expect(acceptance.fingerprint).toBe(revision.fingerprint);
      expect(witness.signed.get(`${acceptance.personId} ${revision.number} ${acceptance.side}`)).toBe(
        revision.fingerprint,
      );
    }
    if (revision.inForceFrom)
      expect(new Set(revision.acceptances.map((acceptance) => acceptance.side))).toEqual(
        new Set(['salesperson', 'manager']),
      );
  }
}

function play(agreement: Agreement, command: Command, step: number, witness: Witness): Agreement {
  deepFreeze(agreement);
  const decision = perform(agreement, command, step);
  const by = 'by' in command ? command.by : null;
  if (by && by !== 'sam' && by !== witness.managerNow) expect(decision).toEqual({ ok: false, refused: 'not-a-party' });
  if (agreement.ended) expect(decision.ok).toBe(false);
  if (!decision.ok) return agreement;
  if (command.kind === 'accept') {
    expect(command).toMatchObject({ behind: 0 });
    const shown = agreement.revisions.at(-1)!;
    witness.signed.set(
      `${by} ${shown.number} ${by === 'sam' ? 'salesperson' : 'manager'}`,
      command.forged ? contentFingerprint(written(7, null)) : shown.fingerprint,
    );
  }
  if (command.kind === 'hand-over' || command.kind === 'organisation') witness.managerNow = command.to;
  expectHonest(agreement, decision.value, command, witness);
  return decision.value;
}

function deepFreeze(value: unknown): void {
  if (typeof value !== 'object' || value === null || value instanceof Date || Object.isFrozen(value)) return;
  Object.freeze(value);
  for (const part of Object.values(value)) deepFreeze(part);
}

function first(): Agreement {
  const asked = { agreementId: 'g', salespersonId: 'sam', managerId: 'mia', content: written(1, null) };
  const decision = propose(asked, { by: 'mia', at: new Date(Date.UTC(2026, 2, 2)), today: '2026-03-02' });
  if (!decision.ok) throw new Error(decision.refused);
  return decision.value;
}

const by = fc.constantFrom(...people);
const anyCommand: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({ kind: fc.constant('revise' as const), by, choice: fc.integer({ min: 0, max: 9 }) }),
  },
  {
    weight: 24,
    arbitrary: fc.record({
      kind: fc.constant('accept' as const),
      by: fc.constantFrom<Who>('sam', 'mia', 'sam', 'mia', 'nora', 'otto'),
      behind: fc.constantFrom(0, 0, 0, 1, 2),
      forged: fc.constantFrom(false, false, false, true),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('take-over' as const),
      by,
      behind: fc.constantFrom(0, 1),
      forged: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('withdraw' as const, 'decline' as const), by }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('end' as const),
      by: fc.constantFrom<Who>('sam', 'mia', 'nora', 'otto', 'otto', 'otto'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('hand-over' as const), by, to: by }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('organisation' as const), to: by }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom('tick' as const, 'untick' as const),
      by,
      at: fc.integer({ min: 0, max: 3 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom('finish' as const, 'unfinish' as const),
      who: by,
      together: fc.boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('check-back' as const), by, found: fc.integer({ min: 0, max: 4 }) }),
  },
);

describe('whatever happens in whatever order', () => {
  test('what is in force was accepted by both, word for word, and no revision is lost', () => {
    let everInForce = 0;
    let everRenewed = 0;
    let everFinished = 0;
    fc.assert(
      fc.property(fc.array(anyCommand, { maxLength: 80, size: 'max' }), (commands) => {
        const witness: Witness = { managerNow: 'mia', signed: new Map() };
        let agreement = first();
        for (const [step, command] of commands.entries()) agreement = play(agreement, command, step, witness);
        const inForce = agreement.revisions.filter((revision) => revision.inForceFrom).length;
        if (inForce > 0) everInForce += 1;
        if (inForce > 1) everRenewed += 1;
        if (agreement.ticks.some(({ completionId }) => completionId !== null)) everFinished += 1;
      }),
      { seed: 1017, numRuns: 800 },
    );
    // the histories reach the states the promise is about
    expect(everInForce).toBeGreaterThan(150);
    expect(everRenewed).toBeGreaterThan(20);
    expect(everFinished).toBeGreaterThan(20);
  });

  test('and so in every history of up to five commands', () => {
    const choices: readonly Command[] = [
      ...people.flatMap((who): readonly Command[] => [
        { kind: 'revise', by: who, choice: 2 },
        { kind: 'accept', by: who, behind: 0, forged: false },
        { kind: 'accept', by: who, behind: 1, forged: false },
        { kind: 'accept', by: who, behind: 0, forged: true },
        { kind: 'withdraw', by: who },
        { kind: 'decline', by: who },
        { kind: 'end', by: who },
        { kind: 'take-over', by: who, behind: 0, forged: false },
      ]),
      { kind: 'revise', by: 'sam', choice: 1 },
      { kind: 'hand-over', by: 'mia', to: 'nora' },
      { kind: 'organisation', to: 'nora' },
      { kind: 'check-back', by: 'mia', found: 4 },
      { kind: 'finish', who: 'sam', together: false },
    ];
    let states = new Map([['', { agreement: first(), signed: new Map<string, string>(), managerNow: 'mia' }]]);
    let seen = 0;
    for (let step = 0; step < 5; step += 1) {
      const next: typeof states = new Map();
      for (const state of states.values()) {
        for (const command of choices) {
          const witness: Witness = { managerNow: state.managerNow, signed: new Map(state.signed) };
          const agreement = play(state.agreement, command, 0, witness);
          if (agreement !== state.agreement) next.set(JSON.stringify(agreement), { agreement, ...witness });
        }
      }
      seen += next.size;
      states = next;
    }
    expect(seen).toBeGreaterThan(500);
  });
});
