/**
 * Rating a person, or oneself, on one screen: digits rate and move on, arrows move, n takes a note. Saved while one goes; what
 * the other side has said stands beside it only after confirming.
 */
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { Button, Text } from '@mantine/core';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useEffect, useRef, useState, type ReactElement, type RefObject } from 'react';
import { inLanguage } from '../../../kernel/words.ts';
import { useAsk, useDo } from '../../../web/ask.ts';
import { Actions } from '../../../web/kit/Actions.tsx';
import { Answered } from '../../../web/kit/Answered.tsx';
import { Empty } from '../../../web/kit/Empty.tsx';
import { ButtonLink, TextLink } from '../../../web/kit/links.ts';
import { PageHeader } from '../../../web/kit/PageHeader.tsx';
import { Problem } from '../../../web/kit/Problem.tsx';
import { Saved } from '../../../web/kit/Saved.tsx';
import { usePerson } from '../../../web/me.ts';
import { toast } from '../../../web/toasts.ts';
import { useOutbox } from '../../../web/use-outbox.ts';
import type { confirmAssessment, getAssessing, withdrawAssessment } from '../contract.ts';
import classes from './assess.module.css';
import { RatingCard } from './RatingCard.tsx';
import { RefusedRatings } from './RefusedRatings.tsx';
import { useAssessReasons } from './assess-words.ts';
import { type AssessingTold, type RatingSheet, useRatingSheet } from './use-rating-sheet.ts';

export function Assess(): ReactElement {
  const me = usePerson();
  const { personId = me.id } = useParams({ strict: false });
  const reasons = useAssessReasons();
  const answer = useAsk<typeof getAssessing>('GET', '/api/people/:personId/assessing', { params: { personId } });
  return (
    <Answered answer={answer} rows={3} rowHeight={220} reasons={reasons}>
      {(told) => <Sheet key={personId} personId={personId} told={told} />}
    </Answered>
  );
}

interface SheetProps {
  readonly personId: string;
  readonly told: AssessingTold;
}

function Sheet({ personId, told }: SheetProps): ReactElement {
  const { t, i18n } = useLingui();
  const sheet = useRatingSheet(personId, told);
  const screen = useRef<HTMLDivElement>(null);
  const { person, capabilities, scale } = told;
  const rated = capabilities.filter(({ capabilityId }) => sheet.ratingOf(capabilityId).proficiency !== null).length;
  const self = told.kind === 'self';
  const hand = useHand(screen, told, sheet);
  const said = (words: Readonly<Record<string, string>> | undefined): string => inLanguage(words ?? {}, i18n.locale);
  const role = said(person.role?.name);
  const target = said(person.target?.name);
  const last = new Map(told.last.map((one) => [one.capabilityId, one]));
  return (
    <div ref={screen}>
      <PageHeader
        title={self ? t`Evaluate yourself` : t`Appraise ${person.name}`}
        above={
          self ? (
            <TextLink to="/me/standings" size="sm">{t`My standings`}</TextLink>
          ) : (
            <TextLink to="/people/$personId" params={{ personId }} size="sm">
              {person.name}
            </TextLink>
          )
        }
        lead={target ? t`${role}, works toward ${target}` : role}
        beside={told.open && <Withdraw personId={personId} told={told} sheet={sheet} />}
      />
      {capabilities.length === 0 ? (
        <Nothing told={told} />
      ) : (
        <>
          <Text
            size="sm"
            c="dimmed"
            className={classes['keys']}
          >{t`Keys: 1–${scale.length} rate and move on, arrow keys move, N note, E evidence, Backspace takes back.`}</Text>
          <div className={classes['cards']}>
            {capabilities.map((capability, at) => (
              <div key={capability.capabilityId} className={classes['slot']}>
                {said(capability.group) !== said(capabilities[at - 1]?.group) && (
                  <h2 className={classes['group']}>{said(capability.group)}</h2>
                )}
                <RatingCard
                  capability={capability}
                  scale={scale}
                  last={last.get(capability.capabilityId)}
                  {...sheet.ratingOf(capability.capabilityId)}
                  current={hand.current === capability.capabilityId}
                  asked={hand.asked?.capabilityId === capability.capabilityId ? hand.asked.what : null}
                  target={{ personId, assessmentId: sheet.assessmentId }}
                  onRate={hand.onRate}
                  onNote={(capabilityId, note) => sheet.rate(capabilityId, { note })}
                  onCurrent={hand.setCurrent}
                  onEvidence={sheet.addEvidence}
                  onRemove={sheet.removeEvidence}
                />
              </div>
            ))}
          </div>
          <Finish personId={personId} sheet={sheet} rated={rated} all={capabilities.length} self={self} />
        </>
      )}
    </div>
  );
}

