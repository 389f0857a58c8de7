/** What a card can do in the attempt it stands in. A preview walks too, without an attempt: nothing it does is kept. */
import { createContext } from 'react';
import type { AttemptState } from '../attempt.ts';
import type { Step } from '../step.ts';

type Without<T> = T extends Step ? Omit<T, 'stepId' | 'cardKey' | 'at' | 'seconds'> : never;
/** A step as a card tells it; which card, when, and how long it took is added. */
export type Doing = Without<Step>;

export interface Walk {
  readonly attemptId: string;
  readonly steps: readonly Step[];
  readonly state: AttemptState;
  readonly act: (doing: Doing) => void;
  /** to the card that comes next */
  readonly next: () => void;
  /** to the card before; null on the first */
  readonly back: (() => void) | null;
  /** went back to look: what was answered is shown, not asked again */
  readonly looking: boolean;
  /** tried out by whoever writes it: packages do not open, nothing is kept */
  readonly preview: boolean;
}

export const WalkContext = createContext<Walk>({
  attemptId: '',
  steps: [],
  state: {
    done: new Set(),
    tries: new Map(),
    next: null,
    returning: [],
    completed: false,
    score: null,
    firstRight: 0,
    questions: 0,
    seconds: 0,
    notes: new Map(),
    played: new Map(),
  },
  act: () => {},
  next: () => {},
  back: null,
  looking: false,
  preview: false,
});
