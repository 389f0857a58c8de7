/** What was seen of Sam: recorded by the manager and by a verifier, and asked to be watched once more. */
import { newId } from '../kernel/id.ts';
import { type Joined, ok, type TestAcademy } from './academy.ts';

interface Around {
  readonly a: TestAcademy;
  readonly mark: string;
  readonly manager: Joined;
  readonly sam: Joined;
  readonly place: { readonly north: string; readonly role: string; readonly top: string };
  readonly capabilities: readonly string[];
}

export type Demonstrated = Awaited<ReturnType<typeof demonstrate>>;

export async function demonstrate({ a, mark, manager, sam, place, capabilities }: Around) {
  const verifier = await a.join({
    name: `Vito Verifier ${mark}`,
    marketId: place.north,
    roleId: place.role,
    levelId: place.top,
  });
  const { items } = await ok(a.owner('GET', '/api/verifiers/candidates?q=Vito'));
  const verified = items[0].capabilities[0].capabilityId as string;
  await ok(a.owner('PUT', `/api/verifiers/${verifier.id}`, { capabilityIds: [verified] }));
  const seen = { personId: sam.id, occasion: 'call', on: '2026-03-01', proficiency: 2, seen: [1, 2] };
  const [demonstration, request] = [newId(), newId()];
  await ok(
    manager.ask('PUT', `/api/demonstrations/${demonstration}`, {
      ...seen,
      capabilityId: capabilities[1],
      note: `SECRET-RATING seen ${mark}`,
    }),
  );
  await ok(verifier.ask('PUT', `/api/demonstrations/${newId()}`, { ...seen, capabilityId: verified }));
  await ok(
    sam.ask('PUT', `/api/demonstration-requests/${request}`, {
      capabilityId: capabilities[1],
      askedId: manager.id,
      until: '2026-03-20',
      words: `SECRET-NOTE please watch ${mark}`,
    }),
  );
  return { demonstration, demonstrationRequest: request, verifier: verifier.id as string, verified };
}
