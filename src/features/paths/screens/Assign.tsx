/**
 * Giving people something to learn: whom, what, until when. Beside the choices stands, at every moment, exactly who would get what
 * and why; what is given can be taken back. An owner can make a rule of it for whoever joins or moves.
 */
import { useLingui } from '@lingui/react/macro';
import { Button, Checkbox, TextInput } from '@mantine/core';
import { useLocation } from '@tanstack/react-router';
import { useState, type ReactElement } from 'react';
import { newId } from '../../../kernel/id.ts';
import { useAsk } from '../../../web/ask.ts';
import { ButtonLink } from '../../../web/kit/links.ts';
import { PageHeader } from '../../../web/kit/PageHeader.tsx';
import { Problem } from '../../../web/kit/Problem.tsx';
import { usePerson } from '../../../web/me.ts';
import type { previewOrder } from '../assignment-contract.ts';
import classes from './assign.module.css';
import { firstForm, type Form, orderOf, peopleIn } from './order-form.ts';
import { Plan } from './Plan.tsx';
import { useGiving } from './use-giving.ts';
import { WhatFields } from './WhatFields.tsx';
import { WhomFields } from './WhomFields.tsx';

export function Assign(): ReactElement {
  const { t } = useLingui();
  const me = usePerson();
  const owner = me.grants.includes('owner');
  const people = useLocation({ select: ({ search }) => peopleIn(search) });
  const [form, setForm] = useState<Form>(firstForm(people));
  const [asRule, setAsRule] = useState(false);
  const [name, setName] = useState('');
  const [shown, setShown] = useState(50);
  const order = orderOf(form);
  const change = (part: Partial<Form>): void => {
    setForm({ ...form, ...part });
    setShown(50);
  };
  const preview = useAsk<typeof previewOrder>('POST', '/api/assignments/preview', {
    ...(order
      ? { body: { ...order, from: 0, limit: shown } }
      : { body: { whom: { everybody: {} }, what: { byNeed: { activities: 1, minutes: null } }, due: null, limit: 1 } }),
    when: order !== null,
    hold: true,
  });
  const { give, rule } = useGiving(() => setAsRule(false));
  const rulePossible =
    owner && order !== null && 'everybody' in order.whom && (order.due === null || 'within' in order.due);
  const send = (): void => {
    if (!order) return;
    if (asRule && rulePossible && 'everybody' in order.whom) {
      const { whom, what, due } = order;
      const body = { name, whom, what, due: due && 'within' in due ? due : null, now: true };
      rule.mutate({ params: { ruleId: newId() }, body });
    } else {
      const fingerprint = preview.data?.fingerprint;
      give.mutate(
        { params: { orderId: newId() }, body: { ...order, ...(fingerprint ? { fingerprint } : {}) } },
        { onError: () => void preview.refetch() },
      );
    }
  };
  const nothing = preview.data?.assignments === 0 && !(asRule && rulePossible);
  return (
    <>
      <PageHeader
        title={t`Give something to learn`}
        lead={t`You see who gets what, and why, before it is given.`}
        beside={<ButtonLink to="/assign/given" variant="default">{t`What was given`}</ButtonLink>}
      />
      <div className={classes['columns']}>
        <form
          className={classes['fields']}
          onSubmit={(event) => {
            event.preventDefault();
            send();
          }}
        >
          <WhomFields form={form} onChange={change} />
          <WhatFields form={form} onChange={change} />
          {rulePossible && <RuleFields chosen={asRule} name={name} onChoose={setAsRule} onName={setName} />}
          <Problem
            error={give.error ?? rule.error}
            reasons={{
              'changed-since-preview': t`Since you looked, something changed: whom it reaches, or what they need. It stands here as it is now; look again, then give it.`,
              'not-published': t`Only what is on the menu can be given. One of these is not published any more.`,
              'not-yours': t`You give something to people you lead, as long as they are here. One of these is not.`,
            }}
          />
          <Button
            type="submit"
            loading={give.isPending || rule.isPending}
            disabled={!order || nothing || (asRule && name.trim() === '')}
          >
            {asRule && rulePossible ? t`Give it and make it a rule` : t`Give it`}
          </Button>
        </form>
        <Plan preview={preview} ready={order !== null} onMore={() => setShown(Math.min(shown + 50, 1_000))} />
      </div>
    </>
  );
}

interface RuleFieldsProps {
  readonly chosen: boolean;
  readonly name: string;
  readonly onChoose: (chosen: boolean) => void;
  readonly onName: (name: string) => void;
}

function RuleFields({ chosen, name, onChoose, onName }: RuleFieldsProps): ReactElement {
  const { t } = useLingui();
  return (
    <div className={classes['rule']}>
      <Checkbox
        label={t`Also for whoever joins or moves from now on`}
        checked={chosen}
        onChange={(event) => onChoose(event.currentTarget.checked)}
      />
      {chosen && (
        <TextInput
          label={t`Name of the rule`}
          required
          maxLength={120}
          value={name}
          onChange={(event) => onName(event.currentTarget.value)}
        />
      )}
    </div>
  );
}
