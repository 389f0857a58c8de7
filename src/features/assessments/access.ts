/**
 * Who may rate whom, and who sees what was said. It follows from the organisation and from being asked to rate; an
 * administrator keeps people and access and, as such, sees and rates nothing. The table stands in ARCHITECTURE.md.
 */
import { type Actor, holds } from '../../kernel/actor.ts';
import type { PersonId } from '../../kernel/id.ts';
import { leadsThem, maySeeStandings, type Relation } from '../people/access.ts';
import type { Assessment } from './assessment.ts';

/** What the one who asks is to the person, and whether they were asked to rate them and still may. */
export interface Standpoint {
  readonly relation: Relation;
  readonly invited: boolean;
}

/** What a rating by the actor would be; null: they may not rate this person. */
export function ratesAs({ relation, invited }: Standpoint): 'self' | 'appraisal' | null {
  if (relation === 'self') return 'self';
  return leadsThem(relation) || invited ? 'appraisal' : null;
}

export function mayInviteRaters(actor: Actor, relation: Relation): boolean {
  return leadsThem(relation) || (holds(actor, 'owner') && relation !== 'self');
}

/** One's own words stay readable to oneself, also when the invitation to rate has run out. */
export function mayReadAssessment(actor: Actor, relation: Relation, raterId: PersonId): boolean {
  return raterId === actor.personId || maySeeStandings(actor, relation);
}

/**
 * Whether a self-evaluation is kept from the actor for now: who is about to rate says first what they saw themselves.
 * @param ratedHere the capabilities the actor has rated in an assessment of this person that is still open; null: none is open
 */
export function hidesSelf(relation: Relation, ratedHere: ReadonlySet<string> | null, capabilityId: string): boolean {
  return relation !== 'self' && ratedHere !== null && !ratedHere.has(capabilityId);
}

/** The same for what was said in one assessment: only a self-evaluation is ever kept back. */
export function keepsBack(
  { relation, ratedHere }: { readonly relation: Relation; readonly ratedHere: ReadonlySet<string> | null },
  { kind }: Pick<Assessment, 'kind'>,
  capabilityId: string,
): boolean {
  return kind === 'self' && hidesSelf(relation, ratedHere, capabilityId);
}
