/**
 * What a first screen is made of and what it asks, so that the page it stands on can have all of that fetched at once. A file named
 * here that does not exist, or a question nobody asks any more, only makes the page wait, or fetch in vain: the test knows.
 */
import { firstScreens, firstScreensOf, type FirstScreen, type Standpoint } from './access.ts';

/** What each of them shows; housekeeping answers for itself. */
export const asksFor = {
  academy: '/api/first/academy',
  team: '/api/first/my-team',
  needs: '/api/first/needs',
  path: '/api/first/my-path',
} as const;

export interface Reader extends Standpoint {
  readonly personId: string;
  /** in a demo academy, where a line above everything says so */
  readonly visits: boolean;
}

export interface FirstPage {
  /** files of the source */
  readonly screens: readonly string[];
  /** addresses, asked without more */
  readonly asks: readonly string[];
}

interface Made {
  readonly screens: readonly string[];
  readonly asks: (reader: Reader) => readonly string[];
}

const made: Record<FirstScreen, Made> = {
  academy: {
    screens: ['insights/screens/AcademyNow.tsx'],
    asks: () => [asksFor.academy, '/api/first/academy/movement'],
  },
  team: {
    screens: ['insights/screens/MyTeam.tsx', 'coaching/screens/NextList.tsx'],
    asks: () => [asksFor.team],
  },
  needs: {
    screens: [
      'insights/screens/Needs.tsx',
      'modules/screens/BeginFor.tsx',
      'way-of-selling/screens/CompanyPriorities.tsx',
    ],
    asks: () => [asksFor.needs, '/api/priorities', '/api/menu?limit=1'],
  },
  housekeeping: { screens: ['people/screens/Housekeeping.tsx'], asks: () => ['/api/housekeeping'] },
  path: {
    screens: ['insights/screens/MyPath.tsx'],
    asks: ({ personId }) => [asksFor.path, '/api/me/remembered', `/api/people/${personId}/movement`],
  },
};

/** Null where no first screen stands at this path. */
export function firstPageAt(pathname: string, reader: Reader): FirstPage | null {
  const screen =
    pathname === '/' ? firstScreensOf(reader)[0] : firstScreens.find((one) => pathname === `/today/${one}`);
  if (!screen) return null;
  const { screens, asks } = made[screen];
  return {
    screens: [...screens, ...(reader.visits ? ['people/screens/DemoVisit.tsx'] : [])].map(
      (file) => `src/features/${file}`,
    ),
    asks: [...asks(reader), ...(reader.visits ? ['/api/demo/people'] : [])],
  };
}
