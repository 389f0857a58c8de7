/** The places to go, one under the other. */
import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { Icon } from '../kit/Icon.tsx';
import type { Entry } from './entry.ts';
import classes from './shell.module.css';

export function NavList({
  entries,
  onGo,
}: {
  readonly entries: readonly Entry[];
  readonly onGo?: () => void;
}): ReactElement {
  const { i18n } = useLingui();
  return (
    <ul className={classes['navList']}>
      {entries.map((entry) => (
        <li key={entry.to} data-apart={entry.apart}>
          <Link
            to={entry.to}
            activeOptions={{ exact: entry.to === '/', includeSearch: false }}
            className={classes['navLink']}
            {...(onGo ? { onClick: onGo } : {})}
          >
            <Icon name={entry.icon} />
            <span>{i18n._(entry.label)}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
