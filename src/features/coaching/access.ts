/**
 * Who may read what of coaching. The two read its content; leaders above see that it exists, its dates and the gaps;
 * administrators see that coaching happens (how much, when), never what was agreed. Everyone else sees nothing.
 * A former manager is not one of the two any more.
 */
import { holds } from '../../kernel/actor.ts';
import type { Grant } from '../../kernel/actor.ts';
import type { PersonId } from '../../kernel/id.ts';

export interface Viewer {
  readonly personId: PersonId;
  readonly grants: readonly Grant[];
}

/** `outline`: that it exists, its dates and the gaps. `dates`: that it exists, and when. */
export type Sight = 'content' | 'outline' | 'dates' | 'nothing';

/**
 * A manager who handed over reads nothing of it any more, not even what they once accepted: the need to know ends with the
 * handover, and the acceptances stay on record under their name. A new manager reads the agreement handed to them with all its
 * revisions; of agreements ended before their time, and of sessions held by someone else, only the outline. The salesperson always reads their own record; someone who left the company has no sign-in here and reads nothing.
 * @param leadsSalesperson the viewer leads the salesperson now, directly or further up the tree, or heads their market
 */
export function sightOf(
  viewer: Viewer,
  of: { readonly salespersonId: PersonId; readonly managerId: PersonId },
  leadsSalesperson: boolean,
): Sight {
  if (viewer.personId === of.salespersonId || viewer.personId === of.managerId) return 'content';
  if (leadsSalesperson || holds(viewer, 'owner')) return 'outline';
  return holds(viewer, 'administrator') ? 'dates' : 'nothing';
}

/**
 * An agreement that has ended is its manager's to read while they lead the salesperson, as a session is (below). One that has not
 * stays theirs until somebody else leads the salesperson: then it passes on, and is no more theirs at all.
 */
export function agreementSightOf(
  viewer: Viewer,
  of: { readonly salespersonId: PersonId; readonly managerId: PersonId; readonly ended: object | null },
  leadsSalesperson: boolean,
): Sight {
  const former = viewer.personId === of.managerId && of.ended !== null && !leadsSalesperson;
  return former ? 'outline' : sightOf(viewer, of, leadsSalesperson);
}

/**
 * A session is its manager's to read and to change while they lead the salesperson, directly or from above. Whoever does so no
 * more sees that they held it, and when: what was talked about stays with the salesperson.
 */
export function sessionSightOf(
  viewer: Viewer,
  of: { readonly salespersonId: PersonId; readonly managerId: PersonId },
  leadsSalesperson: boolean,
): Sight {
  return viewer.personId === of.managerId && !leadsSalesperson ? 'outline' : sightOf(viewer, of, leadsSalesperson);
}

/** Only the two act on it; a leader above or an administrator may name a new manager where the roster calls for one. */
export function mayNameManager(viewer: Viewer, managerId: PersonId, leadsManager: boolean): boolean {
  return viewer.personId === managerId || leadsManager || holds(viewer, 'owner', 'administrator');
}
