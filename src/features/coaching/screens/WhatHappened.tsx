/** What happened to the agreed gaps since two agreed, with its days: what a check-back looks at before anybody rates. */
import { useLingui } from '@lingui/react/macro';
import type { ReactElement } from 'react';
import { inLanguage } from '../../../kernel/words.ts';
import type { Told } from '../../../web/api.ts';
import { useAsk } from '../../../web/ask.ts';
import { useFormat } from '../../../web/format.ts';
import { Answered } from '../../../web/kit/Answered.tsx';
import { Icon, type IconName } from '../../../web/kit/Icon.tsx';
import type { getSince } from '../since-contract.ts';
import classes from './what-happened.module.css';

type Since = Told<typeof getSince>;
type Happened = Since['items'][number];

const icons: Readonly<Record<Happened['kind'], IconName>> = {
  finished: 'play',
  shown: 'flag',
  rated: 'assess',
  ticked: 'check',
};

export function WhatHappened({ agreementId }: { readonly agreementId: string }): ReactElement {
  const { t } = useLingui();
  const format = useFormat();
  const answer = useAsk<typeof getSince>('GET', '/api/coaching/agreements/:agreementId/since', {
    params: { agreementId },
  });
  return (
    <section className={classes['since']}>
      <h3 className={classes['heading']}>{t`What happened since`}</h3>
      <Answered answer={answer} rows={2} rowHeight={44}>
        {({ since, items, words }) =>
          items.length === 0 ? (
            <p className={classes['none']}>
              {since ? t`Nothing about these gaps since ${format.day(since)} yet.` : t`Nothing is agreed yet.`}
            </p>
          ) : (
            <ol className={classes['list']}>
              {items.map((one) => (
                <Line key={keyOf(one)} one={one} words={words} />
              ))}
            </ol>
          )
        }
      </Answered>
    </section>
  );
}

function keyOf(one: Happened): string {
  switch (one.kind) {
    case 'finished':
      return `${one.kind} ${one.activityId} ${one.on}`;
    case 'ticked':
      return `${one.kind} ${one.actionId}`;
    default:
      return `${one.kind} ${one.assessmentId} ${one.capabilityId}`;
  }
}

function Line({ one, words }: { readonly one: Happened; readonly words: Since['words'] }): ReactElement {
  const format = useFormat();
  const { says, aside } = useSays(words)(one);
  return (
    <li className={classes['line']}>
      <Icon name={icons[one.kind]} size={18} />
      <span>
        {says}
        {aside && <span className={classes['aside']}>{aside}</span>}
      </span>
      <time dateTime={one.on} className={classes['day']}>
        {format.day(one.on)}
      </time>
    </li>
  );
}

function useSays(words: Since['words']): (one: Happened) => { readonly says: string; readonly aside: string } {
  const { t, i18n } = useLingui();
  const format = useFormat();
  const nameOf = (id: string): string => inLanguage(words.capabilities[id] ?? {}, i18n.locale);
  const step = (proficiency: number): string => {
    const found = words.steps.find((one) => one.proficiency === proficiency);
    return found ? `${proficiency} ${inLanguage(found.name, i18n.locale)}` : String(proficiency);
  };
  return (one) => {
    switch (one.kind) {
      case 'finished': {
        const name = inLanguage(one.name, i18n.locale);
        return { says: t`${name} finished`, aside: format.list(one.capabilityIds.map(nameOf)) };
      }
      case 'shown':
        return {
          says: t`${nameOf(one.capabilityId)} shown: ${step(one.proficiency)}`,
          aside: one.by === null ? '' : t`seen by ${one.by}`,
        };
      case 'rated':
        return {
          says: t`${nameOf(one.capabilityId)} rated: ${step(one.proficiency)}`,
          aside: one.bySelf ? t`by themselves` : one.by === null ? t`by a test` : t`by ${one.by}`,
        };
      case 'ticked':
        return {
          says: one.byFinishing ? t`${one.what}: done by finishing it` : t`${one.what}: done, ticked by ${one.by}`,
          aside: one.evidence,
        };
    }
  };
}
