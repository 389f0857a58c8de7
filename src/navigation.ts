/** What stands in the navigation of whom, in the person's own menu, and where the doors of the product are. */
import { msg } from '@lingui/core/macro';
import { firstScreensFor } from './features/insights/screens/first-screens.ts';
import type { Me } from './web/me.ts';
import type { Entry } from './web/shell/entry.ts';

const firstPlaces = {
  academy: { to: '/today/academy', label: msg`Academy`, icon: 'academy' },
  team: { to: '/today/team', label: msg`My team`, icon: 'team' },
  needs: { to: '/today/needs', label: msg`Needs`, icon: 'gaps' },
  housekeeping: { to: '/housekeeping', label: msg`Housekeeping`, icon: 'settings' },
  path: { to: '/today/path', label: msg`My path`, icon: 'path' },
} as const satisfies Record<string, Entry>;

/** The navigation, in order: one's first screens, then what one comes back to most. Four stand at the thumb. */
export function entriesFor(me: Me): readonly Entry[] {
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
export const account: readonly Entry[] = [
  { to: '/me', label: msg`My account`, icon: 'person' },
  { to: '/me/watch', label: msg`Asked to watch`, icon: 'assess' },
];

export const doors = { signIn: '/sign-in', found: '/welcome', choose: '/academies' } as const;
