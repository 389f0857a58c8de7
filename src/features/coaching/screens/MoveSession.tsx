/** Another time or place for a planned session. The other side gets an update for their calendar. */
import { useLingui } from '@lingui/react/macro';
import { Button, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState, type FormEvent, type ReactElement } from 'react';
import { Dialog } from '../../../web/kit/Dialog.tsx';
import { useDo } from '../../../web/ask.ts';
import { Problem } from '../../../web/kit/Problem.tsx';
import { usePerson } from '../../../web/me.ts';
import type { moveSession } from '../session-contract.ts';
import { useCoachingReasons, type WholeSession } from './coaching-words.ts';
import { useTimeZone } from './use-time-zone.ts';
import { WhenFields, type WhenDraft } from './WhenFields.tsx';
import { momentAt, wallClock } from './zoned-time.ts';

export function MoveSession({ session }: { readonly session: WholeSession }): ReactElement {
  const { t } = useLingui();
  const reasons = useCoachingReasons();
  const timeZone = useTimeZone();
  const me = usePerson();
  const [opened, { open, close }] = useDisclosure(false);
  const [when, setWhen] = useState<WhenDraft>(() => ({
    ...wallClock(new Date(session.startsAt), timeZone),
    minutes: session.minutes,
    place: session.place,
  }));
  const move = useDo<typeof moveSession>('PUT', '/api/coaching/sessions/:sessionId/time', {
    refresh: ['/api/coaching'],
    done: close,
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const startsAt = momentAt(when.day, when.time, timeZone).toISOString();
    move.mutate({ params: { sessionId: session.id }, body: { startsAt, minutes: when.minutes, place: when.place } });
  };
  const other = session.manager.id === me.id ? session.salesperson.name : session.manager.name;
  return (
    <>
      <Button variant="default" onClick={open}>{t`Move`}</Button>
      <Dialog opened={opened} onClose={close} title={t`Move the session`}>
        <form onSubmit={submit}>
          <Stack>
            <WhenFields when={when} onChange={setWhen} />
            <Text size="sm" c="dimmed">{t`${other} is told, with an update for the calendar.`}</Text>
            <Problem error={move.error} reasons={reasons} />
            <Button type="submit" loading={move.isPending}>{t`Move`}</Button>
          </Stack>
        </form>
      </Dialog>
    </>
  );
}
