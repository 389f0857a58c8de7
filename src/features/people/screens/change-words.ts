/** What the refusals of changing people mean, in the reader's language. */
import { useLingui } from '@lingui/react/macro';
import type { Reasons } from '../../../web/kit/Problem.tsx';

export function useChangeWords(): Reasons {
  const { t } = useLingui();
  return {
    'own-manager': t`Nobody is their own manager.`,
    'manager-cycle': t`That would make who leads whom go in a circle. Choose a manager from further up.`,
    'own-people': t`Somebody would come to be led by you, and you would read their assessments. An academy owner makes this change.`,
    'manager-gone': t`The chosen manager is not here, or no longer. Choose somebody who is.`,
    'level-of-another-role': t`This level belongs to another role. Set the role together with the level.`,
    'one-person-only': t`A name or an e-mail address is one person’s. Choose one person for it.`,
    'email-taken': t`Somebody in this academy has this e-mail address already.`,
    'name-taken': t`There is one of this name at this place already.`,
    'market-not-empty': t`There are still people, teams or markets in this market. Move them first.`,
    'team-not-empty': t`There are still people in this team, those who have left counted. Move them first.`,
    'below-itself': t`A market cannot lie below itself. Choose another place for it.`,
    'last-owner': t`This is the last owner of the academy. Make somebody else owner first.`,
    'last-administrator': t`This is the last administrator of the academy. Make somebody else administrator first.`,
    'owner-only': t`Only an academy owner makes or unmakes an owner or a head of sales, or lets an owner go.`,
    'own-grants': t`Nobody gives themselves more access. Ask another administrator or an academy owner.`,
    'grant-twice': t`Each grant is held once. A head of sales heads several markets, or the whole academy.`,
    'change-gone': t`This change was taken back already.`,
    'demo-only': t`The demo academy is for looking around, and the next visitor wants to find it as it is: this is not done here.`,
    'no-sign-in': t`This person has no sign-in yet. Send an invitation instead.`,
    'operator-only': t`This sign-in is used beyond this academy. The operator of the installation makes its link.`,
  };
}
