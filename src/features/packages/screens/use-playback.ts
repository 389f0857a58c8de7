/** Plays what has been opened: ties the frame, the outbox and the other tabs to one playback, as long as it is on the screen. */
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { Learner } from '../../../standards/scorm/course.ts';
import type { Manifest } from '../../../standards/scorm/manifest/manifest.ts';
import type { Playing } from '../../../standards/scorm/playing.ts';
import { useMe } from '../../../web/me.ts';
import { useOutbox } from '../../../web/use-outbox.ts';
import { whenAskedToLetGo } from './alone.ts';
import { rememberSession } from './left-behind.ts';
import type { OwnWindow } from '../frame-protocol.ts';
import { Playback, type PlaybackView } from './playback.ts';
import type { ContentFrame } from './use-content-frame.ts';
import type { Opening } from './use-opening.ts';

/** Content may take as long to say its last, and the frame to show it out; then it goes without. */
const patience = 4_000;

export interface PlaybackOptions {
  readonly attemptId: string;
  readonly cardKey: string;
  readonly opening: Opening;
  readonly frame: ContentFrame;
  readonly ownWindow: OwnWindow | null;
}

const now = (): number => Date.now();
const nothing = (): null => null;
const never = (): (() => void) => () => {};

export function usePlayback({ attemptId, cardKey, opening, frame, ownWindow }: PlaybackOptions): {
  readonly playback: Playback | null;
  readonly view: PlaybackView | null;
} {
  const outbox = useOutbox();
  const personId = useMe()?.person?.id ?? '';
  const { tell, listen } = frame;
  const open = opening.state === 'open' ? opening : null;
  const playback = useMemo(() => {
    const scorm = open?.opened.scorm;
    if (!open || !scorm) return null;
    const { manifest, registration, learner, files, seed, steps, parting } = scorm;
    const { sessionId, mode } = open.opened;
    const course = { manifest: manifest as Manifest, registration: registration as Playing };
    const session = { sessionId, mode, learner: learner as Learner, files, seed, steps, parting };
    return new Playback({ ...session, ...course }, { outbox, tell, now });
  }, [open, outbox, tell]);
  const view = useSyncExternalStore(playback?.subscribe ?? never, playback?.view ?? nothing);

  // before it begins, and with the words and colours of the moment
  useEffect(() => playback?.placeIn(ownWindow));
  useEffect(() => {
    if (!playback || !open?.opened.scorm) return;
    const { sessionId, scorm } = open.opened;
    rememberSession(localStorage, personId, { sessionId, attemptId, cardKey, parting: scorm.parting });
    const stops = [playback.watch(), listen((message) => playback.hear(message))];
    playback.begin();
    return () => stops.forEach((stop) => stop());
  }, [playback, open, listen, personId, attemptId, cardKey]);

  useEffect(() => {
    if (!playback || view?.phase !== 'closing') return;
    const timer = setTimeout(() => playback.force(), patience);
    return () => clearTimeout(timer);
  }, [playback, view?.phase]);

  useEffect(() => {
    if (!playback || !open) return;
    return whenAskedToLetGo(attemptId, cardKey, () => {
      playback.letGo();
      const leave = async (): Promise<void> => {
        if (playback.view().phase === 'closing') return;
        stop();
        await outbox.flush();
        playback.giveUp();
        open.held.release();
      };
      const stop = playback.subscribe(() => void leave());
      void leave();
    });
  }, [playback, open, outbox, attemptId, cardKey]);
  return { playback, view };
}
