/** One activity: what one can do afterwards, how to run it, and the way in. */
import { Plural, useLingui } from '@lingui/react/macro';
import { Text } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { Suspense, type ComponentType, type ReactElement } from 'react';
import type { Told } from '../../../web/api.ts';
import { useAsk } from '../../../web/ask.ts';
import { Answered } from '../../../web/kit/Answered.tsx';
import { Icon } from '../../../web/kit/Icon.tsx';
import { ButtonLink, TextLink } from '../../../web/kit/links.ts';
import { PageHeader } from '../../../web/kit/PageHeader.tsx';
import { RichText } from '../../../web/kit/RichText.tsx';
import { hasCards } from '../activity.ts';
import type { getActivity } from '../contract.ts';
import { Keeping } from './Keeping.tsx';
import classes from './menu.module.css';
import { iconOf, useActivityWords } from './use-activity-words.ts';
import { useLibrary } from './use-library.ts';

type Shown = Told<typeof getActivity>;

/** What features below add to the page: who ran it marks a group, how long it really takes, and the module as a package. */
export interface ActivityPageSlots {
  readonly LedHere?: ComponentType<{ readonly activity: Shown['activity'] }>;
  readonly UsedMinutes?: ComponentType<{ readonly activityId: string }>;
  readonly TakeAlong?: ComponentType<{ readonly activityId: string }>;
}

export function ActivityPage(slots: ActivityPageSlots): ReactElement {
  const { activityId } = useParams({ strict: false });
  const answer = useAsk<typeof getActivity>('GET', '/api/menu/:activityId', {
    params: { activityId: activityId ?? '' },
  });
  return <Answered answer={answer}>{(shown) => <Page shown={shown} {...slots} />}</Answered>;
}

function Page({ shown, LedHere, UsedMinutes, TakeAlong }: ActivityPageSlots & { readonly shown: Shown }): ReactElement {
  const { t } = useLingui();
  const { say } = useActivityWords();
  const { activity, guide, may } = shown;
  const { activityId } = activity;
  const learns = hasCards(activity) && activity.state !== 'draft';
  const text = say(guide ?? {});
  return (
    <>
      <PageHeader
        title={say(activity.name)}
        above={<TextLink to="/menu">{t`Menu`}</TextLink>}
        lead={<Facts shown={shown} />}
        beside={may.write && <Keeping shown={shown} />}
        action={
          learns ? (
            <ButtonLink to="/learn/$activityId" params={{ activityId }} leftSection={<Icon name="play" size={16} />}>
              {t`Start`}
            </ButtonLink>
          ) : (
            LedHere && (
              <Suspense>
                <LedHere activity={activity} />
              </Suspense>
            )
          )
        }
      />
      <div className={classes['page']}>
        <div>
          {say(activity.summary) && <Text size="lg">{say(activity.summary)}</Text>}
          {text && (
            <div className={classes['guide']}>
              <h2>{t`How to do it`}</h2>
              <RichText text={text} />
            </div>
          )}
          {hasCards(activity) && shown.cards > 0 && (
            <Text c="dimmed" mt="md">
              <Plural value={shown.cards} one="# card" other="# cards" />,{' '}
              <Plural value={shown.questions} one="# question" other="# questions" />
            </Text>
          )}
        </div>
        <aside className={classes['side']}>
          <Develops shown={shown} />
          {UsedMinutes && (
            <Suspense>
              <UsedMinutes activityId={activityId} />
            </Suspense>
          )}
          {TakeAlong && may.write && learns && activity.state === 'published' && (
            <Suspense>
              <TakeAlong activityId={activityId} />
            </Suspense>
          )}
        </aside>
      </div>
    </>
  );
}

function Facts({ shown: { activity } }: { readonly shown: Shown }): ReactElement {
  const { t } = useLingui();
  const { kindName, fitName, languageName } = useActivityWords();
  const { minutes } = activity;
  return (
    <span className={classes['facts']}>
      <Icon name={iconOf(activity)} size={18} />
      <span>{kindName(activity)}</span>
      <span>{t`${minutes} min`}</span>
      {activity.fits.length > 0 && <span>{activity.fits.map(fitName).join(', ')}</span>}
      <span>{activity.languages.map(languageName).join(', ')}</span>
      {activity.state === 'draft' && <span>{t`Draft`}</span>}
      {activity.state === 'retired' && <span>{t`Off the menu`}</span>}
    </span>
  );
}

function Develops({ shown: { capabilities } }: { readonly shown: Shown }): ReactElement {
  const { t } = useLingui();
  const { say } = useActivityWords();
  const { steps } = useLibrary();
  return (
    <section>
      <h2>{t`Develops`}</h2>
      {capabilities.length === 0 && <Text c="dimmed">{t`Nothing yet that the way of selling knows.`}</Text>}
      <ul className={classes['develops']}>
        {capabilities.map(({ capabilityId, name, proficiency, indicator }) => {
          const step = steps.find(({ value }) => value === proficiency)?.name ?? '';
          return (
            <li key={capabilityId}>
              <Text fw={600}>{say(name)}</Text>
              <Text size="sm" c="dimmed">{t`up to ${proficiency} ${step}`}</Text>
              <Text size="sm">{say(indicator)}</Text>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
