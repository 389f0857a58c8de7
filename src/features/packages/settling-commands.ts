/**
 * What those who lead somebody settle in the cmi5 packages of their modules. A unit that is waived stays so; what it would make of
 * everything around it is told before. A module nobody has begun gets its attempt with the first unit that is waived in it.
 */
import type { Answer, Asked } from '../../kernel/contract.ts';
import { newId } from '../../kernel/id.ts';
import { Problem } from '../../kernel/problem.ts';
import { recordViewing } from '../../server/history/viewing.ts';
import type { PersonAct } from '../../server/http/route.ts';
import type { UnitProgress } from '../../standards/cmi5/satisfaction.ts';
import { addAttemptFor } from '../learning/attempt-commands.ts';
import { type AttemptFound, listSteps, loadLatestAttempt } from '../learning/attempt-store.ts';
import { stateOf } from '../learning/attempt.ts';
import type { Step } from '../learning/step.ts';
import type { ModuleContent, PackageCard } from '../modules/module-content.ts';
import { loadPublished, loadVersion } from '../modules/store.ts';
import { loadRelation } from '../people/actor-store.ts';
import { loadPerson } from '../people/store.ts';
import { mayWaive } from './access.ts';
import { notYoursToSettle, waiveIn } from './commands.ts';
import { listProgress, type ProgressFound } from './session-store.ts';
import type * as contract from './settling-contract.ts';
import * as store from './settling-store.ts';
import { satisfiedNow } from './speaking-commands.ts';
import { listParts, loadPackage, type PartFound } from './store.ts';
import { findTied, listSessions, type SessionPlayed } from './tied-store.ts';
import { registrationFor, standingOf } from './unit-commands.ts';
import { lastHeard } from './unit-standing.ts';

type Looked = Answer<typeof contract.lookAtTheirUnits>;
type PartLooked = Looked['cards'][number]['parts'][number];

async function proveLeading(act: PersonAct, personId: string): Promise<void> {
  const relation = await loadRelation(act.db, act.academyId, act.actor, personId);
  const person = relation && (await loadPerson(act.db, act.academyId, personId));
  if (!relation || !person || person.erased) throw new Problem('not-found', 'There is no such person here.');
  if (!mayWaive(act.actor, relation)) throw notYoursToSettle();
}

export async function listUnitModules(
  act: PersonAct,
  { params: { personId }, query }: Asked<typeof contract.listUnitModules>,
): Promise<Answer<typeof contract.listUnitModules>> {
  const { db, academyId } = act;
  await proveLeading(act, personId);
  await recordViewing(act, 'learning', [personId]);
  const list = query.begun === 'yes' ? store.listBegun : store.listNotBegun;
  return { items: [...(await list(db, academyId, personId))], any: await store.hasCmi5(db, academyId) };
}

/** Their attempt of a module, the open one before one that was completed, and what it is made of. */
interface TheirModule {
  readonly attempt: AttemptFound | null;
  readonly name: Looked['name'];
  readonly content: ModuleContent;
  readonly steps: readonly Step[];
}

async function theirModule(
  { db, academyId }: PersonAct,
  { personId, activityId }: { readonly personId: string; readonly activityId: string },
): Promise<TheirModule> {
  const attempt = await loadLatestAttempt(db, academyId, personId, activityId);
  const version = attempt
    ? await loadVersion(db, academyId, activityId, attempt.number)
    : await loadPublished(db, academyId, activityId);
  if (!version?.content) throw new Problem('not-found', 'There is no such module.');
  const steps = attempt ? await listSteps(db, academyId, attempt.attemptId) : [];
  return { attempt, name: version.name, content: version.content, steps };
}

interface UnitCard extends PackageCard {
  readonly packageId: string;
  /** of the package, also where the card is only about one unit of it */
  readonly parts: readonly PartFound[];
}

async function unitCards({ db, academyId }: PersonAct, { content }: TheirModule): Promise<readonly UnitCard[]> {
  const found: UnitCard[] = [];
  for (const card of content.cards) {
    if (card.kind !== 'package' || card.packageId === null) continue;
    const { packageId } = card;
    if ((await loadPackage(db, academyId, packageId))?.kind !== 'cmi5') continue;
    found.push({ ...card, packageId, parts: await listParts(db, academyId, packageId) });
  }
  return found;
}

