/** One person as the server tells them, for the parts of their page. */
import type { Told } from '../../../web/api.ts';
import type { getPerson } from '../contract.ts';

export type PersonTold = Told<typeof getPerson>;
