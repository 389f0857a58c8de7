/** A proposal that is open: read it, then accept, change, decline or withdraw. What is accepted is exactly what is shown. */
import { useLingui } from '@lingui/react/macro';
import { Button, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useDo } from '../../../web/ask.ts';
import { useFormat } from '../../../web/format.ts';
import { Icon } from '../../../web/kit/Icon.tsx';
import { Problem } from '../../../web/kit/Problem.tsx';
import { toast } from '../../../web/toasts.ts';
import type { acceptAgreement, closeProposal } from '../contract.ts';
import { AgreementSheet } from './AgreementSheet.tsx';
import { useCoachingReasons, type FullAgreement } from './coaching-words.ts';
import classes from './agreement-page.module.css';

type Revision = FullAgreement['revisions'][number];

export interface AnswerProposalProps {
  readonly agreement: FullAgreement;
  readonly open: Revision;
  readonly inForce: Revision | undefined;
  readonly onChange: () => void;
}

export function AnswerProposal({ agreement, open, inForce, onChange }: AnswerProposalProps): ReactElement {
  const { t } = useLingui();
  const format = useFormat();
  const reasons = useCoachingReasons();
  const params = { agreementId: agreement.id };
  const refresh = ['/api/coaching'];
  const accept = useDo<typeof acceptAgreement>('POST', '/api/coaching/agreements/:agreementId/acceptances', {
    refresh,
    done: (told) =>
      toast(told.open === null ? t`Agreed. It is in force.` : t`Accepted. The other side has yet to accept.`),
  });
  const close = useDo<typeof closeProposal>('POST', '/api/coaching/agreements/:agreementId/proposal/close', {
    refresh,
  });
  const author = agreement.people[open.proposedBy] ?? '';
  const bySide = open.proposedBy === agreement.salesperson.id ? 'salesperson' : 'manager';
  const mine = bySide === agreement.mySide;
  const awaitsMe = agreement.awaited.includes(agreement.mySide);
  const other = agreement.mySide === 'manager' ? agreement.salesperson.name : agreement.manager.name;
  return (
    <section className={classes['proposal']} aria-label={t`Proposal`} data-not-printed={inForce ? true : undefined}>
      <h2 className={classes['proposalHead']}>
        {inForce ? t`A change is proposed` : awaitsMe ? t`Read it, then answer` : t`What is proposed`}
      </h2>
      <AgreementSheet agreement={agreement} content={open.content} before={inForce?.content} />
      <Text size="sm" c="dimmed" mt="md">{t`Proposed by ${author} on ${format.moment(open.proposedAt)}.`}</Text>
      {!awaitsMe && (
        <Text size="sm" mt={4}>{t`You have accepted it. It is in force once ${other} accepts it too.`}</Text>
      )}
      <div className={`${classes['answer']} not-printed`}>
        {awaitsMe && (
          <Button
            leftSection={<Icon name="check" size={16} />}
            loading={accept.isPending}
            onClick={() => accept.mutate({ params, body: { revision: open.number, fingerprint: open.fingerprint } })}
          >
            {t`Accept`}
          </Button>
        )}
        <Button
          variant="default"
          leftSection={<Icon name="edit" size={16} />}
          onClick={onChange}
        >{t`Propose something else`}</Button>
        <Button
          variant="subtle"
          color="gray"
          loading={close.isPending}
          onClick={() => close.mutate({ params, body: { how: mine ? 'withdraw' : 'decline' } })}
        >
          {mine ? t`Withdraw` : t`Decline`}
        </Button>
      </div>
      <Problem error={accept.error ?? close.error} reasons={reasons} />
    </section>
  );
}
