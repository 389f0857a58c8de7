/** How far a person is on the way to the next level, on their page. */
import { useLingui } from '@lingui/react/macro';
import { Text } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Told } from '../../../web/api.ts';
import { useAsk } from '../../../web/ask.ts';
import { ButtonLink } from '../../../web/kit/links.ts';
import type { getPerson } from '../../people/contract.ts';
import type { getLevelReview } from '../contract.ts';
import classes from './progress.module.css';
import { useProgressWords } from './progress-words.ts';

export function LevelStory({ person }: { readonly person: Told<typeof getPerson> }): ReactElement | null {
  const { t } = useLingui();
  const words = useProgressWords();
  const asks = person.may.seeStandings && person.roleId !== null;
  const answer = useAsk<typeof getLevelReview>('GET', '/api/people/:personId/level-review', {
    params: { personId: person.id },
    when: asks,
  });
  if (!asks || !answer.data) return null;
  const { criteria, next, state, may } = answer.data;
  const met = criteria.filter((one) => one.met).length;
  const all = criteria.length;
  const level = words.say(next?.name);
  const said = {
    top: t`The highest level is held.`,
    open: t`${met} of ${all} criteria for ${level} are met.`,
    ready: t`All criteria for ${level} are met; it waits to be confirmed.`,
    'put-off': t`All criteria for ${level} are met; not yet confirmed.`,
  };
  return (
    <section className={classes['story']}>
      <div className={classes['storyHead']}>
        <h2 className={classes['heading']}>{t`Level`}</h2>
        <ButtonLink
          variant={state === 'ready' && may.decide ? 'filled' : 'default'}
          size="compact-md"
          to="/people/$personId/level"
          params={{ personId: person.id }}
        >
          {state === 'ready' && may.decide ? t`Look and confirm` : t`All criteria`}
        </ButtonLink>
      </div>
      <Text size="sm" c="dimmed">
        {said[state]}
      </Text>
      {next && all > 0 && (
        <div className={classes['bar']} aria-hidden="true">
          <span style={{ inlineSize: `${(100 * met) / all}%` }} />
        </div>
      )}
    </section>
  );
}
