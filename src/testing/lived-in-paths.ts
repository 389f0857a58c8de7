/** What is wanted now, a path an owner wrote, what Sam was given to learn, by the manager and by a rule, and a placement check begun. */
import { newId } from '../kernel/id.ts';
import { type Joined, ok, type TestAcademy } from './academy.ts';

interface Around {
  readonly a: TestAcademy;
  readonly mark: string;
  readonly manager: Joined;
  readonly sam: Joined;
  readonly colleague: Joined;
  readonly place: { readonly north: string; readonly role: string; readonly top: string };
  readonly capabilities: readonly string[];
}

export type Assigned = Awaited<ReturnType<typeof assign>>;

export async function assign({ a, mark, manager, sam, colleague, place, capabilities }: Around) {
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
  const { items } = await ok(a.owner('GET', '/api/menu?kind=practice&limit=3'));
  const [assigned, unassigned, takenBack] = items.map(
    ({ activityId }: { activityId: string }) => activityId,
  ) as string[];
  await ok(
    manager.ask('PUT', `/api/assignments/${order}`, {
      whom: { people: [sam.id] },
      what: { activities: [assigned] },
      due: { within: 14 },
    }),
  );
  const [taking, batch] = [newId(), newId()];
  const whom = { people: [sam.id] };
  await ok(manager.ask('PUT', `/api/assignments/${newId()}`, { whom, what: { activities: [takenBack] }, due: null }));
  await ok(manager.ask('PUT', `/api/assignment-takings/${taking}`, { whom, activityId: takenBack }));
  await ok(manager.ask('PUT', `/api/placement-batches/${batch}`, { whom: { people: [colleague.id] } }));
  await ok(
    a.owner('PUT', `/api/assignment-rules/${rule}`, {
      name: `Rule ${mark}`,
      whom: { everybody: { roleId: place.role, joinedWithin: 30 } },
      what: { byNeed: { activities: 2, minutes: null } },
      due: { within: 30 },
      now: false,
    }),
  );
  // not the level Sam works toward: that path follows from the menu
  const path = `/api/paths/${place.role}/${place.top}`;
  const { modules, criteria } = await ok(a.owner('GET', path));
  const { capabilityId } = criteria[0];
  await ok(
    a.owner('PUT', path, {
      revision: 0,
      modules: [modules[0].activityId],
      criteria: [{ capabilityId, demonstrations: 2, raters: 1, months: 12 }],
    }),
  );
  const placement = newId();
  await ok(sam.ask('PUT', `/api/people/${sam.id}/placement/${placement}`));
  await ok(
    sam.ask('PUT', `/api/placements/${placement}/items/0`, {
      given: { kind: 'short', text: `Answer ${mark}` },
      self: 2,
    }),
  );
  return {
    companyPriority,
    ownPriority,
    order,
    rule,
    placement,
    taking,
    batch,
    assigned: assigned ?? '',
    unassigned: unassigned ?? '',
  };
}
