/** Which academy this is; for a sign-in that belongs to several, the way to another one. */
import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { Icon } from '../kit/Icon.tsx';
import { Mark } from '../kit/Mark.tsx';
import { Panel } from '../kit/Panel.tsx';
import { useMe } from '../me.ts';
import menu from './menu.module.css';
import classes from './shell.module.css';

export function AcademySwitch({ onEnter }: { readonly onEnter: (academyId: string) => void }): ReactElement {
  const { t } = useLingui();
  const me = useMe();
  const name = me?.academy?.name ?? 'Sellwright';
  const inside = (
    <>
      <Mark />
      <span dir="auto" className={classes['academyName']}>
        {name}
      </span>
    </>
  );
  if (!me || me.academies.length < 2) {
    return (
      <Link to="/" className={classes['academy']}>
        {inside}
      </Link>
    );
  }
  return (
    <Panel
      label={t`Academies`}
      pinned
      buttonLabel={t`${name}: change the academy`}
      buttonClass={classes['academy']}
      button={
        <>
          {inside}
          <Icon name="down" size={16} />
        </>
      }
    >
      {(close) => (
        <ul className={menu['lines']}>
          {me.academies.map((academy) => {
            const isHere = academy.id === me.academy?.id;
            return (
              <li key={academy.id}>
                <button
                  type="button"
                  className={menu['item']}
                  aria-current={isHere ? 'true' : undefined}
                  onClick={() => (isHere ? close() : onEnter(academy.id))}
                >
                  <span className={menu['name']}>{academy.name}</span>
                  {isHere && <Icon name="check" size={16} />}
                </button>
              </li>
            );
          })}
        </ul>
      )}
    </Panel>
  );
}
