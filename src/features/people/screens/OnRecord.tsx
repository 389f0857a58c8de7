/** Who looked at or changed what is known about a person, newest first. Viewings are kept once a day and kind. */
import { useLingui } from '@lingui/react/macro';
import { Button, Group, Skeleton, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useAskPages } from '../../../web/ask.ts';
import { useFormat } from '../../../web/format.ts';
import { Problem } from '../../../web/kit/Problem.tsx';
import { useMe } from '../../../web/me.ts';
import type { listOnRecord } from '../personal-record-contract.ts';
import { useEventWords } from './event-words.ts';
import classes from './lines.module.css';

export function OnRecord({ personId }: { readonly personId: string }): ReactElement {
  const { t } = useLingui();
  const format = useFormat();
  const words = useEventWords();
  const me = useMe()?.person?.id;
  const entries = useAskPages<typeof listOnRecord>('GET', '/api/people/:personId/on-record', {
    params: { personId },
    query: { limit: 10 },
  });
  if (entries.error) return <Problem error={entries.error} />;
  if (!entries.items) return <Skeleton height={156} />;
  if (entries.items.length === 0) return <Text c="dimmed">{t`Nobody yet.`}</Text>;
  const nameOf = (by: { readonly id: string; readonly name: string | null } | null): string => {
    if (by === null) return t`The academy itself`;
    return by.id === me ? t`You` : (by.name ?? t`Erased person`);
  };
  return (
    <>
      <ul className={classes['lines']}>
        {entries.items.map((entry) => (
          <li key={entry.id} className={classes['line']}>
            <div className={classes['words']}>
              <Text>{entry.did === 'looked' ? words.viewed(entry.what) : words.of(entry.what)}</Text>
              <Text size="sm" c="dimmed">
                {nameOf(entry.by)}
              </Text>
            </div>
            <Text size="sm" c="dimmed">
              {entry.did === 'looked' ? format.day(entry.at.slice(0, 10)) : format.moment(entry.at)}
            </Text>
          </li>
        ))}
      </ul>
      {entries.hasMore && (
        <Group>
          <Button variant="default" onClick={entries.loadMore}>{t`Show more`}</Button>
        </Group>
      )}
    </>
  );
}
