/**
 * What still waited in the outbox when the page was loaded, or is written in another tab, may arrive after the page has asked: then
 * it asks again.
 * It belongs to the component that asks, so that it listens before the answer can come.
 */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { refresh } from '../../../web/ask.ts';
import type { Letter } from '../../../web/outbox.ts';
import { useOutbox } from '../../../web/use-outbox.ts';

export function useRefreshWhenSent(keyPrefix: string, path: string): void {
  const outbox = useOutbox();
  const client = useQueryClient();
  useEffect(() => {
    const arrived = ({ key }: Letter): void => {
      if (key.startsWith(keyPrefix)) void refresh(client, [path]);
    };
    const stops = [outbox.onSent(arrived), outbox.onSentElsewhere(arrived)];
    return () => stops.forEach((stop) => stop());
  }, [outbox, client, keyPrefix, path]);
}
