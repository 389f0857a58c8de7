/** Navigation within reach of the thumb: at most four places, and "More" where there are more. */
import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { Icon } from '../kit/Icon.tsx';
import { Panel } from '../kit/Panel.tsx';
import type { Entry } from './entry.ts';
import { NavList } from './NavList.tsx';
import classes from './shell.module.css';

export function BottomBar({ entries }: { readonly entries: readonly Entry[] }): ReactElement {
  const { t, i18n } = useLingui();
  const shown = entries.slice(0, 4);
  const rest = entries.slice(shown.length);
  return (
    <nav aria-label={t`Main`} className={`${classes['bottomBar']} not-printed`}>
      <ul className={classes['thumbs']}>
        {shown.map((entry) => (
          <li key={entry.to}>
            <Link
              to={entry.to}
              activeOptions={{ exact: entry.to === '/', includeSearch: false }}
              className={classes['thumb']}
            >
              <Icon name={entry.icon} size={22} />
              <span>{i18n._(entry.label)}</span>
            </Link>
          </li>
        ))}
        {rest.length > 0 && (
          <li>
            <Panel
              label={t`More`}
              place="sheet"
              buttonClass={classes['thumb']}
              button={
                <>
                  <Icon name="more" size={22} />
                  <span>{t`More`}</span>
                </>
              }
            >
              {(close) => <NavList entries={rest} onGo={close} />}
            </Panel>
          </li>
        )}
      </ul>
    </nav>
  );
}
