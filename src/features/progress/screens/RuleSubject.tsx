/** What a new rule of certification is about: a level or a capability. */
import { useLingui } from '@lingui/react/macro';
import { NativeSelect } from '@mantine/core';
import type { ReactElement } from 'react';
import { inLanguage } from '../../../kernel/words.ts';
import { useAsk } from '../../../web/ask.ts';
import type { getOrganisation } from '../../people/contract.ts';
import type { getCapabilities } from '../../way-of-selling/contract.ts';

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
