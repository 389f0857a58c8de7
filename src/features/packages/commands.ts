/** What people ask of packages: to bring one in, to see it, to start a unit for themselves, to take it away. */
import type { Answer, Asked } from '../../kernel/contract.ts';
import { newId } from '../../kernel/id.ts';
import { Problem } from '../../kernel/problem.ts';
import { removeStreams } from '../../server/files/package-bytes.ts';
import { afterCommit } from '../../server/database/transaction.ts';
import { contentOrigin } from '../../server/http/content-origin.ts';
import type { Carried, Inside, PersonAct } from '../../server/http/route.ts';
import { linkFor, linkTo } from '../../server/mail/letters.ts';
import type { Relation } from '../people/access.ts';
import { loadRelation } from '../people/actor-store.ts';
import { mayAbandon, mayKeepPackages, mayWaive } from './access.ts';
import type * as contract from './contract.ts';
import { importUpload } from './import-commands.ts';
import { register } from './launch-commands.ts';
import type { WaiveReason } from './package.ts';
import { abandon, waive } from './speaking-commands.ts';
import { refuseNamed } from './shelf-commands.ts';
import {
  findRegistrationOf,
  listProgress,
  loadRegistration,
  loadSession,
  type RegistrationFound,
} from './session-store.ts';
import * as store from './store.ts';
import { tellAttempt } from './tied-commands.ts';
import { launchIn } from './xapi-launch-commands.ts';

/** Unpacking takes its time: who asks is proven before, and once more when what was unpacked is named. */
export async function addPackage(inside: Inside, { request }: Carried): Promise<Answer<typeof contract.addPackage>> {
  const place = await inside(async ({ actor, world, academyId }) => {
    if (!mayKeepPackages(actor)) throw notForYou();
    return { world, academyId };
  });
  const made = await importUpload({ ...place, inside }, request);
  return { ...made, units: [...made.units], warnings: [...made.warnings] };
}

export async function listPackages({ db, academyId }: PersonAct): Promise<Answer<typeof contract.listPackages>> {
  const items = await store.listPackages(db, academyId);
  return {
    items: items.map(({ packageId, kind, title, units, importedAt }) => ({
      packageId,
      kind,
      title,
      units,
      importedAt,
    })),
  };
}

export async function getPackage(
  { db, academyId, actor }: PersonAct,
  { params: { packageId } }: Asked<typeof contract.getPackage>,
): Promise<Answer<typeof contract.getPackage>> {
  const found = await packageOf({ db, academyId }, packageId);
  const parts = await store.listParts(db, academyId, packageId);
  const registrationId = await findRegistrationOf(db, academyId, packageId, actor.personId);
  const registration = registrationId ? await loadRegistration(db, academyId, registrationId) : null;
  const progress = registrationId ? await listProgress(db, academyId, registrationId) : [];
  const satisfied = new Set(progress.filter((one) => one.satisfied || one.waived).map(({ partId }) => partId));
  const { kind, publisherId, title, description } = found;
  return {
    packageId,
    kind,
    publisherId,
    title,
    description,
    registration: registrationId,
    satisfied: (registration?.satisfiedAt ?? null) !== null,
    parts: parts.map((part) => ({
      partId: part.partId,
      parentId: part.parentId,
      kind: part.kind,
      publisherId: part.publisherId,
      title: part.title,
      description: part.description,
      moveOn: part.moveOn,
      launchMethod: part.launchMethod,
      activityType: part.activityType,
      satisfied: satisfied.has(part.partId),
    })),
  };
}

export async function removePackage(
  act: PersonAct,
  { params: { packageId } }: Asked<typeof contract.removePackage>,
): Promise<undefined> {
  const { db, academyId, world, actor } = act;
  if (!mayKeepPackages(actor)) throw notForYou();
  await packageOf(act, packageId);
  await refuseNamed(act, packageId);
  const held = await store.removePackage(db, academyId, packageId);
  await act.tell({ name: 'package.removed', subjectId: null, about: { packageId } });
  // in a transaction of its own, since somebody may bring the same bytes in again just now
  afterCommit(db, () =>
    world.database.inAcademy(academyId, async (later) => {
      await store.lockBytes(later, academyId);
      await removeStreams(world.settings, academyId, await store.listUnnamed(later, academyId, held));
    }),
  );
}

