/** One rule of certification: which level, for how long, how early it may be renewed, and when people are reminded. */
import { useLingui } from '@lingui/react/macro';
import { Button, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import { inLanguage } from '../../../kernel/words.ts';
import type { Told } from '../../../web/api.ts';
import { useAsk, useDo } from '../../../web/ask.ts';
import { Problem } from '../../../web/kit/Problem.tsx';
import { toast } from '../../../web/toasts.ts';
import type { getOrganisation } from '../../people/contract.ts';
import type {
  listCertificationRules,
  removeCertificationRule,
  setCertificationRule,
} from '../certification-contract.ts';
import classes from './progress.module.css';
import { useProgressReasons, useProgressWords } from './progress-words.ts';

type Rule = Told<typeof listCertificationRules>['rules'][number];

export interface RuleDraft {
  readonly ruleId: string;
  /** role and level of a new rule, with a space between */
  readonly subject: string;
  readonly months: number;
  readonly windowDays: number;
  readonly remind: string;
}

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
  const [roleId = '', levelId = ''] = draft.subject.split(' ');
  const of = subjectOf(rule) ?? (levelId ? { roleId, levelId } : null);
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
  const { t, i18n } = useLingui();
  const words = useProgressWords();
  const { data } = useAsk<typeof getOrganisation>('GET', '/api/organisation');
  const named = (name: Readonly<Record<string, string>> | undefined): string => inLanguage(name ?? {}, i18n.locale);
  const levels = (data?.levels ?? [])
    .filter(({ retired }) => !retired)
    .map((level) => ({
      value: `${level.roleId} ${level.id}`,
      label: [named(data?.roles.find(({ id }) => id === level.roleId)?.name), named(level.name)].join(' · '),
    }));
  return (
    <>
      {rule ? (
        <p className={classes['sum']}>{words.subject(rule.name)}</p>
      ) : (
        <NativeSelect
          label={t`Level`}
          data-autofocus
          value={draft.subject}
          data={[{ value: '', label: t`Choose a level` }, ...levels]}
          onChange={(event) => onChange({ ...draft, subject: event.currentTarget.value })}
        />
      )}
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

function subjectOf(rule: Rule | undefined) {
  if (rule?.roleId && rule.levelId) return { roleId: rule.roleId, levelId: rule.levelId };
  return rule?.capabilityId && rule.proof ? { capabilityId: rule.capabilityId, proof: rule.proof } : null;
}
