/** The versions of an activity: who published which and when, what changed, and the way to begin from a former one. */
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { Button, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { Told } from '../../../web/api.ts';
import { useAsk, useDo } from '../../../web/ask.ts';
import { useFormat } from '../../../web/format.ts';
import { Answered } from '../../../web/kit/Answered.tsx';
import { Dialog } from '../../../web/kit/Dialog.tsx';
import { useProblemWords } from '../../../web/kit/Problem.tsx';
import { toast } from '../../../web/toasts.ts';
import type { CardKind } from '../module-content.ts';
import type { AboutPart } from '../version-changes.ts';
import type { listVersions, startFromVersion } from '../version-contract.ts';
import { useActivityWords } from './use-activity-words.ts';
import { useCardWords } from './use-card-words.ts';
import classes from './versions.module.css';

type Version = Told<typeof listVersions>['versions'][number];
type Changes = NonNullable<Version['changes']>;

export function Versions({
  activityId,
  onClose,
}: {
  readonly activityId: string;
  readonly onClose: () => void;
}): ReactElement {
  const { t } = useLingui();
  const answer = useAsk<typeof listVersions>('GET', '/api/menu/:activityId/versions', { params: { activityId } });
  return (
    <Dialog opened onClose={onClose} title={t`Versions`} size="lg">
      <Answered answer={answer} rows={3} rowHeight={64}>
        {({ versions, mayStart }) =>
          versions.length === 0 ? (
            <Text c="dimmed">{t`Nothing of it is published yet.`}</Text>
          ) : (
            <>
              {!mayStart && (
                <Text mb="sm">{t`A draft is being written. Give it up to begin from a former version.`}</Text>
              )}
              <ol className={classes['versions']}>
                {versions.map((version, at) => (
                  <Line
                    key={version.number}
                    activityId={activityId}
                    version={version}
                    latest={at === 0}
                    mayStart={mayStart && at > 0}
                  />
                ))}
              </ol>
            </>
          )
        }
      </Answered>
    </Dialog>
  );
}

function Line({
  activityId,
  version,
  latest,
  mayStart,
}: {
  readonly activityId: string;
  readonly version: Version;
  readonly latest: boolean;
  readonly mayStart: boolean;
}): ReactElement {
  const { t } = useLingui();
  const format = useFormat();
  const navigate = useNavigate();
  const words = useProblemWords();
  const { number, publishedAt, publishedBy, cards, minutes, changes } = version;
  const start = useDo<typeof startFromVersion>('POST', '/api/menu/:activityId/versions/:number/draft', {
    refresh: ['/api/menu'],
    done: () => void navigate({ to: '/menu/$activityId/edit', params: { activityId } }),
  });
  const name = publishedBy?.name;
  return (
    <li>
      <div className={classes['head']}>
        <h3>{latest ? t`Version ${number}, the latest` : t`Version ${number}`}</h3>
        {mayStart && (
          <Button
            variant="default"
            size="compact-sm"
            loading={start.isPending}
            aria-label={t`Begin a draft from it: version ${number}`}
            onClick={() =>
              start.mutate(
                { params: { activityId, number } },
                { onError: (error) => toast(words(error), { tone: 'problem' }) },
              )
            }
          >{t`Begin a draft from it`}</Button>
        )}
      </div>
      <p className={classes['facts']}>
        {[
          format.moment(publishedAt),
          name,
          cards > 0 ? t`${plural(cards, { one: '# card', other: '# cards' })}` : null,
          t`${minutes} min`,
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {changes && <Changed changes={changes} />}
    </li>
  );
}

function Changed({ changes }: { readonly changes: Changes }): ReactElement {
  const { t } = useLingui();
  const { say } = useActivityWords();
  const { kindOf } = useCardWords();
  const { cards, reordered, about } = changes;
  const nameOf = ({ title, kind }: Changes['cards'][number]): string => say(title) || kindOf(kind as CardKind);
  const told = {
    added: t`New card`,
    changed: t`Changed card`,
    removed: t`Removed card`,
  };
  const parts: Record<AboutPart, string> = {
    name: t`Name`,
    summary: t`Summary`,
    delivery: t`Delivery`,
    minutes: t`Minutes`,
    fits: t`When it fits`,
    languages: t`Languages`,
    develops: t`What it develops`,
    guide: t`Guide`,
  };
  if (cards.length === 0 && !reordered && about.length === 0)
    return <p className={classes['facts']}>{t`Nothing changed.`}</p>;
  return (
    <ul className={classes['changes']}>
      {cards.map((card) => (
        <li key={card.key}>
          <span className={classes['kind']}>{told[card.change]}:</span> {nameOf(card)}
        </li>
      ))}
      {reordered && <li>{t`The cards stand in another order.`}</li>}
      {about.length > 0 && (
        <li>
          <span className={classes['kind']}>{t`On the menu`}:</span> {about.map((part) => parts[part]).join(', ')}
        </li>
      )}
    </ul>
  );
}
