/**
 * Who may read and change the way of selling. What is in force is everybody's; what is planned or past is read by those
 * who decide about it; the owner of the academy alone changes it.
 */
import { type Actor, holds } from '../../kernel/actor.ts';
import type { Phase } from './version.ts';

export function mayReadVersion(actor: Pick<Actor, 'grants'>, phase: Phase): boolean {
  return phase === 'in-force' || holds(actor, 'owner', 'head-of-sales');
}

export function mayChangeWay(actor: Pick<Actor, 'grants'>): boolean {
  return holds(actor, 'owner');
}
