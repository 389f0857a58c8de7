/** A placement check as it arrives, and the piece of learning its screen is lent: the question itself. */
import type { ComponentType } from 'react';
import type { Told } from '../../../web/api.ts';
import type { getPlacement } from '../placement-contract.ts';

export type PlacementTold = Told<typeof getPlacement>;
export type PlacementFound = NonNullable<PlacementTold['placement']>;
export type PlacementItem = PlacementFound['items'][number];
export type GivenAnswer = NonNullable<PlacementItem['given']>;

export interface PlacementSlots {
  readonly Question: ComponentType<{
    readonly card: NonNullable<PlacementItem['question']>;
    readonly seed: string;
    readonly given: GivenAnswer | null;
    readonly onGive?: (given: GivenAnswer | null) => void;
    readonly onCheck?: () => void;
  }>;
}
