/** Saving and removing a market or a team: said when it is done, and taken back by saving what was there before. */
import { useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { refresh } from '../../../web/ask.ts';
import { toast } from '../../../web/toasts.ts';
import type { Place } from './EditPlace.tsx';

export interface PlaceSaving {
  /** the place whose dialog stands open */
  readonly editing: Place | null;
  readonly edit: (place: Place | null) => void;
  readonly saved: (id: string) => void;
  readonly removed: (id: string) => void;
}

/**
 * @param before the places as they were when asked for
 * @param put writes one as it is: also one that was removed, under the id it had
 */
export function usePlaceSaving<Kept extends { readonly id: string; readonly name: string }>(
  before: readonly Kept[],
  put: (kept: Kept) => Promise<unknown>,
  reset: () => void,
): PlaceSaving {
  const { t } = useLingui();
  const client = useQueryClient();
  const [editing, setEditing] = useState<Place | null>(null);
  const putBack = async (kept: Kept): Promise<void> => {
    await put(kept);
    await refresh(client, ['/api']);
  };
  return {
    editing,
    edit(place) {
      reset();
      setEditing(place);
    },
    saved(id) {
      const was = before.find((one) => one.id === id);
      setEditing(null);
      toast(t`Saved`, was ? { undo: () => putBack(was) } : {});
    },
    removed(id) {
      const gone = before.find((one) => one.id === id);
      if (gone) toast(t`Removed: ${gone.name}`, { undo: () => putBack(gone) });
    },
  };
}
