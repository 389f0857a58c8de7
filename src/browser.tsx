/**
 * The browser's table of contents: which screens stand where, who finds them in the navigation, and how the browser starts.
 * A screen is one exported component of `features/<f>/screens/`, loaded when somebody goes there.
 */
import './web/base.css';
import '@mantine/core/styles/default-css-variables.layer.css';
import '@mantine/core/styles/baseline.layer.css';
import '@mantine/core/styles/global.layer.css';
import { msg } from '@lingui/core/macro';
import {
  Outlet,
  RouterProvider,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from '@tanstack/react-router';
import { lazy, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { readGapScope } from './features/assessments/screens/gap-scope.ts';
import { First } from './features/insights/screens/First.tsx';
import { firstScreensFor } from './features/insights/screens/first-screens.ts';
import type { FirstSlots } from './features/insights/screens/slots.ts';
import { readChosen } from './features/paths/screens/order-form.ts';
import type { PersonStory } from './features/people/screens/PersonPage.tsx';
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

const firstPlaces = {
  academy: { to: '/today/academy', label: msg`Academy`, icon: 'academy' },
  team: { to: '/today/team', label: msg`My team`, icon: 'team' },
  needs: { to: '/today/needs', label: msg`Needs`, icon: 'gaps' },
  housekeeping: { to: '/housekeeping', label: msg`Housekeeping`, icon: 'settings' },
  path: { to: '/today/path', label: msg`My path`, icon: 'path' },
} as const satisfies Record<string, Entry>;

/** The navigation, in order: one's first screens, then what one comes back to most. Four stand at the thumb. */
function entriesFor(me: Me): readonly Entry[] {
  const heads = me.grants.includes('owner') || me.grants.includes('head-of-sales');
  const sells = me.person?.roleId != null;
  const first = firstScreensFor(me).map((screen, at): Entry =>
    at === 0 ? { ...firstPlaces[screen], to: '/' } : firstPlaces[screen],
  );
  const others: readonly (Entry | false)[] = [
    heads && { to: '/academy/gaps', label: msg`Gaps`, icon: 'gaps' },
    me.leads && !heads && { to: '/team/gaps', label: msg`Team gaps`, icon: 'gaps' },
    (me.leads || sells) && { to: '/coaching', label: msg`Coaching`, icon: 'coaching' },
    { to: '/menu', label: msg`Menu`, icon: 'menu' },
    (me.leads || heads) && { to: '/levels/ready', label: msg`Levels`, icon: 'flag' },
    { to: '/people', label: msg`People`, icon: 'person' },
    { to: '/way-of-selling', label: msg`Way of selling`, icon: 'ladder' },
    me.grants.includes('owner') && !me.grants.includes('administrator') && { ...firstPlaces.housekeeping, apart: true },
  ];
  return [...first, ...others.filter((entry) => entry !== false)];
}

/** In the person's own menu. */
const account: readonly Entry[] = [
  { to: '/me', label: msg`My account`, icon: 'person' },
  { to: '/me/watch', label: msg`Asked to watch`, icon: 'assess' },
];

const doors = { signIn: '/sign-in', found: '/welcome', choose: '/academies' } as const;

const root = createRootRoute({ component: Outlet });

const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  component: () => (
    <Inside
      entriesFor={entriesFor}
      personLinksFor={() => account}
      doors={doors}
      bannerFor={(me) =>
        me.academy?.kind === 'demo' ? <DemoVisit /> : me.resetLinks.length > 0 ? <ResetLinkNotice /> : null
      }
    >
      <Outlet />
    </Inside>
  ),
});

/** Without navigation: one thing at a time. */
const bare = createRoute({
  getParentRoute: () => root,
  id: 'bare',
  component: () => (
    <Inside entriesFor={entriesFor} doors={doors} bare>
      <Outlet />
    </Inside>
  ),
});

const outside = createRoute({
  getParentRoute: () => root,
  id: 'outside',
  component: () => (
    <Outside>
      <Outlet />
    </Outside>
  ),
});

