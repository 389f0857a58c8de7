/** How coaching speaks: why a rule said no, what kinds of activity there are, how an agreement stands, why somebody comes next. */
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { Told } from '../../../web/api.ts';
import { useFormat } from '../../../web/format.ts';
import type { Reasons } from '../../../web/kit/Problem.tsx';
import type { ActivityKind } from '../agreement-content.ts';
import type { getAgreement } from '../contract.ts';
import type { getSession, whoNext } from '../session-contract.ts';

export type AnyAgreement = Told<typeof getAgreement>;
export type FullAgreement = Extract<AnyAgreement, { sight: 'content' }>;
export type WholeSession = Extract<Told<typeof getSession>['session'], { sight: 'content' }>;
export type NextPick = Told<typeof whoNext>['picks'][number];

export function useCoachingReasons(): Reasons {
  const { t } = useLingui();
  return {
    'not-a-party': t`Only the two who agree may do this.`,
    'does-not-lead': t`You do not lead this person.`,
    'leads-nobody': t`This person leads nobody. Choose somebody who leads people.`,
    'manager-still-coaches': t`Their manager is here and leads them: only they hand it over.`,
    'chosen-does-not-lead': t`This person does not lead the salesperson. Name them as manager first; the agreement follows.`,
    'no-manager': t`You have no manager here yet. Ask your administrator to name one.`,
    'has-left': t`One of the two is no longer here.`,
    'agreement-exists': t`There is an agreement with this person already. Propose a change to it.`,
    'has-ended': t`This agreement has ended. Propose a new one.`,
    'same-content': t`Nothing is different from what is proposed or agreed already.`,
    'not-the-latest-revision': t`There is a newer revision meanwhile. It is shown now: read that one.`,
    'not-the-content-shown': t`This revision reads differently now. It is shown as it is: read it again.`,
    'already-accepted': t`You have accepted this already.`,
    'no-gaps': t`Choose a gap to close.`,
    'gap-twice': t`The same gap stands here twice.`,
    'step-not-higher': t`What is to be reached must be higher than what is shown today.`,
    'no-actions': t`Agree on at least one action.`,
    'action-twice': t`The same action stands here twice.`,
    'action-without-words': t`Say what will be done.`,
    'text-too-long': t`This text is too long. An agreement is read in a minute.`,
    'due-in-the-past': t`An action is due in the past.`,
    'due-after-check-back': t`An action is due after the check-back. Choose an earlier day, or a later check-back.`,
    'check-back-in-the-past': t`The check-back lies in the past. Choose a later day.`,
    'already-done': t`This is done already.`,
    'not-assessed': t`Rate every open gap first.`,
    'end-already-asked': t`You have asked to end it. The other side has to agree.`,
    'already-the-manager': t`This person is on the manager’s side already.`,
    'starts-in-the-past': t`The session would begin in the past.`,
    'not-planned': t`This session is no longer planned.`,
    'already-over': t`This session is over. Its notes stay as they are.`,
    'nothing-changed': t`Time, length and place are as they were.`,
  };
}

export function useKindWords(): Readonly<Record<ActivityKind, string>> {
  const { t } = useLingui();
  return {
    practice: t`Practice`,
    'field-visit': t`Field visit`,
    coaching: t`Coaching`,
    module: t`Module`,
    'brush-up': t`Brush-up`,
    recall: t`Recall`,
    competition: t`Competition`,
  };
}

/** How it stands, in a few words. */
export function useStandingWords(): (agreement: AnyAgreement) => string {
  const { t } = useLingui();
  const format = useFormat();
  return (agreement) => {
    if (agreement.ended) {
      const day = format.day(agreement.ended.at.slice(0, 10));
      switch (agreement.ended.why) {
        case 'gaps-closed':
          return t`Gaps closed on ${day}`;
        case 'both-ended':
          return t`Ended by both on ${day}`;
        case 'never-agreed':
          return t`Not agreed, set aside on ${day}`;
        case 'salesperson-left':
          return t`Ended on ${day}: left the company`;
      }
    }
    if (agreement.state === 'proposed') return t`Proposed, not agreed yet`;
    if (agreement.state === 'set-aside') return t`Proposal withdrawn or declined`;
    const { checkBack } = agreement;
    switch (checkBack.standing) {
      case 'ahead':
        return t`In force, check-back ${format.fromToday(checkBack.day)}`;
      case 'overdue':
        return t`In force, check-back overdue since ${format.day(checkBack.day)}`;
      case 'to-renew':
        return t`Gaps kept open at the check-back, a new date is to be agreed`;
      case 'none':
        return t`In force`;
    }
  };
}

export function useWaitingWords(): Readonly<Record<FullAgreement['waitsForMe'][number], string>> {
  const { t } = useLingui();
  return {
    accept: t`A proposal waits for your acceptance`,
    'take-over': t`Handed to you: read it and take it over`,
    'check-back': t`Check-back is due`,
    end: t`The other side would end it`,
    renew: t`Gaps stayed open: agree on a new date`,
    action: t`An action of yours is due`,
  };
}

/** Why somebody comes next, each reason with its figure. */
export function useReasonWords(): (reason: NextPick['reasons'][number]) => string {
  const { t } = useLingui();
  const format = useFormat();
  return ({ reason, amount }) => {
    const weeks = Math.floor(amount / 7);
    switch (reason) {
      case 'floor':
        return t`Has waited for ${plural(amount, { one: '# week', other: '# weeks' })}: nobody should wait longer`;
      case 'check-back-overdue':
        return t`Check-back overdue for ${plural(amount, { one: '# day', other: '# days' })}`;
      case 'weighted-gaps':
        return t`Gaps: ${format.number(amount, 1)} weighted steps`;
      case 'time-since-last-session':
        return weeks < 2
          ? t`Last session ${plural(amount, { one: '# day', other: '# days' })} ago`
          : t`Last session ${plural(weeks, { one: '# week', other: '# weeks' })} ago`;
      case 'never-coached':
        return t`Not coached yet`;
      case 'new-joiner':
        return t`Joined ${plural(amount, { one: '# day', other: '# days' })} ago`;
      case 'overdue-actions':
        return t`${plural(amount, { one: '# action is overdue', other: '# actions are overdue' })}`;
    }
  };
}
