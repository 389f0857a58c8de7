/** "Please watch me on …": a capability one would like to show, whom one asks, until when. */
import { useLingui } from '@lingui/react/macro';
import { Button, NativeSelect, Textarea } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { addDays } from '../../../kernel/day.ts';
import { newId } from '../../../kernel/id.ts';
import { inLanguage } from '../../../kernel/words.ts';
import type { Told } from '../../../web/api.ts';
import { useAsk, useDo } from '../../../web/ask.ts';
import { useFormat } from '../../../web/format.ts';
import { DayInput } from '../../../web/kit/DayInput.tsx';
import { Problem } from '../../../web/kit/Problem.tsx';
import { toast } from '../../../web/toasts.ts';
import type { askToBeWatched, listWatchers } from '../demonstration-contract.ts';
import { longestRequest } from '../demonstration.ts';
import type { getStandings } from '../standing-contract.ts';
import { useDemonstrationReasons } from './demonstration-words.ts';
import classes from './raters.module.css';

export function AskToBeWatched({
  personId,
  capabilityId,
  onDone,
}: {
  readonly personId: string;
  /** chosen already */
  readonly capabilityId?: string;
  readonly onDone: () => void;
}): ReactElement {
  const { t } = useLingui();
  const format = useFormat();
  const reasons = useDemonstrationReasons();
  const [requestId] = useState(newId);
  const [picked, setPicked] = useState(capabilityId ?? '');
  const [watcher, setWatcher] = useState('');
  const [until, setUntil] = useState<string | null>(() => addDays(format.today(), 14));
  const [words, setWords] = useState('');
  const watchers = useAsk<typeof listWatchers>('GET', '/api/me/may-watch/:capabilityId', {
    params: { capabilityId: picked },
    when: picked !== '',
  });
  const people = watchers.data?.items ?? [];
  const asked = people.find(({ id }) => id === watcher)?.id ?? people[0]?.id ?? '';
  const ask = useDo<typeof askToBeWatched>('PUT', '/api/demonstration-requests/:requestId', {
    refresh: ['/api/me/demonstration-requests'],
    done: () => {
      toast(t`Asked. It waits for them until the day you chose.`);
      onDone();
    },
  });
  return (
    <div className={classes['form']}>
      <What personId={personId} value={picked} onChange={setPicked} />
      <Whom
        people={people}
        value={asked}
        nobody={picked !== '' && watchers.data?.items.length === 0}
        onChange={setWatcher}
      />
      <DayInput
        label={t`Until`}
        value={until}
        min={format.today()}
        max={addDays(format.today(), longestRequest)}
        onChange={setUntil}
      />
      <Textarea
        label={t`Words, if you like`}
        placeholder={t`For instance: at the meeting with Nordwerk on Friday`}
        autosize
        minRows={1}
        maxLength={500}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <Problem error={ask.error} reasons={reasons} />
      <Button
        disabled={picked === '' || asked === '' || !until}
        loading={ask.isPending}
        onClick={() =>
          until &&
          ask.mutate({
            params: { requestId },
            body: { capabilityId: picked, askedId: asked, until, words: words.trim() || null },
          })
        }
      >
        {t`Ask`}
      </Button>
    </div>
  );
}

function Whom({
  people,
  value,
  nobody,
  onChange,
}: {
  readonly people: Told<typeof listWatchers>['items'];
  readonly value: string;
  readonly nobody: boolean;
  readonly onChange: (id: string) => void;
}): ReactElement {
  const { t } = useLingui();
  return (
    <NativeSelect
      label={t`Who shall watch?`}
      value={value}
      disabled={people.length === 0}
      onChange={(event) => onChange(event.currentTarget.value)}
      data={people.map(({ id, name, as }) => ({
        value: id,
        label: as === 'manager' ? t`${name}, your manager` : t`${name}, verifier`,
      }))}
      {...(nobody ? { error: t`Nobody may watch this yet. Your academy’s owner appoints verifiers.` } : {})}
    />
  );
}

function What({
  personId,
  value,
  onChange,
}: {
  readonly personId: string;
  readonly value: string;
  readonly onChange: (capabilityId: string) => void;
}): ReactElement {
  const { t, i18n } = useLingui();
  const stands = useAsk<typeof getStandings>('GET', '/api/people/:personId/standings', { params: { personId } });
  return (
    <NativeSelect
      label={t`What would you like to show?`}
      data-autofocus
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      data={[
        { value: '', label: t`Choose a capability` },
        ...(stands.data?.capabilities ?? []).map((one) => ({
          value: one.capabilityId,
          label: inLanguage(one.name, i18n.locale),
        })),
      ]}
    />
  );
}
