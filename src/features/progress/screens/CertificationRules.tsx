/** What an owner has certified: which level or capability, for how long, how early it may be renewed, and when people are reminded. */
import { useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { newId } from '../../../kernel/id.ts';
import { usualRule } from '../certification.ts';
import classes from './progress.module.css';
import { EditRule } from './EditRule.tsx';
import type { Proof, Rule, RuleDraft } from './rule-draft.ts';
import { useProgressWords } from './progress-words.ts';

const fresh = (): RuleDraft => ({
  ruleId: newId(),
  subject: '',
  months: usualRule.months,
  windowDays: usualRule.windowDays,
  remind: usualRule.remindDays.join(', '),
  proof: usualProof,
});

const usualProof: Proof = { proficiency: 3, demonstrations: 2, raters: 1, months: 12 };

export function CertificationRules({ rules }: { readonly rules: readonly Rule[] }): ReactElement {
  const { t } = useLingui();
  const words = useProgressWords();
  const [draft, setDraft] = useState<RuleDraft | null>(null);
  const rule = rules.find(({ ruleId }) => ruleId === draft?.ruleId);
  if (draft) return <EditRule rule={rule} draft={draft} onChange={setDraft} onDone={() => setDraft(null)} />;
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
                    proof: one.proof ?? usualProof,
                  })
                }
              >{t`Change`}</Button>
            </li>
          );
        })}
      </ul>
      <Button variant="default" onClick={() => setDraft(fresh())}>{t`Certify a level or a capability`}</Button>
    </div>
  );
}
