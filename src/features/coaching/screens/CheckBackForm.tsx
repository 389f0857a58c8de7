/**
 * The check-back: every open gap is rated again, with what one can observe in view. Each rating counts as an appraisal like any
 * other; what it finds closes the gap or keeps it open.
 */
import { useLingui } from '@lingui/react/macro';
import { Button, Group } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { newId } from '../../../kernel/id.ts';
import { inLanguage } from '../../../kernel/words.ts';
import type { confirmAssessment, getAssessing, saveRating } from '../../assessments/contract.ts';
import { call } from '../../../web/api.ts';
import { useAsk, useDo } from '../../../web/ask.ts';
import { Answered } from '../../../web/kit/Answered.tsx';
import { Problem } from '../../../web/kit/Problem.tsx';
import { ProficiencyInput } from '../../../web/kit/ProficiencyInput.tsx';
import { toast } from '../../../web/toasts.ts';
import type { doCheckBack } from '../contract.ts';
import { useCoachingReasons, type FullAgreement } from './coaching-words.ts';
import classes from './agreement-page.module.css';

export function CheckBackForm({ agreement }: { readonly agreement: FullAgreement }): ReactElement {
  const { t } = useLingui();
  const due = agreement.waitsForMe.includes('check-back');
  const [opened, setOpened] = useState(false);
  return (
    <div className={`${classes['checkBack']} not-printed`}>
      {opened ? (
        <Ratings agreement={agreement} onClose={() => setOpened(false)} />
      ) : (
        <Button variant={due ? 'filled' : 'default'} onClick={() => setOpened(true)}>
          {due ? t`Check back now` : t`Check back early`}
        </Button>
      )}
    </div>
  );
}

function Ratings({
  agreement,
  onClose,
}: {
  readonly agreement: FullAgreement;
  readonly onClose: () => void;
}): ReactElement {
  const { t, i18n } = useLingui();
  const reasons = useCoachingReasons();
  const personId = agreement.salesperson.id;
  const assessing = useAsk<typeof getAssessing>('GET', '/api/people/:personId/assessing', { params: { personId } });
  const [found, setFound] = useState<Readonly<Record<string, number | null>>>({});
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const [assessmentId] = useState(newId);
  const [confirmed, setConfirmed] = useState(false);
  const look = useDo<typeof doCheckBack>('POST', '/api/coaching/agreements/:agreementId/check-backs', {
    refresh: ['/api/coaching', '/api/people'],
  });
  const gaps =
    agreement.revisions
      .find((one) => one.number === agreement.inForce)
      ?.content.gaps.filter((gap) => agreement.openGaps.includes(gap.capabilityId)) ?? [];
  const rated = gaps.every((gap) => found[gap.capabilityId] != null);

  const finish = async (): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      // a second try after a lost connection goes on where the first stopped
      for (const gap of confirmed ? [] : gaps) {
        const body = { personId, proficiency: found[gap.capabilityId] ?? null };
        await call<typeof saveRating>('PUT', '/api/assessments/:assessmentId/ratings/:capabilityId', {
          params: { assessmentId, capabilityId: gap.capabilityId },
          body,
        });
      }
      if (!confirmed)
        await call<typeof confirmAssessment>('POST', '/api/assessments/:assessmentId/confirm', {
          params: { assessmentId },
        });
      setConfirmed(true);
      const told = await look.mutateAsync({
        params: { agreementId: agreement.id },
        body: { findings: gaps.map((gap) => ({ capabilityId: gap.capabilityId, assessmentId })) },
      });
      toast(told.ended ? t`All agreed gaps are closed.` : t`Saved. Agree on a new date for what stayed open.`);
      onClose();
    } catch (problem) {
      setError(problem);
    }
    setBusy(false);
  };
  return (
    <Answered answer={assessing}>
      {(known) => (
        <section aria-label={t`Check-back`}>
          {gaps.map((gap) => {
            const capability = known.capabilities.find((one) => one.capabilityId === gap.capabilityId);
            const name = inLanguage(agreement.words.capabilities[gap.capabilityId] ?? {}, i18n.locale);
            const indicators = new Map(
              Object.entries(capability?.indicators ?? {}).map(([step, words]) => [
                Number(step),
                inLanguage(words, i18n.locale),
              ]),
            );
            const chosen = found[gap.capabilityId];
            return (
              <div key={gap.capabilityId} className={classes['finding']}>
                <h3>{name}</h3>
                <ProficiencyInput
                  label={name}
                  steps={known.scale.map((step) => ({
                    value: step.proficiency,
                    name: inLanguage(step.name, i18n.locale),
                  }))}
                  value={chosen ?? null}
                  required={gap.to}
                  disabled={confirmed}
                  indicators={indicators}
                  onChange={(value) => setFound({ ...found, [gap.capabilityId]: value })}
                />
                <p className={classes['indicator']}>{indicators.get(chosen ?? gap.to)}</p>
              </div>
            );
          })}
          <Problem error={error} reasons={reasons} />
          <Group gap={8}>
            <Button disabled={!rated} loading={busy} onClick={() => void finish()}>{t`Finish the check-back`}</Button>
            <Button variant="subtle" color="gray" onClick={onClose}>{t`Cancel`}</Button>
          </Group>
        </section>
      )}
    </Answered>
  );
}
