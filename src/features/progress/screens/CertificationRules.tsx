/** What an owner has certified: which level, for how long, how early it may be renewed, and when people are reminded. */
import { useLingui } from '@lingui/react/macro';
import { Button, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { newId } from '../../../kernel/id.ts';
import { inLanguage } from '../../../kernel/words.ts';
import type { Told } from '../../../web/api.ts';
import { useAsk, useDo } from '../../../web/ask.ts';
import { Problem } from '../../../web/kit/Problem.tsx';
import { toast } from '../../../web/toasts.ts';
import type { getOrganisation } from '../../people/contract.ts';
import { usualRule } from '../certification.ts';
import type {
  listCertificationRules,
  removeCertificationRule,
  setCertificationRule,
} from '../certification-contract.ts';
import classes from './progress.module.css';
import { useProgressReasons, useProgressWords } from './progress-words.ts';

type Rule = Told<typeof listCertificationRules>['rules'][number];
interface Draft {
  readonly ruleId: string;
  readonly subject: string;
  readonly months: number;
  readonly windowDays: number;
  readonly remind: string;
}

const refresh = ['/api/certification-rules', '/api/certifications'];
const fresh = (): Draft => ({
  ruleId: newId(),
  subject: '',
  months: usualRule.months,
  windowDays: usualRule.windowDays,
  remind: usualRule.remindDays.join(', '),
});

export function CertificationRules({ rules }: { readonly rules: readonly Rule[] }): ReactElement {
  const { t } = useLingui();
  const words = useProgressWords();
  const [draft, setDraft] = useState<Draft | null>(null);
  const rule = rules.find(({ ruleId }) => ruleId === draft?.ruleId);
  if (draft) return <Edit rule={rule} draft={draft} onChange={setDraft} onDone={() => setDraft(null)} />;
  return (
    <div className={classes['form']}>
      <ul className={classes['lines']} aria-label={t`What is certified`}>
        {rules.map((one) => {
          const { months } = one;
          return (
            <li key={one.ruleId}>
              <span className={classes['what']}>
                <span className={classes['name']}>{words.subject(one.name)}</span>
                <span className={classes['more']}>{t`valid for ${months} months`}</span>
              </span>
              <Button
                variant="subtle"
                color="gray"
                size="compact-sm"
                aria-label={t`Change: ${words.subject(one.name)}`}
                onClick={() =>
                  setDraft({
                    ruleId: one.ruleId,
                    subject: '',
                    months: one.months,
                    windowDays: one.windowDays,
                    remind: one.remindDays.join(', '),
                  })
                }
              >{t`Change`}</Button>
            </li>
          );
        })}
      </ul>
      <Button variant="default" onClick={() => setDraft(fresh())}>{t`Certify a level`}</Button>
    </div>
  );
}

function Edit({
  rule,
  draft,
  onChange,
  onDone,
}: {
  readonly rule: Rule | undefined;
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
  readonly onDone: () => void;
}): ReactElement {
  const { t, i18n } = useLingui();
  const words = useProgressWords();
  const reasons = useProgressReasons();
  const { data } = useAsk<typeof getOrganisation>('GET', '/api/organisation');
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
  const levels = (data?.levels ?? [])
    .filter(({ retired }) => !retired)
    .map((level) => ({
      value: `${level.roleId} ${level.id}`,
      label: [
        inLanguage(data?.roles.find(({ id }) => id === level.roleId)?.name ?? {}, i18n.locale),
        inLanguage(level.name, i18n.locale),
      ].join(' · '),
    }));
  const [roleId = '', levelId = ''] = draft.subject.split(' ');
  const of = subjectOf(rule) ?? (levelId ? { roleId, levelId } : null);
  const remindDays = draft.remind
    .split(/[\s,;]+/)
    .filter(Boolean)
    .map(Number);
  return (
    <div className={classes['form']}>
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
      <Problem error={set.error ?? remove.error} reasons={reasons} />
      <div className={classes['buttons']}>
        <Button
          disabled={!of || remindDays.some((days) => !Number.isInteger(days))}
          loading={set.isPending}
          onClick={() =>
            of &&
            set.mutate({
              params: { ruleId: draft.ruleId },
              body: { of, months: draft.months, windowDays: draft.windowDays, remindDays },
            })
          }
        >{t`Save`}</Button>
        <Button variant="default" onClick={onDone}>{t`Back`}</Button>
        {rule && (
          <Button
            variant="subtle"
            color="gray"
            loading={remove.isPending}
            onClick={() => remove.mutate({ params: { ruleId: draft.ruleId } })}
          >{t`Certify no longer`}</Button>
        )}
      </div>
    </div>
  );
}

function subjectOf(rule: Rule | undefined) {
  if (rule?.roleId && rule.levelId) return { roleId: rule.roleId, levelId: rule.levelId };
  return rule?.capabilityId && rule.proof ? { capabilityId: rule.capabilityId, proof: rule.proof } : null;
}
