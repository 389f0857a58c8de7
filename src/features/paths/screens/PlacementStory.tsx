/** On the page of somebody who joined: their placement check, or the way to one. Whoever holds a level was placed by it. */
import { useLingui } from '@lingui/react/macro';
import { Title } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Told } from '../../../web/api.ts';
import { useAsk } from '../../../web/ask.ts';
import { useFormat } from '../../../web/format.ts';
import { ButtonLink } from '../../../web/kit/links.ts';
import { usePerson } from '../../../web/me.ts';
import type { getPerson } from '../../people/contract.ts';
import type { getPlacement } from '../placement-contract.ts';
import classes from './placement.module.css';

export function PlacementStory({ person }: { readonly person: Told<typeof getPerson> }): ReactElement | null {
  const { t } = useLingui();
  const format = useFormat();
  const me = usePerson();
  const seen = person.may.seeStandings && person.roleId !== null && person.levelId === null && !person.leftOn;
  const params = { personId: person.id };
  const told = useAsk<typeof getPlacement>('GET', '/api/people/:personId/placement', { params, when: seen }).data;
  if (!seen || !told || (!told.placement && !told.may.begin)) return null;
  const { placement, may } = told;
  const self = person.id === me.id;
  const judgedOn = placement?.judged ? format.day(placement.judged.at.slice(0, 10)) : '';
  const judgedBy = placement?.judged?.by ?? '';
  const says = {
    open: t`The placement check is under way.`,
    submitted: t`The placement check is handed in and waits for a word.`,
    judged: t`${judgedBy} said on ${judgedOn} what counts as shown.`,
  };
  return (
    <section>
      <div className={classes['story']}>
        <Title order={2} size="h3">{t`Placement`}</Title>
        {(may.judge || may.begin || may.answer) && placement?.state !== 'judged' && (
          <ButtonLink
            to={self ? '/placement' : '/people/$personId/placement'}
            params={params}
            variant={may.judge ? 'filled' : 'default'}
            size="compact-md"
          >
            {may.judge ? t`Give your word` : may.answer ? t`Go on` : t`Begin a placement check`}
          </ButtonLink>
        )}
      </div>
      <p className={classes['aside']}>
        {placement
          ? says[placement.state]
          : t`A placement check says where somebody who joins begins, and shortens their path by what they can do already.`}
      </p>
    </section>
  );
}
