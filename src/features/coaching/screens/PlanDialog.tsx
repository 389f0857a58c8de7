/** Planning a session with someone one leads, or asking one's manager for one; or sitting down at once. */
import { useLingui } from '@lingui/react/macro';
import { Button, Group, Stack, Textarea } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent, type ReactElement } from 'react';
import { addDays } from '../../../kernel/day.ts';
import { newId } from '../../../kernel/id.ts';
import { Dialog } from '../../../web/kit/Dialog.tsx';
import { useDo } from '../../../web/ask.ts';
import { useFormat } from '../../../web/format.ts';
import { Problem } from '../../../web/kit/Problem.tsx';
import { toast } from '../../../web/toasts.ts';
import { sessionLimits } from '../session.ts';
import type { planSession } from '../session-contract.ts';
import { useCoachingReasons } from './coaching-words.ts';
import { useTimeZone } from './use-time-zone.ts';
import { WhenFields, type WhenDraft } from './WhenFields.tsx';
import { momentAt } from './zoned-time.ts';

export interface PlanDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  /** the salesperson; left out, one asks one's own manager */
  readonly person?: { readonly id: string; readonly name: string };
  readonly minutes: number;
}

export function PlanDialog({ opened, onClose, person, minutes }: PlanDialogProps): ReactElement {
  const { t } = useLingui();
  const format = useFormat();
  const reasons = useCoachingReasons();
  const timeZone = useTimeZone();
  const navigate = useNavigate();
  const [when, setWhen] = useState<WhenDraft>(() => ({
    day: addDays(format.today(), 1),
    time: '09:00',
    minutes,
    place: '',
  }));
  const [agenda, setAgenda] = useState('');
  // one session for one dialog, however often it is sent
  const [id, setId] = useState(newId);
  const plan = useDo<typeof planSession>('POST', '/api/coaching/sessions', {
    refresh: ['/api/coaching'],
    done: (told) => {
      onClose();
      setId(newId());
      if (told.state === 'planned') toast(t`Planned. The other side is told.`);
      void navigate({ to: '/coaching/sessions/$sessionId', params: { sessionId: told.id } });
    },
  });
  const whom = person ? { salespersonId: person.id } : {};
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const startsAt = momentAt(when.day, when.time, timeZone).toISOString();
    plan.mutate({ body: { id, ...whom, startsAt, minutes: when.minutes, place: when.place, agenda, hold: false } });
  };
  const now = (): void =>
    plan.mutate({
      body: {
        id,
        ...whom,
        startsAt: new Date().toISOString(),
        minutes: when.minutes,
        place: when.place,
        agenda,
        hold: true,
      },
    });
  const title = person ? t`Coaching session with ${person.name}` : t`Ask for a coaching session`;
  return (
    <Dialog opened={opened} onClose={onClose} title={title}>
      <form onSubmit={submit}>
        <Stack>
          <WhenFields when={when} onChange={setWhen} />
          <Textarea
            label={t`To talk about`}
            autosize
            minRows={2}
            maxLength={sessionLimits.agenda}
            value={agenda}
            onChange={(event) => setAgenda(event.currentTarget.value)}
          />
          <Problem error={plan.error} reasons={reasons} />
          <Group>
            <Button type="submit" loading={plan.isPending}>{t`Plan it`}</Button>
            {person && <Button variant="default" loading={plan.isPending} onClick={now}>{t`Sit down now`}</Button>}
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
