import { expect, test } from 'vitest';
import { newId } from '../../kernel/id.ts';
import { testAcademy } from '../../testing/academy.ts';
import { savePerson } from './change-store.ts';

test('people are found by the beginnings of their words, also after these have changed, and in their own academy only', async () => {
  const a = await testAcademy();
  const b = await testAcademy();
  await b.join({ name: 'Åsa Müller' });
  const { id } = await a.join({ name: 'Åsa Müller', title: 'Key Account Manager' });
  await a.join({ name: 'Otto Muster' });
  const found = async (q: string) =>
    (await a.owner('GET', `/api/people?q=${encodeURIComponent(q)}`)).body.items.map(
      (one: { name: string }) => one.name,
    );
  expect(await found('mull')).toEqual(['Åsa Müller']);
  expect(await found('MÜL as')).toEqual(['Åsa Müller']);
  expect(await found('mu')).toEqual(['Åsa Müller', 'Otto Muster']);
  expect(await found('account key')).toEqual(['Åsa Müller']);
  expect(await found('ount')).toEqual([]);
  await a.owner('POST', '/api/people/change', {
    selection: { people: [id] },
    change: { name: 'Åsa Berg', email: 'asa.berg@example.test' },
  });
  expect(await found('mull')).toEqual([]);
  expect(await found('berg asa')).toEqual(['Åsa Berg']);
});

test('pages follow each other by name without a gap or a double, whatever the names', async () => {
  const a = await testAcademy();
  const names = ['Zoe', 'zoe', 'Ärne', 'Arne', 'Ørsted', 'Émile', 'emil', 'Żaneta', '李', 'Zoe'];
  await a.inside(async (db, academyId) => {
    for (const name of names) await savePerson(db, academyId, { personId: newId(), name });
  });
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const more: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const { body } = await a.owner('GET', `/api/people?limit=3${more}`);
    seen.push(...body.items.map((one: { id: string }) => one.id));
    cursor = body.next;
  } while (cursor !== null);
  expect(seen).toHaveLength(names.length + 1);
  expect(new Set(seen).size).toBe(seen.length);
});
