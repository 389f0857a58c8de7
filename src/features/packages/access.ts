/**
 * Who brings packages in and who starts them. Owners and contributors bring them, since they write the menu; whoever is in the academy
 * starts a unit for themself. What counts as done without being done is the owner's word.
 */
import { type Actor, holds } from '../../kernel/actor.ts';

type Who = Pick<Actor, 'grants' | 'personId'>;

export function mayKeepPackages(actor: Pick<Who, 'grants'>): boolean {
  return holds(actor, 'owner', 'contributor');
}

export function mayWaive(actor: Pick<Who, 'grants'>): boolean {
  return holds(actor, 'owner');
}

/** Their own session, or any for the owner. */
export function mayAbandon(actor: Who, session: { readonly personId: string | null }): boolean {
  return session.personId === actor.personId || holds(actor, 'owner');
}
