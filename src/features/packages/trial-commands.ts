/**
 * Trying a package before anybody learns with it. A trial has no attempt that is told, and the learning records know nothing of it.
 */
import type { Answer, Asked } from '../../kernel/contract.ts';
import { newId } from '../../kernel/id.ts';
import { Problem } from '../../kernel/problem.ts';
import type { PersonAct } from '../../server/http/route.ts';
import { linkTo } from '../../server/mail/letters.ts';
import type { Playing } from '../../standards/scorm/playing.ts';
import { packageOf } from './commands.ts';
import { lookAtCard } from './playing-commands.ts';
import * as playing from './playing-store.ts';
import { listProgress, loadRegistration } from './session-store.ts';
import { settle } from './speaking-commands.ts';
import type * as contract from './trial-contract.ts';
import { forgetDocuments } from './trial-record-commands.ts';
import * as trials from './trial-store.ts';

type Look = Parameters<typeof lookAtCard>[1];

export async function lookAtTrial(
  act: PersonAct,
  { params: { packageId }, request }: Asked<typeof contract.lookAtTrial> & Pick<Look, 'request'>,
): Promise<Answer<typeof contract.lookAtTrial>> {
  const { db, academyId, actor } = act;
  const { kind, title } = await packageOf(act, packageId);
  const trialId = await trials.findTrial(db, academyId, { packageId, personId: actor.personId });
  if (trialId === null)
    return { kind, title, trialId, completed: null, passed: null, score: null, seconds: 0, said: [] };
  const card = { attemptId: trialId, cardKey: 'trial' };
  const looked = await lookAtCard(act, { params: card, request } as Look);
  const { standing, seconds } = looked;
  if (kind === 'cmi5' || kind === 'xapi') {
    const progress = await listProgress(db, academyId, trialId);
    const passed = progress.some((one) => one.passed) || null;
    return { kind, title, trialId, ...standing, passed, seconds, said: [] };
  }
  const played = await playing.findPlayed(db, academyId, card.attemptId, card.cardKey);
  return { kind, title, trialId, ...standing, seconds, said: saidIn((played?.course ?? null) as Playing | null) };
}

/** What a person still takes in at a glance; all of it is in the package's own keeping. */
const longestValue = 200;
const mostValues = 300;

function saidIn(course: Playing | null): Answer<typeof contract.lookAtTrial>['said'] {
  const all = Object.entries(course?.data ?? {}).flatMap(([part, { values, said }]) =>
    Object.keys(said)
      .filter((name) => values[name] !== undefined)
      .map((name) => ({ part, name, value: shortened(values[name] ?? '') })),
  );
  return all.slice(0, mostValues);
}

const shortened = (value: string): string => (value.length > longestValue ? `${value.slice(0, longestValue)}…` : value);

export async function beginTrial(
  act: PersonAct,
  { params: { packageId }, body }: Asked<typeof contract.beginTrial>,
): Promise<Answer<typeof contract.beginTrial>> {
  const { db, academyId, actor, world, now } = act;
  const { kind } = await packageOf(act, packageId);
  const of = { packageId, personId: actor.personId };
  if (body.again) {
    const before = await trials.findTrial(db, academyId, of);
    const known = before === null ? null : await loadRegistration(db, academyId, before);
    if (known) await forgetDocuments(act, known);
    await trials.removeTrial(db, academyId, of);
  }
  const trialId = newId();
  const agent = { objectType: 'Agent', account: { homePage: linkTo(world, ''), name: trialId } };
  if (await trials.addTrial(db, academyId, trialId, { ...of, actor: agent, at: now })) {
    const registration = await loadRegistration(db, academyId, trialId);
    if (registration && (kind === 'cmi5' || kind === 'xapi')) await settle(act, registration, newId(), now);
    await act.tell({ name: 'package.tried', subjectId: actor.personId, about: { packageId } });
  }
  const found = await trials.findTrial(db, academyId, of);
  if (found === null) throw new Problem('conflict', 'The trial could not be begun. Try again.');
  return { trialId: found };
}
