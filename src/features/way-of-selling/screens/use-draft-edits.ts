/** Changing a draft beside its cells: texts as they are left, through the outbox; structure at once, with its way back. */
import { useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { addressOf, call, type Ask } from '../../../web/api.ts';
import { refresh, useDo } from '../../../web/ask.ts';
import type { Reasons } from '../../../web/kit/Problem.tsx';
import type { OutboxState } from '../../../web/outbox.ts';
import { toast } from '../../../web/toasts.ts';
import { useOutbox, useOutboxState } from '../../../web/use-outbox.ts';
import type { editCells, editDraft } from '../draft-contract.ts';
import type { Change } from '../matrix.ts';

const contents = '/api/way-of-selling/versions/:versionId/contents';

export type SentEdit = Ask<typeof editDraft>['body']['edits'][number];

export interface TextEdits {
  readonly state: OutboxState;
  readonly touched: boolean;
  /** leaves by itself; survives a closed tab */
  put(edit: SentEdit): void;
  giveUp(): void;
}

export function useTextEdits(versionId: string): TextEdits {
  const prefix = `way/${versionId}/texts/`;
  const outbox = useOutbox();
  const client = useQueryClient();
  const state = useOutboxState(prefix);
  const [touched, setTouched] = useState(false);
  const address = addressOf('/api/way-of-selling/versions/:versionId', { params: { versionId } });
  useEffect(
    () =>
      outbox.onSent((letter) => {
        if (letter.key.startsWith(prefix)) void refresh(client, [address]);
      }),
    [outbox, client, prefix, address],
  );
  return {
    state,
    touched: touched || state !== 'saved',
    put(edit) {
      setTouched(true);
      outbox.put({
        key: `${prefix}${crypto.randomUUID()}`,
        method: 'PATCH',
        address: `${address}/contents`,
        body: { edits: [edit] },
      });
    },
    giveUp() {
      for (const { key } of outbox.refusedUnder(prefix)) outbox.drop(key);
      void refresh(client, [address]);
    },
  };
}

export function useDraftReasons(): Reasons {
  const { t } = useLingui();
  return {
    'changed-meanwhile': t`Somebody else changed this meanwhile. Close, look at it, and change it again.`,
    'not-there': t`This is no longer in the draft.`,
    'there-already': t`There is one with this name in the draft already.`,
    'group-not-empty': t`The group still holds capabilities. Move or retire them first.`,
    'last-level': t`A role keeps one level at least. Remove the role instead.`,
    'already-published': t`This version has been published and never changes again. Start a draft from it.`,
    'no-version': t`This version is gone, or it is not yours to read.`,
  };
}

/** Structure: one request, and the matrix as it is then. */
export function useStructure(versionId: string, done: () => void) {
  const address = addressOf('/api/way-of-selling/versions/:versionId', { params: { versionId } });
  const save = useDo<typeof editDraft>('PATCH', contents, { refresh: [address], done });
  return {
    error: save.error,
    isPending: save.isPending,
    send: (...edits: readonly SentEdit[]) => save.mutate({ params: { versionId }, body: { edits: [...edits] } }),
  };
}

/** Takes something away at once and offers to put it back, with all cells that went with it. */
export function useRemoval(
  versionId: string,
): (text: string, removal: SentEdit, restoring: SentEdit, cells: Change) => Promise<void> {
  const client = useQueryClient();
  const address = addressOf('/api/way-of-selling/versions/:versionId', { params: { versionId } });
  const send = (edit: SentEdit) =>
    call<typeof editDraft>('PATCH', contents, { params: { versionId }, body: { edits: [edit] } });
  return async (text, removal, restoring, cells) => {
    await send(removal);
    await refresh(client, [address]);
    toast(text, {
      undo: async () => {
        await send(restoring);
        if (cells.length > 0) {
          await call<typeof editCells>('PATCH', '/api/way-of-selling/versions/:versionId/cells', {
            params: { versionId },
            body: { edits: [...cells] },
          });
        }
        await refresh(client, [address]);
      },
    });
  };
}
