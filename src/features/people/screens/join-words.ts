/** What the refusals of coming in mean, in the reader's language. */
import { useLingui } from '@lingui/react/macro';
import type { Reasons } from '../../../web/kit/Problem.tsx';

export function useJoinWords(): Reasons {
  const { t } = useLingui();
  return {
    'wrong-password': t`E-mail or password is not right. Check both, or ask for a link to set a new password.`,
    'locked-password': t`Too many wrong passwords. Wait a quarter of an hour, or ask an administrator for a link to set a new one.`,
    'locked-client': t`Too many tries from this connection. Wait a quarter of an hour.`,
    'locked-link': t`Several links were asked for already. Look into your mailbox, or wait an hour.`,
    'locked-code': t`Too many tries with the set-up code. Wait an hour.`,
    'link-run-out': t`This link has been used, replaced by a newer one, or has run out. Ask for a new one.`,
    'sign-in-exists': t`There is a sign-in with this e-mail address already. Sign in with it first, then open the link again.`,
    'already-member': t`You already belong to this academy with this sign-in. Sign out, then open the link again.`,
    'demo-only': t`Other visitors of the demo academy use this sign-in too: it stays as it is.`,
    'setup-code': t`The set-up code is not right. The server prints it when it starts.`,
  };
}
