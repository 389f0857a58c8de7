/** The frame before one is inside an academy: signing in, a first visit, an invitation. One card, the language, nothing else. */
import { useLingui } from '@lingui/react/macro';
import type { ReactElement, ReactNode } from 'react';
import { Icon } from '../kit/Icon.tsx';
import { Mark } from '../kit/Mark.tsx';
import { Panel } from '../kit/Panel.tsx';
import { Toasts } from '../kit/Toasts.tsx';
import { speak } from '../languages.ts';
import { AppearanceItems } from './AppearanceItems.tsx';
import { LanguageItems } from './LanguageItems.tsx';
import classes from './shell.module.css';

export function Outside({
  children,
  wide = false,
}: {
  readonly children: ReactNode;
  readonly wide?: boolean;
}): ReactElement {
  const { t } = useLingui();
  return (
    <div className={classes['outside']}>
      <div className={classes['card']} data-wide={wide}>
        <header className={classes['outsideMark']}>
          <Mark size={28} />
          <span>Sellwright</span>
        </header>
        <main id="screen" tabIndex={-1} className={classes['outsideBox']}>
          {children}
        </main>
        <footer className={classes['outsideFoot']}>
          <Panel
            label={t`Language and appearance`}
            place="end"
            width={220}
            buttonClass={classes['outsideChoice']}
            button={
              <>
                <Icon name="globe" size={16} />
                {t`Language and appearance`}
              </>
            }
          >
            <LanguageItems onChoose={(language) => void speak(language)} />
            <AppearanceItems />
          </Panel>
        </footer>
      </div>
      <Toasts />
    </div>
  );
}
