/** Starting and leaving units: which one is open, where, and whether another window has to end first. */
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { call, ProblemError, type Told } from '../../../web/api.ts';
import { refresh } from '../../../web/ask.ts';
import type { abandonSession } from '../contract.ts';
import type { LaunchMode } from '../package.ts';
import type { lookAtUnits, startUnit } from '../unit-contract.ts';

export type UnitsLooked = Told<typeof lookAtUnits>;
export type UnitLooked = UnitsLooked['parts'][number];

export interface UnitOpen {
  readonly sessionId: string;
  readonly unitId: string;
  readonly url: string;
  readonly contentOrigin: string;
  readonly launchMode: LaunchMode;
  /** `blocked`: it needs a window of its own, which the browser did not let open by itself */
  readonly place: 'frame' | 'window' | 'blocked';
  /** of its own, where it can be seen to close: one that has gone to another website cannot */
  readonly window: Window | null;
}

export interface Asked {
  readonly unit: UnitLooked;
  readonly launchMode: LaunchMode;
}

export interface Units {
  readonly open: UnitOpen | null;
  /** left a moment ago, so that what was recorded is shown */
  readonly left: boolean;
  readonly starting: string | null;
  readonly error: unknown;
  /** the start that waits for the person's word, since a unit is open elsewhere */
  readonly elsewhere: Asked | null;
  start(asked: Asked, looked: UnitsLooked, take?: boolean): void;
  leave(): void;
  stay(): void;
}

interface CardOf {
  readonly attemptId: string;
  readonly cardKey: string;
}

export function useUnits({ attemptId, cardKey }: CardOf): Units {
  const client = useQueryClient();
  const [open, setOpen] = useState<UnitOpen | null>(null);
  const [left, setLeft] = useState(false);
  const [starting, setStarting] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [elsewhere, setElsewhere] = useState<Asked | null>(null);
  const busy = useRef(false);

  const look = useCallback((): void => {
    void refresh(client, [`/api/attempts/${attemptId}`]);
  }, [client, attemptId]);

  const session = open?.sessionId;
  const leave = useCallback((): void => {
    setOpen(null);
    setLeft(true);
    look();
    if (session !== undefined) setTimeout(() => void endWithout({ attemptId, cardKey }, session).then(look), patience);
  }, [look, session, attemptId, cardKey]);

  const start = async (asked: Asked, { parts }: UnitsLooked, take: boolean): Promise<void> => {
    if (busy.current) return;
    busy.current = true;
    const { unit, launchMode } = asked;
    setStarting(unit.partId);
    setError(null);
    setElsewhere(null);
    // at once, while the browser still takes it for the person's own doing
    const own = unit.launchMethod === 'OwnWindow' ? window.open('about:blank') : null;
    // content may lie anywhere: it has no way to this page
    if (own) own.opener = null;
    try {
      const mine = parts.every((part) => part.open === null || isMine(part.open.sessionId));
      const { url, sessionId, ...opened } = await call<typeof startUnit>(
        'POST',
        '/api/attempts/:attemptId/cards/:cardKey/units/:unitId/start',
        { params: { attemptId, cardKey, unitId: unit.partId }, body: { launchMode, take: take || mine } },
      );
      noteMine(sessionId);
      const place = opened.framed ? 'frame' : own ? 'window' : 'blocked';
      if (own) own.location.replace(url);
      setOpen({
        sessionId,
        unitId: unit.partId,
        url,
        contentOrigin: opened.contentOrigin,
        launchMode: opened.launchMode,
        place,
        window: new URL(url).origin === opened.contentOrigin ? own : null,
      });
      setLeft(false);
      look();
    } catch (failed) {
      own?.close();
      if (failed instanceof ProblemError && failed.reason === 'open-elsewhere') setElsewhere(asked);
      else setError(failed);
    } finally {
      busy.current = false;
      setStarting(null);
    }
  };

  useReturned(open, leave);
  useClosed(open?.window ?? null, leave);
  return {
    open,
    left,
    starting,
    error,
    elsewhere,
    start: (asked, looked, take = false) => void start(asked, looked, take),
    leave,
    stay: () => setElsewhere(null),
  };
}

/** for content to say its last words in, in milliseconds */
const patience = 3_000;

/** Content that is gone without its own word is taken to have been left now. */
async function endWithout(params: CardOf, sessionId: string): Promise<void> {
  try {
    const { parts } = await call<typeof lookAtUnits>('GET', '/api/attempts/:attemptId/cards/:cardKey/units', {
      params,
    });
    if (parts.every((part) => part.open?.sessionId !== sessionId)) return;
    await call<typeof abandonSession>('POST', '/api/packages/sessions/:sessionId/abandon', { params: { sessionId } });
  } catch {
    // the next start ends it
  }
}

/** Content that was left leads to a page of its own origin, which says so. */
function useReturned(open: UnitOpen | null, leave: () => void): void {
  const origin = open?.place === 'frame' ? open.contentOrigin : null;
  useEffect(() => {
    if (origin === null) return;
    const hear = (event: MessageEvent): void => {
      if (event.origin === origin && event.data === 'sellwright-returned') leave();
    };
    window.addEventListener('message', hear);
    return () => window.removeEventListener('message', hear);
  }, [origin, leave]);
}

/** A window tells nobody that it closes. */
function useClosed(own: Window | null, leave: () => void): void {
  useEffect(() => {
    if (!own) return;
    const looking = setInterval(() => {
      if (own.closed) leave();
    }, 500);
    return () => clearInterval(looking);
  }, [own, leave]);
}

const kept = 'sw-unit-sessions';

/** Of this tab: what it left without a word it may end without asking. */
function isMine(sessionId: string): boolean {
  return (sessionStorage.getItem(kept) ?? '').split(' ').includes(sessionId);
}

function noteMine(sessionId: string): void {
  const last = (sessionStorage.getItem(kept) ?? '').split(' ').slice(-19);
  sessionStorage.setItem(kept, [...last, sessionId].join(' '));
}
