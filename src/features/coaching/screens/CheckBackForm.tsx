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
import { call, type Told } from '../../../web/api.ts';
import { useAsk, useDo } from '../../../web/ask.ts';
import { Answered } from '../../../web/kit/Answered.tsx';
import { Problem } from '../../../web/kit/Problem.tsx';
import { ProficiencyInput } from '../../../web/kit/ProficiencyInput.tsx';
import { toast } from '../../../web/toasts.ts';
import type { doCheckBack } from '../contract.ts';
import { useCoachingReasons, type FullAgreement } from './coaching-words.ts';
import classes from './agreement-page.module.css';

type Assessing = Told<typeof getAssessing>;

/** by capability: the proficiency chosen so far */
type Found = Readonly<Record<string, number | null>>;

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
  const [found, setFound] = useState<Found>({});
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
      if (!confirmed) await confirmRatings(assessmentId, personId, gaps, found);
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
          {gaps.map((gap) => (
            <Finding
              key={gap.capabilityId}
              name={inLanguage(agreement.words.capabilities[gap.capabilityId] ?? {}, i18n.locale)}
              indicators={known.capabilities.find((one) => one.capabilityId === gap.capabilityId)?.indicators ?? {}}
              scale={known.scale}
              agreed={gap.to}
              found={found[gap.capabilityId] ?? null}
              disabled={confirmed}
              onFound={(proficiency) => setFound({ ...found, [gap.capabilityId]: proficiency })}
            />
          ))}
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

interface FindingProps {
  /** the capability's */
  readonly name: string;
  /** by proficiency: what one can observe there */
  readonly indicators: Assessing['capabilities'][number]['indicators'];
  readonly scale: Assessing['scale'];
  /** the proficiency to be reached */
  readonly agreed: number;
  readonly found: number | null;
  readonly disabled: boolean;
  readonly onFound: (proficiency: number | null) => void;
}

function Finding({ name, indicators, scale, agreed, found, disabled, onFound }: FindingProps): ReactElement {
  const { i18n } = useLingui();
  const observable = new Map(
    Object.entries(indicators).map(([step, words]) => [Number(step), inLanguage(words, i18n.locale)]),
  );
  return (
    <div className={classes['finding']}>
      <h3>{name}</h3>
      <ProficiencyInput
        label={name}
        steps={scale.map((step) => ({ value: step.proficiency, name: inLanguage(step.name, i18n.locale) }))}
        value={found}
        required={agreed}
        disabled={disabled}
        indicators={observable}
        onChange={onFound}
      />
      <p className={classes['indicator']}>{observable.get(found ?? agreed)}</p>
    </div>
  );
}

/** An appraisal of just these gaps. Saving a rating twice does no harm, so that it may be begun again. */
async function confirmRatings(
  assessmentId: string,
  personId: string,
  gaps: readonly { readonly capabilityId: string }[],
  found: Found,
): Promise<void> {
  for (const { capabilityId } of gaps)
    await call<typeof saveRating>('PUT', '/api/assessments/:assessmentId/ratings/:capabilityId', {
      params: { assessmentId, capabilityId },
      body: { personId, proficiency: found[capabilityId] ?? null },
    });
  await call<typeof confirmAssessment>('POST', '/api/assessments/:assessmentId/confirm', { params: { assessmentId } });
}
