/** A coaching session on one screen: what is prepared, what is said, what is agreed. */
import { useLingui } from '@lingui/react/macro';
import { Button, Menu, Text } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { Told } from '../../../web/api.ts';
import { useAsk, useDo } from '../../../web/ask.ts';
import { useFormat } from '../../../web/format.ts';
import { Answered } from '../../../web/kit/Answered.tsx';
import { Icon } from '../../../web/kit/Icon.tsx';
import { ButtonLink, TextLink } from '../../../web/kit/links.ts';
import { PageHeader } from '../../../web/kit/PageHeader.tsx';
import { Problem } from '../../../web/kit/Problem.tsx';
import { sessionLimits } from '../session.ts';
import type { getSession, stepSession } from '../session-contract.ts';
import { AgreementForm } from './AgreementForm.tsx';
import { AgreementSheet } from './AgreementSheet.tsx';
import { CheckBackForm } from './CheckBackForm.tsx';
import { useCoachingReasons, useStandingWords, type FullAgreement, type WholeSession } from './coaching-words.ts';
import { MoveSession } from './MoveSession.tsx';
import { PreparationView, type Preparation } from './PreparationView.tsx';
import { SessionText } from './SessionText.tsx';
import { useRefreshWhenSent } from './use-refresh-when-sent.ts';
import { WhatHappened } from './WhatHappened.tsx';
import classes from './session-page.module.css';

type Answer = Told<typeof getSession>;

export function SessionPage(): ReactElement {
  const { sessionId = '' } = useParams({ strict: false });
  useRefreshWhenSent(`coaching-session.${sessionId}.`, `/api/coaching/sessions/${sessionId}`);
  const answer = useAsk<typeof getSession>('GET', '/api/coaching/sessions/:sessionId', { params: { sessionId } });
  return (
    <Answered answer={answer}>
      {({ session, preparation }) =>
        session.sight === 'content' ? (
          <Session session={session} preparation={preparation} />
        ) : (
          <Dates session={session} />
        )
      }
    </Answered>
  );
}

function Session({
  session,
  preparation,
}: {
  readonly session: WholeSession;
  readonly preparation: Preparation | null;
}): ReactElement {
  const { t } = useLingui();
  const other = session.mySide === 'manager' ? session.salesperson : session.manager;
  const over = session.state === 'closed' || session.state === 'cancelled';
  return (
    <>
      <PageHeader
        title={t`Coaching session with ${other.name}`}
        above={<TextLink to="/coaching" size="sm">{t`Coaching`}</TextLink>}
        lead={<When session={session} />}
        {...(over ? {} : { action: <Steps session={session} /> })}
      />
      <div className={classes['columns']}>
        <div className={classes['column']}>
          <SessionText
            sessionId={session.id}
            field="agenda"
            label={t`To talk about`}
            text={session.agenda}
            version={session.agendaVersion}
            most={sessionLimits.agenda}
            readOnly={over}
          />
          {preparation && <PreparationView prepared={preparation} personId={session.salesperson.id} />}
        </div>
        <div className={classes['column']}>
          {session.state !== 'planned' && (
            <SessionText
              sessionId={session.id}
              field="notes"
              label={t`What was said`}
              text={session.notes}
              version={session.notesVersion}
              most={sessionLimits.notes}
              readOnly={over}
            />
          )}
          {preparation && <Agree session={session} preparation={preparation} />}
        </div>
      </div>
    </>
  );
}

function When({ session }: { readonly session: Answer['session'] }): ReactElement {
  const { t } = useLingui();
  const format = useFormat();
  const minutes = session.minutes;
  const states = { planned: t`planned`, running: t`running`, closed: t`held`, cancelled: t`cancelled` };
  const place = 'place' in session ? session.place : '';
  return (
    <>
      {[format.moment(session.startsAt), t`${minutes} minutes`, place, states[session.state]]
        .filter(Boolean)
        .join(' · ')}
    </>
  );
}

