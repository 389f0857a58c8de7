/**
 * One thing a person did in an attempt: passed a card, answered, chose in a conversation, wrote something down. The browser makes
 * its id and its time, so that a step sent twice is one step, and steps of two devices fall into one order.
 */
import type { Card } from '../modules/module-content.ts';
import type { Given } from './judging.ts';

interface StepBase {
  /** made by the browser; the same id is the same step */
  readonly stepId: string;
  readonly cardKey: string;
  /** milliseconds since 1970 by the clock of the device */
  readonly at: number;
  /** spent on it, as the device measured */
  readonly seconds: number;
}

export interface SeenStep extends StepBase {
  readonly kind: 'seen';
}
export interface AnswerStep extends StepBase {
  readonly kind: 'answer';
  readonly given: Given;
}
/** A choice in a conversation with a customer, at the turn where it was made. */
export interface ChoiceStep extends StepBase {
  readonly kind: 'choice';
  readonly turn: string;
  readonly choice: string;
}
/** What somebody wrote for themselves; `kept` false takes it back. The last one on a card is the one that stands. */
export interface NoteStep extends StepBase {
  readonly kind: 'note';
  readonly text: string;
  readonly kept: boolean;
}

/**
 * How far the content of a package has come in this attempt. Only the server writes it, one for a card, and writes it anew as the
 * content goes on: `seconds` is all the time spent in it.
 */
export interface PlayedStep extends StepBase {
  readonly kind: 'played';
  /** from 0 to 1; null where the content gives none */
  readonly score: number | null;
  readonly done: boolean;
}

export type Step = SeenStep | AnswerStep | ChoiceStep | NoteStep | PlayedStep;
/** What a browser may tell: how far a package has come is not its to say. */
export type ToldStep = Exclude<Step, PlayedStep>;

export const noteLength = 4000;

/** Each step once, in the order in which they happened, however they arrived. */
export function inOrder(steps: Iterable<Step>): readonly Step[] {
  const once = new Map<string, Step>();
  for (const step of steps) if (!once.has(step.stepId)) once.set(step.stepId, step);
  return [...once.values()].sort((a, b) => a.at - b.at || (a.stepId < b.stepId ? -1 : 1));
}

/** Longer than this nobody works at one card without a step: the tab was open, the person elsewhere. */
export function longest(card: Card): number {
  switch (card.kind) {
    case 'video':
      return Math.ceil(card.minutes * 60) + 120;
    case 'link':
    case 'document':
      return Math.ceil(card.minutes * 60) * 2 + 180;
    // its content says how long it took
    case 'package':
      return 0;
    case 'practice':
      return 600;
    case 'dialogue':
      return 120;
    default:
      return 180;
  }
}
