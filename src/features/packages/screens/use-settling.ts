/** What waiving a unit and ending a session have in common: what is asked again after it, and why it may be refused. */
import { useLingui } from '@lingui/react/macro';

export const afterSettling = ['/api/people', '/api/learning', '/api/first', '/api/coaching'] as const;

export function useSettlingReasons(): Readonly<Record<string, string>> {
  const { t } = useLingui();
  return {
    'waived-already': t`This unit is waived already.`,
    finished: t`This module has been finished meanwhile. Nothing is left to be waived.`,
    'session-ended': t`This session has ended meanwhile.`,
    'does-not-lead': t`This is settled by whoever leads the person, or by an owner of the academy.`,
    'just-begun': t`The module was begun at this very moment. Try again.`,
  };
}
