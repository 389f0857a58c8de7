/**
 * Opening a card: first everything this browser still has to say about it is said, then the server is asked for a session. Where one
 * is open elsewhere, the person decides.
 */
import { useCallback, useEffect, useRef, useState } from 'react';
import { ProblemError, call, type Told } from '../../../web/api.ts';
import { useMe } from '../../../web/me.ts';
import { useOutbox } from '../../../web/use-outbox.ts';
import type { Leftover } from '../frame-protocol.ts';
import type { lookAtCard, openCard } from '../playing-contract.ts';
import { askToLetGo, holdAlone, type Held } from './alone.ts';
import { forgetSession, sendLeftover, sessionsOf } from './left-behind.ts';

export type OpenedCard = Told<typeof openCard>;

export type Opening =
  | { readonly state: 'waiting' }
  | { readonly state: 'elsewhere' }
  | { readonly state: 'failed'; readonly error: unknown }
  | { readonly state: 'open'; readonly opened: OpenedCard; readonly held: Held };

export interface OpeningOptions {
  readonly attemptId: string;
  readonly cardKey: string;
  /** what windows that are gone have left; null: not known yet, wait */
  readonly leftovers: readonly Leftover[] | null;
  /** these words have arrived, or never will */
  readonly settled: (leftover: Leftover) => void;
}

const path = '/api/attempts/:attemptId/cards/:cardKey';

/** Another tab needs a moment to hear content's last words and to send them. */
const patience = 5_000;

export function useOpening(options: OpeningOptions): {
  readonly opening: Opening;
  readonly again: (take?: boolean) => void;
} {
  const [opening, setOpening] = useState<Opening>({ state: 'waiting' });
  const outbox = useOutbox();
  const personId = useMe()?.person?.id ?? '';
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });
  const busy = useRef(false);
  const held = useRef<Held | null>(null);

  const again = useCallback(
    async (take = false): Promise<void> => {
      const { attemptId, cardKey, leftovers, settled } = latest.current;
      if (busy.current || !leftovers) return;
      busy.current = true;
      setOpening({ state: 'waiting' });
      const params = { attemptId, cardKey };
      try {
        if (take) {
          // what this tab held, it may have let go of itself
          held.current?.release();
          held.current = null;
          askToLetGo(attemptId, cardKey);
        }
        held.current ??= await holdAlone(attemptId, cardKey, take ? patience : 0);
        await outbox.flush();
        // what a living tab holds is its own to send
        const ours = held.current ? await sendAll(personId, params, leftovers, settled) : [];
        // it was this browser, in a window that died: nobody is to be asked
        const taking = take || (ours.length > 0 && ours.includes(await openSession(params)));
        const opened = await call<typeof openCard>('POST', `${path}/play`, { params, body: { take: taking } });
        held.current ??= { release() {} };
        setOpening({ state: 'open', opened, held: held.current });
      } catch (error) {
        setOpening(isElsewhere(error) ? { state: 'elsewhere' } : { state: 'failed', error });
      } finally {
        busy.current = false;
      }
    },
    [outbox, personId],
  );

  const ready = options.leftovers !== null;
  useEffect(() => {
    if (ready) void again();
  }, [ready, again]);
  useEffect(
    () => () => {
      held.current?.release();
      held.current = null;
    },
    [],
  );
  return { opening, again: (take) => void again(take) };
}

const isElsewhere = (error: unknown): boolean => error instanceof ProblemError && error.reason === 'open-elsewhere';

async function openSession(params: { readonly attemptId: string; readonly cardKey: string }): Promise<string> {
  const { open } = await call<typeof lookAtCard>('GET', path, { params });
  return open?.sessionId ?? '';
}

/** Gives the sessions of this browser in which the card was open until now. */
async function sendAll(
  personId: string,
  card: { readonly attemptId: string; readonly cardKey: string },
  leftovers: readonly Leftover[],
  settled: (leftover: Leftover) => void,
): Promise<readonly string[]> {
  const mine = sessionsOf(localStorage, personId).filter(
    ({ attemptId, cardKey }) => attemptId === card.attemptId && cardKey === card.cardKey,
  );
  for (const session of mine) {
    const leftover = leftovers.find((one) => one.session === session.sessionId);
    if (leftover && !(await sendLeftover(session, leftover))) continue;
    if (leftover) settled(leftover);
    forgetSession(localStorage, personId, session.sessionId);
  }
  return mine.map(({ sessionId }) => sessionId);
}
