import { beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../kernel/id.ts';
import { type Joined, ok, testAcademy, type TestAcademy } from '../../testing/academy.ts';
import { samplePackage } from '../../testing/lived-in-packages.ts';

interface Brought {
  readonly packageId: string;
  readonly units: readonly { readonly auId: string }[];
}

let a: TestAcademy;
let cora: Joined;
beforeAll(async () => {
  a = await testAcademy('starter');
  cora = await a.join({ name: 'Cora Contributor', grants: [{ grant: 'contributor', marketId: null }] });
});

let count = 0;
const bring = async (): Promise<Brought> => {
  count += 1;
  return ok(cora.ask('POST', '/api/packages', samplePackage(`shelf${count}`))) as Promise<Brought>;
};
const module = (unitId: string | null = null) => ({
  activityId: newId(),
  unitId,
  name: { en: 'On site' },
  minutes: 12,
});
const make = (packageId: string, modules: readonly object[], more: object = {}) =>
  cora.ask('POST', `/api/packages/${packageId}/modules`, { languages: ['en'], develops: [], modules, ...more });
const shelf = async () =>
  (await ok(cora.ask('GET', '/api/packages/shelf'))).items as readonly Record<string, unknown>[];

/** Publishes what was begun, with what a person has to say of it first. */
async function publish(activityId: string) {
  const { capabilities } = await ok(a.owner('GET', '/api/way-of-selling/versions/in-force/capabilities'));
  const about = {
    edit: 'about',
    summary: { en: 'One sees before one offers.' },
    develops: [{ capabilityId: capabilities[0].capabilityId, proficiency: 2 }],
  };
  const draft = `/api/menu/${activityId}/draft`;
  const { revision } = await ok(a.owner('GET', draft));
  const edited = await ok(a.owner('PATCH', draft, { seen: revision, edits: [about] }));
  return a.owner('POST', `/api/menu/${activityId}/publish`, { seen: edited.revision });
}

describe('a module of a package', () => {
  test('is a draft that holds it as its one card, and goes through what every draft goes through', async () => {
    const { packageId } = await bring();
    const asked = module();
    expect(await ok(make(packageId, [asked]))).toEqual({ activityIds: [asked.activityId] });
    const draft = await ok(cora.ask('GET', `/api/menu/${asked.activityId}/draft`));
    expect(draft).toMatchObject({ about: { name: { en: 'On site' }, minutes: 12 }, estimatedMinutes: 12 });
    expect(draft.content.cards).toEqual([
      { kind: 'package', key: 'package', title: { en: 'On site' }, packageId, unitId: null, minutes: 12 },
    ]);
    const [onShelf] = await shelf();
    expect(onShelf).toMatchObject({
      packageId,
      kind: 'cmi5',
      units: 2,
      modules: [{ activityId: asked.activityId, state: 'draft' }],
    });
    expect(onShelf?.['bytes']).toBeGreaterThan(100);
    expect((await publish(asked.activityId)).status).toBe(200);
  });

  test('tells in a sentence what it is for, as its maker does where nobody says it better', async () => {
    const { packageId } = await bring();
    const [said, silent] = [{ ...module(), summary: { en: 'One sees before one offers.' } }, module()];
    await ok(make(packageId, [said, silent]));
    const summaryOf = async ({ activityId }: { readonly activityId: string }) =>
      (await ok(cora.ask('GET', `/api/menu/${activityId}/draft`))).about.summary;
    expect(await summaryOf(said)).toEqual(said.summary);
    const { description } = await ok(cora.ask('GET', `/api/packages/${packageId}`));
    expect(await summaryOf(silent)).toEqual({ en: description['en-US'] ?? description.en });
  });

  test('is begun once, however often it is asked for', async () => {
    const { packageId } = await bring();
    const asked = [module()];
    await ok(make(packageId, asked));
    await ok(make(packageId, asked));
    expect((await shelf())[0]?.['modules']).toHaveLength(1);
  });

  test('may be one for each of its units', async () => {
    const { packageId, units } = await bring();
    await ok(
      make(
        packageId,
        units.map(({ auId }) => module(auId)),
      ),
    );
    const [onShelf] = await shelf();
    expect(onShelf?.['modules']).toHaveLength(units.length);
  });

  test('is not made of what is not there, or of a unit of another package, and then none is begun', async () => {
    const [one, other] = [await bring(), await bring()];
    expect((await make(newId(), [module()])).status).toBe(404);
    const refused = await make(one.packageId, [module(), module(other.units[0]?.auId)]);
    expect([refused.status, refused.body.reason]).toEqual([422, 'no-unit']);
    const there = await shelf();
    expect(there.find(({ packageId }) => packageId === one.packageId)?.['modules']).toEqual([]);
  });
});

describe('a package that a module holds', () => {
  test('is not taken away as long as a version names it, be it a draft', async () => {
    const { packageId } = await bring();
    const { activityId } = module();
    await ok(make(packageId, [{ ...module(), activityId }]));
    const refused = await cora.ask('DELETE', `/api/packages/${packageId}`);
    expect([refused.status, refused.body.reason]).toEqual([422, 'in-a-module']);
    await ok(cora.ask('DELETE', `/api/menu/${activityId}/draft`));
    await ok(cora.ask('DELETE', `/api/packages/${packageId}`));
    expect((await shelf()).some((one) => one['packageId'] === packageId)).toBe(false);
  });

  test('is there when the module is published, or it is not published', async () => {
    const { packageId } = await bring();
    const asked = module();
    await ok(make(packageId, [asked]));
    const draft = `/api/menu/${asked.activityId}/draft`;
    const { revision, content } = await ok(cora.ask('GET', draft));
    for (const part of [{ packageId: newId() }, { unitId: newId() }]) {
      const card = { ...content.cards[0], ...part };
      const now = await ok(cora.ask('GET', draft));
      await ok(cora.ask('PATCH', draft, { seen: now.revision, edits: [{ edit: 'card', card }] }));
      const refused = await publish(asked.activityId);
      expect([refused.status, refused.body.reason]).toEqual([422, 'package-gone']);
    }
    const now = await ok(cora.ask('GET', draft));
    expect(now.revision).toBeGreaterThan(revision);
    await ok(cora.ask('PATCH', draft, { seen: now.revision, edits: [{ edit: 'card', card: content.cards[0] }] }));
    expect((await publish(asked.activityId)).status).toBe(200);
  });
});
