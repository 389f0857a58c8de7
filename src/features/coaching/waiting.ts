/** What of an agreement waits for one of the two today. First screens and mails are made of it; nothing here is a judgement. */
import type { Day } from '../../kernel/day.ts';
import { openActions } from './action.ts';
import { awaitedSides, openRevision } from './agreement.ts';
import type { Agreement } from './agreement.ts';
import type { Side } from './agreement-content.ts';
import { checkBackStanding } from './check-back.ts';
import { handoverToAnswer } from './handover.ts';

export type Waiting = 'accept' | 'take-over' | 'check-back' | 'end' | 'renew' | 'action';

export function waitsFor(agreement: Agreement, side: Side, today: Day): readonly Waiting[] {
  if (agreement.ended) return [];
  const open = openRevision(agreement);
  const standing = checkBackStanding(agreement, today);
  const checkBackDue = standing.standing === 'overdue' || (standing.standing === 'ahead' && standing.daysLeft === 0);
  const holds: readonly [Waiting, boolean][] = [
    ['accept', open !== null && awaitedSides(agreement, open).includes(side)],
    ['take-over', side === 'manager' && handoverToAnswer(agreement) !== null],
    ['check-back', side === 'manager' && checkBackDue],
    ['end', agreement.endAsked !== null && agreement.endAsked.side !== side],
    ['renew', side === 'manager' && standing.standing === 'to-renew' && open === null],
    ['action', openActions(agreement, today).some((action) => action.owner === side && action.due <= today)],
  ];
  return holds.filter(([, does]) => does).map(([what]) => what);
}