/** For oneself: the registration is one's own, the one begun last unless another is named. */
export async function launchUnit(
  act: PersonAct,
  { params: { packageId }, body, request }: Asked<typeof contract.launchUnit> & Carried,
): Promise<Answer<typeof contract.launchUnit>> {
  const { db, academyId, actor, world } = act;
  const { kind } = await packageOf(act, packageId);
  const part = await unitOf(act, packageId, body.auId);
  const found = await findRegistrationOf(db, academyId, packageId, actor.personId);
  const registrationId = body.registration ?? found;
  const known = registrationId ? await loadRegistration(db, academyId, registrationId) : null;
  if (body.registration && (known?.personId !== actor.personId || known.packageId !== packageId))
    throw new Problem('not-found', 'You have no such registration for this package.');
  const registration =
    known ??
    (await register(act, {
      registrationId: newId(),
      packageId,
      personId: actor.personId,
      actor: { objectType: 'Agent', account: { homePage: linkTo(world, ''), name: actor.personId } },
    }));
  const launched = await launchIn(kind, act, {
    packageId,
    part,
    registration,
    launchMode: body.launchMode,
    returnUrl: body.returnUrl ?? null,
    language: actor.language,
    home: linkFor(world, request, ''),
    contentHome: contentOrigin(world.settings, request),
  });
  await act.tell({
    name: 'package.unit-started',
    subjectId: actor.personId,
    about: { packageId, unitId: part.partId, launchMode: body.launchMode },
  });
  return launched;
}

export async function waiveUnit(
  act: PersonAct,
  { params: { registrationId }, body }: Asked<typeof contract.waiveUnit>,
): Promise<Answer<typeof contract.waiveUnit>> {
  const registration = await registrationOf(act, registrationId);
  if (!mayWaive(act.actor, await relationTo(act, registration))) throw notYoursToSettle();
  const part = await unitOf(act, registration.packageId, body.auId);
  return { sessionId: await waiveIn(act, registration, part, body.reason) };
}

/** In any registration: the attempt it is played for follows, and history knows it. */
export async function waiveIn(
  act: PersonAct,
  registration: RegistrationFound,
  part: store.PartFound,
  reason: WaiveReason,
): Promise<string> {
  const { registrationId, packageId, personId } = registration;
  const progress = await listProgress(act.db, act.academyId, registrationId);
  if (progress.some((one) => one.partId === part.partId && one.waived)) throw waivedAlready();
  const sessionId = await waive(act, registration, part, reason);
  await tellAttempt(act, registrationId);
  await act.tell({
    name: 'package.unit-waived',
    subjectId: personId,
    about: { packageId, unitId: part.partId, reason },
  });
  return sessionId;
}

export async function abandonSession(
  act: PersonAct,
  { params: { sessionId } }: Asked<typeof contract.abandonSession>,
): Promise<undefined> {
  const { db, academyId } = act;
  const seen = await loadSession(db, academyId, sessionId);
  const registration = seen ? await loadRegistration(db, academyId, seen.registrationId) : null;
  const session = registration ? await loadSession(db, academyId, sessionId) : null;
  if (!registration || !session) throw new Problem('not-found', 'There is no such session.');
  const relation = await relationTo(act, registration);
  if (!mayAbandon(act.actor, relation)) throw notYoursToSettle();
  if (session.endedAt) throw new Problem('conflict', 'The session has ended already.', { reason: 'session-ended' });
  // who was in it says that they have left: until now it was open
  const left = relation === 'self' ? act.now.getTime() - session.launchedAt.getTime() : null;
  await abandon(act, registration, session, left);
  await tellAttempt(act, registration.registrationId);
  if (relation === 'self') return;
  const { packageId, personId } = registration;
  await act.tell({
    name: 'package.session-abandoned',
    subjectId: personId,
    about: { packageId, unitId: session.partId, sessionId },
  });
}

/** Null where it is of nobody in the academy. */
async function relationTo(act: PersonAct, { personId }: RegistrationFound): Promise<Relation | null> {
  return personId === null ? null : loadRelation(act.db, act.academyId, act.actor, personId);
}

type Here = Pick<PersonAct, 'db' | 'academyId'>;

export async function packageOf({ db, academyId }: Here, packageId: string): Promise<store.PackageFound> {
  const found = await store.loadPackage(db, academyId, packageId);
  if (!found) throw new Problem('not-found', 'There is no such package.');
  return found;
}

async function unitOf({ db, academyId }: Here, packageId: string, unitId: string): Promise<store.PartFound> {
  const parts = await store.listParts(db, academyId, packageId);
  const found = parts.find(({ partId, kind }) => partId === unitId && kind === 'unit');
  if (!found) throw new Problem('not-found', 'The package has no such unit.');
  return found;
}

export async function registrationOf({ db, academyId }: Here, registrationId: string): Promise<RegistrationFound> {
  const found = await loadRegistration(db, academyId, registrationId);
  if (!found) throw new Problem('not-found', 'There is no such registration.');
  return found;
}

export function waivedAlready(): Problem {
  return new Problem('conflict', 'The unit is waived in this registration already.', { reason: 'waived-already' });
}

export function notYoursToSettle(): Problem {
  return new Problem('forbidden', 'This is settled by whoever leads the person, or by an owner of the academy.', {
    reason: 'does-not-lead',
  });
}

export function notForYou(): Problem {
  return new Problem('forbidden', 'This is for owners of the academy, and what concerns the menu for contributors.', {
    reason: 'not-for-you',
  });
}
