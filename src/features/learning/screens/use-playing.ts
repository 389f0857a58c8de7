/** The way to the player of a package. It takes the place of this page in the way back, to which it leads by itself. */
import { useRouter } from '@tanstack/react-router';
import { useContext } from 'react';
import { WalkContext } from './walk.ts';

export function usePlaying(): (cardKey: string) => void {
  const router = useRouter();
  const { attemptId } = useContext(WalkContext);
  return (cardKey) => {
    router.history.replace(`/play/${encodeURIComponent(attemptId)}/${encodeURIComponent(cardKey)}`);
  };
}