function Steps({ session }: { readonly session: WholeSession }): ReactElement {
  const { t } = useLingui();
  const reasons = useCoachingReasons();
  const step = useDo<typeof stepSession>('POST', '/api/coaching/sessions/:sessionId/step', {
    refresh: ['/api/coaching'],
  });
  const go = (to: 'hold' | 'close' | 'cancel'): void =>
    step.mutate({ params: { sessionId: session.id }, body: { step: to } });
  const planned = session.state === 'planned';
  return (
    <>
      {planned && (
        <Menu position="bottom-end" width={220}>
          <Menu.Target>
            <Button variant="default" rightSection={<Icon name="down" size={16} />}>{t`Change`}</Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item component="a" href={`/api/coaching/sessions/${session.id}/calendar.ics`} download>
              {t`To my calendar`}
            </Menu.Item>
            <Menu.Item onClick={() => go('cancel')}>{t`Cancel the session`}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
      {planned && <MoveSession session={session} />}
      {planned && session.mySide === 'manager' && (
        <Button loading={step.isPending} onClick={() => go('hold')}>{t`Begin`}</Button>
      )}
      {session.state === 'running' && (
        <Button loading={step.isPending} onClick={() => go('close')}>{t`Close the session`}</Button>
      )}
      <Problem error={step.error} reasons={reasons} />
    </>
  );
}

/** What is agreed already, and the form to agree on more; before the session begins, only what there is. */
function Agree({
  session,
  preparation,
}: {
  readonly session: WholeSession;
  readonly preparation: Preparation;
}): ReactElement {
  const { t } = useLingui();
  const { agreement } = preparation;
  const prepared = { ...preparation, salesperson: session.salesperson, manager: session.manager };
  return (
    <section aria-label={t`Agreement`}>
      {agreement && <Current agreement={agreement} />}
      {session.state === 'running' && (agreement === null || agreement.open === null) && (
        <>
          <h2 className={classes['heading']}>{agreement ? t`Change the agreement` : t`What we agree on`}</h2>
          <AgreementForm
            key={`${agreement?.id ?? ''} ${agreement?.revisions.length ?? 0} ${agreement?.checkBacks.length ?? 0}`}
            prepared={prepared}
            agreement={agreement}
            sessionId={session.id}
            onDone={stay}
          />
        </>
      )}
      {session.state === 'planned' && !agreement && (
        <Text
          size="sm"
          c="dimmed"
        >{t`Nothing is agreed between you yet. What you agree on is written here once the session begins.`}</Text>
      )}
    </section>
  );
}

/** The card above shows what was proposed; the session goes on until it is closed. */
function stay(): void {}

function Current({ agreement }: { readonly agreement: FullAgreement }): ReactElement {
  const { t } = useLingui();
  const standing = useStandingWords();
  const shown =
    agreement.revisions.find((one) => one.number === (agreement.open ?? agreement.inForce)) ??
    agreement.revisions.at(-1);
  return (
    <div className={classes['current']}>
      <h2 className={classes['heading']}>{agreement.open === null ? t`Last agreement` : t`What is proposed`}</h2>
      <Text size="sm" c="dimmed" mb="sm">
        {standing(agreement)}
      </Text>
      {shown && <AgreementSheet agreement={agreement} content={shown.content} />}
      {agreement.inForce !== null && <WhatHappened agreementId={agreement.id} />}
      {agreement.mySide === 'manager' && agreement.waitsForMe.includes('check-back') && (
        <CheckBackForm agreement={agreement} />
      )}
      <ButtonLink
        to="/coaching/agreements/$agreementId"
        params={{ agreementId: agreement.id }}
        variant="default"
        size="compact-sm"
        mt="sm"
      >
        {agreement.waitsForMe.length > 0 ? t`Open and answer` : t`Open`}
      </ButtonLink>
    </div>
  );
}

function Dates({ session }: { readonly session: Exclude<Answer['session'], { sight: 'content' }> }): ReactElement {
  const { t } = useLingui();
  const salesperson = session.salesperson.name;
  const manager = session.manager.name;
  return (
    <>
      <PageHeader title={t`Coaching session of ${salesperson} and ${manager}`} lead={<When session={session} />} />
      <Text size="sm" c="dimmed">{t`What the two talk about is theirs alone to read.`}</Text>
    </>
  );
}
