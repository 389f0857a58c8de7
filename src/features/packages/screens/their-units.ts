/** How somebody stands in the units of a module, as it is told to those who lead them. */
import type { Told } from '../../../web/api.ts';
import type { lookAtTheirUnits } from '../settling-contract.ts';

export type TheirModule = Told<typeof lookAtTheirUnits>;
export type TheirCard = TheirModule['cards'][number];
export type TheirUnit = TheirCard['parts'][number];

export interface Whose {
  readonly id: string;
  readonly name: string;
}
