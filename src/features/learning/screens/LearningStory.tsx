/** What a person has learned, on their page: what they are in the middle of, what they finished, and how. Never what they answered. */
import { Plural, useLingui } from '@lingui/react/macro';
import { Button, Text } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { inLanguage } from '../../../kernel/words.ts';
import type { Told } from '../../../web/api.ts';
import { useAsk } from '../../../web/ask.ts';
import { useFormat } from '../../../web/format.ts';
import { TextLink } from '../../../web/kit/links.ts';
import type { getPerson } from '../../people/contract.ts';
import type { getLearning } from '../contract.ts';
import classes from './learning-story.module.css';

type LearningTold = Told<typeof getLearning>;

const shownAtFirst = 5;

export function LearningStory({ person }: { readonly person: Told<typeof getPerson> }): ReactElement | null {
  const { t } = useLingui();
  const answer = useAsk<typeof getLearning>('GET', '/api/people/:personId/learning', {
    params: { personId: person.id },
    when: person.may.seeStandings,
  });
  const [all, setAll] = useState(false);
  const told = answer.data;
  if (!told || (told.completions.length === 0 && told.open.length === 0 && person.roleId === null)) return null;
  const { completions, open, totals } = told;
  const { minutes } = totals;
  const self = person.relation === 'self';
  return (
    <section className={classes['story']}>
      <h2>{t`Learning`}</h2>
      {completions.length === 0 && open.length === 0 && <Text size="sm" c="dimmed">{t`Nothing finished yet.`}</Text>}
      {completions.length > 0 && (
        <Text size="sm" c="dimmed">
          <Plural value={totals.completed} one="# activity finished" other="# activities finished" />
          {', '}
          {t`${minutes} min in all`}
        </Text>
      )}
      <ul className={classes['lines']} aria-label={t`Learning`}>
        {open.map((one) => (
          <OpenLine key={one.attemptId} one={one} self={self} />
        ))}
        {completions.slice(0, all ? undefined : shownAtFirst).map((one) => (
          <DoneLine key={one.completionId} one={one} />
        ))}
      </ul>
      {!all && completions.length > shownAtFirst && (
        <Button variant="subtle" color="gray" size="compact-sm" onClick={() => setAll(true)}>{t`Show all`}</Button>
      )}
    </section>
  );
}

function OpenLine({ one, self }: { readonly one: LearningTold['open'][number]; readonly self: boolean }): ReactElement {
  const { t, i18n } = useLingui();
  const format = useFormat();
  const name = inLanguage(one.name, i18n.locale);
  const share = format.share(one.share);
  return (
    <li>
      {self ? (
        <TextLink to="/learn/$activityId" params={{ activityId: one.activityId }} fw={600}>
          {name}
        </TextLink>
      ) : (
        <strong>{name}</strong>
      )}
      <span className={classes['more']}>
        {t`in the middle, ${share} done`} · {format.fromToday(one.lastAt.slice(0, 10))}
      </span>
    </li>
  );
}

function DoneLine({ one }: { readonly one: LearningTold['completions'][number] }): ReactElement {
  const { t, i18n } = useLingui();
  const format = useFormat();
  const { minutes } = one;
  const score = one.score === null ? null : format.share(one.score);
  const by = one.by?.name;
  const facts = [
    format.day(one.onDay),
    t`${minutes} min`,
    score === null ? null : t`${score} right at first try`,
    one.onlyOpened ? t`opened; its content says nothing of how it went` : null,
    by === undefined ? null : t`marked by ${by}`,
  ];
  return (
    <li>
      <TextLink to="/menu/$activityId" params={{ activityId: one.activityId }}>
        {inLanguage(one.name, i18n.locale)}
      </TextLink>
      <span className={classes['more']}>{facts.filter((fact) => fact !== null).join(' · ')}</span>
    </li>
  );
}
