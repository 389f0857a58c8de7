/** Who decides about levels and certifications: whoever leads the person, nobody themselves. Owners read and set the rules. */
import { type Actor, holds } from '../../kernel/actor.ts';
import { leadsThem, maySeeStandings, type Relation } from '../people/access.ts';

export function maySeeProgress(actor: Actor, relation: Relation): boolean {
  return maySeeStandings(actor, relation);
}

export function mayDecideLevel(relation: Relation): boolean {
  return leadsThem(relation);
}

export function maySetRules(actor: Actor): boolean {
  return holds(actor, 'owner');
}
