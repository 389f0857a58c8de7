/**
 * Who brings packages in and who starts them. Owners and contributors bring them, since they write the menu; whoever is in the academy
 * starts a unit for themself. What counts as done without being done is the word of those who lead the person.
 */
import { type Actor, holds } from '../../kernel/actor.ts';
import { leadsThem, type Relation } from '../people/access.ts';

type Who = Pick<Actor, 'grants'>;

export function mayKeepPackages(actor: Who): boolean {
  return holds(actor, 'owner', 'contributor');
}

/**
 * Whoever leads them, or an owner, as what was given to learn is taken back; nobody says it of themselves. A trainer marks those who took
 * part in something, but sees nobody's learning.
 * @param relation null: the registration is of nobody in the academy
 */
export function mayWaive(actor: Who, relation: Relation | null): boolean {
  return relation !== 'self' && ((relation !== null && leadsThem(relation)) || holds(actor, 'owner'));
}

/** Their own session, or one of those whose units they may waive. */
export function mayAbandon(actor: Who, relation: Relation | null): boolean {
  return relation === 'self' || mayWaive(actor, relation);
}
