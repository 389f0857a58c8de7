/** Setting or changing a priority. Which capability and where stays what it is: another one is another priority. */
import { useLingui } from '@lingui/react/macro';
import { Button, NativeSelect, Radio, Stack } from '@mantine/core';
import { useState, type FormEvent, type ReactElement } from 'react';
import { addDays } from '../../../kernel/day.ts';
import { newId } from '../../../kernel/id.ts';
import { inLanguage } from '../../../kernel/words.ts';
import { useAsk, useDo } from '../../../web/ask.ts';
import { useFormat } from '../../../web/format.ts';
import { DayInput } from '../../../web/kit/DayInput.tsx';
import { Problem } from '../../../web/kit/Problem.tsx';
import { toast } from '../../../web/toasts.ts';
import type { getOrganisation } from '../../people/contract.ts';
import type { getCapabilities } from '../contract.ts';
import { priorityLimits, type PriorityWeight, priorityWeights } from '../priority.ts';
import type { setCompanyPriority, setOwnPriority } from '../priority-contract.ts';
import { type PriorityTold, touchedByPriorities, type Whose } from './priorities-told.ts';
import { useWeightWords } from './use-weight-words.ts';

export interface PriorityFormProps {
  readonly whose: Whose;
  /** null: a new one */
  readonly one: PriorityTold | null;
  readonly onDone: () => void;
}

export function PriorityForm({ whose, one, onDone }: PriorityFormProps): ReactElement {
  const { t, i18n } = useLingui();
  const today = useFormat().today();
  const words = useWeightWords();
  const [priorityId] = useState(() => one?.priorityId ?? newId());
  const [capabilityId, setCapability] = useState(one?.capabilityId ?? '');
  const [marketId, setMarket] = useState(one?.market?.id ?? '');
  const [weight, setWeight] = useState<PriorityWeight>(one?.weight ?? 2);
  const [until, setUntil] = useState<string | null>(one?.until ?? addDays(today, 90));
  const saved = t`The priority counts from now on.`;
  const options = {
    refresh: touchedByPriorities,
    done: () => {
      toast(saved);
      onDone();
    },
  };
  const own = useDo<typeof setOwnPriority>('PUT', '/api/me/priorities/:priorityId', options);
  const company = useDo<typeof setCompanyPriority>('PUT', '/api/priorities/:priorityId', options);
  const send = (event: FormEvent): void => {
    event.preventDefault();
    if (!until || !capabilityId) return;
    const asked = { capabilityId, weight, until };
    const params = { priorityId };
    if (whose === 'own') own.mutate({ params, body: asked });
    else company.mutate({ params, body: { ...asked, marketId: marketId || null } });
  };
  return (
    <form onSubmit={send}>
      <Stack gap={16}>
        {one ? (
          <strong>{inLanguage(one.capability, i18n.locale)}</strong>
        ) : (
          <>
            <CapabilitySelect value={capabilityId} onChange={setCapability} />
            {whose === 'company' && <MarketSelect value={marketId} onChange={setMarket} />}
          </>
        )}
        <Radio.Group
          label={t`How much`}
          value={String(weight)}
          onChange={(value) => setWeight(priorityWeights.find((known) => String(known) === value) ?? 2)}
        >
          <Stack gap={8} mt={4}>
            {priorityWeights.map((known) => (
              <Radio key={known} value={String(known)} label={words[known]} />
            ))}
          </Stack>
        </Radio.Group>
        <DayInput
          label={t`Until`}
          required
          value={until}
          onChange={setUntil}
          min={today}
          max={addDays(today, priorityLimits.days)}
        />
        <Refused error={own.error ?? company.error} />
        <Button type="submit" loading={own.isPending || company.isPending}>{t`Save`}</Button>
      </Stack>
    </form>
  );
}

interface ChoiceProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function CapabilitySelect({ value, onChange }: ChoiceProps): ReactElement {
  const { t, i18n } = useLingui();
  const library = useAsk<typeof getCapabilities>('GET', '/api/way-of-selling/versions/:versionId/capabilities', {
    params: { versionId: 'in-force' },
  }).data;
  const groups = (library?.groups ?? []).map(({ key, name }) => ({
    group: inLanguage(name, i18n.locale),
    items: (library?.capabilities ?? [])
      .filter(({ groupKey }) => groupKey === key)
      .map((one) => ({ value: one.capabilityId, label: inLanguage(one.name, i18n.locale) })),
  }));
  return (
    <NativeSelect
      label={t`Capability`}
      required
      data-autofocus
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      data={[{ value: '', label: t`Choose one` }, ...groups]}
    />
  );
}

function MarketSelect({ value, onChange }: ChoiceProps): ReactElement {
  const { t } = useLingui();
  const { data } = useAsk<typeof getOrganisation>('GET', '/api/organisation');
  return (
    <NativeSelect
      label={t`Where`}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      data={[
        { value: '', label: t`Everywhere` },
        ...(data?.markets ?? []).map(({ id, name }) => ({ value: id, label: name })),
      ]}
    />
  );
}

function Refused({ error }: { readonly error: unknown }): ReactElement {
  const { t } = useLingui();
  return (
    <Problem
      error={error}
      reasons={{
        'in-the-past': t`The last day of a priority lies ahead.`,
        'too-far': t`A priority holds for two years at most.`,
        'too-many': t`There are as many priorities as can be kept in mind. End one first.`,
        'already-one': t`This capability is a priority here already. Change that one.`,
      }}
    />
  );
}
