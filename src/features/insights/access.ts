/**
 * Which first screens a person has, the one that serves them most first, and who may ask what insights answer.
 * A first screen only gathers what its reader may see anyway; the gaps contributors see carry no person and no small group.
 */
import type { Grant } from '../../kernel/actor.ts';

export const firstScreens = ['academy', 'team', 'needs', 'housekeeping', 'path'] as const;
export type FirstScreen = (typeof firstScreens)[number];

export interface Standpoint {
  readonly grants: readonly string[];
  readonly leads: boolean;
  /** has a role, and with it a path */
  readonly hasRole: boolean;
}

/** Never empty: whoever has nothing else sees their path, which says what is missing. */
export function firstScreensOf({ grants, leads, hasRole }: Standpoint): readonly FirstScreen[] {
  const has = (...wanted: readonly Grant[]): boolean => wanted.some((grant) => grants.includes(grant));
  const opens: Record<FirstScreen, boolean> = {
    academy: has('owner', 'head-of-sales'),
    team: leads,
    needs: has('contributor'),
    housekeeping: has('administrator'),
    path: hasRole,
  };
  const own = firstScreens.filter((screen) => opens[screen]);
  return own.length > 0 ? own : ['path'];
}
