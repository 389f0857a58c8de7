/** The first screen, by who stands in front of it. */
import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import { Empty } from '../../../web/kit/Empty.tsx';
import { ButtonLink } from '../../../web/kit/links.ts';
import { PageHeader } from '../../../web/kit/PageHeader.tsx';
import { usePerson } from '../../../web/me.ts';

export function First(): ReactElement {
  const { t } = useLingui();
  const me = usePerson();
  const keeps = me.grants.includes('administrator') || me.grants.includes('owner');
  return (
    <>
      <PageHeader title={t`Today`} />
      <Empty
        icon="today"
        title={t`Welcome, ${me.name}`}
        action={<ButtonLink to="/people">{t`Find a colleague`}</ButtonLink>}
      >
        {keeps ? t`Bring your people in, then look at what each role asks for.` : t`What comes next for you stands here as soon as there is something to do.`}
      </Empty>
    </>
  );
}
