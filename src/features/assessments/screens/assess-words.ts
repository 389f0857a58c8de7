/** What a refusal to rate means, in the reader's language. */
import { useLingui } from '@lingui/react/macro';
import type { Reasons } from '../../../web/kit/Problem.tsx';

export function useAssessReasons(): Reasons {
  const { t } = useLingui();
  return {
    'already-confirmed': t`This assessment is confirmed already; its ratings stay as they are. Begin a new one for what you see now.`,
    'already-withdrawn': t`This assessment was withdrawn. Begin a new one.`,
    'another-rater': t`This is somebody else’s assessment.`,
    'nothing-rated': t`Nothing is rated yet. Rate at least one capability, then confirm.`,
    'not-yours-to-rate': t`You may rate yourself, people you lead, and people you were asked to rate.`,
    'person-left': t`This person has left and is no longer rated.`,
    'unknown-capability': t`The way of selling no longer has this capability. Load the page again.`,
    'not-yours': t`Standings and assessments are seen by the person, by those who lead them, and by academy owners.`,
    'day-out-of-range': t`Choose a day between today and a year from now.`,
    'own-rater': t`Nobody is asked to rate themselves. Choose somebody else.`,
  };
}
