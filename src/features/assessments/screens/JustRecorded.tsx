/** What was recorded a moment ago and whether it has arrived; what the server did not take, with its reason. */
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, type ReactElement } from 'react';
import { refresh } from '../../../web/ask.ts';
import { Saved } from '../../../web/kit/Saved.tsx';
import { useOutbox, useOutboxState, usePending } from '../../../web/use-outbox.ts';
import classes from './demonstrate.module.css';
import { useDemonstrationReasons } from './demonstration-words.ts';

export function JustRecorded({
  personId,
  recorded,
}: {
  readonly personId: string;
  readonly recorded: number;
}): ReactElement | null {
  const { t } = useLingui();
  const prefix = `demonstrate.${personId}.`;
  const outbox = useOutbox();
  const client = useQueryClient();
  const reasons = useDemonstrationReasons();
  const state = useOutboxState(prefix);
  const waiting = usePending(prefix).size;
  useEffect(
    () =>
      outbox.onSent(({ key }) => {
        if (key.startsWith(prefix))
          void refresh(client, [`/api/people/${personId}`, '/api/gaps', '/api/me', '/api/level-reviews', '/api/first']);
      }),
    [outbox, client, personId, prefix],
  );
  const refused = outbox.refusedUnder(prefix);
  if (recorded === 0 && waiting === 0 && refused.length === 0) return null;
  return (
    <div className={classes['recorded']}>
      {recorded > 0 && (
        <span>{plural(recorded, { one: '# demonstration recorded', other: '# demonstrations recorded' })}</span>
      )}
      <Saved state={state} touched />
      {refused.map(({ key, reason }) => (
        <p key={key} role="alert" className={classes['refused']}>
          {reasons[reason] ?? reason}{' '}
          <Button variant="subtle" color="gray" size="compact-sm" onClick={() => outbox.drop(key)}>{t`Dismiss`}</Button>
        </p>
      ))}
    </div>
  );
}
