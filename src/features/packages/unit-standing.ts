/**
 * How far somebody is in a package whose content speaks for itself, told from the sessions of their registration: what counts for the
 * module is that the package is satisfied, and that any of it was really opened. A unit of which nothing is asked would be done unseen.
 */
export interface SessionSeen {
  readonly partId: string;
  readonly launchedAt: Date;
  readonly endedAt: Date | null;
  readonly initializedAt: number | null;
  /** moments of its statements, in milliseconds since 1970 */
  readonly latestAt: number | null;
  /** what content said it lasted, in milliseconds */
  readonly duration: number | null;
  /** from 0 to 1 */
  readonly score: number | null;
}

/** Whole seconds. Content is believed as far as the clock of the academy allows; without its word the time of its statements counts. */
export function secondsOf(
  { launchedAt, endedAt, latestAt, duration }: Omit<SessionSeen, 'partId' | 'initializedAt' | 'score'>,
  now: Date,
): number {
  const begun = launchedAt.getTime();
  const possible = Math.max(0, (endedAt ?? now).getTime() - begun);
  const told = duration ?? (latestAt === null ? 0 : latestAt - begun);
  return Math.round(Math.min(possible, Math.max(0, told)) / 1000);
}

/** The best of each unit, and of several units their mean; null where none has a score. */
export function scoreOver(sessions: readonly Pick<SessionSeen, 'partId' | 'score'>[]): number | null {
  const best = new Map<string, number>();
  for (const { partId, score } of sessions)
    if (score !== null) best.set(partId, Math.max(score, best.get(partId) ?? 0));
  if (best.size === 0) return null;
  return [...best.values()].reduce((sum, one) => sum + one, 0) / best.size;
}

export interface PlayedSoFar {
  readonly seconds: number;
  readonly score: number | null;
  readonly done: boolean;
}

/** @param sessions those that count for the card; `satisfied` and `waived` of the unit it names, or of the whole package */
export function playedSoFar(
  sessions: readonly SessionSeen[],
  { satisfied, waived }: { readonly satisfied: boolean; readonly waived: boolean },
  now: Date,
): PlayedSoFar {
  const seen = waived || sessions.some(({ initializedAt }) => initializedAt !== null);
  return {
    seconds: sessions.reduce((sum, one) => sum + secondsOf(one, now), 0),
    score: scoreOver(sessions),
    done: satisfied && seen,
  };
}

const forgottenMs = 2 * 60 * 60_000;

/** Whether somebody may be in the middle of it. What was not heard of for two hours was left without a word. */
export function isUnderWay(
  session: Pick<SessionSeen, 'launchedAt' | 'endedAt' | 'latestAt'> & { readonly begun: boolean },
  now: Date,
): boolean {
  return session.begun && session.endedAt === null && now.getTime() - lastHeard(session).getTime() < forgottenMs;
}

export function lastHeard({ launchedAt, latestAt }: Pick<SessionSeen, 'launchedAt' | 'latestAt'>): Date {
  return new Date(Math.max(launchedAt.getTime(), latestAt ?? 0));
}
