/**
 * What waits for somebody who leads people, the most pressing first: agreements in their name and people to appraise.
 * An agreement can wait for several things at once; each is a line of its own.
 */
import { type Day, daysBetween } from '../../kernel/day.ts';
import type { PersonId } from '../../kernel/id.ts';
import { type Agreement, sideOf } from '../coaching/agreement.ts';
import type { Side } from '../coaching/agreement-content.ts';
import { checkBackStanding } from '../coaching/check-back.ts';
import { openActions } from '../coaching/action.ts';
import { waitsFor } from '../coaching/waiting.ts';

export const waitingKinds = [
  'take-over',
  'accept',
  'check-back',
  'end',
  'renew',
  'level-ready',
  'action',
  'their-action',
  'placement',
  'asked',
  'watch',
  'begun',
  'self-evaluated',
  'check-back-soon',
] as const;
export type WaitingKind = (typeof waitingKinds)[number];

export interface WaitingLine {
  readonly kind: WaitingKind;
  readonly personId: PersonId;
  /** null: an appraisal */
  readonly agreementId: string | null;
  /** whose part in the agreement waits */
  readonly side: Side | null;
  /** due, begun or asked until */
  readonly day: Day | null;
  readonly daysOverdue: number;
}

export interface ToAppraise {
  readonly personId: PersonId;
  /** watch: asked to be watched while they show what they can do; placement: handed in, and waits for a word; level-ready: all criteria of the next level are met */
  readonly why: 'begun' | 'asked' | 'self-evaluated' | 'watch' | 'placement' | 'level-ready';
  readonly since: Day;
  readonly until: Day | null;
}

export const soonDays = 7;

export function waitingFor(
  me: PersonId,
  agreements: readonly Agreement[],
  toAppraise: readonly ToAppraise[],
  today: Day,
): readonly WaitingLine[] {
  const lines = [
    ...agreements.flatMap((agreement) => linesOf(me, agreement, today)),
    ...toAppraise.map(({ personId, why, since, until }): WaitingLine => ({
      kind: why,
      personId,
      agreementId: null,
      side: null,
      day: until ?? since,
      daysOverdue: 0,
    })),
  ];
  return lines.toSorted(
    (a, b) =>
      b.daysOverdue - a.daysOverdue ||
      waitingKinds.indexOf(a.kind) - waitingKinds.indexOf(b.kind) ||
      ((a.day ?? '') < (b.day ?? '') ? -1 : 1),
  );
}

function linesOf(me: PersonId, agreement: Agreement, today: Day): WaitingLine[] {
  const side = sideOf(agreement, me);
  if (!side) return [];
  const standing = checkBackStanding(agreement, today);
  const personId = side === 'manager' ? agreement.salespersonId : agreement.managerId;
  const line = (kind: WaitingKind, day: Day | null, daysOverdue = 0): WaitingLine => ({
    kind,
    personId,
    agreementId: agreement.agreementId,
    side,
    day,
    daysOverdue,
  });
  const lines = waitsFor(agreement, side, today).map((what) => {
    if (what === 'check-back' && standing.standing !== 'none')
      return line(what, standing.day, standing.standing === 'overdue' ? standing.daysOverdue : 0);
    if (what !== 'action') return line(what, null);
    const due = openActions(agreement, today).find(({ owner }) => owner === side)?.due ?? null;
    return line(what, due, due === null ? 0 : Math.max(0, daysBetween(due, today)));
  });
  const theirs = openActions(agreement, today).find(({ owner, daysOverdue }) => owner !== side && daysOverdue > 0);
  if (theirs && side === 'manager') lines.push(line('their-action', theirs.due, theirs.daysOverdue));
  const soon =
    side === 'manager' && standing.standing === 'ahead' && standing.daysLeft > 0 && standing.daysLeft <= soonDays;
  return soon ? [...lines, line('check-back-soon', standing.day)] : lines;
}
