/**
 * What a session of a Tin Can package has come to. Unlike one of cmi5 it has no order and no end of its own: content says what it likes
 * as long as its token is good.
 */
export interface XapiSession {
  readonly kind: 'xapi';
  /** moments in milliseconds since 1970, by the clock of the academy */
  readonly initializedAt: number | null;
  readonly latestAt: number | null;
  /** the longest that content said it lasted, in milliseconds */
  readonly duration: number | null;
  /** the best, from 0 to 1 */
  readonly score: number | null;
}

export const freshXapiSession: XapiSession = {
  kind: 'xapi',
  initializedAt: null,
  latestAt: null,
  duration: null,
  score: null,
};

export function isXapiSession(state: object): state is XapiSession {
  return 'kind' in state && state.kind === 'xapi';
}

interface Told {
  readonly score: number | null;
  readonly duration: number | null;
}

/** After a request with these statements. */
export function heard(state: XapiSession, told: readonly Told[], at: number): XapiSession {
  const most = (before: number | null, all: readonly (number | null)[]): number | null => {
    const known = [before, ...all].filter((one) => one !== null);
    return known.length > 0 ? Math.max(...known) : null;
  };
  return {
    kind: 'xapi',
    initializedAt: state.initializedAt ?? at,
    latestAt: Math.max(state.latestAt ?? at, at),
    duration: most(
      state.duration,
      told.map(({ duration }) => duration),
    ),
    score: most(
      state.score,
      told.map(({ score }) => score),
    ),
  };
}
