/** One agreement: to be read, accepted, changed, ticked, looked at again, printed. Leaders above see its outline only. */
import { useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useState, type ReactElement } from 'react';
import { useAsk, useDo } from '../../../web/ask.ts';
import { Answered } from '../../../web/kit/Answered.tsx';
import { Icon } from '../../../web/kit/Icon.tsx';
import { TextLink } from '../../../web/kit/links.ts';
import { PageHeader } from '../../../web/kit/PageHeader.tsx';
import { Problem } from '../../../web/kit/Problem.tsx';
import { toast } from '../../../web/toasts.ts';
import type { getAgreement, tickAction } from '../contract.ts';
import type { getPreparation } from '../session-contract.ts';
import { AgreementForm } from './AgreementForm.tsx';
import { AgreementHistory } from './AgreementHistory.tsx';
import { AgreementMore } from './AgreementMore.tsx';
import { AgreementOutline } from './AgreementOutline.tsx';
import { AgreementSheet } from './AgreementSheet.tsx';
import { AnswerProposal } from './AnswerProposal.tsx';
import { CheckBackForm } from './CheckBackForm.tsx';
import { Signatures } from './Signatures.tsx';
import { useCoachingReasons, useStandingWords, type FullAgreement } from './coaching-words.ts';
import { WhatHappened } from './WhatHappened.tsx';
import classes from './agreement-page.module.css';

export function AgreementPage(): ReactElement {
  const { agreementId = '' } = useParams({ strict: false });
  const agreement = useAsk<typeof getAgreement>('GET', '/api/coaching/agreements/:agreementId', {
    params: { agreementId },
  });
  return (
    <Answered answer={agreement}>
      {(found) => (found.sight === 'content' ? <Whole agreement={found} /> : <AgreementOutline agreement={found} />)}
    </Answered>
  );
}

function Whole({ agreement }: { readonly agreement: FullAgreement }): ReactElement {
  const { t } = useLingui();
  const standing = useStandingWords();
  const [changing, setChanging] = useState(false);
  const other = agreement.mySide === 'manager' ? agreement.salesperson.name : agreement.manager.name;
  const inForce = agreement.revisions.find((one) => one.number === agreement.inForce);
  const open = agreement.revisions.find((one) => one.number === agreement.open);
  const calendar = `/api/coaching/agreements/${agreement.id}/calendar.ics`;
  return (
    <div className={classes['page']}>
      <PageHeader
        title={t`Agreement with ${other}`}
        above={<TextLink to="/coaching" size="sm" className="not-printed">{t`Coaching`}</TextLink>}
        lead={standing(agreement)}
        beside={
          <>
            {inForce && !agreement.ended && (
              <Button
                component="a"
                href={calendar}
                download
                variant="default"
                leftSection={<Icon name="calendar" size={16} />}
              >{t`To my calendar`}</Button>
            )}
            <Button
              variant="default"
              leftSection={<Icon name="print" size={16} />}
              onClick={() => window.print()}
            >{t`Print`}</Button>
          </>
        }
      />
      {open && !changing && (
        <AnswerProposal agreement={agreement} open={open} inForce={inForce} onChange={() => setChanging(true)} />
      )}
      {changing && <Change agreement={agreement} onDone={() => setChanging(false)} />}
      {inForce && <InForce agreement={agreement} revision={inForce} />}
      {!changing && !agreement.ended && !open && (
        <div className={`${classes['actions']} not-printed`}>
          <Button variant="default" leftSection={<Icon name="edit" size={16} />} onClick={() => setChanging(true)}>
            {inForce ? t`Propose a change` : t`Propose something else`}
          </Button>
        </div>
      )}
      <AgreementMore agreement={agreement} />
      <AgreementHistory agreement={agreement} />
    </div>
  );
}

function InForce({
  agreement,
  revision,
}: {
  readonly agreement: FullAgreement;
  readonly revision: FullAgreement['revisions'][number];
}): ReactElement {
  const { t } = useLingui();
  const reasons = useCoachingReasons();
  const tick = useDo<typeof tickAction>('PUT', '/api/coaching/agreements/:agreementId/actions/:actionId', {
    refresh: ['/api/coaching', '/api/first'],
  });
  const set = async (actionId: string, done: boolean, evidence = ''): Promise<void> => {
    const body = { done, evidence };
    const told = await tick.mutateAsync({ params: { agreementId: agreement.id, actionId }, body }).catch(() => null);
    if (told && done) toast(t`Done.`, { undo: () => set(actionId, false) });
  };
  return (
    <section className={classes['inForce']} aria-label={t`What is in force`} data-also-open={agreement.open !== null}>
      <p className="only-printed">
        <strong>
          {agreement.salesperson.name} · {agreement.manager.name}
        </strong>
      </p>
      <h2 className={agreement.open === null ? 'only-heard' : classes['still']}>
        {agreement.open === null ? t`What is in force` : t`In force until both accept the change`}
      </h2>
      <AgreementSheet
        agreement={agreement}
        content={revision.content}
        {...(agreement.ended ? {} : { onTick: (actionId, done, evidence) => void set(actionId, done, evidence) })}
      />
      {!agreement.ended && <WhatHappened agreementId={agreement.id} />}
      <Problem error={tick.error} reasons={reasons} />
      <Signatures agreement={agreement} revision={revision} />
      {agreement.mySide === 'manager' && agreement.openGaps.length > 0 && <CheckBackForm agreement={agreement} />}
    </section>
  );
}

function Change({
  agreement,
  onDone,
}: {
  readonly agreement: FullAgreement;
  readonly onDone: () => void;
}): ReactElement {
  const { t } = useLingui();
  const prepared = useAsk<typeof getPreparation>('GET', '/api/coaching/preparation/:personId', {
    params: { personId: agreement.salesperson.id },
  });
  return (
    <section aria-label={t`Propose a change`} className="not-printed">
      <Answered answer={prepared}>
        {(found) => <AgreementForm prepared={found} agreement={agreement} onDone={onDone} onCancel={onDone} />}
      </Answered>
    </section>
  );
}