/** Where the rater is, and what keys and taps do there. Keys act while the focus is anywhere on this screen. */
function useHand(screen: RefObject<HTMLDivElement | null>, told: AssessingTold, sheet: RatingSheet) {
  const ids = told.capabilities.map(({ capabilityId }) => capabilityId);
  const [current, setCurrent] = useState(
    () => ids.find((id) => sheet.ratingOf(id).proficiency === null) ?? ids[0] ?? '',
  );
  const [asked, setAsked] = useState<{ readonly capabilityId: string; readonly what: 'note' | 'evidence' } | null>(
    null,
  );
  useEffect(() => {
    if (document.activeElement === document.body)
      screen.current?.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
  }, [screen]);

  const cardOf = (id: string): HTMLElement | null =>
    screen.current?.querySelector<HTMLElement>(`[data-capability="${id}"]`) ?? null;
  const goTo = (id: string | undefined): void => {
    const card = id === undefined ? null : cardOf(id);
    if (!card || id === undefined) return;
    setCurrent(id);
    const radio =
      card.querySelector<HTMLInputElement>('input[type="radio"]:checked') ??
      card.querySelector<HTMLInputElement>('input[type="radio"]');
    radio?.focus({ preventScroll: true });
    card.scrollIntoView({ block: 'nearest' });
  };
  const onRate = (capabilityId: string, proficiency: number | null, by: 'tap' | 'key'): void => {
    sheet.rate(capabilityId, { proficiency });
    setCurrent(capabilityId);
    const next = ids[ids.indexOf(capabilityId) + 1];
    const onPhone = by === 'tap' && window.matchMedia('(pointer: coarse)').matches;
    if (!onPhone || proficiency === null || next === undefined) return;
    const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    cardOf(next)?.scrollIntoView({ block: 'start', behavior: calm ? 'auto' : 'smooth' });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const at = event.target as HTMLElement;
    const writing = at.matches('textarea, input:not([type="radio"])');
    if (writing) {
      if (event.key === 'Escape') goTo(current);
      return;
    }
    const place = ids.indexOf(current);
    const digit = told.scale.find(({ proficiency }) => String(proficiency) === event.key)?.proficiency;
    if (digit !== undefined) {
      onRate(current, digit, 'key');
      goTo(ids[place + 1] ?? current);
    } else if (event.key === 'ArrowDown') goTo(ids[place + 1]);
    else if (event.key === 'ArrowUp') goTo(ids[place - 1]);
    else if (event.key === 'Backspace' || event.key === 'Delete') onRate(current, null, 'key');
    else if (event.key === 'n' || event.key === 'N') setAsked({ capabilityId: current, what: 'note' });
    else if (event.key === 'e' || event.key === 'E') setAsked({ capabilityId: current, what: 'evidence' });
    else return;
    event.preventDefault();
  };
  useEffect(() => {
    const place = screen.current;
    place?.addEventListener('keydown', onKeyDown);
    return () => place?.removeEventListener('keydown', onKeyDown);
  });
  return { current, setCurrent, asked, onRate };
}

