/**
 * Packages in the academy that has lived a little: a block that asks nothing and a unit that does, and a module that is SCORM, with Sam in
 * the middle of both.
 */
import { type Joined, ok, type TestAcademy } from './academy.ts';
import { packageCard } from './elsewhere-module.ts';
import { publishSample } from './sample-activities.ts';
import { blockXml, packageOf, unitXml } from './sample-package.ts';
import { scormItem, scormManifest, scormPackage } from './scorm-packages.ts';

export interface Packaged {
  readonly packed: {
    readonly packageId: string;
    readonly auId: string;
    readonly registrationId: string;
    readonly sessionId: string;
  };
  /** the card is called "package" */
  readonly played: { readonly attemptId: string; readonly sessionId: string };
  /** the card of cmi5, which is called "package" too */
  readonly units: { readonly activityId: string; readonly attemptId: string; readonly unitId: string };
  /** lists of modules: one to be applied, one that was */
  readonly catalogue: { readonly waiting: string; readonly fingerprint: string; readonly applied: string };
}

/** A list of one bought module. */
export function sampleList(mark: string): Uint8Array {
  return new TextEncoder().encode(`Title,Link\nNegotiating ${mark},https://bought.example/${mark}\n`);
}

export const listMapping = ['title', 'link'] as const;

async function bringLists({ ask }: Joined, mark: string): Promise<Packaged['catalogue']> {
  const one = async (name: string) => {
    const list = sampleList(`${name}-${mark}`);
    const { listId } = await ok(ask('POST', '/api/catalogue?fileName=list.csv', list));
    const { fingerprint } = await ok(ask('POST', `/api/catalogue/${listId}/preview`, { mapping: listMapping }));
    return { listId: listId as string, fingerprint: fingerprint as string };
  };
  const [waiting, applied] = [await one('waiting'), await one('applied')];
  const body = { mapping: listMapping, fingerprint: applied.fingerprint };
  await ok(ask('PUT', `/api/catalogue/${applied.listId}`, body));
  return { waiting: waiting.listId, fingerprint: waiting.fingerprint, applied: applied.listId };
}

export function samplePackage(mark: string): Uint8Array {
  return packageOf(
    mark,
    blockXml(`free-${mark}`, unitXml(`free-${mark}`)) + unitXml(`asks-${mark}`, 'moveOn="Passed"'),
  );
}

export async function bringPackage(a: TestAcademy, contributor: Joined, sam: Joined, mark: string): Promise<Packaged> {
  const made = await ok(contributor.ask('POST', '/api/packages', samplePackage(mark)));
  const { packageId, units } = made as { packageId: string; units: { auId: string }[] };
  const auId = units[1]?.auId ?? '';
  const launched = await ok(sam.ask('POST', `/api/packages/${packageId}/launches`, { auId }));
  const played = await play(a, contributor, sam, mark);
  const started = await startUnit(a, contributor, sam, mark);
  return {
    played,
    units: started,
    catalogue: await bringLists(contributor, mark),
    packed: { packageId, auId, registrationId: launched.registration, sessionId: launched.sessionId },
  };
}

async function startUnit(a: TestAcademy, contributor: Joined, sam: Joined, mark: string): Promise<Packaged['units']> {
  const { packageId, units } = (await ok(
    contributor.ask('POST', '/api/packages', packageOf(`units-${mark}`, unitXml(`one-${mark}`))),
  )) as { packageId: string; units: { auId: string }[] };
  const unitId = units[0]?.auId ?? '';
  const activityId = await publishSample(a, { name: `Units ${mark}`, content: { cards: [packageCard(packageId)] } });
  const { attempt } = await ok(sam.ask('POST', `/api/activities/${activityId}/attempts`, {}));
  const { attemptId } = attempt as { attemptId: string };
  await ok(sam.ask('POST', `/api/attempts/${attemptId}/cards/package/units/${unitId}/start`, {}));
  return { activityId, attemptId, unitId };
}

async function play(a: TestAcademy, contributor: Joined, sam: Joined, mark: string): Promise<Packaged['played']> {
  const manifest = scormManifest('1.2', scormItem('one') + scormItem(`two-${mark}`));
  const { packageId } = await ok(contributor.ask('POST', '/api/packages', scormPackage(manifest)));
  const activityId = await publishSample(a, {
    name: `Two parts ${mark}`,
    content: { cards: [packageCard(packageId)] },
  });
  const { attempt } = await ok(sam.ask('POST', `/api/activities/${activityId}/attempts`, {}));
  const { attemptId } = attempt as { attemptId: string };
  const { sessionId } = await ok(sam.ask('POST', `/api/attempts/${attemptId}/cards/package/play`, {}));
  await ok(sam.ask('PUT', `/api/packages/sessions/${sessionId}/steps/1`, { step: JSON.stringify(firstStep) }));
  return { attemptId, sessionId };
}

/** Begins the course. */
export const firstStep = {
  number: 1,
  at: Date.UTC(2026, 2, 2),
  report: null,
  kind: 'move',
  asked: { request: 'start' },
  opened: null,
} as const;
