/** What a person can show outside the academy: each level reached and each certification, as a file that proves itself. */
import { useLingui } from '@lingui/react/macro';
import { Button, Menu, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { addressOf, type Told } from '../../../web/api.ts';
import { useAsk } from '../../../web/ask.ts';
import { useFormat } from '../../../web/format.ts';
import { Icon } from '../../../web/kit/Icon.tsx';
import { TextLink } from '../../../web/kit/links.ts';
import type { badgeFiles, listCredentials } from '../badge-contract.ts';
import classes from './progress.module.css';
import { useProgressWords } from './progress-words.ts';

type Credential = Told<typeof listCredentials>['items'][number];

export function Badges({ personId }: { readonly personId: string }): ReactElement | null {
  const { t } = useLingui();
  const answer = useAsk<typeof listCredentials>('GET', '/api/people/:personId/credentials', { params: { personId } });
  const items = answer.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <section>
      <h2 className={classes['heading']}>{t`To show elsewhere`}</h2>
      <Text size="sm" c="dimmed">
        {t`Each is an Open Badge: a signed file that anybody can check without this academy. It names nobody; who knows the address can tell whose it is.`}{' '}
        <TextLink to="/badge" underline="always" inherit>{t`Check a badge`}</TextLink>
      </Text>
      <ul className={classes['lines']} aria-label={t`To show elsewhere`}>
        {items.map((one) => (
          <Line key={one.credentialId} one={one} />
        ))}
      </ul>
    </section>
  );
}

function Line({ one }: { readonly one: Credential }): ReactElement {
  const { t } = useLingui();
  const format = useFormat();
  const words = useProgressWords();
  const name = words.subject(one.name);
  const [on, until] = [format.day(one.on), one.until ? format.day(one.until) : ''];
  return (
    <li>
      <span className={classes['what']}>
        <span className={classes['name']}>{name}</span>
        <span className={classes['more']}>
          {one.kind === 'level' ? t`Level reached on ${on}` : t`Certified on ${on}, valid until ${until}`}
        </span>
      </span>
      <Menu position="bottom-end" width={260}>
        <Menu.Target>
          <Button
            variant="default"
            size="compact-md"
            aria-label={t`Take the badge: ${name}`}
            rightSection={<Icon name="download" size={16} />}
          >{t`Take the badge`}</Button>
        </Menu.Target>
        <Menu.Dropdown>
          <File one={one} as="png" label={t`Picture (PNG)`} />
          <File one={one} as="svg" label={t`Picture (SVG)`} />
          <File one={one} as="jwt" label={t`Signed file (.jwt)`} />
          <File one={one} as="json" label={t`Signed file (.json)`} />
        </Menu.Dropdown>
      </Menu>
    </li>
  );
}

function File({
  one,
  as,
  label,
}: {
  readonly one: Credential;
  readonly as: (typeof badgeFiles)[number];
  readonly label: string;
}): ReactElement {
  const { credentialId } = one;
  const href = addressOf('/api/credentials/:credentialId/file', { params: { credentialId }, query: { as } });
  return (
    <Menu.Item component="a" href={href} download>
      {label}
    </Menu.Item>
  );
}