const DemoVisit = lazy(() =>
  import('./features/people/screens/DemoVisit.tsx').then((file) => ({ default: file.DemoVisit })),
);

const ResetLinkNotice = lazy(() =>
  import('./features/people/screens/ResetLinkNotice.tsx').then((file) => ({ default: file.ResetLinkNotice })),
);

// lazyRouteComponent is for routes, which the router loads before it draws them; what stands inside a screen suspends by itself
const PersonPage = lazy(() =>
  import('./features/people/screens/PersonPage.tsx').then((file) => ({ default: file.PersonPage })),
);

const Matrix = lazyRouteComponent(() => import('./features/way-of-selling/screens/Matrix.tsx'), 'Matrix');
const Publish = lazy(() =>
  import('./features/way-of-selling/screens/Publish.tsx').then((file) => ({ default: file.Publish })),
);
const PublishEffect = lazy(() =>
  import('./features/assessments/screens/PublishEffect.tsx').then((file) => ({ default: file.PublishEffect })),
);

const LevelReview = lazyRouteComponent(() => import('./features/progress/screens/LevelReview.tsx'), 'LevelReview');
const Assess = lazyRouteComponent(() => import('./features/assessments/screens/Assess.tsx'), 'Assess');
const Standings = lazyRouteComponent(() => import('./features/assessments/screens/Standings.tsx'), 'Standings');
const PersonalPath = lazyRouteComponent(() => import('./features/paths/screens/PersonalPath.tsx'), 'PersonalPath');
const Comparison = lazyRouteComponent(() => import('./features/assessments/screens/Comparison.tsx'), 'Comparison');

const Editor = lazy(() => import('./features/modules/screens/Editor.tsx').then((file) => ({ default: file.Editor })));
const ActivityPage = lazy(() =>
  import('./features/modules/screens/ActivityPage.tsx').then((file) => ({ default: file.ActivityPage })),
);
const LedHere = lazy(() =>
  import('./features/learning/screens/LedHere.tsx').then((file) => ({ default: file.LedHere })),
);
const UsedMinutes = lazy(() =>
  import('./features/learning/screens/UsedMinutes.tsx').then((file) => ({ default: file.UsedMinutes })),
);
const ModulePreview = lazy(() =>
  import('./features/learning/screens/ModulePreview.tsx').then((file) => ({ default: file.ModulePreview })),
);

/** What the features have to say about a person, below who they are. */
const stories: readonly PersonStory[] = [
  {
    key: 'standings',
    Story: lazyRouteComponent(() => import('./features/assessments/screens/StandingStory.tsx'), 'StandingStory'),
  },
  {
    key: 'demonstrations',
    Story: lazy(() =>
      import('./features/assessments/screens/DemonstrationStory.tsx').then((file) => ({
        default: file.DemonstrationStory,
      })),
    ),
  },
  {
    key: 'level',
    Story: lazy(() =>
      import('./features/progress/screens/LevelStory.tsx').then((file) => ({ default: file.LevelStory })),
    ),
  },
  {
    key: 'path',
    Story: lazy(() => import('./features/paths/screens/PathStory.tsx').then((file) => ({ default: file.PathStory }))),
  },
  {
    key: 'learning',
    Story: lazy(() =>
      import('./features/learning/screens/LearningStory.tsx').then((file) => ({ default: file.LearningStory })),
    ),
  },
  {
    key: 'coaching',
    Story: lazy(() =>
      import('./features/coaching/screens/CoachingStory.tsx').then((file) => ({ default: file.CoachingStory })),
    ),
  },
];

/** What stands on first screens beside their own. */
const slots: FirstSlots = {
  Housekeeping: lazy(() =>
    import('./features/people/screens/Housekeeping.tsx').then((file) => ({ default: file.Housekeeping })),
  ),
  PlanSession: lazy(() =>
    import('./features/coaching/screens/PlanSession.tsx').then((file) => ({ default: file.PlanSession })),
  ),
  NextList: lazy(() => import('./features/coaching/screens/NextList.tsx').then((file) => ({ default: file.NextList }))),
};

