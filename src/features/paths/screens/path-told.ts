/** A person's path as it arrives. */
import type { Told } from '../../../web/api.ts';
import type { getPath, getPersonalPath } from '../contract.ts';

export type PathTold = Told<typeof getPersonalPath>;
export type LevelPathTold = Told<typeof getPath>;
