/** What first screens are told, as it arrives. */
import type { Told } from '../../../web/api.ts';
import type { getAcademyNow, getNeeds } from '../academy-contract.ts';
import type { getMyPath, getMyTeam } from '../contract.ts';

export type PathTold = Told<typeof getMyPath>;
export type Step = PathTold['steps'][number];
export type Bite = PathTold['bites'][number];
export type TeamTold = Told<typeof getMyTeam>;
export type NeedsTold = Told<typeof getNeeds>;
export type NeedTold = NeedsTold['needs'][number];
export type AcademyTold = Told<typeof getAcademyNow>;