const insideScreens = [
  createRoute({ getParentRoute: () => inside, path: '/', component: () => <First {...slots} /> }),
  createRoute({
    getParentRoute: () => inside,
    path: '/today/academy',
    component: () => <First {...slots} screen="academy" />,
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/today/team',
    component: () => <First {...slots} screen="team" />,
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/today/needs',
    component: () => <First {...slots} screen="needs" />,
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/today/path',
    component: () => <First {...slots} screen="path" />,
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/people',
    component: lazyRouteComponent(() => import('./features/people/screens/Directory.tsx'), 'Directory'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/people/import',
    component: lazyRouteComponent(() => import('./features/people/screens/RosterImport.tsx'), 'RosterImport'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/people/$personId',
    component: () => <PersonPage stories={stories} />,
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/menu',
    component: lazyRouteComponent(() => import('./features/modules/screens/Menu.tsx'), 'Menu'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/menu/$activityId',
    component: () => <ActivityPage LedHere={LedHere} UsedMinutes={UsedMinutes} />,
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/menu/$activityId/edit',
    component: () => <Editor Preview={ModulePreview} />,
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/coaching',
    component: lazyRouteComponent(() => import('./features/coaching/screens/Coaching.tsx'), 'Coaching'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/coaching/activity',
    component: lazyRouteComponent(() => import('./features/coaching/screens/CoachingActivity.tsx'), 'CoachingActivity'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/coaching/sessions/$sessionId',
    component: lazyRouteComponent(() => import('./features/coaching/screens/SessionPage.tsx'), 'SessionPage'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/coaching/agreements/$agreementId',
    component: lazyRouteComponent(() => import('./features/coaching/screens/AgreementPage.tsx'), 'AgreementPage'),
  }),
  createRoute({ getParentRoute: () => inside, path: '/way-of-selling', component: Matrix }),
  createRoute({
    getParentRoute: () => inside,
    path: '/way-of-selling/capabilities',
    component: lazyRouteComponent(() => import('./features/way-of-selling/screens/Capabilities.tsx'), 'Capabilities'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/way-of-selling/versions',
    component: lazyRouteComponent(() => import('./features/way-of-selling/screens/Versions.tsx'), 'Versions'),
  }),
  createRoute({ getParentRoute: () => inside, path: '/way-of-selling/versions/$versionId', component: Matrix }),
  createRoute({
    getParentRoute: () => inside,
    path: '/way-of-selling/versions/$versionId/publish',
    component: () => <Publish Effect={PublishEffect} />,
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/me',
    component: lazyRouteComponent(() => import('./features/people/screens/MyAccount.tsx'), 'MyAccount'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/academy/settings',
    component: lazyRouteComponent(() => import('./features/people/screens/AcademySettings.tsx'), 'AcademySettings'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/organisation',
    component: lazyRouteComponent(() => import('./features/people/screens/Organisation.tsx'), 'Organisation'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/housekeeping',
    component: lazyRouteComponent(() => import('./features/people/screens/Housekeeping.tsx'), 'Housekeeping'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/housekeeping/history',
    component: lazyRouteComponent(() => import('./features/people/screens/AcademyHistory.tsx'), 'AcademyHistory'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/housekeeping/mails',
    component: lazyRouteComponent(() => import('./features/people/screens/Mails.tsx'), 'Mails'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/housekeeping/access',
    component: lazyRouteComponent(() => import('./features/people/screens/Access.tsx'), 'Access'),
  }),
  createRoute({ getParentRoute: () => inside, path: '/me/assess', component: Assess }),
  createRoute({ getParentRoute: () => inside, path: '/me/standings', component: Standings }),
  createRoute({ getParentRoute: () => inside, path: '/people/$personId/assess', component: Assess }),
  createRoute({ getParentRoute: () => inside, path: '/people/$personId/standings', component: Standings }),
  createRoute({ getParentRoute: () => inside, path: '/people/$personId/comparison', component: Comparison }),
  createRoute({ getParentRoute: () => inside, path: '/path', component: PersonalPath }),
  createRoute({
    getParentRoute: () => inside,
    path: '/assign',
    validateSearch: readChosen,
    component: lazyRouteComponent(() => import('./features/paths/screens/Assign.tsx'), 'Assign'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/assign/given',
    component: lazyRouteComponent(() => import('./features/paths/screens/Given.tsx'), 'Given'),
  }),
  createRoute({ getParentRoute: () => inside, path: '/people/$personId/path', component: PersonalPath }),
  createRoute({
    getParentRoute: () => inside,
    path: '/people/$personId/demonstrate',
    component: lazyRouteComponent(() => import('./features/assessments/screens/Demonstrate.tsx'), 'Demonstrate'),
  }),
  createRoute({ getParentRoute: () => inside, path: '/people/$personId/level', component: LevelReview }),
  createRoute({ getParentRoute: () => inside, path: '/me/level', component: LevelReview }),
  createRoute({
    getParentRoute: () => inside,
    path: '/levels/ready',
    component: lazyRouteComponent(() => import('./features/progress/screens/ReadyPeople.tsx'), 'ReadyPeople'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/certifications',
    component: lazyRouteComponent(() => import('./features/progress/screens/Certifications.tsx'), 'Certifications'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/me/watch',
    component: lazyRouteComponent(() => import('./features/assessments/screens/Watching.tsx'), 'Watching'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/academy/verifiers',
    component: lazyRouteComponent(() => import('./features/assessments/screens/Verifiers.tsx'), 'Verifiers'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/assessments/$assessmentId',
    component: lazyRouteComponent(() => import('./features/assessments/screens/AssessmentPage.tsx'), 'AssessmentPage'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/team/gaps',
    validateSearch: readGapScope,
    component: lazyRouteComponent(() => import('./features/assessments/screens/TeamGaps.tsx'), 'TeamGaps'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/academy/gaps',
    validateSearch: readGapScope,
    component: lazyRouteComponent(() => import('./features/assessments/screens/CompanyGaps.tsx'), 'CompanyGaps'),
  }),
  createRoute({ getParentRoute: () => inside, path: '$', component: Lost }),
];

const bareScreens = [
  createRoute({
    getParentRoute: () => bare,
    path: '/learn/$activityId',
    component: lazyRouteComponent(() => import('./features/learning/screens/Player.tsx'), 'Player'),
  }),
];

const outsideScreens = [
  createRoute({
    getParentRoute: () => outside,
    path: '/sign-in',
    component: lazyRouteComponent(() => import('./features/people/screens/SignIn.tsx'), 'SignIn'),
  }),
  createRoute({
    getParentRoute: () => outside,
    path: '/welcome',
    component: lazyRouteComponent(() => import('./features/people/screens/Welcome.tsx'), 'Welcome'),
  }),
  createRoute({
    getParentRoute: () => outside,
    path: '/forgot',
    component: lazyRouteComponent(() => import('./features/people/screens/Forgot.tsx'), 'Forgot'),
  }),
  createRoute({
    getParentRoute: () => outside,
    path: '/reset',
    component: lazyRouteComponent(() => import('./features/people/screens/Reset.tsx'), 'Reset'),
  }),
  createRoute({
    getParentRoute: () => outside,
    path: '/verify',
    component: lazyRouteComponent(() => import('./features/people/screens/Verify.tsx'), 'Verify'),
  }),
  createRoute({
    getParentRoute: () => outside,
    path: '/invitation',
    component: lazyRouteComponent(() => import('./features/people/screens/Invitation.tsx'), 'Invitation'),
  }),
  createRoute({
    getParentRoute: () => outside,
    path: '/academies',
    component: lazyRouteComponent(() => import('./features/people/screens/Academies.tsx'), 'Academies'),
  }),
];

const router = createRouter({
  routeTree: root.addChildren([
    inside.addChildren(insideScreens),
    bare.addChildren(bareScreens),
    outside.addChildren(outsideScreens),
  ]),
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
  await Promise.all([speak(firstLanguage()), router.load()]);
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
