/** A salesperson's first screen: the next bite and its minutes, or who waits for them; what was agreed; the road to the next level. */
import { useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import { inLanguage } from '../../../kernel/words.ts';
import { useAsk } from '../../../web/ask.ts';
import { Answered } from '../../../web/kit/Answered.tsx';
import { Icon } from '../../../web/kit/Icon.tsx';
import { TextLink } from '../../../web/kit/links.ts';
import { PageHeader } from '../../../web/kit/PageHeader.tsx';
import type { getMyPath } from '../contract.ts';
import { Agreed } from './Agreed.tsx';
import { BiteLines } from './BiteLines.tsx';
import { BiteNow } from './BiteNow.tsx';
import classes from './my-path.module.css';
import { Now } from './Now.tsx';
import { Remembered } from './Remembered.tsx';
import { Road } from './Road.tsx';
import type { FirstSlots } from './slots.ts';
import { StepLine } from './StepLine.tsx';
import { StepLink } from './StepLink.tsx';
import type { PathTold, Step } from './told.ts';
import { type ReadMarks, useReadMarks } from './use-read-marks.ts';
import { useStepWords } from './use-step-words.ts';
import { type Ticks, useTick } from './use-tick.ts';

export function MyPath({ PlanSession, WhatHappened }: FirstSlots): ReactElement {
  const { t, i18n } = useLingui();
  const path = useAsk<typeof getMyPath>('GET', '/api/first/my-path');
  const said = (words: Readonly<Record<string, string>> | undefined): string => inLanguage(words ?? {}, i18n.locale);
  const person = path.data?.person;
  const [role, level, target] = [said(person?.role?.name), said(person?.level?.name), said(person?.target?.name)];
  const rungs =
    target && target !== level ? (level ? t`${level}, on the way to ${target}` : t`On the way to ${target}`) : level;
  return (
    <>
      <PageHeader title={t`My path`} lead={[role, rungs].filter(Boolean).join(' · ') || '\u00a0'} />
      <Answered answer={path} rows={4} rowHeight={120}>
        {(told) => <Path told={told} PlanSession={PlanSession} WhatHappened={WhatHappened} />}
      </Answered>
    </>
  );
}

function Path({
  told,
  PlanSession,
  WhatHappened,
}: { readonly told: PathTold } & Pick<FirstSlots, 'PlanSession' | 'WhatHappened'>): ReactElement {
  const { t } = useLingui();
  const marks = useReadMarks();
  const ticks = useTick();
  const steps = told.steps.filter((step) => step.kind !== 'read-appraisal' || !marks.read(step.id));
  const [first = done] = steps;
  const [bite, ...bites] = told.bites;
  // somebody waits, or a day has come: that goes before learning
  const stepFirst = !bite || pressing.has(first.kind);
  const rest = (stepFirst ? steps.slice(1) : steps).filter(
    ({ kind }) => !kind.startsWith('action-') && kind !== 'check-back-ahead' && kind !== 'all-done',
  );
  return (
    <>
      {stepFirst ? (
        <StepNow step={first} marks={marks} ticks={ticks} agreement={told.agreement} PlanSession={PlanSession} />
      ) : (
        <BiteNow bite={bite} />
      )}
      <div className={classes['columns']}>
        <div className={classes['side']}>
          {bite && <BiteLines bites={stepFirst ? told.bites : bites} learning={told.learning} />}
          {told.road.length > 0 && <Agreed agreement={told.agreement} ticks={ticks} WhatHappened={WhatHappened} />}
          <Remembered />
          {rest.length > 0 && (
            <section className={classes['section']}>
              <h2 className={classes['heading']}>{t`Then`}</h2>
              <ul className={classes['lines']}>
                {rest.map((step) => (
                  <StepLine
                    key={`${step.kind} ${step.id ?? step.person?.id ?? ''}`}
                    step={step}
                    marks={marks}
                    PlanSession={PlanSession}
                  />
                ))}
              </ul>
            </section>
          )}
        </div>
        {told.road.length > 0 && (
          <div className={classes['roadSide']}>
            <Road told={told} />
          </div>
        )}
        {(told.road.length > 0 || told.lastAppraisal) && (
          <TextLink to="/me/standings" className={classes['all']} underline="never">
            <Icon name="assess" />
            <span>
              <span className={classes['allTitle']}>{t`Everything said about you`}</span>
              <span
                className={classes['allSays']}
              >{t`Every rating with its date, who gave it, and how much it counts.`}</span>
            </span>
            <Icon name="forward" size={18} />
          </TextLink>
        )}
      </div>
    </>
  );
}

const pressing: ReadonlySet<Step['kind']> = new Set([
  'session-running',
  'accept',
  'answer-end',
  'action-overdue',
  'action-due',
  'session-soon',
  'placement',
]);

const done: Step = { kind: 'all-done', id: null, person: null, day: null, at: null, what: null, count: null };

interface StepNowProps extends Pick<FirstSlots, 'PlanSession'> {
  readonly step: Step;
  readonly marks: ReadMarks;
  readonly ticks: Ticks;
  readonly agreement: PathTold['agreement'];
}

function StepNow({ step, marks, ticks, agreement, PlanSession }: StepNowProps): ReactElement {
  const { t } = useLingui();
  const { title, says, icon, link } = useStepWords()(step);
  const action = step.kind.startsWith('action-')
    ? agreement?.actions.find(
        ({ what, done: isDone, owner }) => what === step.what && !isDone && owner === 'salesperson',
      )
    : undefined;
  const onGo = step.kind === 'read-appraisal' && step.id ? () => marks.mark(step.id ?? '') : undefined;
  return (
    <Now
      title={title}
      says={says}
      icon={icon}
      {...(step.kind === 'all-done' || step.kind.endsWith('-ahead') ? { label: t`Next` } : {})}
      action={
        <>
          {action && agreement && (
            <Button
              leftSection={<Icon name="check" size={18} />}
              loading={ticks.now.has(action.actionId)}
              onClick={() => ticks.tick(agreement.id, action.actionId, true)}
            >
              {t`Done`}
            </Button>
          )}
          {step.kind === 'ask-for-session' && <PlanSession />}
          {link && <StepLink link={link} onGo={onGo} variant={action ? 'default' : 'filled'} />}
        </>
      }
    />
  );
}
