/** The desk of the one who writes, for as long as the screen stands; what waits leaves when the connection is back. */
import { useEffect, useState, useSyncExternalStore } from 'react';
import { call, type Told } from '../../../web/api.ts';
import { isReachable, onConnection } from '../../../web/connection.ts';
import { usePerson } from '../../../web/me.ts';
import type { ActivityVersion } from '../activity.ts';
import type { editDraft, getDraft } from '../draft-contract.ts';
import { type Base, type DeskView, DraftDesk } from './draft-desk.ts';

type Loaded = Told<typeof getDraft>;

export function baseOf({ activity, about, content, revision }: Loaded): Base {
  const version = { kind: activity.kind, ...about, content } as ActivityVersion;
  return { version, revision };
}

export function useDraftDesk(loaded: Loaded): readonly [DraftDesk, DeskView] {
  const me = usePerson();
  const { activityId } = loaded.activity;
  const params = { activityId };
  const [desk] = useState(
    () =>
      new DraftDesk(baseOf(loaded), {
        key: `sellwright.draft.${me.id}.menu.${activityId}`,
        storage: localStorage,
        load: async () => baseOf(await call<typeof getDraft>('GET', '/api/menu/:activityId/draft', { params })),
        // cards are read-only values here, and travel as they are
        send: (seen, edits) =>
          call<typeof editDraft>('PATCH', '/api/menu/:activityId/draft', {
            params,
            body: { seen, edits: edits as never },
          }),
        later: (work, ms) => {
          const timer = setTimeout(work, ms);
          return () => clearTimeout(timer);
        },
      }),
  );
  useEffect(() => {
    const leave = onConnection(() => {
      if (isReachable() && desk.view().state === 'waiting') void desk.flush();
    });
    return () => {
      leave();
      void desk.flush();
    };
  }, [desk]);
  return [desk, useSyncExternalStore(desk.subscribe, desk.view, desk.view)];
}
