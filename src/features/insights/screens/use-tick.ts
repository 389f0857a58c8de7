/** Ticking an agreed action from a first screen: shown at once, saved behind it, taken back from the toast. */
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useDo } from '../../../web/ask.ts';
import { useProblemWords } from '../../../web/kit/Problem.tsx';
import { toast } from '../../../web/toasts.ts';
import type { tickAction } from '../../coaching/contract.ts';

export interface Ticks {
  /** what was just ticked here, before the answer is there */
  readonly now: ReadonlyMap<string, boolean>;
  readonly tick: (agreementId: string, actionId: string, done: boolean) => void;
}

export function useTick(): Ticks {
  const { t } = useLingui();
  const words = useProblemWords();
  const [now, setNow] = useState<ReadonlyMap<string, boolean>>(new Map());
  const save = useDo<typeof tickAction>('PUT', '/api/coaching/agreements/:agreementId/actions/:actionId', {
    refresh: ['/api/first', '/api/coaching'],
  });
  const forget = (actionId: string): void => setNow((before) => new Map([...before].filter(([id]) => id !== actionId)));
  const tick: Ticks['tick'] = (agreementId, actionId, done) => {
    setNow((before) => new Map(before).set(actionId, done));
    // not mutate(): of several at once it tells only of the last
    save
      .mutateAsync({ params: { agreementId, actionId }, body: { done } })
      .then(() => {
        if (done) toast(t`Done.`, { undo: () => tick(agreementId, actionId, false) });
      })
      .catch((error: unknown) => toast(words(error), { tone: 'problem' }))
      .finally(() => forget(actionId));
  };
  return { now, tick };
}
