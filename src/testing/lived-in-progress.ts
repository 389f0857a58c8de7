/** Two led by Sam's manager: Rosa, who has reached a level and is certified, and Rob, who has shown all that the next one asks. */
import { recordDemonstrations } from '../features/assessments/demonstration-commands.ts';
import { addCertifications } from '../features/progress/certification-store.ts';
import { listCriteria } from '../features/paths/store.ts';
import { dayOf } from '../kernel/day.ts';
import { newId } from '../kernel/id.ts';
import { type Joined, ok, type TestAcademy } from './academy.ts';

interface Around {
  readonly a: TestAcademy;
  readonly mark: string;
  readonly manager: Joined;
  readonly above: Joined;
  readonly sam: Joined;
  readonly place: {
    readonly north: string;
    readonly team: string;
    readonly role: string;
    readonly level: string;
    readonly next: string;
  };
  readonly capabilities: readonly string[];
}

export type Progressed = Awaited<ReturnType<typeof progress>>;

export async function progress({ a, mark, manager, above, sam, place, capabilities }: Around) {
  const here = { marketId: place.north, teamId: place.team, managerId: manager.id, roleId: place.role };
  const rosa = await a.join({ name: `Rosa Reached ${mark}`, ...here, levelId: place.level });
  const rob = await a.join({ name: `Rob Ready ${mark}`, ...here, levelId: place.level });
  const raters = [manager.id, above.id];
  await a.act(async (act) => {
    const criteria = await listCriteria(act.db, act.academyId, act.today);
    await recordDemonstrations(
      act,
      [rosa.id, rob.id].flatMap((personId) =>
        criteria
          .filter(({ levelId }) => levelId === place.next)
          .flatMap(({ capabilityId, proficiency, demonstrations }) =>
            Array.from({ length: demonstrations }, (_, number) => ({
              assessmentId: newId(),
              personId,
              capabilityId,
              raterId: raters[number % 2] ?? manager.id,
              occasion: 'field-visit' as const,
              on: dayOf(new Date(act.now.getTime() - number * 86_400_000)),
              proficiency,
              seen: [proficiency],
              note: null,
              recordedAt: act.now,
            })),
          ),
      ),
    );
  });
  const [levelRule, capabilityRule] = [newId(), newId()];
  const terms = { months: 12, windowDays: 60, remindDays: [30] };
  const set = (id: string, of: object) => ok(a.owner('PUT', `/api/certification-rules/${id}`, { ...terms, of }));
  await set(levelRule, { roleId: place.role, levelId: place.next });
  const proof = { proficiency: 1, demonstrations: 1, raters: 1, months: 12 };
  await set(capabilityRule, { capabilityId: capabilities[0], proof });
  const reached = await ok(manager.ask('POST', `/api/people/${rosa.id}/level-review/confirm`, { levelId: place.next }));
  const renewed = await ok(manager.ask('POST', `/api/certifications/${capabilityRule}/renew`, { people: [rosa.id] }));
  // what Sam can show outside the academy
  const credential = newId();
  await a.act((act) =>
    addCertifications(act.db, act.academyId, [
      {
        certificationId: credential,
        batchId: newId(),
        personId: sam.id,
        roleId: null,
        levelId: null,
        capabilityId: capabilities[1] ?? '',
        how: 'certified',
        certifiedOn: act.today,
        validUntil: '2028-01-01',
        byPerson: manager.id,
        at: act.now,
        proof: [],
      },
    ]),
  );
  await ok(sam.ask('GET', `/api/credentials/${credential}/file`));
  // what the manager asked of Rob and of themselves
  const ask = newId();
  const asked = { whom: { people: [rob.id] }, self: true, appraisal: true, until: '2026-03-16' };
  await ok(manager.ask('PUT', `/api/assessment-asks/${ask}`, asked));
  return {
    ask,
    credential,
    rosa: rosa.id as string,
    rob: rob.id as string,
    levelRule,
    capabilityRule,
    reviewBatch: reached.undo as string,
    certificationBatch: renewed.undo as string,
  };
}
