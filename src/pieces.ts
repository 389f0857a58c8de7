/**
 * The pieces that screens of one feature show of another: each feature draws its own, and nobody knows the others. They are
 * loaded when they are drawn.
 */
import { lazyRouteComponent } from '@tanstack/react-router';
import { lazy } from 'react';
import type { FirstSlots } from './features/insights/screens/slots.ts';
import type { PersonStory } from './features/people/screens/PersonPage.tsx';

export const DemoVisit = lazy(() =>
  import('./features/people/screens/DemoVisit.tsx').then((file) => ({ default: file.DemoVisit })),
);

export const ResetLinkNotice = lazy(() =>
  import('./features/people/screens/ResetLinkNotice.tsx').then((file) => ({ default: file.ResetLinkNotice })),
);

// lazyRouteComponent is for routes, which the router loads before it draws them; what stands inside a screen suspends by itself
export const PersonPage = lazy(() =>
  import('./features/people/screens/PersonPage.tsx').then((file) => ({ default: file.PersonPage })),
);

export const Publish = lazy(() =>
  import('./features/way-of-selling/screens/Publish.tsx').then((file) => ({ default: file.Publish })),
);
export const PublishEffect = lazy(() =>
  import('./features/assessments/screens/PublishEffect.tsx').then((file) => ({ default: file.PublishEffect })),
);

export const Editor = lazy(() =>
  import('./features/modules/screens/Editor.tsx').then((file) => ({ default: file.Editor })),
);
export const PackagePick = lazy(() =>
  import('./features/packages/screens/PackagePick.tsx').then((file) => ({ default: file.PackagePick })),
);
export const ActivityPage = lazy(() =>
  import('./features/modules/screens/ActivityPage.tsx').then((file) => ({ default: file.ActivityPage })),
);
export const LedHere = lazy(() =>
  import('./features/learning/screens/LedHere.tsx').then((file) => ({ default: file.LedHere })),
);
export const UsedMinutes = lazy(() =>
  import('./features/learning/screens/UsedMinutes.tsx').then((file) => ({ default: file.UsedMinutes })),
);
export const TakeAlong = lazy(() =>
  import('./features/learning/screens/TakeAlong.tsx').then((file) => ({ default: file.TakeAlong })),
);
export const ModulePreview = lazy(() =>
  import('./features/learning/screens/ModulePreview.tsx').then((file) => ({ default: file.ModulePreview })),
);

const nextBite = () => import('./features/insights/screens/NextBite.tsx').then((file) => ({ default: file.NextBite }));

export const Player = lazy(async () => {
  const { Player: player } = await import('./features/learning/screens/Player.tsx');
  // a module may end where there is no connection: what stands at its end is fetched with its beginning
  void nextBite().catch(() => undefined);
  return { default: player };
});
export const NextBite = lazy(nextBite);

export const Placement = lazy(() =>
  import('./features/paths/screens/Placement.tsx').then((file) => ({ default: file.Placement })),
);
export const AskedQuestion = lazy(() =>
  import('./features/learning/screens/AskedQuestion.tsx').then((file) => ({ default: file.AskedQuestion })),
);

/** Screens that stand alone, one for each route of theirs. */
export const Directory = lazyRouteComponent(() => import('./features/people/screens/Directory.tsx'), 'Directory');
export const RosterImport = lazyRouteComponent(
  () => import('./features/people/screens/RosterImport.tsx'),
  'RosterImport',
);
export const MyAccount = lazyRouteComponent(() => import('./features/people/screens/MyAccount.tsx'), 'MyAccount');
export const AcademySettings = lazyRouteComponent(
  () => import('./features/people/screens/AcademySettings.tsx'),
  'AcademySettings',
);
export const Organisation = lazyRouteComponent(
  () => import('./features/people/screens/Organisation.tsx'),
  'Organisation',
);
export const AcademyHistory = lazyRouteComponent(
  () => import('./features/people/screens/AcademyHistory.tsx'),
  'AcademyHistory',
);
export const Mails = lazyRouteComponent(() => import('./features/people/screens/Mails.tsx'), 'Mails');
export const Access = lazyRouteComponent(() => import('./features/people/screens/Access.tsx'), 'Access');
export const SignIn = lazyRouteComponent(() => import('./features/people/screens/SignIn.tsx'), 'SignIn');
export const Welcome = lazyRouteComponent(() => import('./features/people/screens/Welcome.tsx'), 'Welcome');
export const Forgot = lazyRouteComponent(() => import('./features/people/screens/Forgot.tsx'), 'Forgot');
export const Reset = lazyRouteComponent(() => import('./features/people/screens/Reset.tsx'), 'Reset');
export const Verify = lazyRouteComponent(() => import('./features/people/screens/Verify.tsx'), 'Verify');
export const Invitation = lazyRouteComponent(() => import('./features/people/screens/Invitation.tsx'), 'Invitation');
export const Academies = lazyRouteComponent(() => import('./features/people/screens/Academies.tsx'), 'Academies');
export const PackagePlayer = lazyRouteComponent(
  () => import('./features/packages/screens/PackagePlayer.tsx'),
  'PackagePlayer',
);

/** What the features have to say about a person, below who they are. */
export const stories: readonly PersonStory[] = [
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
    key: 'placement',
    Story: lazy(() =>
      import('./features/paths/screens/PlacementStory.tsx').then((file) => ({ default: file.PlacementStory })),
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
    key: 'units',
    Story: lazy(() =>
      import('./features/packages/screens/UnitStory.tsx').then((file) => ({ default: file.UnitStory })),
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
export const slots: FirstSlots = {
  Housekeeping: lazy(() =>
    import('./features/people/screens/Housekeeping.tsx').then((file) => ({ default: file.Housekeeping })),
  ),
  PlanSession: lazy(() =>
    import('./features/coaching/screens/PlanSession.tsx').then((file) => ({ default: file.PlanSession })),
  ),
  WhatHappened: lazy(() =>
    import('./features/coaching/screens/WhatHappened.tsx').then((file) => ({ default: file.WhatHappened })),
  ),
  BeginFor: lazy(() => import('./features/modules/screens/BeginFor.tsx').then((file) => ({ default: file.BeginFor }))),
  CompanyPriorities: lazy(() =>
    import('./features/way-of-selling/screens/CompanyPriorities.tsx').then((file) => ({
      default: file.CompanyPriorities,
    })),
  ),
  NextList: lazy(() => import('./features/coaching/screens/NextList.tsx').then((file) => ({ default: file.NextList }))),
};