function Nothing({ told: { person, scale, kind } }: { readonly told: AssessingTold }): ReactElement {
  const { t } = useLingui();
  const name = person.name;
  if (person.role && scale.length > 0) {
    return (
      <Empty
        icon="assess"
        title={t`This role asks for nothing yet`}
      >{t`As soon as the way of selling says what the role requires, it stands here to be judged.`}</Empty>
    );
  }
  if (scale.length === 0) {
    return (
      <Empty
        icon="ladder"
        title={t`No way of selling is in force yet`}
        action={<ButtonLink to="/way-of-selling">{t`To the way of selling`}</ButtonLink>}
      >
        {t`It says what each role must be able to do; people are judged against it.`}
      </Empty>
    );
  }
  return (
    <Empty icon="person" title={kind === 'self' ? t`You have no role yet` : t`${name} has no role yet`}>
      {t`The role says which capabilities are judged. An administrator sets it in People.`}
    </Empty>
  );
}

interface FinishProps {
  readonly personId: string;
  readonly sheet: RatingSheet;
  readonly rated: number;
  readonly all: number;
  readonly self: boolean;
}

function Finish({ personId, sheet, rated, all, self }: FinishProps): ReactElement {
  const { t } = useLingui();
  const outbox = useOutbox();
  const navigate = useNavigate();
  const reasons = useAssessReasons();
  const [waits, setWaits] = useState(false);
  const confirm = useDo<typeof confirmAssessment>('POST', '/api/assessments/:assessmentId/confirm', {
    refresh: [`/api/people/${personId}`, '/api/gaps', '/api/me/to-assess', '/api/coaching'],
    done: () => {
      toast(self ? t`Confirmed. Whoever coaches you sees it now.` : t`Confirmed. The person is told.`);
      void (self
        ? navigate({ to: '/me/standings' })
        : navigate({ to: '/people/$personId/comparison', params: { personId } }));
    },
  });
  const go = async (): Promise<void> => {
    setWaits(true);
    await outbox.flush();
    setWaits(false);
    if (outbox.stateOf(`assess.${personId}.`) === 'saved')
      confirm.mutate({ params: { assessmentId: sheet.assessmentId } });
  };
  const offline = sheet.state === 'waiting';
  return (
    <div className={`${classes['finish']} not-printed`}>
      <RefusedRatings sheet={sheet} />
      <Problem error={confirm.error} reasons={reasons} />
      <div className={classes['finishLine']}>
        <span className={classes['count']}>
          <span className={classes['bar']} aria-hidden="true">
            <span style={{ inlineSize: `${(100 * rated) / all}%` }} />
          </span>
          <span>{t`${rated} of ${all} rated`}</span>
          <Saved state={sheet.state} touched={sheet.touched} />
        </span>
        <Button
          size="md"
          disabled={rated === 0 || offline || sheet.state === 'refused'}
          loading={waits || confirm.isPending}
          onClick={() => void go()}
        >
          {t`Confirm`}
        </Button>
      </div>
      {offline && (
        <Text
          size="sm"
          c="dimmed"
        >{t`Your ratings are kept here. They are sent as soon as there is a connection; then you can confirm.`}</Text>
      )}
    </div>
  );
}

function Withdraw({ personId, told, sheet }: SheetProps & { readonly sheet: RatingSheet }): ReactElement {
  const { t } = useLingui();
  const withdraw = useDo<typeof withdrawAssessment>('DELETE', '/api/assessments/:assessmentId', {
    refresh: [`/api/people/${personId}`, '/api/gaps', '/api/me/to-assess'],
  });
  const go = (): void => {
    const ratings = told.open?.ratings ?? [];
    const undo = (): void => sheet.writeAnew(ratings);
    withdraw.mutate(
      { params: { assessmentId: sheet.assessmentId } },
      {
        onSuccess: () =>
          toast(
            t`Withdrawn. ${plural(ratings.length, { one: '# rating no longer counts.', other: '# ratings no longer count.' })}`,
            { undo },
          ),
      },
    );
  };
  return (
    <Actions
      label={t`More about this assessment`}
      actions={[
        {
          key: 'withdraw',
          label: t`Withdraw this assessment`,
          icon: 'undo',
          disabled: sheet.state !== 'saved',
          onChoose: go,
        },
      ]}
    />
  );
}
