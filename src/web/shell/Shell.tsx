/**
 * The frame around every screen inside an academy: navigation at the side on a desk, at the thumb on a phone, the person's own
 * menu, and the place where screens stand. It knows no feature: what is listed comes from browser.tsx.
 */
import { useLingui } from '@lingui/react/macro';
import { useMediaQuery } from '@mantine/hooks';
import { useRouter } from '@tanstack/react-router';
import { useEffect, type ReactElement, type ReactNode } from 'react';
import { useReachable } from '../connection.ts';
import { Icon } from '../kit/Icon.tsx';
import { Toasts } from '../kit/Toasts.tsx';
import { useMe } from '../me.ts';
import { AcademySwitch } from './AcademySwitch.tsx';
import { BottomBar } from './BottomBar.tsx';
import type { Entry, ShellActions } from './entry.ts';
import { wantHeadingFocus } from './focus.ts';
import { NavList } from './NavList.tsx';
import { PersonMenu } from './PersonMenu.tsx';
import classes from './shell.module.css';

export interface ShellProps {
  readonly entries: readonly Entry[];
  readonly actions: ShellActions;
  /** more lines of the person's menu: own account, found another academy */
  readonly personLinks?: readonly Entry[];
  /** above everything, for instance whose place one takes in a demo academy */
  readonly banner?: ReactNode;
  readonly children: ReactNode;
}

const noLinks: readonly Entry[] = [];
const phone = '(width < 48em)';

export function Shell({ entries, actions, personLinks, banner, children }: ShellProps): ReactElement {
  const { t } = useLingui();
  const onPhone = useMediaQuery(phone, undefined, { getInitialValueInEffect: false }) ?? false;
  useFocusAfterMoves();
  return (
    <div className={classes['shell']}>
      <a href="#screen" className={classes['skip']}>{t`Skip to the content`}</a>
      {banner && <div className={`${classes['banner']} not-printed`}>{banner}</div>}
      {onPhone ? (
        <header className={`${classes['topBar']} not-printed`}>
          <AcademySwitch onEnter={actions.enterAcademy} />
          <PersonMenu actions={actions} links={personLinks ?? noLinks} compact />
        </header>
      ) : (
        <header className={`${classes['side']} not-printed`}>
          <AcademySwitch onEnter={actions.enterAcademy} />
          <nav aria-label={t`Main`} className={classes['nav']}>
            <NavList entries={entries} />
          </nav>
          <PersonMenu actions={actions} links={personLinks ?? noLinks} />
        </header>
      )}
      <main id="screen" tabIndex={-1} className={classes['main']}>
        <div className={classes['page']}>{children}</div>
      </main>
      {onPhone && <BottomBar entries={entries} />}
      <OfflineMark />
      <Toasts />
    </div>
  );
}

/** Not on the first load, and not when only the address' query changed. */
function useFocusAfterMoves(): void {
  const router = useRouter();
  useEffect(
    () =>
      router.subscribe('onRendered', ({ fromLocation, pathChanged }) => {
        if (fromLocation && pathChanged) wantHeadingFocus();
      }),
    [router],
  );
}

function OfflineMark(): ReactElement {
  const { t } = useLingui();
  const reachable = useReachable();
  const inAcademy = useMe()?.person;
  return (
    <div role="status" className={`${classes['offline']} not-printed`} data-shown={!reachable}>
      {!reachable && (
        <>
          <Icon name="offline" size={16} />
          <span>
            {inAcademy ? t`Offline. What you enter is kept and will be saved.` : t`No connection to the server.`}
          </span>
        </>
      )}
    </div>
  );
}
