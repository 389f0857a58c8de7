/** What stands on first screens and belongs to another feature; browser.tsx puts it there. */
import type { ComponentType } from 'react';
import type { Told } from '../../../web/api.ts';
import type { whoNext } from '../../coaching/session-contract.ts';

export interface FirstSlots {
  readonly Housekeeping: ComponentType;
  /** a button: with `person` plans a session with them, without asks one's manager for one */
  readonly PlanSession: ComponentType<{
    readonly person?: { readonly id: string; readonly name: string };
    readonly minutes?: number;
  }>;
  /** what happened to the agreed gaps since */
  readonly WhatHappened: ComponentType<{ readonly agreementId: string }>;
  /** whom to coach next and why */
  readonly NextList: ComponentType<{ readonly next: Told<typeof whoNext>; readonly refresh: readonly string[] }>;
  /** a button that begins an activity for a capability */
  readonly BeginFor: ComponentType<{ readonly capabilityId: string; readonly first: boolean }>;
  /** what the company wants developed now */
  readonly CompanyPriorities: ComponentType;
}
