/**
 * What a session is and what it has come to (7.1, 9.3): told everything, it decides about the next statement and gives what the session
 * is afterwards. Each refusal names its clause; over HTTP all of them are 403.
 */
import type { Json } from '../xapi/shape.ts';
import type { LaunchMode, MoveOn } from './vocabulary.ts';

/** What the launch has settled. */
export interface SessionTerms {
  readonly sessionId: string;
  readonly registration: string;
  /** the agent of the launch */
  readonly actor: Json;
  /** the activity id of the launch, not the publisher's */
  readonly activityId: string;
  readonly launchMode: LaunchMode;
  readonly moveOn: MoveOn;
  readonly masteryScore: number | null;
  /** of the launch data */
  readonly contextTemplate: Json;
}

/** What has happened; moments in milliseconds since 1970-01-01T00:00:00Z. */
export interface SessionState {
  readonly launchDataRead: boolean;
  readonly preferencesRead: boolean;
  readonly initializedAt: number | null;
  readonly terminated: boolean;
  readonly abandoned: boolean;
  readonly completed: boolean;
  readonly passed: boolean;
  readonly failed: boolean;
  /** the latest timestamp of its statements */
  readonly latestAt: number | null;
  /** from 0 to 1, of its Passed or Failed; null without one */
  readonly score: number | null;
  /** of its Terminated, in milliseconds */
  readonly duration: number | null;
  /** in this registration, of this unit, in any session */
  readonly everCompleted: boolean;
  readonly everPassed: boolean;
}

export const freshSession: SessionState = {
  launchDataRead: false,
  preferencesRead: false,
  initializedAt: null,
  terminated: false,
  abandoned: false,
  completed: false,
  passed: false,
  failed: false,
  latestAt: null,
  score: null,
  duration: null,
  everCompleted: false,
  everPassed: false,
};

export interface SessionRefusal {
  readonly clause: string;
  readonly says: string;
}

export type Judged =
  | {
      readonly ok: true;
      readonly state: SessionState;
      readonly did: 'completed' | 'passed' | 'failed' | 'terminated' | null;
    }
  | ({ readonly ok: false } & SessionRefusal);

export function refusal(clause: string, says: string): { readonly ok: false } & SessionRefusal {
  return { ok: false, clause, says };
}

/** Whether anything at all is still answered to the session (8.2.1, 9.3.6, 9.3.8). */
export function closedBy({ terminated, abandoned }: SessionState): SessionRefusal | null {
  if (abandoned) return { clause: '9.3.6', says: 'The session was abandoned; nothing more is recorded for it.' };
  return terminated ? { clause: '9.3.8', says: 'The session has ended with Terminated.' } : null;
}
