/**
 * The matrix of a version on the screen: what the server told, and over it what was typed since. Strokes go into the outbox, so
 * that a closed tab or a lost connection loses none; where somebody else was faster, theirs stands and it is said.
 */
import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useEffect, useMemo, useReducer, useRef, useState } from 'react';
import { addressOf, call } from '../../../web/api.ts';
import { refresh } from '../../../web/ask.ts';
import type { OutboxState } from '../../../web/outbox.ts';
import { useOutbox, useOutboxState, usePending } from '../../../web/use-outbox.ts';
import type { getMatrix } from '../contract.ts';
import { apply, type CellEdit, cellAt, type Change, type Matrix, placeKey, sameCell } from '../matrix.ts';
import { noStrokes, redo, remember, type Step, undo } from '../matrix-undo.ts';
import { type MatrixTold, matrixOf } from './matrix-lines.ts';

const path = '/api/way-of-selling/versions/:versionId';
const atOnce = 5000;

interface Asked {
  readonly told: MatrixTold;
  /** how many strokes had arrived when the question was asked: later ones may be missing in the answer */
  readonly since: number;
}

interface Arrived {
  readonly seq: number;
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
  const outbox = useOutbox();
  const client = useQueryClient();
  const arrived = useRef<readonly Arrived[]>([]);
  const count = useRef(0);
  const [, redraw] = useReducer((drawn: number) => drawn + 1, 0);
  const [strokes, setStrokes] = useState(noStrokes);
  const [touched, setTouched] = useState(false);
  const state = useOutboxState(prefix);
  const pending = usePending(prefix);

  const address = addressOf(path, { params: { versionId } });
  const answer = useQuery<Asked>({
    queryKey: ['api', address, 'matrix'],
    queryFn: async ({ signal }) => {
      const since = count.current;
      return { told: await call<typeof getMatrix>('GET', path, { params: { versionId }, signal }), since };
    },
    // others may work on the same draft
    refetchInterval: (query) => (query.state.data?.told.version.state === 'draft' ? 30_000 : false),
  });

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = outbox.onSent((letter) => {
      if (!letter.key.startsWith(prefix)) return;
      count.current += 1;
      arrived.current = [...arrived.current, { seq: count.current, change: (letter.body as { edits: Change }).edits }];
      redraw();
      clearTimeout(timer);
      timer = setTimeout(() => void refresh(client, [address]), 1200);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [outbox, client, prefix, address]);

  const base = useMemo(() => (answer.data ? matrixOf(answer.data.told) : null), [answer.data]);
  const overtaken = useOvertaken(base, answer.data?.since ?? 0, arrived);
  const late = arrived.current.filter(({ seq }) => seq > (answer.data?.since ?? 0)).flatMap(({ change }) => change);
  const waiting = [...pending.values()].flatMap((body) => (body as { edits: Change }).edits);
  const over = useKept([...late, ...waiting]);
  const matrix = useMemo(() => base && apply(base, over), [base, over]);

  const send = (change: Change): void => {
    setTouched(true);
    for (let from = 0; from < change.length; from += atOnce) {
      outbox.put({ key: `${prefix}${crypto.randomUUID()}`, method: 'PATCH', address: `${address}/cells`, body: { edits: change.slice(from, from + atOnce) } });
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

/** The same list as long as its content is the same, so that what is made of it is not made anew at every drawing. */
function useKept(change: Change): Change {
  const kept = useRef(change);
  const same = kept.current.length === change.length && change.every((edit, at) => isSame(edit, kept.current[at]));
  if (!same) kept.current = change;
  return kept.current;
}

function isSame(one: CellEdit, other: CellEdit | undefined): boolean {
  return other !== undefined && placeKey(one) === placeKey(other) && sameCell(one.now, other.now);
}

/** Once an answer covers what has arrived: how many cells hold something else than was sent last. */
function useOvertaken(base: Matrix | null, since: number, arrived: { current: readonly Arrived[] }): number {
  const [overtaken, setOvertaken] = useState(0);
  useEffect(() => {
    if (!base) return;
    const covered = arrived.current.filter(({ seq }) => seq <= since);
    if (covered.length === 0) return;
    const later = new Set(arrived.current.filter(({ seq }) => seq > since).flatMap(({ change }) => change.map(placeKey)));
    const last = new Map(covered.flatMap(({ change }) => change.map((edit) => [placeKey(edit), edit] as const)));
    const lost = [...last].filter(([key, edit]) => !later.has(key) && !sameCell(cellAt(base, edit), edit.now));
    arrived.current = arrived.current.filter(({ seq }) => seq > since);
    setOvertaken(lost.length);
  }, [base, since, arrived]);
  return overtaken;
}
