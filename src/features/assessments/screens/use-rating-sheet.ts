/**
 * The ratings in front of a rater: what the server knows, with everything laid over it that still waits in this browser. Each
 * change goes into the outbox first; what comes too late for its assessment stays here until the rater decides.
 */
import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { newId } from '../../../kernel/id.ts';
import type { Told } from '../../../web/api.ts';
import { isUnder } from '../../../web/ask.ts';
import type { Letter, OutboxState } from '../../../web/outbox.ts';
import { useOutbox, useOutboxState, usePending } from '../../../web/use-outbox.ts';
import type { getAssessing } from '../contract.ts';

export type AssessingTold = Told<typeof getAssessing>;
export type RatingTold = NonNullable<AssessingTold['open']>['ratings'][number];
export type EvidenceTold = RatingTold['evidence'][number];

interface RatingBody {
  readonly personId: string;
  readonly proficiency: number | null;
  readonly note: string | null;
  readonly ratedAt: string;
}

interface EvidenceBody {
  readonly personId: string;
  readonly kind: 'text' | 'link';
  readonly said: string;
}

type RatingSeen = Pick<RatingTold, 'proficiency' | 'note' | 'evidence'>;

export interface RatingSheet {
  readonly assessmentId: string;
  readonly state: OutboxState;
  /** something was entered in this assessment */
  readonly touched: boolean;
  readonly ratingOf: (capabilityId: string) => RatingSeen;
  readonly rate: (
    capabilityId: string,
    change: { readonly proficiency?: number | null; readonly note?: string | null },
  ) => void;
  readonly addEvidence: (capabilityId: string, item: Pick<EvidenceBody, 'kind' | 'said'>) => void;
  readonly removeEvidence: (evidenceId: string) => void;
  /** what the server did not take, by its reason */
  readonly refused: readonly (Letter & { readonly reason: string })[];
  /** puts what was refused into a new assessment, or gives it up */
  readonly settleRefused: (how: 'again' | 'drop') => void;
  /** all that was rated here, written into an assessment of its own: the way back from withdrawing */
  readonly writeAnew: (ratings: readonly Pick<RatingTold, 'capabilityId' | 'proficiency' | 'note'>[]) => void;
}

const none = { proficiency: null, note: null, evidence: [] } as const;

/** How the keys of all letters on a person begin: then the assessment, the capability, the piece of evidence. */
const lettersOf = (personId: string): string => `assess.${personId}.`;

export function useRatingSheet(personId: string, told: AssessingTold): RatingSheet {
  const outbox = useOutbox();
  const client = useQueryClient();
  const prefix = lettersOf(personId);
  const state = useOutboxState(prefix);
  const pending = usePending(prefix);
  const refused = outbox.refusedUnder(prefix);
  const late = new Set(refused.map(({ key }) => key));
  // closed from another device while this one still shows it open
  const closed = refused.some(
    ({ key, reason }) =>
      reason.startsWith('already-') && key.slice(prefix.length).startsWith(told.open?.assessmentId ?? '-'),
  );
  const open = closed ? null : told.open;
  const [fresh, setFresh] = useState(newId);
  // once begun under it, the next assessment takes another
  if (fresh === told.open?.assessmentId) setFresh(newId());
  const waitingId = [...pending.keys()]
    .filter((key) => !late.has(key))
    .map((key) => key.slice(prefix.length).split('.')[0])[0];
  const assessmentId = open?.assessmentId ?? waitingId ?? fresh;

  useEffect(() => {
    if (refused.length > 0) void client.invalidateQueries({ queryKey: ['api', `/api/people/${personId}/assessing`] });
  }, [refused.length, client, personId]);
  useEffect(() => {
    const arrived = (letter: Letter): void => taken(client, personId, prefix, letter);
    const stops = [outbox.onSent(arrived), outbox.onSentElsewhere(arrived)];
    return () => stops.forEach((stop) => stop());
  }, [outbox, client, personId, prefix]);

  const known = useMemo(() => new Map(open?.ratings.map((rating) => [rating.capabilityId, rating])), [open]);
  const ratingOf: RatingSheet['ratingOf'] = (capabilityId) =>
    laidOver(known.get(capabilityId) ?? none, { prefix, assessmentId, capabilityId, pending, refused });
  const put = (id: string, capabilityId: string, said: Pick<RatingTold, 'proficiency' | 'note'>): void =>
    outbox.put(ratingLetter(personId, id, capabilityId, said));
  return {
    assessmentId,
    state,
    touched: open !== null || pending.size > 0,
    ratingOf,
    rate: (capabilityId, change) => put(assessmentId, capabilityId, { ...ratingOf(capabilityId), ...change }),
    addEvidence(capabilityId, item) {
      const evidenceId = newId();
      const address = `/api/assessments/${assessmentId}/ratings/${capabilityId}/evidence/${evidenceId}`;
      outbox.put({
        key: `${prefix}${assessmentId}.${capabilityId}.${evidenceId}`,
        method: 'PUT',
        address,
        body: { personId, ...item },
      });
    },
    removeEvidence: (evidenceId) =>
      outbox.put({
        key: `${prefix}removed.${evidenceId}`,
        method: 'DELETE',
        address: `/api/evidence/${evidenceId}`,
        body: undefined,
      }),
    refused,
    settleRefused(how) {
      for (const letter of refused) {
        outbox.drop(letter.key);
        const [, capabilityId = '', evidenceId] = letter.key.slice(prefix.length).split('.');
        if (how === 'again' && letter.method === 'PUT' && evidenceId === undefined)
          put(assessmentId, capabilityId, letter.body as RatingBody);
      }
    },
    writeAnew(ratings) {
      const id = newId();
      for (const { capabilityId, proficiency, note } of ratings) put(id, capabilityId, { proficiency, note });
    },
  };
}

