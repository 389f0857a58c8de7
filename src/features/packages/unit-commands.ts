/**
 * Units of a package as a card of one's own attempt. The card has one registration from the first look to the last, whatever is started
 * in it; a completed attempt is only looked at.
 */
import type { Answer, Asked } from '../../kernel/contract.ts';
import { newId } from '../../kernel/id.ts';
import { Problem } from '../../kernel/problem.ts';
import { contentOrigin } from '../../server/http/content-origin.ts';
import type { Act } from '../../server/history/act.ts';
import type { Carried, PersonAct } from '../../server/http/route.ts';
import { linkFor, linkTo } from '../../server/mail/letters.ts';
import { isElsewhere } from '../../standards/cmi5/au-address.ts';
import { isUnitSatisfied } from '../../standards/cmi5/satisfaction.ts';
import { moveOns } from '../../standards/cmi5/vocabulary.ts';
import { register } from './launch-commands.ts';
import { noPlace, placeOf, type PlaceToPlay } from './place-commands.ts';
import { originOfPackage } from './session-gate-commands.ts';
import { listProgress, loadRegistration, type ProgressFound, type RegistrationFound } from './session-store.ts';
import { listParts, type PartFound } from './store.ts';
import { playedOf } from './tied-commands.ts';
import { findTied, listSessions, lockCard, type SessionPlayed, type Tie, tieRegistration } from './tied-store.ts';
import type * as contract from './unit-contract.ts';
import { aroundAddress, returnAddress } from './unit-page-commands.ts';
import { isUnderWay, lastHeard, scoreOver, secondsOf } from './unit-standing.ts';
import { launchIn } from './xapi-launch-commands.ts';

async function cardOf(act: PersonAct, asked: Tie): Promise<PlaceToPlay> {
  const place = await placeOf(act, asked);
  if (place.found.kind !== 'cmi5' && place.found.kind !== 'xapi') throw noPlace();
  return place;
}

export async function lookAtUnits(
  act: PersonAct,
  { params }: Asked<typeof contract.lookAtUnits>,
): Promise<Answer<typeof contract.lookAtUnits>> {
  const { db, academyId, now } = act;
  const card = await cardOf(act, params);
  const registrationId = await findTied(db, academyId, card);
  const progress = registrationId ? await listProgress(db, academyId, registrationId) : [];
  const sessions = registrationId ? await listSessions(db, academyId, registrationId) : [];
  const played = registrationId
    ? await playedOf(act, registrationId, card.unitId)
    : { done: false, score: null, seconds: 0 };
  const { kind, packageId, title, description } = card.found;
  const parts = await partsOf(act, card);
  return {
    kind: kind === 'xapi' ? 'xapi' : 'cmi5',
    packageId,
    title,
    description,
    mode: card.mode,
    ...played,
    parts: parts.map((part) => {
      const standing = standingOf(part, progress, sessions, now);
      // content of another place is not framed: its window opens with the press that starts it
      const alone = part.kind === 'unit' && (card.found.ownWindow || isElsewhere(part.url ?? ''));
      return alone ? { ...standing, launchMethod: 'OwnWindow' } : standing;
    }),
  };
}

async function partsOf({ db, academyId }: PersonAct, { found, unitId }: PlaceToPlay): Promise<PartFound[]> {
  const parts = await listParts(db, academyId, found.packageId);
  return unitId === null ? parts : parts.filter(({ partId }) => partId === unitId);
}

export function standingOf(
  part: PartFound,
  progress: readonly ProgressFound[],
  sessions: readonly SessionPlayed[],
  now: Date,
): Answer<typeof contract.lookAtUnits>['parts'][number] {
  const { partId, parentId, kind, title, description, moveOn, masteryScore, launchMethod } = part;
  const reached = progress.find((one) => one.partId === partId) ?? nothingYet;
  const own = sessions.filter((one) => one.partId === partId);
  const open = own.findLast((one) => isUnderWay(one, now)) ?? null;
  const asked = moveOns.find((one) => one === moveOn);
  const { completed, passed, waived } = reached;
  return {
    partId,
    parentId,
    kind,
    title,
    description,
    moveOn,
    masteryScore,
    launchMethod,
    begun: own.some(({ begun }) => begun),
    completed,
    passed,
    waived,
    satisfied: asked ? isUnitSatisfied(asked, reached) : reached.satisfied,
    score: scoreOver(own),
    seconds: own.reduce((sum, one) => sum + secondsOf(one, now), 0),
    open: open ? { sessionId: open.sessionId, launchedAt: open.launchedAt, lastAt: lastHeard(open) } : null,
  };
}

const nothingYet = { completed: false, passed: false, waived: false, satisfied: false };

export async function startUnit(
  act: PersonAct,
  { params, body, request }: Asked<typeof contract.startUnit> & Carried,
): Promise<Answer<typeof contract.startUnit>> {
  const { actor, world } = act;
  const card = await cardOf(act, params);
  const part = (await partsOf(act, card)).find(({ partId, kind }) => partId === params.unitId && kind === 'unit');
  if (!part) throw new Problem('not-found', 'The package has no such unit.');
  const registration = await registrationFor(act, {
    ...card,
    packageId: card.found.packageId,
    personId: actor.personId,
  });
  if (!body.take) await refuseOpenElsewhere(act, registration);
  const launchMode = card.mode === 'review' ? 'Review' : body.launchMode;
  const home = contentOrigin(world.settings, request);
  const origin = originOfPackage(world, home, act.academyId, card.found.packageId);
  const asked = {
    packageId: card.found.packageId,
    part,
    registration,
    launchMode,
    returnUrl: returnAddress(origin),
    language: actor.language,
    home: linkFor(world, request, ''),
    contentHome: home,
  };
  const launched = await launchIn(card.found.kind, act, asked);
  const started = { packageId: card.found.packageId, unitId: part.partId, launchMode };
  // of a trial its beginning is told
  if (card.activityId !== null)
    await act.tell({ name: 'package.unit-started', subjectId: actor.personId, about: started });
  const framed =
    launched.launchMethod === 'AnyWindow' && !card.found.ownWindow && new URL(launched.url).origin === origin;
  const url = framed ? aroundAddress(origin, launched.url) : launched.url;
  return { url, sessionId: launched.sessionId, launchMode, framed, contentOrigin: origin };
}

/** The one of the card, begun with its first start. What was waived or asks nothing may be done by that. */
export async function registrationFor(
  act: Pick<Act, 'db' | 'academyId' | 'world' | 'now'>,
  card: Tie & { readonly packageId: string; readonly personId: string },
): Promise<RegistrationFound> {
  const { db, academyId, world } = act;
  const { packageId, personId } = card;
  await lockCard(db, academyId, card);
  const known = await findTied(db, academyId, card);
  const registration = known ? await loadRegistration(db, academyId, known) : null;
  if (registration) return registration;
  const made = await register(act, {
    registrationId: newId(),
    packageId,
    personId,
    actor: { objectType: 'Agent', account: { homePage: linkTo(world, ''), name: personId } },
  });
  await tieRegistration(db, academyId, made.registrationId, card);
  return made;
}

async function refuseOpenElsewhere(act: PersonAct, { registrationId }: RegistrationFound): Promise<void> {
  const sessions = await listSessions(act.db, act.academyId, registrationId);
  const open = sessions.findLast((one) => isUnderWay(one, act.now));
  if (!open) return;
  throw new Problem('conflict', 'A unit of this package is open elsewhere. Go on here, and that one ends.', {
    reason: 'open-elsewhere',
    current: { since: open.launchedAt.toISOString(), unitId: open.partId },
  });
}
