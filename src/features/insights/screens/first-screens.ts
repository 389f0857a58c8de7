/** The first screens of whoever is here, the one at `/` first; the navigation lists them before everything else. */
import type { Me } from '../../../web/me.ts';
import { type FirstScreen, firstScreensOf } from '../access.ts';

export function firstScreensFor(me: Pick<Me, 'grants' | 'leads' | 'person'>): readonly FirstScreen[] {
  return firstScreensOf({ grants: me.grants, leads: me.leads, hasRole: me.person?.roleId != null });
}
