import { beforeAll, expect, test } from 'vitest';
import { ok, testAcademy, type TestAcademy } from '../../testing/academy.ts';
import { publishSample } from '../../testing/sample-activities.ts';
import { newId } from '../../kernel/id.ts';
import { loadVersion } from '../assessments/place-store.ts';
import { type NewActivity, saveNewActivities } from '../modules/draft-store.ts';
import { loadLevelPath, loadPathStamp, loadPathSums, readLevelPath, readPathSums } from './level-path-store.ts';

let a: TestAcademy;
let place: { roleId: string; levelId: string };
let capabilityId: string;

beforeAll(async () => {
  a = await testAcademy('starter');
  const { roles, levels } = await ok(a.owner('GET', '/api/organisation'));
  const role = roles.find(({ key }: { key: string }) => key === 'key-account-manager');
  const [, second] = levels.filter(({ roleId }: { roleId: string }) => roleId === role.id);
  place = { roleId: role.id, levelId: second.id };
  const { criteria } = await ok(a.owner('GET', `/api/paths/${place.roleId}/${place.levelId}`));
  ({ capabilityId } = criteria.find(({ proficiency }: { proficiency: number }) => proficiency === 3));
});

/** What is kept in memory, what it would be read anew, and the stamp. */
const look = () =>
  a.act(async (act) => {
    const { db, academyId } = act;
    const stamp = await loadPathStamp(db, academyId);
    const version = await loadVersion(db, academyId, act.today);
    const of = { ...place, versionId: version!.versionId };
    const kept = await loadLevelPath(db, academyId, of, stamp);
    const sums = await loadPathSums(db, academyId, of.versionId, stamp);
    return {
      stamp,
      kept,
      sums,
      anew: await readLevelPath(db, academyId, of),
      sumsAnew: await readPathSums(db, academyId, of.versionId),
    };
  });

test('what is kept of a path is what would be read anew, whatever happens to it or to the menu', async () => {
  const path = `/api/paths/${place.roleId}/${place.levelId}`;
  const write = async (modules: readonly string[] | null, criteria: readonly object[]) => {
    const { revision } = await ok(a.owner('GET', path));
    return ok(a.owner('PUT', path, { revision, modules, criteria }));
  };
  let module = '';
  const changes: readonly (() => Promise<unknown>)[] = [
    async () => (module = await publishSample(a, { minutes: 1, develops: [capabilityId] })),
    () => write(null, [{ capabilityId, demonstrations: 4, raters: 2, months: 9 }]),
    () => write([module], []),
    () => ok(a.owner('POST', `/api/menu/${module}/retire`, { retired: true })),
    () => ok(a.owner('POST', `/api/menu/${module}/retire`, { retired: false })),
    () => ok(a.owner('DELETE', path)),
  ];
  let last = await look();
  expect(last.kept).toEqual(last.anew);
  expect(last.sums).toEqual(last.sumsAnew);
  for (const change of changes) {
    await change();
    const now = await look();
    expect(now.kept).toEqual(now.anew);
    expect(now.sums).toEqual(now.sumsAnew);
    expect(now.kept).not.toEqual(last.kept);
    last = now;
  }
});

test('is kept while nothing it is made from changes: what is only being written makes no other stamp', async () => {
  const before = await look();
  await a.inside((db, academyId) =>
    saveNewActivities(db, academyId, [beingWritten()], { by: null, at: a.world.now() }),
  );
  const after = await look();
  expect(after.stamp).toBe(before.stamp);
  expect(after.kept).toBe(before.kept);
});

function beingWritten(): NewActivity {
  return {
    activityId: newId(),
    key: null,
    kind: 'module',
    delivery: 'instructor-led',
    name: { en: 'Only being written' },
    summary: { en: 'Nobody reads it yet.' },
    minutes: 1,
    fits: ['before'],
    languages: ['en'],
    develops: [{ capabilityId, proficiency: 3 }],
    content: null,
    guide: null,
  };
}
