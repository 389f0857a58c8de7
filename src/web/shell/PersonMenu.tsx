/** The reader's own menu: language, light or dark, own account, the way out. */
import { useLingui } from '@lingui/react/macro';
import { Menu, UnstyledButton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { Icon } from '../kit/Icon.tsx';
import { useMe } from '../me.ts';
import { AppearanceItems } from './AppearanceItems.tsx';
import type { Entry, ShellActions } from './entry.ts';
import { LanguageItems } from './LanguageItems.tsx';
import classes from './shell.module.css';

export interface PersonMenuProps {
  readonly actions: ShellActions;
  readonly links: readonly Entry[];
  /** the initials alone */
  readonly compact?: boolean;
}

export function PersonMenu({ actions, links, compact = false }: PersonMenuProps): ReactElement {
  const { t, i18n } = useLingui();
  const me = useMe();
  const name = me?.person?.name ?? me?.signIn?.name ?? '';
  return (
    <Menu position={compact ? 'bottom-end' : 'top-start'} width={248} closeOnItemClick={false}>
      <Menu.Target>
        <UnstyledButton className={classes['person']} data-compact={compact} aria-label={compact ? t`${name}: your menu` : undefined}>
          <span className={classes['initials']} aria-hidden="true">
            {initialsOf(name)}
          </span>
          {!compact && (
            <span className={classes['personWords']}>
              <span className={classes['personName']}>{name}</span>
              <span className={classes['personMail']}>{me?.signIn?.email}</span>
            </span>
          )}
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {links.map((entry) => (
          <Menu.Item key={entry.to} component={Link} to={entry.to} closeMenuOnClick leftSection={<Icon name={entry.icon} size={18} />}>
            {i18n._(entry.label)}
          </Menu.Item>
        ))}
        {links.length > 0 && <Menu.Divider />}
        <LanguageItems onChoose={actions.setLanguage} />
        <Menu.Divider />
        <AppearanceItems />
        <Menu.Divider />
        <Menu.Item closeMenuOnClick leftSection={<Icon name="out" size={18} />} onClick={actions.signOut}>
          {t`Sign out`}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function initialsOf(name: string): string {
  const parts = name.split(/\s+/).filter(Boolean);
  const letters = [parts[0], parts.length > 1 ? parts.at(-1) : undefined].map((part) => Array.from(part ?? '')[0] ?? '');
  return letters.join('').toUpperCase();
}