export async function lookAtTheirUnits(
  act: PersonAct,
  { params }: Asked<typeof contract.lookAtTheirUnits>,
): Promise<Looked> {
  await proveLeading(act, params.personId);
  const module = await theirModule(act, params);
  await recordViewing(act, 'learning', [params.personId]);
  const cards: Looked['cards'] = [];
  for (const card of await unitCards(act, module)) cards.push(await cardLooked(act, module, card));
  const { attempt, name } = module;
  return { activityId: params.activityId, name, state: attempt?.state ?? 'not-begun', cards };
}

async function cardLooked(act: PersonAct, module: TheirModule, card: UnitCard): Promise<Looked['cards'][number]> {
  const { db, academyId, now } = act;
  const { attempt, content, steps } = module;
  const tied = attempt ? await findTied(db, academyId, { attemptId: attempt.attemptId, cardKey: card.key }) : null;
  const progress = tied ? await listProgress(db, academyId, tied) : [];
  const sessions = tied ? await listSessions(db, academyId, tied) : [];
  const shown = card.unitId === null ? card.parts : card.parts.filter(({ partId }) => partId === card.unitId);
  return {
    cardKey: card.key,
    title: card.title,
    done: stateOf(content, steps).done.has(card.key),
    parts: shown.map((part) => {
      const { partId, parentId, kind, title } = part;
      const { begun, completed, passed, waived, satisfied } = standingOf(part, progress, sessions, now);
      const isLeft = kind === 'unit' && !waived && attempt?.state !== 'completed';
      return {
        partId,
        parentId,
        kind,
        title,
        begun,
        completed,
        passed,
        waived,
        satisfied,
        open: leftOpen(sessions, partId),
        waiving: isLeft ? effectOf(module, card, progress, partId) : null,
      };
    }),
  };
}

/** Also where it was not heard of for so long that nobody waits for it any more. */
function leftOpen(sessions: readonly SessionPlayed[], unitId: string): PartLooked['open'] {
  const open = sessions.findLast(({ partId, begun, endedAt }) => partId === unitId && begun && endedAt === null);
  return open ? { sessionId: open.sessionId, launchedAt: open.launchedAt, lastAt: lastHeard(open) } : null;
}

function effectOf(
  { content, steps }: TheirModule,
  card: UnitCard,
  progress: readonly ProgressFound[],
  unitId: string,
): NonNullable<PartLooked['waiving']> {
  const reached = new Map<string, UnitProgress>(progress.map((one) => [one.partId, one]));
  const before = new Set(satisfiedNow(card.parts, reached).blocks);
  const { completed = false, passed = false } = reached.get(unitId) ?? {};
  const after = satisfiedNow(card.parts, reached.set(unitId, { completed, passed, waived: true }));
  const cardDone = card.unitId === null ? after.course : card.unitId === unitId;
  const done = {
    stepId: newId(),
    cardKey: card.key,
    kind: 'played',
    at: 0,
    seconds: 0,
    score: null,
    done: true,
  } as const;
  return {
    blocks: card.unitId === null ? after.blocks.filter((block) => !before.has(block)) : [],
    cardDone,
    moduleDone: cardDone && stateOf(content, [...steps, done]).completed,
  };
}

export async function waiveTheirUnit(
  act: PersonAct,
  { params, body: { cardKey, unitId, reason } }: Asked<typeof contract.waiveTheirUnit>,
): Promise<Answer<typeof contract.waiveTheirUnit>> {
  const { db, academyId } = act;
  const { personId, activityId } = params;
  await proveLeading(act, personId);
  const module = await theirModule(act, params);
  if (module.attempt?.state === 'completed')
    throw new Problem('refused', 'This module is finished already.', { reason: 'finished' });
  const card = (await unitCards(act, module)).find(({ key }) => key === cardKey);
  const unit = card?.parts.find(({ partId, kind }) => partId === unitId && kind === 'unit');
  if (!card || !unit || (card.unitId !== null && card.unitId !== unitId))
    throw new Problem('not-found', 'The module has no such unit.');
  const language = act.actor.language;
  const attempt = module.attempt ?? (await addAttemptFor(act, { personId, language }, activityId));
  if (!attempt)
    throw new Problem('conflict', 'This was begun at the same moment. Try again.', { reason: 'just-begun' });
  const { attemptId } = attempt;
  const { packageId } = card;
  const registration = await registrationFor(act, { attemptId, cardKey, packageId, personId });
  const sessionId = await waiveIn(act, registration, unit, reason);
  const after = await loadLatestAttempt(db, academyId, personId, activityId);
  return { sessionId, finished: after?.state === 'completed' };
}
