/** Occasions, and why a demonstration was not taken, in the reader's language. */
import { useLingui } from '@lingui/react/macro';
import type { Reasons } from '../../../web/kit/Problem.tsx';
import type { Occasion } from '../demonstration.ts';

export function useOccasions(): Readonly<Record<Occasion, string>> {
  const { t } = useLingui();
  return {
    'customer-meeting': t`Customer meeting`,
    call: t`Call`,
    'role-play': t`Role play`,
    'written-work': t`Written work`,
    'field-visit': t`Field visit`,
  };
}

export function useDemonstrationReasons(): Reasons {
  const { t } = useLingui();
  return {
    'own-demonstration': t`Nobody judges what they show themselves. Ask your manager or a verifier.`,
    'not-yours-to-judge': t`Those who lead a person judge what they show, and verifiers of the capability who hold the highest level of their role.`,
    'person-left': t`This person has left.`,
    'unknown-capability': t`The way of selling no longer has this capability. Load the page again.`,
    'outside-scale': t`The scale has no such step. Load the page again.`,
    'step-not-seen': t`Mark the indicators of the step you judge as seen, or judge a step you have seen.`,
    'day-ahead': t`What was seen lies in the past: choose today or an earlier day.`,
    'day-too-far-back': t`What was seen more than 60 days ago is no longer recorded.`,
    'already-recorded': t`Something else was recorded under this id. Begin a new demonstration.`,
    'already-withdrawn': t`This demonstration was taken back. Begin a new one.`,
    'too-late': t`A demonstration is taken back within a day; this one stands. Record what you see now.`,
    'may-not-judge': t`This person may not judge the capability, or no longer. Choose somebody else.`,
    'day-out-of-range': t`Choose a day between today and 90 days from now.`,
    'not-an-expert': t`A verifier holds the highest level of a role that requires the capability.`,
    'not-yours': t`Owners appoint verifiers, and heads of sales in their markets.`,
  };
}
