/** What the phases of a version are called. */
import { useLingui } from '@lingui/react/macro';
import type { Phase } from '../version.ts';

export interface PhaseWords extends Readonly<Record<Phase, string>> {
  readonly numbered: (number: number) => string;
}

export function usePhaseWords(): PhaseWords {
  const { t } = useLingui();
  return {
    draft: t`Draft`,
    planned: t`Planned`,
    'in-force': t`In force`,
    past: t`Past`,
    numbered: (number) => t`Version ${number}`,
  };
}
