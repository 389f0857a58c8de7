/** What the server says there is to judge of a person, as the screens of recording read it. */
import type { Told } from '../../../web/api.ts';
import type { getDemonstrating } from '../demonstration-contract.ts';

export type DemonstratingTold = Told<typeof getDemonstrating>;
export type ToJudgeTold = DemonstratingTold['capabilities'][number];
