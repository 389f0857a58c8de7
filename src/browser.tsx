/**
 * The browser's table of contents: which screens stand where, who finds them in the navigation, and how the browser starts.
 * A screen is one exported component of `features/<f>/screens/`, loaded when somebody goes there.
 */
import './web/base.css';
import '@mantine/core/styles/default-css-variables.layer.css';
import '@mantine/core/styles/baseline.layer.css';
import '@mantine/core/styles/global.layer.css';
import {
  Outlet,
  RouterProvider,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { readGapScope } from './features/assessments/screens/gap-scope.ts';
import { First } from './features/insights/screens/First.tsx';
import { readChosen } from './features/paths/screens/order-form.ts';
import { readWrite } from './features/paths/screens/path-draft.ts';
import { account, doors, entriesFor } from './navigation.ts';
import {
  Academies,
  AcademyHistory,
  AcademySettings,
  Access,
  ActivityPage,
  AskedQuestion,
  DemoVisit,
  Directory,
  Editor,
  Forgot,
  Invitation,
  LedHere,
  Mails,
  ModulePreview,
  MyAccount,
  NextBite,
  Organisation,
  PackagePick,
  PackagePlayer,
  PersonPage,
  Placement,
  Player,
  Publish,
  PublishEffect,
  Reset,
  ResetLinkNotice,
  RosterImport,
  SignIn,
  TakeAlong,
  UsedMinutes,
  Verify,
  Welcome,
  slots,
  stories,
} from './pieces.ts';
import { toldAlready } from './web/ahead.ts';
import { onSignedOut } from './web/api.ts';
import { createAnswers, hold } from './web/ask.ts';
import { watchConnection } from './web/connection.ts';
import { firstLanguage, speak } from './web/languages.ts';
import { Broken } from './web/shell/Broken.tsx';
import { Frame } from './web/shell/Frame.tsx';
import { Inside } from './web/shell/Inside.tsx';
import { Lost } from './web/shell/Lost.tsx';
import { Outside } from './web/shell/Outside.tsx';
import { Waiting } from './web/shell/Waiting.tsx';

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

const Matrix = lazyRouteComponent(() => import('./features/way-of-selling/screens/Matrix.tsx'), 'Matrix');
const LevelReview = lazyRouteComponent(() => import('./features/progress/screens/LevelReview.tsx'), 'LevelReview');
const Assess = lazyRouteComponent(() => import('./features/assessments/screens/Assess.tsx'), 'Assess');
const Standings = lazyRouteComponent(() => import('./features/assessments/screens/Standings.tsx'), 'Standings');
const PersonalPath = lazyRouteComponent(() => import('./features/paths/screens/PersonalPath.tsx'), 'PersonalPath');
const Comparison = lazyRouteComponent(() => import('./features/assessments/screens/Comparison.tsx'), 'Comparison');

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
  createRoute({ getParentRoute: () => inside, path: '/people', component: Directory }),
  createRoute({ getParentRoute: () => inside, path: '/people/import', component: RosterImport }),
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
    path: '/menu/packages',
    component: lazyRouteComponent(() => import('./features/packages/screens/Shelf.tsx'), 'Shelf'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/menu/catalogue',
    component: lazyRouteComponent(() => import('./features/packages/screens/Catalogue.tsx'), 'Catalogue'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/try/$packageId',
    component: lazyRouteComponent(() => import('./features/packages/screens/TryIt.tsx'), 'TryIt'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/menu/$activityId',
    component: () => <ActivityPage LedHere={LedHere} UsedMinutes={UsedMinutes} TakeAlong={TakeAlong} />,
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/menu/$activityId/edit',
    component: () => <Editor Preview={ModulePreview} PackagePick={PackagePick} />,
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
  createRoute({ getParentRoute: () => inside, path: '/me', component: MyAccount }),
  createRoute({ getParentRoute: () => inside, path: '/academy/settings', component: AcademySettings }),
  createRoute({ getParentRoute: () => inside, path: '/organisation', component: Organisation }),
  createRoute({
    getParentRoute: () => inside,
    path: '/housekeeping',
    component: lazyRouteComponent(() => import('./features/people/screens/Housekeeping.tsx'), 'Housekeeping'),
  }),
  createRoute({ getParentRoute: () => inside, path: '/housekeeping/history', component: AcademyHistory }),
  createRoute({ getParentRoute: () => inside, path: '/housekeeping/mails', component: Mails }),
  createRoute({ getParentRoute: () => inside, path: '/housekeeping/access', component: Access }),
  createRoute({ getParentRoute: () => inside, path: '/me/assess', component: Assess }),
  createRoute({ getParentRoute: () => inside, path: '/me/standings', component: Standings }),
  createRoute({ getParentRoute: () => inside, path: '/people/$personId/assess', component: Assess }),
  createRoute({ getParentRoute: () => inside, path: '/people/$personId/standings', component: Standings }),
  createRoute({ getParentRoute: () => inside, path: '/people/$personId/comparison', component: Comparison }),
  createRoute({ getParentRoute: () => inside, path: '/path', component: PersonalPath }),
  createRoute({
    getParentRoute: () => inside,
    path: '/paths',
    component: lazyRouteComponent(() => import('./features/paths/screens/Paths.tsx'), 'Paths'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/paths/$roleId/$levelId',
    validateSearch: readWrite,
    component: lazyRouteComponent(() => import('./features/paths/screens/LevelPath.tsx'), 'LevelPath'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/priorities',
    component: lazyRouteComponent(() => import('./features/way-of-selling/screens/Priorities.tsx'), 'Priorities'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/ask',
    component: lazyRouteComponent(() => import('./features/assessments/screens/AskMany.tsx'), 'AskMany'),
  }),
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
  createRoute({
    getParentRoute: () => inside,
    path: '/assign/take',
    validateSearch: readChosen,
    component: lazyRouteComponent(() => import('./features/paths/screens/TakeMany.tsx'), 'TakeMany'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/assign/place',
    validateSearch: readChosen,
    component: lazyRouteComponent(() => import('./features/paths/screens/PlaceMany.tsx'), 'PlaceMany'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/placement',
    component: () => <Placement Question={AskedQuestion} />,
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/people/$personId/placement',
    component: lazyRouteComponent(() => import('./features/paths/screens/PlacementWord.tsx'), 'PlacementWord'),
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
    component: () => <Player Next={NextBite} />,
  }),
  createRoute({ getParentRoute: () => bare, path: '/play/$attemptId/$cardKey', component: PackagePlayer }),
];

const outsideScreens = [
  createRoute({ getParentRoute: () => outside, path: '/sign-in', component: SignIn }),
  createRoute({ getParentRoute: () => outside, path: '/welcome', component: Welcome }),
  createRoute({ getParentRoute: () => outside, path: '/forgot', component: Forgot }),
  createRoute({ getParentRoute: () => outside, path: '/reset', component: Reset }),
  createRoute({ getParentRoute: () => outside, path: '/verify', component: Verify }),
  createRoute({ getParentRoute: () => outside, path: '/invitation', component: Invitation }),
  createRoute({
    getParentRoute: () => outside,
    path: '/badge',
    component: lazyRouteComponent(() => import('./features/progress/screens/CheckBadge.tsx'), 'CheckBadge'),
  }),
  createRoute({ getParentRoute: () => outside, path: '/academies', component: Academies }),
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
  const [me] = await Promise.all([toldAlready('/api/me'), speak(firstLanguage()), router.load()]);
  hold(answers, '/api/me', me);
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
