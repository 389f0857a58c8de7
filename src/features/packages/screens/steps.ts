/** Which steps the foot of the player offers: the way back stands there also when content has ended and nothing follows by itself. */
import type { PlaybackView } from './playback.ts';

export interface StepsOffered {
  readonly previous: boolean;
  readonly next: boolean;
}

/** Null: there is no foot. The next part is offered in place of the content that has ended, not a second time here. */
export function stepsOf({ phase, controls }: Pick<PlaybackView, 'phase' | 'controls'>): StepsOffered | null {
  const previous = controls.has('previous');
  if (phase === 'open' || phase === 'closing') return { previous, next: controls.has('continue') };
  return phase === 'choosing' && previous ? { previous, next: false } : null;
}
