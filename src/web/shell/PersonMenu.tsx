/** The reader's own menu: language, light or dark, own account, the way out. */
import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { Icon } from '../kit/Icon.tsx';
import { Panel } from '../kit/Panel.tsx';
import { useMe } from '../me.ts';
import { AppearanceItems } from './AppearanceItems.tsx';
import type { Entry, ShellActions } from './entry.ts';
import { LanguageItems } from './LanguageItems.tsx';
import menu from './menu.module.css';
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
    <Panel
      label={t`Your menu`}
      pinned
      place={compact ? 'end' : 'start'}
      buttonLabel={compact ? t`${name}: your menu` : undefined}
      buttonClass={`${classes['person']} ${compact ? classes['compact'] : ''}`}
      button={
        <>
          {/* drawn, not written: who speaks to their computer says the name of the button */}
          <span className={classes['initials']} aria-hidden="true" data-initials={initialsOf(name)} />
          {!compact && (
            <span className={classes['personWords']}>
              <span dir="auto" className={classes['personName']}>
                {name}
              </span>
              <span dir="ltr" className={classes['personMail']}>
                {me?.signIn?.email}
              </span>
            </span>
          )}
        </>
      }
    >
      {(close) => (
        <>
          {links.length > 0 && (
            <ul className={menu['lines']}>
              {links.map((entry) => (
                <li key={entry.to}>
                  <Link to={entry.to} className={menu['item']} onClick={close}>
                    <Icon name={entry.icon} size={18} />
                    {i18n._(entry.label)}
                  </Link>
                </li>
              ))}
            </ul>
          )}
          <LanguageItems onChoose={actions.setLanguage} />
          <AppearanceItems />
          <div className={`${menu['lines']} ${menu['group']}`}>
            <button type="button" className={menu['item']} onClick={actions.signOut}>
              <Icon name="out" size={18} />
              {t`Sign out`}
            </button>
          </div>
        </>
      )}
    </Panel>
  );
}

function initialsOf(name: string): string {
  const parts = name.split(/\s+/).filter(Boolean);
  const letters = [parts[0], parts.length > 1 ? parts.at(-1) : undefined].map(
    (part) => Array.from(part ?? '')[0] ?? '',
  );
  return letters.join('').toUpperCase();
}
