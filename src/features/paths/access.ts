/** Who reads and writes paths. What a level asks is no secret; a person's own way along it is theirs and their leaders'. */
import { type Actor, holds } from '../../kernel/actor.ts';
import { leadsThem, maySeeStandings, type Relation } from '../people/access.ts';

export function mayWritePaths(actor: Actor): boolean {
  return holds(actor, 'owner');
}

export function maySeePersonalPath(actor: Actor, relation: Relation): boolean {
  return maySeeStandings(actor, relation);
}

/** By the person, or by who will give their word on it. */
export function mayBeginPlacement(relation: Relation): boolean {
  return relation === 'self' || leadsThem(relation);
}
