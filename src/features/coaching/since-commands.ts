/** What happened since two agreed, gathered from learning and assessments for the two. */
import type { Answer, Asked } from '../../kernel/contract.ts';
import { dayOf } from '../../kernel/day.ts';
import { Problem } from '../../kernel/problem.ts';
import { recordViewing } from '../../server/history/viewing.ts';
import type { PersonAct } from '../../server/http/route.ts';
import { hidesSelf } from '../assessments/access.ts';
import { loadPlace } from '../assessments/place-store.ts';
import type { Agreement } from './agreement.ts';
import { loadAgreement } from './agreement-store.ts';
import { wordsOf } from './agreement-view-commands.ts';
import { loadPeople, loadSight } from './session-store.ts';
import { latestFirst, ticksSince, windowOf } from './since.ts';
import type { Window } from './since.ts';
import type * as contract from './since-contract.ts';
import * as store from './since-store.ts';

type Happened = Answer<typeof contract.getSince>['items'][number];

export async function getSince(
  act: PersonAct,
  { params }: Asked<typeof contract.getSince>,
): Promise<Answer<typeof contract.getSince>> {
  const agreement = await loadAgreement(act.db, act.academyId, params.agreementId);
  const sight = agreement ? await loadSight(act.db, act.academyId, act.actor, agreement) : 'nothing';
  if (!agreement || sight === 'nothing')
    throw new Problem('not-found', 'There is no such agreement, or you may not see it.');
  if (sight !== 'content')
    throw new Problem('forbidden', 'What came of it is for the two who agreed.', { reason: 'not-a-party' });
  await recordViewing(act, 'agreement', [agreement.salespersonId]);
  const window = windowOf(agreement);
  const words = await wordsOf(act, window?.gaps ?? []);
  if (!window) return { since: null, items: [], words };
  const items = [
    ...(await finished(act, agreement, window)),
    ...(await judged(act, agreement, window)),
    ...(await ticked(act, agreement, window)),
  ];
  return { since: window.since, items: [...latestFirst(items)], words };
}

function asked({ salespersonId }: Agreement, { since, gaps }: Window): store.Since {
  return { personId: salespersonId, since, capabilityIds: gaps };
}

async function finished(act: PersonAct, agreement: Agreement, window: Window): Promise<Happened[]> {
  const found = await store.listFinishedSince(act.db, act.academyId, asked(agreement, window), window.activities);
  return found.map((one) => ({
    ...one,
    kind: 'finished',
    name: { ...one.name },
    capabilityIds: [...one.capabilityIds],
  }));
}

/** A self-evaluation is kept from a manager who is about to rate, here as everywhere. */
async function judged(act: PersonAct, agreement: Agreement, window: Window): Promise<Happened[]> {
  const place = await loadPlace(act.db, act.academyId, act.actor, agreement.salespersonId, act.today);
  const found = await store.listJudgedSince(act.db, act.academyId, asked(agreement, window));
  return found.flatMap(({ kind, ...one }): Happened[] => {
    if (kind === 'demonstration') return [{ ...one, kind: 'shown' }];
    const bySelf = kind === 'self';
    if (bySelf && (!place || hidesSelf(place.relation, place.ratedHere, one.capabilityId))) return [];
    return [{ ...one, kind: 'rated', bySelf }];
  });
}

async function ticked(act: PersonAct, agreement: Agreement, window: Window): Promise<Happened[]> {
  const ticks = ticksSince(agreement, window);
  const people = await loadPeople(
    act.db,
    act.academyId,
    ticks.map(({ by }) => by),
    act.today,
  );
  return ticks.map(({ actionId, what, evidence, by, at, completionId }) => ({
    kind: 'ticked',
    on: dayOf(at),
    actionId,
    what,
    evidence,
    by: people.get(by)?.name ?? '',
    byFinishing: completionId !== null,
  }));
}
