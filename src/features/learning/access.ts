/**
 * Who sees what somebody learned, and who may say that a group took part. What was answered, chosen or written in an attempt is
 * the person's own: leaders see that it was finished, when, how long it took and the score, never a single answer.
 */
import { type Actor, holds } from '../../kernel/actor.ts';
import { leadsThem, maySeeStandings, type Relation } from '../people/access.ts';

export function maySeeLearning(actor: Actor, relation: Relation): boolean {
  return maySeeStandings(actor, relation);
}

/** A trainer runs sessions for anybody, a leader for those they lead; nobody says it of themselves. */
export function mayMarkDone(actor: Pick<Actor, 'grants'>, relation: Relation): boolean {
  return relation !== 'self' && (holds(actor, 'trainer') || leadsThem(relation));
}

/** Whoever said it takes it back, or an owner. */
export function mayUndoGroup(actor: Pick<Actor, 'grants' | 'personId'>, byPerson: string): boolean {
  return actor.personId === byPerson || holds(actor, 'owner');
}
