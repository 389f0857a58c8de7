/** Which steps the foot of the player offers: the way back stands there also when content has ended and nothing follows by itself. */
import type { PlaybackView } from './playback.ts';

export interface StepsOffered {
  readonly previous: boolean;
  readonly next: boolean;
}

/**
 * Null: there is no foot. The next part is offered in place of the content that has ended, not a second time here; and below content
 * that stays stands a line with all of it.
 */
export function stepsOf({
  phase,
  controls,
  stays,
}: Pick<PlaybackView, 'phase' | 'controls' | 'stays'>): StepsOffered | null {
  if (stays !== null) return null;
  const previous = controls.has('previous');
  if (phase === 'open' || phase === 'closing') return { previous, next: controls.has('continue') };
  return phase === 'choosing' && previous ? { previous, next: false } : null;
}
