/**
 * Giving people something to learn: whom, what, until when. Beside the choices stands, at every moment, exactly who would get what
 * and why; what is given can be taken back. An owner can make a rule of it for whoever joins or moves.
 */
import { useLingui } from '@lingui/react/macro';
import { Button, Checkbox, TextInput } from '@mantine/core';
import { useLocation, useNavigate } from '@tanstack/react-router';
import { useState, type ReactElement } from 'react';
import { newId } from '../../../kernel/id.ts';
import { inLanguage } from '../../../kernel/words.ts';
import { useAsk } from '../../../web/ask.ts';
import { Answered } from '../../../web/kit/Answered.tsx';
import { ButtonLink } from '../../../web/kit/links.ts';
import { PageHeader } from '../../../web/kit/PageHeader.tsx';
import { Problem } from '../../../web/kit/Problem.tsx';
import { usePerson } from '../../../web/me.ts';
import type { listRules, previewOrder } from '../assignment-contract.ts';
import classes from './assign.module.css';
import { ManyWays } from './ManyWays.tsx';
import { firstForm, type Form, formOf, type OrderBody, orderOf, peopleIn, readChosen } from './order-form.ts';
import { Plan } from './Plan.tsx';
import { useGiving } from './use-giving.ts';
import { WhatFields } from './WhatFields.tsx';
import { WhomFields } from './WhomFields.tsx';

export function Assign(): ReactElement {
  const { i18n } = useLingui();
  const owner = usePerson().grants.includes('owner');
  const search = useLocation({ select: ({ search: all }) => readChosen(all as Record<string, unknown>) });
  const wanted = owner ? (search.rule ?? null) : null;
  const rules = useAsk<typeof listRules>('GET', '/api/assignment-rules', { when: wanted !== null });
  if (wanted === null) return <Order key={search.people ?? ''} people={peopleIn(search)} rule={null} owner={owner} />;
  return (
    <Answered answer={rules}>
      {(told) => {
        const found = told.rules.find(({ ruleId }) => ruleId === wanted) ?? null;
        const form =
          found &&
          formOf(
            found as unknown as OrderBody,
            found.activities.map(({ activityId, name }) => ({ id: activityId, name: inLanguage(name, i18n.locale) })),
          );
        const rule = found && form && { ruleId: found.ruleId, name: found.name, form };
        return <Order key={wanted} people={[]} rule={rule} owner={owner} />;
      }}
    </Answered>
  );
}

interface OrderProps {
  readonly people: readonly string[];
  /** the rule that is changed; null: something is given, or a new rule made */
  readonly rule: { readonly ruleId: string; readonly name: string; readonly form: Form } | null;
  readonly owner: boolean;
}

function Order({ people, rule: changed, owner }: OrderProps): ReactElement {
  const { t } = useLingui();
  const navigate = useNavigate();
  const [form, setForm] = useState<Form>(changed?.form ?? firstForm(people));
  const [asRule, setAsRule] = useState(changed !== null);
  const [now, setNow] = useState(changed === null);
  const [name, setName] = useState(changed?.name ?? '');
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
  const { give, rule } = useGiving(() => {
    if (changed) void navigate({ to: '/assign/given' });
    else setAsRule(false);
  }, changed !== null);
  const rulePossible =
    owner && order !== null && 'everybody' in order.whom && (order.due === null || 'within' in order.due);
  const send = (): void => {
    if (!order) return;
    if (asRule && rulePossible && 'everybody' in order.whom) {
      const { whom, what, due } = order;
      const body = { name, whom, what, due: due && 'within' in due ? due : null, now };
      rule.mutate({ params: { ruleId: changed?.ruleId ?? newId() }, body });
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
      <Head changed={changed !== null} people={people} />
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
          {rulePossible && (
            <RuleFields
              changed={changed !== null}
              chosen={asRule}
              now={now}
              name={name}
              onChoose={setAsRule}
              onNow={setNow}
              onName={setName}
            />
          )}
          <Refused error={give.error ?? rule.error} />
          <Button
            type="submit"
            loading={give.isPending || rule.isPending}
            disabled={!order || nothing || (asRule && name.trim() === '') || (changed !== null && !rulePossible)}
          >
            {changed ? t`Change the rule` : asRule && rulePossible ? t`Give it and make it a rule` : t`Give it`}
          </Button>
        </form>
        <Plan preview={preview} ready={order !== null} onMore={() => setShown(Math.min(shown + 50, 1_000))} />
      </div>
    </>
  );
}

function Head({ changed, people }: { readonly changed: boolean; readonly people: readonly string[] }): ReactElement {
  const { t } = useLingui();
  return (
    <>
      <PageHeader
        title={changed ? t`Change a rule` : t`Give something to learn`}
        lead={
          changed
            ? t`It holds as it stands here for whoever joins or moves from now on. What it has given stays.`
            : t`You see who gets what, and why, before it is given.`
        }
        beside={<ButtonLink to="/assign/given" variant="default">{t`What was given`}</ButtonLink>}
      />
      {!changed && <ManyWays people={people} />}
    </>
  );
}

function Refused({ error }: { readonly error: Error | null }): ReactElement {
  const { t } = useLingui();
  return (
    <Problem
      error={error}
      reasons={{
        'changed-since-preview': t`Since you looked, something changed: whom it reaches, or what they need. It stands here as it is now; look again, then give it.`,
        'not-published': t`Only what is on the menu can be given. One of these is not published any more.`,
        'not-yours': t`You give something to people you lead, as long as they are here. One of these is not.`,
      }}
    />
  );
}

interface RuleFieldsProps {
  /** the rule stands: it is one whatever is chosen */
  readonly changed: boolean;
  readonly chosen: boolean;
  readonly now: boolean;
  readonly name: string;
  readonly onNow: (now: boolean) => void;
  readonly onChoose: (chosen: boolean) => void;
  readonly onName: (name: string) => void;
}

function RuleFields({ changed, chosen, now, name, onChoose, onNow, onName }: RuleFieldsProps): ReactElement {
  const { t } = useLingui();
  return (
    <div className={classes['rule']}>
      {changed ? (
        <Checkbox
          label={t`Also give it to those it holds for today`}
          checked={now}
          onChange={(event) => onNow(event.currentTarget.checked)}
        />
      ) : (
        <Checkbox
          label={t`Also for whoever joins or moves from now on`}
          checked={chosen}
          onChange={(event) => onChoose(event.currentTarget.checked)}
        />
      )}
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
