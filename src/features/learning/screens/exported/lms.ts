/**
 * The learning system an exported module runs in, whatever it speaks: it is told how far one has come after every step, so that a
 * window that is closed, crashes or loses its connection leaves next to nothing behind.
 */
import type { AttemptState } from '../../attempt.ts';
import type { Question } from '../../cards.ts';
import type { Given } from '../../judging.ts';

export interface Progress {
  readonly state: AttemptState;
  /** by time, from 0 to 1 */
  readonly share: number;
  /** the attempt as text of at most so many characters */
  readonly carried: (most: number) => string;
  /** this session, as long as the window was in sight, in milliseconds */
  readonly duration: number;
}

export interface Answered {
  readonly card: Question;
  readonly given: Given;
  readonly right: boolean;
  readonly seconds: number;
  readonly at: Date;
  /** the one it was asked in, and what was asked */
  readonly language: string;
  readonly asked: string;
}

/** `nowhere`: no learning system answers, nothing is kept. `waiting`: it does not take what it is told; it is told again. */
export type Saving = 'saved' | 'saving' | 'waiting' | 'nowhere';

export interface Lms {
  /** what was carried along, '' the first time */
  readonly earlier: string;
  /** what the learner prefers, where the system knows */
  readonly language: string | null;
  /** false: looked at without credit, so nothing is told */
  readonly counts: boolean;
  saving(): Saving;
  subscribe(listener: () => void): () => void;
  answered(answered: Answered): void;
  keep(progress: Progress): void;
  /** Once. @param asked somebody pressed the button; else the window is on its way out, and nothing can be waited for */
  leave(progress: Progress, asked: boolean): void;
}

/** What those that listen are told, and when. */
export class Listeners {
  private readonly all = new Set<() => void>();

  constructor(private now: Saving) {}

  readonly saving = (): Saving => this.now;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.all.add(listener);
    return () => this.all.delete(listener);
  };

  set(saving: Saving): void {
    if (saving === this.now) return;
    this.now = saving;
    for (const listener of this.all) listener();
  }
}
