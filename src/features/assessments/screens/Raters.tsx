/** Who was asked to appraise a person; asking somebody, and asking no longer. */
import { useLingui } from '@lingui/react/macro';
import { Button, Text, TextInput } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import type { listPeople } from '../../people/contract.ts';
import { addDays } from '../../../kernel/day.ts';
import { useAsk, useDo } from '../../../web/ask.ts';
import { useFormat } from '../../../web/format.ts';
import { DayInput } from '../../../web/kit/DayInput.tsx';
import { Dialog } from '../../../web/kit/Dialog.tsx';
import { Problem } from '../../../web/kit/Problem.tsx';
import { toast } from '../../../web/toasts.ts';
import type { dismissRater, inviteRater, listRaters } from '../contract.ts';
import { useAssessReasons } from './assess-words.ts';
import classes from './raters.module.css';
import standings from './standings.module.css';

export function Raters({
  personId,
  mayInvite,
}: {
  readonly personId: string;
  readonly mayInvite: boolean;
}): ReactElement | null {
  const { t } = useLingui();
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const path = `/api/people/${personId}/raters`;
  const answer = useAsk<typeof listRaters>('GET', '/api/people/:personId/raters', { params: { personId } });
  const again = useDo<typeof inviteRater>('PUT', '/api/people/:personId/raters/:raterId', { refresh: [path] });
  const dismiss = useDo<typeof dismissRater>('DELETE', '/api/people/:personId/raters/:raterId', { refresh: [path] });
  const items = answer.data?.items ?? [];
  if (items.length === 0 && !mayInvite) return null;
  return (
    <section className="not-printed">
      <div className={standings['head']}>
        <h2 className={standings['heading']}>{t`Others who were asked`}</h2>
        {mayInvite && (
          <Button variant="default" size="compact-md" onClick={() => setOpen(true)}>{t`Ask somebody`}</Button>
        )}
      </div>
      {items.length === 0 && (
        <Text
          size="sm"
          c="dimmed"
        >{t`Somebody who has seen the person at work can appraise them too, until a day you choose.`}</Text>
      )}
      <ul className={classes['raters']}>
        {items.map(({ rater, until, ratedOn, invitedBy }) => (
          <li key={rater.id}>
            <span className={classes['name']}>{rater.name}</span>
            <span className={classes['when']}>
              {ratedOn
                ? t`appraised ${format.day(ratedOn)}`
                : t`asked by ${invitedBy.name}, until ${format.day(until)}`}
            </span>
            {mayInvite && (
              <Button
                variant="subtle"
                color="gray"
                size="compact-sm"
                aria-label={t`Ask ${rater.name} no longer`}
                onClick={() =>
                  dismiss.mutate(
                    { params: { personId, raterId: rater.id } },
                    {
                      onSuccess: () =>
                        toast(t`Asked no longer`, {
                          undo: () => again.mutate({ params: { personId, raterId: rater.id }, body: { until } }),
                        }),
                    },
                  )
                }
              >
                {t`Ask no longer`}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Dialog opened={open} onClose={() => setOpen(false)} title={t`Ask somebody to appraise`}>
        <AskRater personId={personId} onDone={() => setOpen(false)} />
      </Dialog>
    </section>
  );
}

function AskRater({ personId, onDone }: { readonly personId: string; readonly onDone: () => void }): ReactElement {
  const { t } = useLingui();
  const format = useFormat();
  const reasons = useAssessReasons();
  const [q, setQ] = useState('');
  const [rater, setRater] = useState<{ readonly id: string; readonly name: string } | null>(null);
  const [until, setUntil] = useState<string | null>(() => addDays(format.today(), 14));
  const found = useAsk<typeof listPeople>('GET', '/api/people', {
    query: { q, limit: 6 },
    when: q.trim().length > 1 && rater === null,
    hold: true,
  });
  const invite = useDo<typeof inviteRater>('PUT', '/api/people/:personId/raters/:raterId', {
    refresh: [`/api/people/${personId}/raters`],
    done: () => {
      toast(t`Asked. They are told by mail.`);
      onDone();
    },
  });
  const people = (found.data?.items ?? []).filter(({ id }) => id !== personId);
  return (
    <div className={classes['form']}>
      <TextInput
        label={t`Who`}
        placeholder={t`Name`}
        data-autofocus
        value={rater?.name ?? q}
        onChange={(event) => {
          setRater(null);
          setQ(event.currentTarget.value);
        }}
      />
      {rater === null && q.trim().length > 1 && (
        <ul className={classes['found']} aria-label={t`People found`}>
          {people.map(({ id, name, title }) => (
            <li key={id}>
              <button type="button" onClick={() => setRater({ id, name })}>
                {name}
                {title && <span>{title}</span>}
              </button>
            </li>
          ))}
          {found.data && people.length === 0 && (
            <li className={classes['nobody']}>{t`Nobody of that name. Try another spelling.`}</li>
          )}
        </ul>
      )}
      <DayInput label={t`Until`} value={until} min={format.today()} onChange={setUntil} />
      <Problem error={invite.error} reasons={reasons} />
      <Button
        disabled={!rater || !until}
        loading={invite.isPending}
        onClick={() => rater && until && invite.mutate({ params: { personId, raterId: rater.id }, body: { until } })}
      >
        {t`Ask`}
      </Button>
    </div>
  );
}
