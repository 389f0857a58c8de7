/** An attempt as the server opens it, with the module it is about. */
import type { Told } from '../../../web/api.ts';
import type { openAttempt } from '../attempt-contract.ts';
import type { Cards } from '../cards.ts';

export type Opened = Told<typeof openAttempt>;
export type ModuleTold = Omit<Opened['module'], 'content'> & { readonly content: Cards };
