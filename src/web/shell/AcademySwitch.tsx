/** Which academy this is; for a sign-in that belongs to several, the way to another one. */
import { useLingui } from '@lingui/react/macro';
import { Menu, UnstyledButton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { Icon } from '../kit/Icon.tsx';
import { useMe } from '../me.ts';
import classes from './shell.module.css';

export function AcademySwitch({ onEnter }: { readonly onEnter: (academyId: string) => void }): ReactElement {
  const { t } = useLingui();
  const me = useMe();
  const name = me?.academy?.name ?? 'Sellwright';
  const inside = (
    <>
      <img src="/mark.svg" alt="" />
      <span className={classes['academyName']}>{name}</span>
    </>
  );
  if (!me || me.academies.length < 2) {
    return (
      <Link to="/" className={classes['academy']} style={{ textDecoration: 'none' }}>
        {inside}
      </Link>
    );
  }
  return (
    <Menu position="bottom-start" width={240}>
      <Menu.Target>
        <UnstyledButton className={classes['academy']} aria-label={t`${name}: change the academy`}>
          {inside}
          <Icon name="down" size={16} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t`Academies`}</Menu.Label>
        {me.academies.map((academy) => (
          <Menu.Item
            key={academy.id}
            aria-current={academy.id === me.academy?.id ? 'true' : undefined}
            rightSection={academy.id === me.academy?.id ? <Icon name="check" size={16} /> : undefined}
            onClick={() => {
              if (academy.id !== me.academy?.id) onEnter(academy.id);
            }}
          >
            {academy.name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
