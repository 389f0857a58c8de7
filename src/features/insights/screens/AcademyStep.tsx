/** What to see to now, in an academy: the words of the step, and its button for those who can do it. */
import type { ReactElement } from 'react';
import { ButtonLink } from '../../../web/kit/links.ts';
import { usePerson } from '../../../web/me.ts';
import { Now } from './Now.tsx';
import type { AcademyTold } from './told.ts';
import { useAcademyStepWords } from './use-academy-step-words.ts';

export function AcademyStep({ step }: { readonly step: AcademyTold['step'] }): ReactElement {
  const me = usePerson();
  const words = useAcademyStepWords();
  const owns = me.grants.includes('owner');
  const keeps = owns || me.grants.includes('administrator');
  const { icon, title, says, to, action, there, whose } = words(step, keeps);
  const may = whose === 'owners' ? owns : whose === 'keepers' ? keeps : true;
  return (
    <Now
      icon={icon}
      title={title}
      says={says}
      {...(to && may
        ? {
            action: (
              <ButtonLink to={to} {...there}>
                {action}
              </ButtonLink>
            ),
          }
        : {})}
    />
  );
}
