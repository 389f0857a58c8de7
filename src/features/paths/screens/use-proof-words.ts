/** How often something has to be seen, by how many, within how long: one phrase, the same wherever a criterion is read. */
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { Proof } from '../criterion.ts';

export function useProofWords(): (proof: Proof) => string {
  const { t } = useLingui();
  return ({ demonstrations, raters, months }) => {
    const times = plural(demonstrations, { one: 'once', 2: 'twice', other: '# times' });
    const people = plural(raters, { one: 'by one person', other: 'by # people' });
    const within = plural(months, { one: 'within a month', other: 'within # months' });
    return t`seen ${times} ${people} ${within}`;
  };
}
