/**
 * How far somebody is on the way to the next level: each criterion with what was seen of it, and, where all are met, the word of
 * whoever leads them. What modules were finished is no part of it.
 */
import { useLingui } from '@lingui/react/macro';
import { Button, Text } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useState, type ReactElement } from 'react';
import { useAsk, useDo } from '../../../web/ask.ts';
import { useFormat } from '../../../web/format.ts';
import { Answered } from '../../../web/kit/Answered.tsx';
import { Dialog } from '../../../web/kit/Dialog.tsx';
import { Empty } from '../../../web/kit/Empty.tsx';
import { ButtonLink, TextLink } from '../../../web/kit/links.ts';
import { PageHeader } from '../../../web/kit/PageHeader.tsx';
import { Problem } from '../../../web/kit/Problem.tsx';
import { usePerson } from '../../../web/me.ts';
import { toast } from '../../../web/toasts.ts';
import type { confirmLevel, getLevelReview, undoReviews } from '../contract.ts';
import { Badges } from './Badges.tsx';
import { CriterionRow } from './CriterionRow.tsx';
import { NotYet } from './NotYet.tsx';
import { PersonCertifications } from './PersonCertifications.tsx';
import classes from './progress.module.css';
import { useProgressReasons, useProgressWords } from './progress-words.ts';
import { ReviewHistory } from './ReviewHistory.tsx';
import type { ReviewTold } from './review-told.ts';

export function LevelReview(): ReactElement {
  const me = usePerson();
  const { personId = me.id } = useParams({ strict: false });
  const reasons = useProgressReasons();
  const answer = useAsk<typeof getLevelReview>('GET', '/api/people/:personId/level-review', { params: { personId } });
  return (
    <Answered answer={answer} rows={6} rowHeight={64} reasons={reasons}>
      {(told) => <Review key={personId} told={told} self={personId === me.id} />}
    </Answered>
  );
}

function Review({ told, self }: { readonly told: ReviewTold; readonly self: boolean }): ReactElement {
  const { t } = useLingui();
  const words = useProgressWords();
  const { person, criteria, next, held, role } = told;
  const met = criteria.filter((one) => one.met).length;
  const level = words.say(next?.name);
  const holds = held ? words.say(held.name) : t`no level yet`;
  return (
    <div className={classes['screen']}>
      <PageHeader
        title={next ? t`The way to ${level}` : t`Level`}
        above={
          self ? null : (
            <TextLink to="/people/$personId" params={{ personId: person.id }} size="sm">
              {person.name}
            </TextLink>
          )
        }
        lead={[words.say(role?.name), holds].filter(Boolean).join(' · ')}
        {...(told.may.decide
          ? {
              beside: (
                <ButtonLink
                  variant="default"
                  to="/people/$personId/demonstrate"
                  params={{ personId: person.id }}
                >{t`Record what you saw`}</ButtonLink>
              ),
            }
          : {})}
      />
      {told.state === 'top' ? (
        <Empty icon="ladder" title={role ? t`There is no level above this one` : t`No role yet, so there is no level`}>
          {role ? t`What keeps the level proven stands below.` : t`An administrator sets the role in People.`}
        </Empty>
      ) : (
        <>
          <Decision told={told} self={self} met={met} />
          <ul className={classes['criteria']} aria-label={t`Criteria`}>
            {criteria
              .toSorted((a, b) => Number(a.met) - Number(b.met))
              .map((one) => (
                <CriterionRow key={one.capabilityId} one={one} />
              ))}
          </ul>
        </>
      )}
      <PersonCertifications personId={person.id} />
      <Badges personId={person.id} />
      <ReviewHistory personId={person.id} history={told.history} />
    </div>
  );
}

function Decision({
  told,
  self,
  met,
}: {
  readonly told: ReviewTold;
  readonly self: boolean;
  readonly met: number;
}): ReactElement {
  const { t } = useLingui();
  const format = useFormat();
  const { criteria, putOff, state } = told;
  const all = criteria.length;
  const again = putOff ? format.day(putOff.askAgainOn) : '';
  return (
    <section className={classes['verdict']} data-state={state}>
      <p className={classes['sum']}>
        {all === 0 ? t`This level requires nothing yet.` : t`${met} of ${all} criteria are met.`}{' '}
        {state === 'open' && all > 0 && t`The rest is still to be shown.`}
        {state !== 'open' && self && t`Now whoever leads you confirms the level.`}
      </p>
      <div className={classes['bar']} aria-hidden="true">
        <span style={{ inlineSize: `${all === 0 ? 0 : (100 * met) / all}%` }} />
      </div>
      {putOff && (
        <p className={classes['putOff']}>
          <strong>{t`Not yet, said ${putOff.by}; asked again on ${again}.`}</strong> {putOff.words}
        </p>
      )}
      {told.may.decide && state !== 'open' && <Confirm told={told} />}
    </section>
  );
}

function Confirm({ told }: { readonly told: ReviewTold }): ReactElement | null {
  const { t } = useLingui();
  const words = useProgressWords();
  const reasons = useProgressReasons();
  const [putting, setPutting] = useState(false);
  const { person, next } = told;
  const refresh = [`/api/people/${person.id}`, '/api/level-reviews', '/api/certifications', '/api/gaps', '/api/first'];
  const undo = useDo<typeof undoReviews>('POST', '/api/level-reviews/:batchId/undo', {
    refresh,
    done: () => toast(t`Taken back`),
  });
  const level = words.say(next?.name);
  const confirm = useDo<typeof confirmLevel>('POST', '/api/people/:personId/level-review/confirm', {
    refresh,
    done: ({ undo: batchId }) =>
      toast(t`${person.name} has reached ${level}.`, { undo: () => undo.mutate({ params: { batchId } }) }),
  });
  if (!next) return null;
  return (
    <>
      <Text size="sm">{t`Look at what was seen below. With your word the level is reached.`}</Text>
      <div className={classes['buttons']}>
        <Button
          loading={confirm.isPending}
          onClick={() => confirm.mutate({ params: { personId: person.id }, body: { levelId: next.id } })}
        >{t`Confirm ${level}`}</Button>
        <Button variant="default" onClick={() => setPutting(true)}>{t`Not yet`}</Button>
      </div>
      <Problem error={confirm.error ?? undo.error} reasons={reasons} />
      <Dialog opened={putting} onClose={() => setPutting(false)} title={t`Not yet`}>
        <NotYet personId={person.id} levelId={next.id} onDone={() => setPutting(false)} />
      </Dialog>
    </>
  );
}
