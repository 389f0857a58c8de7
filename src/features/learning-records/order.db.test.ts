/** Whoever asks again from where the last answer was consistent misses nothing and gets nothing twice, though many write meanwhile. */
import { beforeAll, expect, test } from 'vitest';
import { recorder, type Recorder, statement, verb } from '../../testing/recording.ts';
import { testAcademy, testWorld } from '../../testing/academy.ts';

let r: Recorder;
beforeAll(async () => {
  const world = await testWorld();
  let told = 0;
  // several moments are the same millisecond, and now and then the clock steps back
  const now = () => new Date(world.clock.getTime() + Math.floor((told += 1) / 7) - (told % 40 === 0 ? 5 : 0));
  r = await recorder(await testAcademy('empty', Object.assign(world, { now })), '2.0.0');
});

test('a reader that follows the record sees each statement once, in the order of the record', async () => {
  const sent = new Set<string>();
  let writing = true;
  const write = async (): Promise<void> => {
    for (let batch = 0; batch < 12; batch += 1) {
      const statements = Array.from({ length: 1 + (batch % 3) }, () => statement({ verb: verb('followed') }));
      expect((await r.ask('POST', '/statements', statements)).status).toBe(200);
      for (const { id } of statements) sent.add(id);
    }
  };
  const seen: string[] = [];
  let since: string | null = null;
  const read = async (): Promise<void> => {
    const query = { verb: verb('followed').id, ascending: true, ...(since ? { since } : {}) };
    const { body, headers } = await r.find('/statements', query);
    const through = headers.get('x-experience-api-consistent-through') ?? '';
    const certain = body.statements.filter(({ stored }: { stored: string }) => stored <= through);
    seen.push(...certain.map(({ id }: { id: string }) => id));
    since = through;
  };
  const reader = (async () => {
    while (writing) await read();
  })();
  await Promise.all([write(), write(), write()]);
  writing = false;
  await reader;
  await read();
  expect(new Set(seen)).toEqual(sent);
  expect(seen).toHaveLength(sent.size);
  const all = await r.find('/statements', { verb: verb('followed').id, ascending: true });
  expect(all.body.statements.map(({ id }: { id: string }) => id)).toEqual(seen);
  const stored: string[] = all.body.statements.map((one: { stored: string }) => one.stored);
  expect(stored).toEqual(stored.toSorted());
});
