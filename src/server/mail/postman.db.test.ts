import { expect, test } from 'vitest';
import { openLog } from '../log.ts';
import { migratedDatabaseUrl, openTestDatabase } from '../../testing/database.ts';
import { worldOn } from '../../testing/academy.ts';
import { queueMails } from './queue.ts';
import { sendNext } from './postman.ts';

const letter = (recipient: string) => ({ recipient, subject: 'Hello', text: 'Text', trigger: 'person.invited' });

test('a letter is in one pair of hands, without a transaction, and tried again later where it fails', async () => {
  const database = await openTestDatabase(await migratedDatabaseUrl());
  const world = worldOn(database, new Date('2026-03-02T09:00:00Z'));
  const lines: string[] = [];
  const listening = { ...world, log: openLog('debug', (line) => void lines.push(line)) };
  await database.outside((db) => queueMails({ db, world }, null, [letter('ines@example.test')]));
  let open = -1;
  const refuses = async () => {
    open = database.pool.totalCount - database.pool.idleCount;
    expect(await sendNext(world, async () => {})).toBe(false);
    throw Object.assign(new Error('550 <ines@example.test>: no such mailbox'), { code: 'EENVELOPE' });
  };
  expect(await sendNext(listening, refuses)).toBe(true);
  expect(open).toBe(0);
  expect(lines.join()).toContain('EENVELOPE');
  expect(lines.join()).not.toContain('ines@');
  expect(await sendNext(world, async () => {})).toBe(false);

  world.clock = new Date(world.clock.getTime() + 60_000);
  const sent: string[] = [];
  expect(await sendNext(world, async ({ recipient }) => void sent.push(recipient))).toBe(true);
  expect(sent).toEqual(['ines@example.test']);
  world.clock = new Date(world.clock.getTime() + 86_400_000);
  expect(await sendNext(world, async () => {})).toBe(false);
  await database.close();
});

test('a letter whose postman died is sent by the next one', async () => {
  const database = await openTestDatabase(await migratedDatabaseUrl());
  const world = worldOn(database, new Date('2026-03-02T09:00:00Z'));
  await database.outside((db) => queueMails({ db, world }, null, [letter('ines@example.test')]));
  void sendNext(world, () => new Promise(() => {}));
  await expect.poll(() => sendNext(world, async () => {})).toBe(false);
  world.clock = new Date(world.clock.getTime() + 5 * 60_000);
  expect(await sendNext(world, async () => {})).toBe(true);
  await database.close();
});
