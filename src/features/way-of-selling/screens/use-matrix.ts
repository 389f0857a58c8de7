/**
 * The matrix of a version on the screen: what the server told, and over it what was typed since. Strokes go into the outbox, so
 * that a closed tab or a lost connection loses none; where somebody else was faster, theirs stands and it is said.
 */
import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { addressOf, call } from '../../../web/api.ts';
import { refresh } from '../../../web/ask.ts';
import type { Outbox, OutboxState } from '../../../web/outbox.ts';
import { useOutbox, useOutboxState } from '../../../web/use-outbox.ts';
import type { getMatrix } from '../contract.ts';
import { apply, cellAt, type Change, type Matrix, placeKey, sameCell } from '../matrix.ts';
import { noStrokes, redo, remember, type Step, undo } from '../matrix-undo.ts';
import { type MatrixTold, matrixOf } from './matrix-lines.ts';

const path = '/api/way-of-selling/versions/:versionId';
const atOnce = 5000;

interface Asked {
  readonly told: MatrixTold;
  /** when it was asked for: what arrived later may be missing in it */
  readonly since: number;
}

interface Arrived {
  readonly at: number;
  readonly change: Change;
}

export interface MatrixInHand {
  readonly answer: UseQueryResult<Asked, Error>;
  readonly matrix: Matrix | null;
  readonly state: OutboxState;
  readonly touched: boolean;
  /** cells of one's own that somebody else had changed before they arrived */
  readonly overtaken: number;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  edit(change: Change): void;
  undo(): void;
  redo(): void;
  /** gives up what the server did not accept */
  giveUp(): void;
}

export function useMatrix(versionId: string): MatrixInHand {
  const prefix = `way/${versionId}/cells/`;
  const address = addressOf(path, { params: { versionId } });
  const outbox = useOutbox();
  const client = useQueryClient();
  const [strokes, setStrokes] = useState(noStrokes);
  const [touched, setTouched] = useState(false);
  const state = useOutboxState(prefix);
  const answer = useQuery<Asked>({
    queryKey: ['api', address, 'matrix'],
    queryFn: async ({ signal }) => {
      const since = performance.now();
      return { told: await call<typeof getMatrix>('GET', path, { params: { versionId }, signal }), since };
    },
    // others may work on the same draft
    refetchInterval: (query) => (query.state.data?.told.version.state === 'draft' ? 30_000 : false),
  });
  const { matrix, overtaken } = useOverlaid(answer.data, outbox, prefix, address);

  const send = (change: Change): void => {
    setTouched(true);
    for (let from = 0; from < change.length; from += atOnce) {
      const body = { edits: change.slice(from, from + atOnce) };
      outbox.put({ key: `${prefix}${crypto.randomUUID()}`, method: 'PATCH', address: `${address}/cells`, body });
    }
  };
  const take = (step: Step | null): void => {
    if (!step) return;
    setStrokes(step.strokes);
    send(step.change);
  };
  return {
    answer,
    matrix,
    state,
    touched: touched || state !== 'saved',
    overtaken,
    canUndo: strokes.done.length > 0,
    canRedo: strokes.undone.length > 0,
    edit(change) {
      if (change.length === 0) return;
      setStrokes((before) => remember(before, change));
      send(change);
    },
    undo: () => take(undo(strokes)),
    redo: () => take(redo(strokes)),
    giveUp() {
      for (const { key } of outbox.refusedUnder(prefix)) outbox.drop(key);
      void refresh(client, [address]);
    },
  };
}

/** The answer, and over it what has arrived since it was asked for and what still waits. */
function useOverlaid(asked: Asked | undefined, outbox: Outbox, prefix: string, address: string) {
  const client = useQueryClient();
  const [arrived, setArrived] = useState<readonly Arrived[]>([]);
  const waiting = useWaiting(outbox, prefix);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = outbox.onSent((letter) => {
      if (!letter.key.startsWith(prefix)) return;
      const { edits } = letter.body as { edits: Change };
      const at = performance.now();
      setArrived((before) => [...before, { at, change: edits }]);
      clearTimeout(timer);
      timer = setTimeout(() => void refresh(client, [address]), 1200);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [outbox, client, prefix, address]);
  const base = useMemo(() => (asked ? matrixOf(asked.told) : null), [asked]);
  const since = asked?.since ?? 0;
  const overtaken = useOvertaken(base, since, arrived, setArrived);
  const matrix = useMemo(() => {
    const late = arrived.filter(({ at }) => at > since).flatMap(({ change }) => change);
    return base && apply(base, [...late, ...waiting]);
  }, [base, since, arrived, waiting]);
  return { matrix, overtaken };
}

/** What still waits to be sent, oldest first. A letter never changes under its key, so that the keys say whether anything did. */
function useWaiting(outbox: Outbox, prefix: string): Change {
  const subscribe = useCallback((listener: () => void) => outbox.subscribe(listener), [outbox]);
  const read = useCallback(
    () =>
      outbox
        .pendingUnder(prefix)
        .map(({ key }) => key)
        .join(' '),
    [outbox, prefix],
  );
  const keys = useSyncExternalStore(subscribe, read, read);
  return useMemo(
    () => (keys === '' ? [] : outbox.pendingUnder(prefix).flatMap(({ body }) => (body as { edits: Change }).edits)),
    [outbox, prefix, keys],
  );
}

/** Once an answer covers what has arrived: how many cells hold something else than was sent last. */
function useOvertaken(
  base: Matrix | null,
  since: number,
  arrived: readonly Arrived[],
  setArrived: (arrived: readonly Arrived[]) => void,
): number {
  const [overtaken, setOvertaken] = useState(0);
  useEffect(() => {
    const covered = arrived.filter(({ at }) => at <= since);
    if (!base || covered.length === 0) return;
    const later = arrived.filter(({ at }) => at > since);
    const touched = new Set(later.flatMap(({ change }) => change.map(placeKey)));
    const last = new Map(covered.flatMap(({ change }) => change.map((edit) => [placeKey(edit), edit] as const)));
    const lost = [...last].filter(([key, edit]) => !touched.has(key) && !sameCell(cellAt(base, edit), edit.now));
    setArrived(later);
    setOvertaken(lost.length);
  }, [base, since, arrived, setArrived]);
  return overtaken;
}
