/** Where people sell and with whom: markets as a tree, teams, and the roles and levels that the way of selling defines. */
import { useLingui } from '@lingui/react/macro';
import { Text, Title } from '@mantine/core';
import type { ReactElement } from 'react';
import { inLanguage } from '../../../kernel/words.ts';
import type { Told } from '../../../web/api.ts';
import { useAsk } from '../../../web/ask.ts';
import { Answered } from '../../../web/kit/Answered.tsx';
import { Empty } from '../../../web/kit/Empty.tsx';
import { TextLink } from '../../../web/kit/links.ts';
import { PageHeader } from '../../../web/kit/PageHeader.tsx';
import type { getOrganisation } from '../contract.ts';
import { Markets } from './Markets.tsx';
import classes from './organisation.module.css';
import { Teams } from './Teams.tsx';

export function Organisation(): ReactElement {
  const { t } = useLingui();
  const organisation = useAsk<typeof getOrganisation>('GET', '/api/organisation');
  return (
    <>
      <PageHeader title={t`Organisation`} above={<TextLink to="/housekeeping" size="sm">{t`Housekeeping`}</TextLink>} />
      <Answered answer={organisation}>
        {(found) => (
          <div className={classes['parts']}>
            <Markets markets={found.markets} />
            <Teams teams={found.teams} markets={found.markets} />
            <Roles organisation={found} />
          </div>
        )}
      </Answered>
    </>
  );
}

function Roles({ organisation }: { readonly organisation: Told<typeof getOrganisation> }): ReactElement {
  const { t, i18n } = useLingui();
  const roles = organisation.roles.filter((role) => !role.retired);
  return (
    <section>
      <Title order={2}>{t`Roles and levels`}</Title>
      <Text size="sm" c="dimmed" mb={12}>
        {t`Defined by the way of selling, and changed there.`}{' '}
        <TextLink to="/way-of-selling" size="sm" underline="always">{t`To the way of selling`}</TextLink>
      </Text>
      {roles.length === 0 ? (
        <Empty
          icon="ladder"
          title={t`No roles yet`}
        >{t`Roles appear here with the first draft of the way of selling.`}</Empty>
      ) : (
        <ul className={classes['roles']}>
          {roles.map((role) => (
            <li key={role.id}>
              <Text fw={600}>{inLanguage(role.name, i18n.locale)}</Text>
              <Text size="sm" c="dimmed">
                {organisation.levels
                  .filter((level) => level.roleId === role.id && !level.retired)
                  .map((level) => inLanguage(level.name, i18n.locale))
                  .join(' → ')}
              </Text>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
