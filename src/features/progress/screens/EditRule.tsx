/** One rule of certification: of what, for how long, how early it may be renewed, and when people are reminded. */
import { useLingui } from '@lingui/react/macro';
import { Button, NumberInput, TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import { useDo } from '../../../web/ask.ts';
import { Problem } from '../../../web/kit/Problem.tsx';
import { toast } from '../../../web/toasts.ts';
import type { removeCertificationRule, setCertificationRule } from '../certification-contract.ts';
import classes from './progress.module.css';
import { useProgressReasons, useProgressWords } from './progress-words.ts';
import { ProofFields } from './ProofFields.tsx';
import type { Rule, RuleDraft } from './rule-draft.ts';
import { RuleSubject } from './RuleSubject.tsx';

interface EditRuleProps {
  readonly rule: Rule | undefined;
  readonly draft: RuleDraft;
  readonly onChange: (draft: RuleDraft) => void;
  readonly onDone: () => void;
}

const refresh = ['/api/certification-rules', '/api/certifications'];

export function EditRule(props: EditRuleProps): ReactElement {
  const { rule, draft, onDone } = props;
  const { t } = useLingui();
  const reasons = useProgressReasons();
  const set = useDo<typeof setCertificationRule>('PUT', '/api/certification-rules/:ruleId', {
    refresh,
    done: () => {
      toast(t`Saved. It holds for what is certified from now on.`);
      onDone();
    },
  });
  const remove = useDo<typeof removeCertificationRule>('DELETE', '/api/certification-rules/:ruleId', {
    refresh,
    done: () => {
      toast(t`Certified no longer. What was certified stays on record.`);
      onDone();
    },
  });
  const { ruleId, months, windowDays } = draft;
  const of = subjectOf(rule, draft);
  const remindDays = draft.remind
    .split(/[\s,;]+/)
    .filter(Boolean)
    .map(Number);
  return (
    <div className={classes['form']}>
      <Terms {...props} />
      <Problem error={set.error ?? remove.error} reasons={reasons} />
      <div className={classes['buttons']}>
        <Button
          disabled={!of || remindDays.some((days) => !Number.isInteger(days))}
          loading={set.isPending}
          onClick={() => of && set.mutate({ params: { ruleId }, body: { of, months, windowDays, remindDays } })}
        >{t`Save`}</Button>
        <Button variant="default" onClick={onDone}>{t`Back`}</Button>
        {rule && (
          <Button
            variant="subtle"
            color="gray"
            loading={remove.isPending}
            onClick={() => remove.mutate({ params: { ruleId } })}
          >{t`Certify no longer`}</Button>
        )}
      </div>
    </div>
  );
}

function Terms({ rule, draft, onChange }: EditRuleProps): ReactElement {
  const { t } = useLingui();
  const words = useProgressWords();
  const ofCapability = rule ? rule.capabilityId !== null : draft.subject !== '' && !draft.subject.includes(' ');
  return (
    <>
      {rule ? (
        <p className={classes['sum']}>{words.subject(rule.name)}</p>
      ) : (
        <RuleSubject value={draft.subject} onChange={(subject) => onChange({ ...draft, subject })} />
      )}
      {ofCapability && <ProofFields proof={draft.proof} onChange={(proof) => onChange({ ...draft, proof })} />}
      <NumberInput
        label={t`Valid for, in months`}
        min={1}
        max={120}
        value={draft.months}
        onChange={(value) => onChange({ ...draft, months: Number(value) })}
      />
      <NumberInput
        label={t`Renewable so many days before the end`}
        min={1}
        max={365}
        value={draft.windowDays}
        onChange={(value) => onChange({ ...draft, windowDays: Number(value) })}
      />
      <TextInput
        label={t`Reminders, in days before the end`}
        description={t`Separated by commas; the person is told by mail.`}
        value={draft.remind}
        onChange={(event) => onChange({ ...draft, remind: event.currentTarget.value })}
      />
    </>
  );
}

function subjectOf(rule: Rule | undefined, { subject, proof }: RuleDraft) {
  if (rule?.roleId && rule.levelId) return { roleId: rule.roleId, levelId: rule.levelId };
  const [first = '', levelId] = rule?.capabilityId ? [rule.capabilityId] : subject.split(' ');
  if (first === '') return null;
  return levelId === undefined ? { capabilityId: first, proof } : { roleId: first, levelId };
}
