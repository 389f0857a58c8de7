/** What the server says of the way to a level, as the screens read it. */
import type { Told } from '../../../web/api.ts';
import type { getLevelReview } from '../contract.ts';

export type ReviewTold = Told<typeof getLevelReview>;
