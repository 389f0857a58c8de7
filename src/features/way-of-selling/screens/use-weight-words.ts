/** How much a priority counts, in words instead of a figure. */
import { useLingui } from '@lingui/react/macro';
import type { PriorityWeight } from '../priority.ts';

export function useWeightWords(): Record<PriorityWeight, string> {
  const { t } = useLingui();
  return { 1: t`Helps`, 2: t`Matters`, 3: t`Comes first` };
}
