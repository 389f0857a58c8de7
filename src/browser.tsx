/**
 * The browser's table of contents: which screens stand where, who finds them in the navigation, and how the browser starts.
 * A screen is one exported component of `features/<f>/screens/`, loaded when somebody goes there.
 */
import '@mantine/core/styles.layer.css';
import './web/base.css';
import { Outlet, RouterProvider, createRootRoute, createRoute, createRouter } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { onSignedOut } from './web/api.ts';
import { createAnswers } from './web/ask.ts';
import { watchConnection } from './web/connection.ts';
import { firstLanguage, speak } from './web/languages.ts';
import type { Me } from './web/me.ts';
import { Broken } from './web/shell/Broken.tsx';
import type { Entry } from './web/shell/entry.ts';
import { Frame } from './web/shell/Frame.tsx';
import { Inside } from './web/shell/Inside.tsx';
import { Lost } from './web/shell/Lost.tsx';
import { Outside } from './web/shell/Outside.tsx';
import { Waiting } from './web/shell/Waiting.tsx';

/** The navigation, in order; who finds what. */
function entriesFor(_me: Me): readonly Entry[] {
  return [];
}

const doors = { signIn: '/sign-in', found: '/welcome', choose: '/academies' } as const;

const root = createRootRoute({ component: Outlet, notFoundComponent: Lost });

const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  component: () => (
    <Inside entriesFor={entriesFor} doors={doors}>
      <Outlet />
    </Inside>
  ),
  notFoundComponent: Lost,
});

const first = createRoute({ getParentRoute: () => inside, path: '/', component: Lost });

const outside = createRoute({
  getParentRoute: () => root,
  id: 'outside',
  component: () => (
    <Outside>
      <Outlet />
    </Outside>
  ),
});

const router = createRouter({
  routeTree: root.addChildren([inside.addChildren([first]), outside.addChildren([])]),
  defaultPreload: 'intent',
  defaultPendingComponent: Waiting,
  defaultErrorComponent: Broken,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

async function start(): Promise<void> {
  const answers = createAnswers();
  onSignedOut(() => void answers.invalidateQueries({ queryKey: ['api', '/api/me'] }));
  watchConnection();
  await speak(firstLanguage());
  const place = document.getElementById('root');
  if (!place) throw new Error('the page has no place to draw in');
  createRoot(place).render(
    <StrictMode>
      <Frame answers={answers}>
        <RouterProvider router={router} />
      </Frame>
    </StrictMode>,
  );
}

void start();
