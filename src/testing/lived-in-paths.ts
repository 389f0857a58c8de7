/** What is wanted now, and what Sam was given to learn: by the manager, and by a rule. */
import { newId } from '../kernel/id.ts';
import { type Joined, ok, type TestAcademy } from './academy.ts';

interface Around {
  readonly a: TestAcademy;
  readonly mark: string;
  readonly manager: Joined;
  readonly sam: Joined;
  readonly place: { readonly north: string; readonly role: string };
  readonly capabilities: readonly string[];
}

export type Assigned = Awaited<ReturnType<typeof assign>>;

export async function assign({ a, mark, manager, sam, place, capabilities }: Around) {
  const [companyPriority, ownPriority, order, rule] = [newId(), newId(), newId(), newId()];
  const until = '2026-09-30';
  await ok(
    a.owner('PUT', `/api/priorities/${companyPriority}`, {
      capabilityId: capabilities[0],
      marketId: place.north,
      weight: 2,
      until,
    }),
  );
  await ok(sam.ask('PUT', `/api/me/priorities/${ownPriority}`, { capabilityId: capabilities[1], weight: 1, until }));
  const { items } = await ok(a.owner('GET', '/api/menu?kind=practice&limit=2'));
  const [assigned, unassigned] = items.map(({ activityId }: { activityId: string }) => activityId) as string[];
  await ok(
    manager.ask('PUT', `/api/assignments/${order}`, {
      whom: { people: [sam.id] },
      what: { activities: [assigned] },
      due: { within: 14 },
    }),
  );
  await ok(
    a.owner('PUT', `/api/assignment-rules/${rule}`, {
      name: `Rule ${mark}`,
      whom: { everybody: { roleId: place.role, joinedWithin: 30 } },
      what: { byNeed: { activities: 2, minutes: null } },
      due: { within: 30 },
      now: false,
    }),
  );
  return { companyPriority, ownPriority, order, rule, assigned: assigned ?? '', unassigned: unassigned ?? '' };
}
