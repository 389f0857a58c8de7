/** What the screens of priorities have in common: what is told, whose it is, and what a change touches. */
import type { Told } from '../../../web/api.ts';
import type { listPriorities } from '../priority-contract.ts';

export type PrioritiesTold = Told<typeof listPriorities>;
export type PriorityTold = PrioritiesTold['own'][number];
export type Whose = 'company' | 'own';

/** They count in what people are recommended and given. */
export const touchedByPriorities = ['/api/priorities', '/api/people', '/api/first', '/api/assignments'];
