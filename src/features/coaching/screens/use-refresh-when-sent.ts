/**
 * What still waited in the outbox when the page was loaded may arrive after the page has asked: then it asks again.
 * It belongs to the component that asks, so that it listens before the answer can come.
 */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { refresh } from '../../../web/ask.ts';
import { useOutbox } from '../../../web/use-outbox.ts';

export function useRefreshWhenSent(keyPrefix: string, path: string): void {
  const outbox = useOutbox();
  const client = useQueryClient();
  useEffect(
    () =>
      outbox.onSent((letter) => {
        if (letter.key.startsWith(keyPrefix)) void refresh(client, [path]);
      }),
    [outbox, client, keyPrefix, path],
  );
}
