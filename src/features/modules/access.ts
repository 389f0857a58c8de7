/**
 * Who reads and writes the menu. What is published is everybody's. The owner and contributors write all of it, and only
 * the owner publishes: what salespeople learn by is the academy's word. Trainers write what is led, since they lead it.
 */
import { type Actor, holds } from '../../kernel/actor.ts';
import type { ActivityFacts, Delivery } from './activity.ts';

type Who = Pick<Actor, 'grants'>;
type What = Pick<ActivityFacts, 'kind' | 'delivery'>;

/** Whoever writes something of a kind reads its drafts. */
export function mayWriteActivity(actor: Who, { delivery }: Pick<What, 'delivery'>): boolean {
  if (holds(actor, 'owner', 'contributor')) return true;
  return holds(actor, 'trainer') && (delivery === 'manager-led' || delivery === 'instructor-led');
}

export function mayPublishActivities(actor: Who): boolean {
  return holds(actor, 'owner');
}

export function draftsSeenBy(actor: Who): 'all' | 'led' | 'none' {
  if (holds(actor, 'owner', 'contributor')) return 'all';
  return holds(actor, 'trainer') ? 'led' : 'none';
}

/** What the one who asks may begin: modules of these deliveries, and activities that reinforce. */
export function writes(actor: Who): (Delivery | 'reinforcement')[] {
  if (holds(actor, 'owner', 'contributor')) return ['e-learning', 'manager-led', 'instructor-led', 'reinforcement'];
  return holds(actor, 'trainer') ? ['manager-led', 'instructor-led'] : [];
}
