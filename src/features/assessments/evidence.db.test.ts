import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Buffer } from 'node:buffer';
import { afterAll, expect, test } from 'vitest';
import { academy } from '../../academy.ts';
import { newId } from '../../kernel/id.ts';
import { createApp } from '../../server/http/app.ts';
import { asker, testAcademy, testWorld } from '../../testing/academy.ts';
import { forgetting } from '../../testing/forgetting.ts';
import { sweepEvidence } from './evidence-jobs.ts';

const folder = mkdtempSync(join(tmpdir(), 'sellwright-evidence-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function rated() {
  const world = await testWorld(undefined, { DATA_DIR: folder, MIN_FREE_MB: '0' });
  const a = await testAcademy('starter', world);
  const { roles, levels } = (await a.owner('GET', '/api/organisation')).body;
  const manager = await a.join({ name: 'Mia Manager' });
  const levelId = levels.find((one: { roleId: string }) => one.roleId === roles[0].id).id;
  const seller = await a.join({ name: 'Sam Seller', managerId: manager.id, roleId: roles[0].id, levelId });
  const { capabilities } = (await manager.ask('GET', `/api/people/${seller.id}/assessing`)).body;
  const [assessmentId, capabilityId] = [newId(), capabilities[0].capabilityId as string];
  const rating = `/api/assessments/${assessmentId}/ratings/${capabilityId}`;
  const pathOf = (evidenceId: string) => `${rating}/files/${evidenceId}?personId=${seller.id}&name=plan.txt`;
  return { world, a, manager, seller, pathOf, rating, assessmentId, capabilityId };
}

test('a file that comes in slowly holds no connection of the database', async () => {
  const { world, manager, pathOf } = await rated();
  const { pool } = world.database;
  const open: number[] = [];
  const slow = new ReadableStream<Uint8Array>({
    async pull(stream) {
      open.push(pool.totalCount - pool.idleCount);
      stream.enqueue(new Uint8Array(1024).fill(65));
      if (open.length === 4) stream.close();
    },
  });
  expect((await manager.ask('PUT', pathOf(newId()), slow)).body).toMatchObject({ size: 4096, type: 'text/plain' });
  expect(open.slice(-2)).toEqual([0, 0]);
});

test('who no longer leads the person puts nothing more to a rating, and keeps what was put', async () => {
  const { a, manager, seller, pathOf } = await rated();
  const evidenceId = newId();
  expect((await manager.ask('PUT', pathOf(evidenceId), Buffer.from('A plan'))).status).toBe(200);
  const change = { selection: { people: [seller.id] }, change: { managerId: null } };
  expect((await a.owner('POST', '/api/people/change', change)).status).toBe(200);
  expect((await manager.ask('PUT', pathOf(newId()), Buffer.from('Another'))).body.reason).toBe('not-yours-to-rate');
  // the same again, its answer lost on the way
  expect((await manager.ask('PUT', pathOf(evidenceId), Buffer.from('A plan'))).status).toBe(200);
});

test('what was put to a confirmed assessment says what it said', async () => {
  const { manager, seller, rating, assessmentId, capabilityId } = await rated();
  const path = `${rating}/evidence/${newId()}`;
  const put = (said: string) => manager.ask('PUT', path, { personId: seller.id, kind: 'text', said });
  expect((await put('Seen at Nordwerk')).status).toBe(200);
  expect((await put('Seen at Nordwerk in May')).status).toBe(200);
  await manager.ask('PUT', rating, { personId: seller.id, proficiency: 2 });
  expect((await manager.ask('POST', `/api/assessments/${assessmentId}/confirm`)).status).toBe(200);
  expect((await put('Something else')).body.reason).toBe('already-confirmed');
  expect((await put('Seen at Nordwerk in May')).status).toBe(200);
  const { evidence } = (await seller.ask('GET', `/api/people/${seller.id}/standings/${capabilityId}`)).body;
  expect(evidence[0].items).toMatchObject([{ said: 'Seen at Nordwerk in May' }]);
});

test('the bytes stay where taking them away does not last, and go where it does', async () => {
  const { world, manager, pathOf } = await rated();
  const evidenceId = newId();
  const read = () => manager.ask('GET', `/api/evidence/${evidenceId}/file`);
  expect((await manager.ask('PUT', pathOf(evidenceId), Buffer.from('A plan'))).status).toBe(200);
  const undone = asker(
    createApp(forgetting(world), academy, async () => null),
    manager.cookie,
  );
  expect((await undone('DELETE', `/api/evidence/${evidenceId}`)).status).toBe(200);
  expect((await read()).text).toBe('A plan');
  const again = newId();
  expect((await manager.ask('PUT', pathOf(again), Buffer.from('A plan'))).status).toBe(200);
  expect((await manager.ask('DELETE', `/api/evidence/${again}`)).status).toBe(200);
  expect((await read()).text).toBe('A plan');
  expect((await manager.ask('DELETE', `/api/evidence/${evidenceId}`)).status).toBe(200);
  expect((await read()).status).toBe(404);
});

test('bytes whose act failed go at night; those of evidence stay', async () => {
  const { world, a, manager, pathOf } = await rated();
  const lying = () =>
    readdirSync(join(folder, 'files', a.academyId), { recursive: true })
      .map(String)
      .filter((name) => /[0-9a-f]{64}$/.test(name));
  const undone = asker(
    createApp(forgetting(world), academy, async () => null),
    manager.cookie,
  );
  expect((await undone('PUT', pathOf(newId()), Buffer.from('Lost'))).status).toBe(200);
  const evidenceId = newId();
  expect((await manager.ask('PUT', pathOf(evidenceId), Buffer.from('A plan'))).status).toBe(200);
  const at = (time: string) => a.act((act) => sweepEvidence({ ...act, now: new Date(`2026-03-02T${time}Z`) }));
  await at('02:59:00');
  expect(lying()).toHaveLength(2);
  await at('03:10:00');
  expect(lying()).toHaveLength(1);
  expect((await manager.ask('GET', `/api/evidence/${evidenceId}/file`)).text).toBe('A plan');
});