interface Waiting {
  readonly prefix: string;
  readonly assessmentId: string;
  readonly capabilityId: string;
  readonly pending: ReadonlyMap<string, unknown>;
  readonly refused: readonly Letter[];
}

/** What the server knows of a capability, with what still waits in this browser over it. */
function laidOver(server: RatingSeen, { prefix, assessmentId, capabilityId, pending, refused }: Waiting): RatingSeen {
  const late = new Set(refused.map(({ key }) => key));
  const here = `${prefix}${assessmentId}.${capabilityId}`;
  // what came too late is still shown: it is the rater's word until they give it up
  const lateHere = refused.find(({ key }) => key.endsWith(`.${capabilityId}`) && key.split('.').length === 4);
  const waiting = ((late.has(here) ? undefined : pending.get(here)) ?? lateHere?.body) as RatingBody | undefined;
  const removed = new Set(
    [...pending.keys()]
      .filter((key) => key.startsWith(`${prefix}removed.`))
      .map((key) => key.slice(`${prefix}removed.`.length)),
  );
  const more = [...pending]
    .filter(([key]) => key.startsWith(`${here}.`) && !late.has(key))
    .map(([key, body]): EvidenceTold => ({
      evidenceId: key.slice(here.length + 1),
      size: null,
      type: null,
      ...(body as EvidenceBody),
    }));
  const evidence = [
    ...server.evidence.filter(({ evidenceId }) => !more.some((one) => one.evidenceId === evidenceId)),
    ...more,
  ];
  const { proficiency, note } = waiting ?? server;
  return { proficiency, note, evidence: evidence.filter(({ evidenceId }) => !removed.has(evidenceId)) };
}

function ratingLetter(
  personId: string,
  assessmentId: string,
  capabilityId: string,
  { proficiency, note }: Pick<RatingTold, 'proficiency' | 'note'>,
): Letter {
  const body: RatingBody = { personId, proficiency, note, ratedAt: new Date().toISOString() };
  return {
    key: `${lettersOf(personId)}${assessmentId}.${capabilityId}`,
    method: 'PUT',
    address: `/api/assessments/${assessmentId}/ratings/${capabilityId}`,
    body,
  };
}

/** A letter has arrived: what it said becomes what the server said, before it leaves the outbox, so that nothing flickers. */
function taken(client: QueryClient, personId: string, prefix: string, letter: Letter): void {
  if (!letter.key.startsWith(prefix)) return;
  const address = `/api/people/${personId}/assessing`;
  client.setQueriesData<AssessingTold>(
    { predicate: ({ queryKey }) => queryKey[1] === address },
    (told) => told && merged(told, letter, prefix),
  );
  const stale = [`/api/people/${personId}`, '/api/gaps', '/api/me', '/api/coaching'];
  void client.invalidateQueries({
    predicate: ({ queryKey }) =>
      isUnder(String(queryKey[1] ?? ''), stale) && queryKey[1] !== address && queryKey[1] !== '/api/me',
    refetchType: 'none',
  });
}

function merged(told: AssessingTold, letter: Letter, prefix: string): AssessingTold {
  const [assessmentId = '', capabilityId = '', evidenceId] = letter.key.slice(prefix.length).split('.');
  const open = told.open ?? { assessmentId, openedAt: new Date().toISOString(), ratings: [] };
  if (assessmentId === 'removed') {
    const without = open.ratings.map((one) => ({
      ...one,
      evidence: one.evidence.filter((item) => item.evidenceId !== capabilityId),
    }));
    return { ...told, open: told.open && { ...open, ratings: without } };
  }
  if (open.assessmentId !== assessmentId) return told;
  const before = open.ratings.find((one) => one.capabilityId === capabilityId) ?? { capabilityId, on: '', ...none };
  const after =
    evidenceId === undefined
      ? { ...before, ...(letter.body as RatingBody), on: (letter.body as RatingBody).ratedAt.slice(0, 10) }
      : {
          ...before,
          evidence: [...before.evidence, { evidenceId, size: null, type: null, ...(letter.body as EvidenceBody) }],
        };
  return { ...told, open: { ...open, ratings: [...open.ratings.filter((one) => one !== before), after] } };
}
