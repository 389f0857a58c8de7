/**
 * A file of a card on its way up. It may be on its way for long while one writes on below, so what arrives is put into the card as it
 * is by then; whoever leaves the card stops it, since elsewhere nobody would see it fail.
 */
import { useEffect, useRef, useState } from 'react';
import type { Progress } from '../../../web/stream.ts';
import type { Card } from '../module-content.ts';
import type { FormProps } from './form-props.ts';

export interface Handing {
  readonly error: unknown;
  readonly sending: { readonly progress: Progress | null } | null;
  /** the file that came in while one stood here */
  readonly arrived: string | null;
  readonly hand: (file: File) => Promise<void>;
  readonly stop: () => void;
}

export interface Sending {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
}

/** @param put the card with what has arrived */
export function useHanding<One extends Card, Made extends { readonly file: string }>(
  card: One,
  onChange: FormProps<One>['onChange'],
  send: (file: File, sending: Sending) => Promise<Made>,
  put: (card: One, made: Made, file: File) => One,
): Handing {
  const [error, setError] = useState<unknown>(null);
  const [sending, setSending] = useState<Handing['sending']>(null);
  const [arrived, setArrived] = useState<string | null>(null);
  const latest = useRef({ card, onChange });
  const way = useRef<AbortController | null>(null);
  useEffect(() => {
    latest.current = { card, onChange };
  });
  useEffect(() => () => way.current?.abort(), []);
  const hand = async (file: File): Promise<void> => {
    const leaving = new AbortController();
    way.current = leaving;
    setError(null);
    setSending({ progress: null });
    try {
      const onProgress = (progress: Progress): void => setSending({ progress });
      const made = await send(file, { signal: leaving.signal, onProgress });
      setArrived(made.file);
      latest.current.onChange(put(latest.current.card, made, file));
    } catch (problem) {
      if (!leaving.signal.aborted) setError(problem);
    } finally {
      setSending(null);
    }
  };
  return { error, sending, arrived, hand, stop: () => way.current?.abort() };
}
