/**
 * The way to the player of a package, and back. It takes the place of this page in the way back, to which the player leads by itself.
 * A module that is one package is opened at once, except by who comes back from it.
 */
import { useRouter } from '@tanstack/react-router';
import { useContext, useEffect } from 'react';
import type { Opened } from './module-told.ts';
import { WalkContext } from './walk.ts';

const goneToPlay = 'learning.gone-to-play';

function usePlayer(attemptId: string): (cardKey: string) => void {
  const router = useRouter();
  return (cardKey) => {
    sessionStorage.setItem(goneToPlay, attemptId);
    router.history.replace(`/play/${encodeURIComponent(attemptId)}/${encodeURIComponent(cardKey)}`);
  };
}

export function usePlaying(): (cardKey: string) => void {
  return usePlayer(useContext(WalkContext).attemptId);
}

export function useStraightToPlayer({ attempt, module }: Opened): void {
  const play = usePlayer(attempt.attemptId);
  const [card, ...others] = module.content.cards;
  const only = card?.kind === 'package' && others.length === 0 && attempt.state === 'open' ? card.key : null;
  useEffect(() => {
    const back = sessionStorage.getItem(goneToPlay) === attempt.attemptId;
    sessionStorage.removeItem(goneToPlay);
    if (only !== null && !back) play(only);
    // once, when one comes here
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
}
