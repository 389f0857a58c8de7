import { describe, expect, test } from 'vitest';
import { newId } from '../../kernel/id.ts';
import { type Ask, testAcademy } from '../../testing/academy.ts';

/** A manager, her two salespeople with a role and a level, a colleague, and her own manager. */
async function team() {
  const a = await testAcademy('starter');
  const { body: organisation } = await a.owner('GET', '/api/organisation');
  const role = organisation.roles.find((one: { key: string }) => one.key === 'key-account-manager');
  const [level] = organisation.levels.filter((one: { roleId: string }) => one.roleId === role.id);
  const head = await a.join({ name: 'Hedda Above' });
  const manager = await a.join({ name: 'Mona Manager', managerId: head.id });
  const seller = await a.join({ name: 'Sven Seller', managerId: manager.id, roleId: role.id, levelId: level.id, email: `sven-${a.academyId}@example.test` });
  const colleague = await a.join({ name: 'Cora Colleague', managerId: manager.id, roleId: role.id, levelId: level.id });
  const judged = (await manager.ask('GET', `/api/people/${seller.id}/assessing`)).body;
  return { a, role, level, head, manager, seller, colleague, capabilities: judged.capabilities as { capabilityId: string }[] };
}

const rate = (ask: Ask, personId: string, assessmentId: string, capabilityId: string, proficiency: number | null, more: object = {}) =>
  ask('PUT', `/api/assessments/${assessmentId}/ratings/${capabilityId}`, { personId, proficiency, ...more });

describe('assessing', () => {
  test('shows what the role asks for, with indicators, and goes on where one stopped', async () => {
    const { manager, seller, capabilities } = await team();
    expect(capabilities.length).toBeGreaterThan(7);
    expect(Object.keys((capabilities[0] as unknown as { indicators: object }).indicators)).toHaveLength(4);
    const assessmentId = newId();
    const [first] = capabilities;
    expect((await rate(manager.ask, seller.id, assessmentId, first!.capabilityId, 2, { note: 'Seen at a customer' })).status).toBe(200);
    const again = (await manager.ask('GET', `/api/people/${seller.id}/assessing`)).body;
    expect(again).toMatchObject({ kind: 'appraisal', open: { assessmentId, ratings: [{ proficiency: 2, note: 'Seen at a customer', evidence: [] }] } });
  });

  test('refuses to confirm twice, and a rating after confirming without losing it', async () => {
    const { manager, seller, capabilities, a } = await team();
    const assessmentId = newId();
    const [first, second] = capabilities;
    expect((await manager.ask('POST', `/api/assessments/${assessmentId}/confirm`)).status).toBe(404);
    await rate(manager.ask, seller.id, assessmentId, first!.capabilityId, 2);
    expect((await manager.ask('POST', `/api/assessments/${assessmentId}/confirm`)).body).toEqual({ personId: seller.id, ratings: 1 });
    const twice = await manager.ask('POST', `/api/assessments/${assessmentId}/confirm`);
    expect([twice.status, twice.body.reason]).toEqual([409, 'already-confirmed']);
    const late = await rate(manager.ask, seller.id, assessmentId, second!.capabilityId, 3);
    expect([late.status, late.body.reason]).toEqual([409, 'already-confirmed']);
    const known = await rate(manager.ask, seller.id, assessmentId, first!.capabilityId, 2);
    expect(known.status).toBe(200);
    const mails = await a.inside((db) => db.selectFrom('mail').selectAll().execute());
    expect(mails.map(({ trigger, person_id }) => [trigger, person_id])).toContainEqual(['assessment.confirmed', seller.id]);
  });
});
