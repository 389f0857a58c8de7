/**
 * The word of who leads somebody, on their placement check: for each capability whether the required step counts as shown, another
 * one, or nothing yet. Two minutes for a whole level; what is left out is learned and shown as by anybody.
 */
import { useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useState, type ReactElement } from 'react';
import { newId } from '../../../kernel/id.ts';
import { inLanguage } from '../../../kernel/words.ts';
import { useAsk, useDo } from '../../../web/ask.ts';
import { useFormat } from '../../../web/format.ts';
import { Answered } from '../../../web/kit/Answered.tsx';
import { ButtonLink, TextLink } from '../../../web/kit/links.ts';
import { PageHeader } from '../../../web/kit/PageHeader.tsx';
import { Problem } from '../../../web/kit/Problem.tsx';
import type { beginPlacement, getPlacement, judgePlacement } from '../placement-contract.ts';
import classes from './placement.module.css';
import { PlacementLine } from './PlacementLine.tsx';
import type { PlacementFound, PlacementTold } from './placement-told.ts';

export function PlacementWord(): ReactElement {
  const { t, i18n } = useLingui();
  const { personId = '' } = useParams({ strict: false });
  const answer = useAsk<typeof getPlacement>('GET', '/api/people/:personId/placement', { params: { personId } });
  const target = inLanguage(answer.data?.person.target ?? {}, i18n.locale);
  const name = answer.data?.person.name ?? '\u00a0';
  return (
    <div className={classes['page']}>
      <PageHeader
        title={t`Where they begin`}
        above={
          <TextLink to="/people/$personId" params={{ personId }} size="sm">
            {name}
          </TextLink>
        }
        lead={target ? t`On the way to ${target}` : '\u00a0'}
      />
      <Answered answer={answer} rows={6} rowHeight={88}>
        {(told) => <State key={told.placement?.placementId ?? ''} told={told} personId={personId} />}
      </Answered>
    </div>
  );
}

interface Props {
  readonly told: PlacementTold;
  readonly personId: string;
}

function State({ told, personId }: Props): ReactElement {
  const { t } = useLingui();
  const format = useFormat();
  const { placement, person, may } = told;
  const [saved, setSaved] = useState<number | null>(null);
  const name = person.name;
  if (saved !== null) return <Thanks personId={personId} minutes={saved} />;
  if (placement && may.judge) return <Judging told={told} placement={placement} onSaved={setSaved} />;
  if (placement?.judged) return <Judged personId={personId} by={placement.judged.by} at={placement.judged.at} />;
  if (!placement) return <Begin told={told} personId={personId} />;
  const answered = placement.items.length;
  return (
    <p className={classes['begin']}>
      {placement.state === 'open'
        ? t`${name} is answering it: ${format.number(answered)} questions, about a minute each. You are told when it is handed in.`
        : t`${name} has handed it in. Whoever leads them gives their word on it.`}
    </p>
  );
}

function Begin({ told, personId }: Props): ReactElement {
  const { t } = useLingui();
  const name = told.person.name;
  const begin = useDo<typeof beginPlacement>('PUT', '/api/people/:personId/placement/:placementId', {
    refresh: ['/api/people'],
  });
  return (
    <div className={classes['begin']}>
      <p>
        {told.may.begin
          ? t`${name} gets one question for each capability and says how they see themselves. Then you say what counts as shown, and their path gets shorter by it.`
          : t`There is nothing to place: no level to work toward, everything shown, or no questions on the menu.`}
      </p>
      {told.may.begin && (
        <Button
          loading={begin.isPending}
          onClick={() => begin.mutate({ params: { personId, placementId: newId() } })}
        >{t`Begin a placement check`}</Button>
      )}
      <Problem error={begin.error} />
    </div>
  );
}

function Judged({
  personId,
  by,
  at,
}: {
  readonly personId: string;
  readonly by: string;
  readonly at: string;
}): ReactElement {
  const { t } = useLingui();
  const format = useFormat();
  const date = format.day(at.slice(0, 10));
  return (
    <div className={classes['begin']}>
      <p>{t`${by} gave their word on ${date}.`}</p>
      <ButtonLink to="/people/$personId/path" params={{ personId }} variant="default">{t`See the path`}</ButtonLink>
    </div>
  );
}

interface JudgingProps {
  readonly told: PlacementTold;
  readonly placement: PlacementFound;
  readonly onSaved: (minutesSaved: number) => void;
}

function Judging({ told, placement, onSaved }: JudgingProps): ReactElement {
  const { t } = useLingui();
  const [words, setWords] = useState<ReadonlyMap<string, number>>(new Map());
  const judge = useDo<typeof judgePlacement>('POST', '/api/placements/:placementId/word', {
    refresh: ['/api/people', '/api/first'],
    done: ({ minutesSaved }) => onSaved(minutesSaved),
  });
  const set = (capabilityId: string, proficiency: number | null): void => {
    const next = new Map(words);
    if (proficiency === null) next.delete(capabilityId);
    else next.set(capabilityId, proficiency);
    setWords(next);
  };
  const count = words.size;
  return (
    <>
      <p className={classes['aside']}>
        {t`A right answer says that somebody knows it, not that they do it. Say what you have reason to believe they do.`}
      </p>
      <ul className={classes['outcomes']}>
        {placement.items.map((item) => (
          <PlacementLine
            key={item.capabilityId}
            item={item}
            scale={told.scale}
            value={words.get(item.capabilityId) ?? null}
            onValue={(proficiency) => set(item.capabilityId, proficiency)}
          />
        ))}
      </ul>
      <Problem error={judge.error} />
      <div className={classes['foot']}>
        <span className={classes['aside']} role="status">{t`${count} of ${placement.items.length} count`}</span>
        <Button
          disabled={count === 0}
          loading={judge.isPending}
          onClick={() =>
            judge.mutate({
              params: { placementId: placement.placementId },
              body: { words: [...words].map(([capabilityId, proficiency]) => ({ capabilityId, proficiency })) },
            })
          }
        >{t`Give my word`}</Button>
      </div>
    </>
  );
}

function Thanks({ personId, minutes }: { readonly personId: string; readonly minutes: number }): ReactElement {
  const { t } = useLingui();
  return (
    <div className={classes['begin']} role="status">
      <p className={classes['name']}>
        {minutes > 0 ? t`Saves ${minutes} minutes of the path` : t`Saved. The path stays as long as it was.`}
      </p>
      <ButtonLink to="/people/$personId/path" params={{ personId }}>{t`See the path`}</ButtonLink>
    </div>
  );
}
