/**
 * Asking many for a self-evaluation, and their managers for appraisals. Beside the choices stands, at every moment, who would be
 * asked and who not and why; what was asked can be taken back.
 */
import { useLingui } from '@lingui/react/macro';
import { Button, Checkbox, NativeSelect, NumberInput, Stack } from '@mantine/core';
import { useLocation } from '@tanstack/react-router';
import { useState, type ReactElement } from 'react';
import { addDays } from '../../../kernel/day.ts';
import { newId } from '../../../kernel/id.ts';
import { inLanguage } from '../../../kernel/words.ts';
import { useAsk, useDo } from '../../../web/ask.ts';
import { useFormat } from '../../../web/format.ts';
import { DayInput } from '../../../web/kit/DayInput.tsx';
import { PageHeader } from '../../../web/kit/PageHeader.tsx';
import { Problem } from '../../../web/kit/Problem.tsx';
import { toast } from '../../../web/toasts.ts';
import type { getOrganisation } from '../../people/contract.ts';
import { longestAsk, usualUntil } from '../ask.ts';
import type { askMany, previewAsk, undoAsk } from '../ask-contract.ts';
import classes from './ask-many.module.css';
import { AskedSoFar } from './AskedSoFar.tsx';
import { AskPreview } from './AskPreview.tsx';

interface Wished {
  /** chosen before one came here; empty: by what they have in common */
  readonly people: readonly string[];
  readonly roleId: string;
  readonly marketId: string;
  readonly joinedWithin: number | null;
  readonly self: boolean;
  readonly appraisal: boolean;
  readonly until: string | null;
}

const touched = ['/api/assessment-asks', '/api/first', '/api/me/to-assess'];

export function AskMany(): ReactElement {
  const { t } = useLingui();
  const people = useLocation({ select: ({ search }) => peopleIn(search) });
  const today = useFormat().today();
  const [wished, setWished] = useState<Wished>({
    people,
    roleId: '',
    marketId: '',
    joinedWithin: null,
    self: true,
    appraisal: true,
    until: usualUntil(today),
  });
  const { self, appraisal, until } = wished;
  const ready = until !== null && (self || appraisal);
  const body = { whom: whomOf(wished), self, appraisal, until: until ?? usualUntil(today) };
  const preview = useAsk<typeof previewAsk>('POST', '/api/assessment-asks/preview', { body, when: ready, hold: true });
  const undo = useDo<typeof undoAsk>('POST', '/api/assessment-asks/:askId/undo', {
    refresh: touched,
    done: () => toast(t`Taken back`),
  });
  const ask = useDo<typeof askMany>('PUT', '/api/assessment-asks/:askId', {
    refresh: touched,
    done: ({ asked }, { params }) => toast(t`Asked: ${asked}`, { undo: () => undo.mutate({ params }) }),
  });
  const reasons = {
    'not-yours': t`You ask people you lead, as long as they are here. One of these is not.`,
    nothing: t`Say what you ask for: self-evaluations, appraisals, or both.`,
    'day-out-of-range': t`Choose a day between tomorrow and half a year from now.`,
  };
  const none = !preview.data || preview.data.self + preview.data.appraisal === 0;
  return (
    <>
      <PageHeader
        title={t`Ask for assessments`}
        lead={t`How people see themselves, and how their managers see them. It stands on their first screen until they answer.`}
      />
      <div className={classes['columns']}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (ready && (!none || preview.data?.follows)) ask.mutate({ params: { askId: newId() }, body });
          }}
        >
          <Stack>
            <WhomFields wished={wished} onChange={setWished} />
            <Checkbox
              label={t`Ask them how they see themselves`}
              checked={self}
              onChange={(event) => setWished({ ...wished, self: event.currentTarget.checked })}
            />
            <Checkbox
              label={t`Ask their managers for an appraisal`}
              checked={appraisal}
              onChange={(event) => setWished({ ...wished, appraisal: event.currentTarget.checked })}
            />
            <DayInput
              label={t`Until`}
              required
              min={addDays(today, 1)}
              max={addDays(today, longestAsk)}
              value={until}
              onChange={(day) => setWished({ ...wished, until: day })}
            />
            <Problem error={ask.error ?? undo.error} reasons={reasons} />
            <Button
              type="submit"
              loading={ask.isPending}
              disabled={!ready || (none && preview.data?.follows !== true)}
            >{t`Ask them`}</Button>
          </Stack>
        </form>
        <AskPreview preview={preview} ready={ready} until={body.until} reasons={reasons} />
      </div>
      <AskedSoFar onUndo={(askId) => undo.mutate({ params: { askId } })} />
    </>
  );
}

function WhomFields({
  wished,
  onChange,
}: {
  readonly wished: Wished;
  readonly onChange: (wished: Wished) => void;
}): ReactElement {
  const { t, i18n } = useLingui();
  const { data } = useAsk<typeof getOrganisation>('GET', '/api/organisation');
  const chosen = wished.people.length;
  if (chosen > 0)
    return (
      <div className={classes['chosen']}>
        <span>{t`People chosen: ${chosen}`}</span>
        <Button variant="subtle" size="compact-sm" onClick={() => onChange({ ...wished, people: [] })}>
          {t`Choose by what they have in common`}
        </Button>
      </div>
    );
  return (
    <>
      <NativeSelect
        label={t`Role`}
        value={wished.roleId}
        data={[
          { value: '', label: t`All roles` },
          ...(data?.roles ?? [])
            .filter(({ retired }) => !retired)
            .map(({ id, name }) => ({ value: id, label: inLanguage(name, i18n.locale) })),
        ]}
        onChange={(event) => onChange({ ...wished, roleId: event.currentTarget.value })}
      />
      <NativeSelect
        label={t`Market`}
        value={wished.marketId}
        data={[
          { value: '', label: t`All markets` },
          ...(data?.markets ?? []).map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(event) => onChange({ ...wished, marketId: event.currentTarget.value })}
      />
      <NumberInput
        label={t`Joined within the last days`}
        description={t`Empty: whenever they joined`}
        min={1}
        max={730}
        value={wished.joinedWithin ?? ''}
        onChange={(value) => onChange({ ...wished, joinedWithin: Number(value) || null })}
      />
    </>
  );
}

function whomOf({ people, roleId, marketId, joinedWithin }: Wished) {
  if (people.length > 0) return { people: [...people] };
  return {
    everybody: {
      ...(roleId ? { roleId } : {}),
      ...(marketId ? { marketId } : {}),
      ...(joinedWithin ? { joinedWithin: Math.min(730, Math.max(1, Math.round(joinedWithin))) } : {}),
    },
  };
}

function peopleIn(search: unknown): readonly string[] {
  const people = (search as Readonly<Record<string, unknown>>)['people'];
  return typeof people === 'string' ? people.split(',').filter(Boolean) : [];
}
