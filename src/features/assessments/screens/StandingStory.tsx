/** What assessing knows of a person, on their page: readiness, the largest gaps, and the ways to rate and to read more. */
import { useLingui } from '@lingui/react/macro';
import { Text } from '@mantine/core';
import type { ReactElement } from 'react';
import type { getPerson } from '../../people/contract.ts';
import type { Told } from '../../../web/api.ts';
import { useAsk } from '../../../web/ask.ts';
import { useFormat } from '../../../web/format.ts';
import { ButtonLink } from '../../../web/kit/links.ts';
import type { getStandings } from '../standing-contract.ts';
import { AssessLink } from './AssessLink.tsx';
import { AssessmentLines } from './AssessmentLines.tsx';
import { useStandingWords } from './standing-words.ts';
import { StandingRow } from './StandingRow.tsx';
import classes from './standings.module.css';

export function StandingStory({ person }: { readonly person: Told<typeof getPerson> }): ReactElement | null {
  const { t } = useLingui();
  const format = useFormat();
  const words = useStandingWords();
  const answer = useAsk<typeof getStandings>('GET', '/api/people/:personId/standings', {
    params: { personId: person.id },
    when: person.may.seeStandings,
  });
  if (!person.may.seeStandings || !answer.data) return null;
  const { capabilities, readiness, may, scale } = answer.data;
  const target = words.say(answer.data.person.target?.name);
  const gaps = capabilities.filter(({ outcome }) => outcome === 'gap').slice(0, 3);
  const unproven = capabilities.filter(({ outcome }) => outcome === 'unproven').length;
  const share = format.share(readiness.share ?? 0);
  return (
    <section className={classes['story']}>
      <div className={classes['head']}>
        <h2 className={classes['heading']}>{t`Standings`}</h2>
        <div className={classes['actions']}>
          {capabilities.length > 0 && (
            <ButtonLink
              variant="default"
              size="compact-md"
              to="/people/$personId/standings"
              params={{ personId: person.id }}
            >{t`All standings`}</ButtonLink>
          )}
          {capabilities.length > 0 && <AssessLink person={person} rate={may.rate} quiet />}
        </div>
      </div>
      <Text size="sm" c="dimmed">
        {capabilities.length === 0 ? t`No role yet, so nothing is required.` : t`${share} ready for ${target}.`}{' '}
        {unproven > 0 && t`${unproven} of ${capabilities.length} capabilities are not judged yet.`}
      </Text>
      {gaps.length > 0 && (
        <ul className={classes['list']} aria-label={t`Largest gaps`}>
          {gaps.map((one) => (
            <StandingRow
              key={one.capabilityId}
              personId={person.id}
              one={one}
              steps={words.steps(scale)}
              restoring={one.gap === 0}
            />
          ))}
        </ul>
      )}
      <AssessmentLines personId={person.id} />
    </section>
  );
}
