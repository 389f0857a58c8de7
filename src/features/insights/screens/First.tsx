/**
 * The first screen, by who stands in front of it. It says nothing itself, so that neither words nor a screen come along that this
 * person will not see. What other features put on it is handed in by browser.tsx.
 */
import { lazy, Suspense, type ComponentType, type ReactElement } from 'react';
import type { Who } from '../../../kernel/contract.ts';
import { useAsk } from '../../../web/ask.ts';
import { usePerson } from '../../../web/me.ts';
import { Waiting } from '../../../web/shell/Waiting.tsx';
import { firstScreensOf, type FirstScreen } from '../access.ts';
import { asksFor } from '../first-page.ts';
import type { FirstSlots } from './slots.ts';

const screens: Record<Exclude<FirstScreen, 'housekeeping'>, ComponentType<FirstSlots>> = {
  academy: lazy(() => import('./AcademyNow.tsx').then((file) => ({ default: file.AcademyNow }))),
  team: lazy(() => import('./MyTeam.tsx').then((file) => ({ default: file.MyTeam }))),
  needs: lazy(() => import('./Needs.tsx').then((file) => ({ default: file.Needs }))),
  path: lazy(() => import('./MyPath.tsx').then((file) => ({ default: file.MyPath }))),
};

/** What each screen shows, asked for while the screen itself is still on its way; it finds the answer under the same question. */
interface Ahead {
  readonly method: 'GET';
  readonly path: (typeof asksFor)[keyof typeof asksFor];
  readonly summary: string;
  readonly who: Who;
}

export interface FirstProps extends FirstSlots {
  /** one of somebody's several; left out, the one that serves them most */
  readonly screen?: FirstScreen;
}

export function First({ screen, ...slots }: FirstProps): ReactElement {
  const me = usePerson();
  const [first = 'path'] = firstScreensOf({ grants: me.grants, leads: me.leads, hasRole: me.roleId !== null });
  const shown = screen ?? first;
  useAsk<Ahead>('GET', asksFor[shown === 'housekeeping' ? 'path' : shown], { when: shown !== 'housekeeping' });
  const Screen = shown === 'housekeeping' ? slots.Housekeeping : screens[shown];
  return (
    <Suspense fallback={<Waiting />}>
      <Screen {...slots} />
    </Suspense>
  );
}
