/** Taking one activity back from many: from whom, which one; beside it exactly who has it open; below what was taken, with its way back. */
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { Button, NativeSelect } from '@mantine/core';
import { useLocation } from '@tanstack/react-router';
import { useState, type ReactElement } from 'react';
import { newId } from '../../../kernel/id.ts';
import { inLanguage } from '../../../kernel/words.ts';
import { useAsk } from '../../../web/ask.ts';
import { ButtonLink } from '../../../web/kit/links.ts';
import { PageHeader } from '../../../web/kit/PageHeader.tsx';
import { Problem } from '../../../web/kit/Problem.tsx';
import type { listTakeable, previewTaking } from '../taking-contract.ts';
import classes from './assign.module.css';
import { ManyWays } from './ManyWays.tsx';
import { firstForm, type Form, peopleIn, whomOf } from './order-form.ts';
import { TakenBack } from './TakenBack.tsx';
import { TakePreview } from './TakePreview.tsx';
import { useTaking } from './use-taking.ts';
import { WhomFields } from './WhomFields.tsx';

export function TakeMany(): ReactElement {
  const { t, i18n } = useLingui();
  const people = useLocation({ select: ({ search }) => peopleIn(search) });
  const [form, setForm] = useState<Form>(firstForm(people));
  const [activityId, setActivityId] = useState('');
  const whom = whomOf(form);
  const choice = useAsk<typeof listTakeable>('POST', '/api/assignment-takings/choice', { body: { whom }, hold: true });
  const activities = choice.data?.activities ?? [];
  const chosen = activities.some((one) => one.activityId === activityId) ? activityId : '';
  const preview = useAsk<typeof previewTaking>('POST', '/api/assignment-takings/preview', {
    body: { whom, activityId: chosen, limit: 500 },
    when: chosen !== '',
    hold: true,
  });
  const { take, giveBack } = useTaking();
  const send = (): void => {
    const fingerprint = preview.data?.fingerprint;
    if (chosen === '' || !fingerprint) return;
    take.mutate(
      { params: { takingId: newId() }, body: { whom, activityId: chosen, fingerprint } },
      { onError: () => void preview.refetch() },
    );
  };
  return (
    <>
      <PageHeader
        title={t`Take something back`}
        lead={t`You see from whom before it is taken. What somebody has finished stays theirs.`}
        beside={<ButtonLink to="/assign/given" variant="default">{t`What was given`}</ButtonLink>}
      />
      <ManyWays people={form.people} />
      <div className={classes['columns']}>
        <form
          className={classes['fields']}
          onSubmit={(event) => {
            event.preventDefault();
            send();
          }}
        >
          <WhomFields form={form} onChange={(part) => setForm({ ...form, ...part })} />
          <NativeSelect
            label={t`What they were given`}
            value={chosen}
            disabled={activities.length === 0}
            onChange={(event) => setActivityId(event.currentTarget.value)}
            data={[
              { value: '', label: activities.length === 0 ? t`Nobody of these has anything open` : t`Choose one` },
              ...activities.map((one) => {
                const name = inLanguage(one.name, i18n.locale);
                const has = plural(one.people, { one: '# person', other: '# people' });
                return { value: one.activityId, label: `${name} · ${has}` };
              }),
            ]}
          />
          <Problem
            error={take.error ?? choice.error}
            reasons={{
              'changed-since-preview': t`Since you looked, something changed: who has it. It stands here as it is now; look again, then take it back.`,
              'not-open': t`Nobody of these has it open any more.`,
              'not-yours': t`You take back from people you lead, as long as they are here. One of these is not.`,
            }}
          />
          <Button
            type="submit"
            loading={take.isPending}
            disabled={!preview.data || chosen === '' || preview.data.taken === 0}
          >
            {t`Take it back`}
          </Button>
        </form>
        <TakePreview preview={preview} ready={chosen !== ''} />
      </div>
      <TakenBack onUndo={(takingId) => giveBack.mutate({ params: { takingId } })} />
    </>
  );
}
