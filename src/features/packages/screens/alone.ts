/**
 * One tab of this browser plays a card at a time. Who plays it holds a lock until the tab is gone; who wants to go on with it in
 * another tab asks it to let go, so that its last words are still its own.
 */
const channelName = 'sellwright.playing';

export interface Held {
  release(): void;
}

const lockOf = (attemptId: string, cardKey: string): string => `${channelName}.${attemptId}.${cardKey}`;

/** @param patience milliseconds to wait for another tab; 0: not at all. Null when it does not let go. */
export async function holdAlone(attemptId: string, cardKey: string, patience = 0): Promise<Held | null> {
  // without a secure address there are no locks: the server alone tells two tabs apart then
  if (!('locks' in navigator)) return { release() {} };
  const options = patience > 0 ? { signal: AbortSignal.timeout(patience) } : { ifAvailable: true };
  return new Promise((settled) => {
    navigator.locks
      .request(lockOf(attemptId, cardKey), options, (lock) => {
        if (!lock) return settled(null);
        return new Promise<void>((release) => settled({ release }));
      })
      .catch(() => settled(null));
  });
}

export function askToLetGo(attemptId: string, cardKey: string): void {
  const channel = new BroadcastChannel(channelName);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel reaches its own origin only
  channel.postMessage(lockOf(attemptId, cardKey));
  channel.close();
}

export function whenAskedToLetGo(attemptId: string, cardKey: string, letGo: () => void): () => void {
  const channel = new BroadcastChannel(channelName);
  channel.addEventListener('message', (event) => {
    if (event.data === lockOf(attemptId, cardKey)) letGo();
  });
  return () => channel.close();
}
