import { expect, test } from 'vitest';
import type { PlainNavigation } from '../../../standards/scorm/sequencing/navigation.ts';
import type { PlaybackView } from './playback.ts';
import { stepsOf } from './steps.ts';

const both = new Set<PlainNavigation>(['previous', 'continue', 'exitAll']);

test('while content is open, the foot offers what its sequencing allows and its author shows', () => {
  expect(stepsOf({ stays: null, phase: 'open', controls: both })).toEqual({ previous: true, next: true });
  expect(stepsOf({ stays: null, phase: 'closing', controls: both })).toEqual({ previous: true, next: true });
  expect(stepsOf({ stays: null, phase: 'open', controls: new Set(['exitAll']) })).toEqual({
    previous: false,
    next: false,
  });
});

test('when content has ended by itself, one can still go back', () => {
  expect(stepsOf({ stays: null, phase: 'choosing', controls: both })).toEqual({ previous: true, next: false });
  expect(stepsOf({ stays: null, phase: 'choosing', controls: new Set(['continue']) })).toBeNull();
});

test('below content that stays there is no foot: its own line offers the way back too', () => {
  const stays = { activity: 'one' } as NonNullable<PlaybackView['stays']>;
  expect(stepsOf({ stays, phase: 'choosing', controls: both })).toBeNull();
});

test('when the person has left there is no step', () => {
  for (const phase of ['over', 'taken', 'refused'] as const)
    expect(stepsOf({ stays: null, phase, controls: both })).toBeNull();
});
