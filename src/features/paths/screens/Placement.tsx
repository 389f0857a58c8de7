/**
 * Where somebody who joins begins: for each capability one question and how they see themselves, one at a time, each saved as one
 * goes on. What counts is a word of who leads them afterwards.
 */
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import { newId } from '../../../kernel/id.ts';
import { inLanguage } from '../../../kernel/words.ts';
import { useAsk, useDo } from '../../../web/ask.ts';
import { Answered } from '../../../web/kit/Answered.tsx';
import { Empty } from '../../../web/kit/Empty.tsx';
import { ButtonLink, TextLink } from '../../../web/kit/links.ts';
import { PageHeader } from '../../../web/kit/PageHeader.tsx';
import { Problem } from '../../../web/kit/Problem.tsx';
import { usePerson } from '../../../web/me.ts';
import type { beginPlacement, getPlacement } from '../placement-contract.ts';
import classes from './placement.module.css';
import { PlacementOutcome } from './PlacementOutcome.tsx';
import { PlacementWalk } from './PlacementWalk.tsx';
import type { PlacementSlots, PlacementTold } from './placement-told.ts';

export function Placement({ Question }: PlacementSlots): ReactElement {
  const { t, i18n } = useLingui();
  const me = usePerson();
  const answer = useAsk<typeof getPlacement>('GET', '/api/people/:personId/placement', {
    params: { personId: me.id },
  });
  const target = inLanguage(answer.data?.person.target ?? {}, i18n.locale);
  return (
    <div className={classes['page']}>
      <PageHeader
        title={t`Where you begin`}
        above={<TextLink to="/today/path" size="sm">{t`My path`}</TextLink>}
        lead={target ? t`On the way to ${target}` : '\u00a0'}
      />
      <Answered answer={answer} rows={2} rowHeight={240}>
        {(told) => <State told={told} personId={me.id} Question={Question} />}
      </Answered>
    </div>
  );
}

interface StateProps extends PlacementSlots {
  readonly told: PlacementTold;
  readonly personId: string;
}

function State({ told, personId, Question }: StateProps): ReactElement {
  const { placement } = told;
  if (!placement) return <Begin told={told} personId={personId} />;
  if (placement.state === 'open')
    return <PlacementWalk key={placement.placementId} told={told} placement={placement} Question={Question} />;
  return <PlacementOutcome told={told} placement={placement} Question={Question} />;
}

function Begin({ told, personId }: Omit<StateProps, 'Question'>): ReactElement {
  const { t } = useLingui();
  const begin = useDo<typeof beginPlacement>('PUT', '/api/people/:personId/placement/:placementId', {
    refresh: ['/api/people', '/api/first'],
  });
  if (!told.may.begin)
    return (
      <Empty
        icon="ladder"
        title={t`Nothing to place`}
        action={<ButtonLink to="/me/assess">{t`Say where you see yourself`}</ButtonLink>}
      >
        {t`Either everything your level asks for is shown already, or the menu has no questions about it yet.`}
      </Empty>
    );
  const most = told.capabilities;
  return (
    <div className={classes['begin']}>
      <p>
        {t`For each capability you get one question and say how you see yourself. Whoever leads you then says what counts as shown: those modules fall away from your path.`}
      </p>
      <p className={classes['aside']}>
        {t`${plural(most, { one: '# capability', other: '# capabilities' })}, about a minute each. You can stop and go on any time. Your answers are yours; who leads you sees only which were right.`}
      </p>
      <Button
        size="md"
        loading={begin.isPending}
        onClick={() => begin.mutate({ params: { personId, placementId: newId() } })}
      >
        {t`Begin`}
      </Button>
      <Problem error={begin.error} />
    </div>
  );
}
