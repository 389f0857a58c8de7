/** The proof that certifying one capability takes; a level takes the criteria of its path. */
import { useLingui } from '@lingui/react/macro';
import { NumberInput, SimpleGrid } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Proof } from './rule-draft.ts';

export function ProofFields({
  proof,
  onChange,
}: {
  readonly proof: Proof;
  readonly onChange: (proof: Proof) => void;
}): ReactElement {
  const { t } = useLingui();
  const field = (name: keyof Proof, label: string, max: number): ReactElement => (
    <NumberInput
      label={label}
      min={1}
      max={max}
      value={proof[name]}
      onChange={(value) => onChange({ ...proof, [name]: Math.min(max, Math.max(1, Math.round(Number(value)) || 1)) })}
    />
  );
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
      {field('proficiency', t`At step`, 9)}
      {field('demonstrations', t`Demonstrations`, 12)}
      {field('raters', t`By so many people`, 12)}
      {field('months', t`Within, in months`, 60)}
    </SimpleGrid>
  );
}
