/** Saving a market or a team from its dialog: said when it is done, and taken back by saving what was there before. */
import { useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { refresh } from '../../../web/ask.ts';
import { toast } from '../../../web/toasts.ts';
import type { Place } from './EditPlace.tsx';

export interface PlaceSaving<Kept> {
  /** the place whose dialog stands open */
  readonly editing: Place | null;
  readonly edit: (place: Place | null) => void;
  /** @param before what was there; undefined: it is new */
  readonly saved: (before: Kept | undefined) => void;
  /** puts one back as it was, and has everything asked again */
  readonly putBack: (kept: Kept) => Promise<void>;
}

export function usePlaceSaving<Kept>(put: (kept: Kept) => Promise<unknown>, reset: () => void): PlaceSaving<Kept> {
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
    saved(before) {
      setEditing(null);
      toast(t`Saved`, before ? { undo: () => putBack(before) } : {});
    },
    putBack,
  };
}
