/** A package in the academy that has lived a little: a block that asks nothing, a unit that does, and Sam in the middle of it. */
import { type Joined, ok } from './academy.ts';
import { blockXml, packageOf, unitXml } from './sample-package.ts';

export interface Packaged {
  readonly packed: {
    readonly packageId: string;
    readonly auId: string;
    readonly registrationId: string;
    readonly sessionId: string;
  };
}

export function samplePackage(mark: string): Uint8Array {
  return packageOf(
    mark,
    blockXml(`free-${mark}`, unitXml(`free-${mark}`)) + unitXml(`asks-${mark}`, 'moveOn="Passed"'),
  );
}

export async function bringPackage(contributor: Joined, sam: Joined, mark: string): Promise<Packaged> {
  const made = await ok(contributor.ask('POST', '/api/packages', samplePackage(mark)));
  const { packageId, units } = made as { packageId: string; units: { auId: string }[] };
  const auId = units[1]?.auId ?? '';
  const launched = await ok(sam.ask('POST', `/api/packages/${packageId}/launches`, { auId }));
  return { packed: { packageId, auId, registrationId: launched.registration, sessionId: launched.sessionId } };
}
