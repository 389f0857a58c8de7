/**
 * Every endpoint, asked by every kind of person about real things of an academy that has lived a little. What they find is the
 * access table, and the access table is what ARCHITECTURE.md shows. Nothing a request does here lasts.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { academy } from './academy.ts';
import { saveGrants, savePerson } from './features/people/change-store.ts';
import { saveAcademy, saveDemoPeople, saveMembership } from './features/people/joining-store.ts';
import { type AcademyId, newId } from './kernel/id.ts';
import type { Database } from './server/database/open.ts';
import { createApp, type Handle } from './server/http/app.ts';
import { makeSignIn } from './server/sign-in/making.ts';
import { askRow, outcomeOf } from './testing/access/asking.ts';
import type { Row } from './testing/access/row.ts';
import { accessMarkdown, accessTable, allRows, saidOf } from './testing/access/table.ts';
import { type Answered, type Joined, type TestWorld, testAcademy, worldOn } from './testing/academy.ts';
import { migratedDatabaseUrl, openTestDatabase } from './testing/database.ts';
import { forgetting } from './testing/forgetting.ts';
import { type Kind, kinds, readersOf } from './testing/kinds.ts';
import { askingAt, livedIn, type LivedIn } from './testing/lived-in.ts';

const page = resolve('ARCHITECTURE.md');
const folder = mkdtempSync(join(tmpdir(), 'sellwright-walk-'));
let database: Database;
let lived: LivedIn;
let foreigner: Joined;
let handle: Handle;

beforeAll(async () => {
  database = await openTestDatabase(await migratedDatabaseUrl());
  const world = worldOn(database, new Date('2026-03-02T09:00:00Z'), { DATA_DIR: folder, MIN_FREE_MB: '0' });
  await foundDemo(world);
  lived = await livedIn(world, 'walked');
  foreigner = (await testAcademy('starter', world)).founder;
  handle = createApp(forgetting(world), academy, async () => null);
});
afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A demo academy of one person: enough to be visited. */
async function foundDemo(world: TestWorld): Promise<void> {
  const academyId = newId() as AcademyId;
  const personId = newId();
  await world.database.inAcademy(academyId, async (db) => {
    await saveAcademy(db, { id: academyId, name: 'Demo', kind: 'demo', languages: ['en'], at: world.now() });
    await savePerson(db, academyId, { personId, name: 'Demo Seller' });
    await saveGrants(db, academyId, personId, []);
    const signIn = await makeSignIn(
      { db, world },
      { name: 'Demo Seller', email: 'seller@demo.invalid', password: 'nobody knows this one' },
    );
    await saveMembership(db, academyId, personId, signIn);
    await saveDemoPeople(db, academyId, [{ id: personId, part: 'salesperson' }]);
  });
}

async function found(row: Row, kind: Kind): Promise<string | null> {
  const as = async (person: Joined | null): Promise<Answered> => {
    const answer = await askRow(row, lived, { kind, ask: askingAt(handle, person) });
    expectDiscreet(kind, answer);
    return answer;
  };
  if (kind === 'nobody') return outcomeOf(row, await as(null), lived);
  if (kind === 'self') return outcomeOf(row, await as(lived.sellers[row.seller ?? 'sam']), lived);
  if (kind !== 'outsider') return outcomeOf(row, await as(lived.cast[kind]), lived);
  const [joinedNever, left] = [await as(lived.outsiders.stranger), await as(lived.outsiders.left)].map((answer) =>
    outcomeOf(row, answer, lived),
  );
  expect(left, 'who left finds what who never joined finds').toBe(joinedNever);
  // the owner of another academy finds their own, whatever they name
  const { status, text } = await as(foreigner);
  expect(status).toBeLessThan(500);
  if (joinedNever === null) expect(text).not.toContain(lived.mark);
  return joinedNever ?? null;
}

/** Whatever is asked, nobody is told what was said between others. */
function expectDiscreet(kind: Kind, { text }: Answered): void {
  for (const [secret, readers] of Object.entries(readersOf)) {
    if (!(readers as readonly Kind[]).includes(kind)) expect(text, `${kind} reads`).not.toContain(secret);
  }
}

describe('the access table', () => {
  test('has a row for every endpoint: say who may', () => {
    const asked = new Set(allRows.map((row) => row.endpoint));
    const there = academy.routes.map(({ endpoint }) => `${endpoint.method} ${endpoint.path}`);
    expect(there.filter((endpoint) => !asked.has(endpoint))).toEqual([]);
    expect([...asked].filter((endpoint) => !there.includes(endpoint))).toEqual([]);
  });

  test('stands in ARCHITECTURE.md as it is tested here (vitest -u writes it there)', async () => {
    const [before, , after] = readFileSync(page, 'utf8').split(
      /(?<=<!-- access table -->\n)|(?=\n<!-- end of access table -->)/,
    );
    await expect(`${before}${accessMarkdown()}${after}`).toMatchFileSnapshot(page);
  });
});

for (const { title, rows } of accessTable) {
  describe(`${title}: every kind of person finds what the table says`, () => {
    for (const row of rows) {
      test(`${row.endpoint}${row.about ? ` (${row.about})` : ''}`, async () => {
        const seen: Partial<Record<Kind, string | null>> = {};
        for (const kind of kinds) seen[kind] = await found(row, kind);
        expect(seen).toEqual(Object.fromEntries(kinds.map((kind) => [kind, saidOf(row, kind)])));
      });
    }
  });
}
