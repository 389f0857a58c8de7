/** What a new rule of certification is about: a level, or one capability with the proof it takes. */
import { useLingui } from '@lingui/react/macro';
import { NativeSelect, NumberInput, SimpleGrid } from '@mantine/core';
import type { ReactElement } from 'react';
import { inLanguage } from '../../../kernel/words.ts';
import { useAsk } from '../../../web/ask.ts';
import type { getOrganisation } from '../../people/contract.ts';
import type { getCapabilities } from '../../way-of-selling/contract.ts';
import type { Proof } from './rule-draft.ts';

export function RuleSubject({
  value,
  onChange,
}: {
  readonly value: string;
  readonly onChange: (subject: string) => void;
}): ReactElement {
  const { t, i18n } = useLingui();
  const { data } = useAsk<typeof getOrganisation>('GET', '/api/organisation');
  const library = useAsk<typeof getCapabilities>('GET', '/api/way-of-selling/versions/:versionId/capabilities', {
    params: { versionId: 'in-force' },
  }).data;
  const named = (name: Readonly<Record<string, string>> | undefined): string => inLanguage(name ?? {}, i18n.locale);
  const levels = (data?.levels ?? [])
    .filter(({ retired }) => !retired)
    .map((level) => ({
      value: `${level.roleId} ${level.id}`,
      label: [named(data?.roles.find(({ id }) => id === level.roleId)?.name), named(level.name)].join(' · '),
    }));
  const capabilities = (library?.groups ?? []).map(({ key, name }) => ({
    group: named(name),
    items: (library?.capabilities ?? [])
      .filter(({ groupKey }) => groupKey === key)
      .map((one) => ({ value: one.capabilityId, label: named(one.name) })),
  }));
  return (
    <NativeSelect
      label={t`Level or capability`}
      data-autofocus
      value={value}
      data={[{ value: '', label: t`Choose one` }, { group: t`Levels`, items: levels }, ...capabilities]}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

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
