/** Why a mail was sent, in the reader's language. */
import { useLingui } from '@lingui/react/macro';
import { useEventWords } from './event-words.ts';

export function useMailWords(): (because: string) => string {
  const { t } = useLingui();
  const events = useEventWords();
  const known: Readonly<Record<string, string>> = {
    'sign-in.reset-asked': t`Asked for a new password`,
    'sign-in.verification-asked': t`E-mail address to confirm`,
    'certification.ending': t`Certification ends soon`,
    'check-back.near': t`Check-back comes near`,
    'agreement.manager-changed': t`Another manager takes the agreement on`,
  };
  return (because) => known[because] ?? events.of(because);
}
