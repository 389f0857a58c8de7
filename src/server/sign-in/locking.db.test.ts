import { expect, test } from 'vitest';
import { testAcademy, testWorld } from '../../testing/academy.ts';
import { resetToken } from './commands.ts';
import { sweepSignIns } from './sweeping.ts';

const password = 'quite another password';

test('whoever was locked out by wrong passwords is let in by a link for a new one', async () => {
  const a = await testAcademy();
  const { email } = a.founder;
  for (let wrong = 0; wrong < 6; wrong += 1)
    await a.nobody('POST', '/api/sign-in', { email, password: 'wrong password' });
  expect((await a.nobody('POST', '/api/sign-in', { email, password: a.founder.password })).body.reason).toBe(
    'locked-password',
  );
  const token = await a.world.database.outside((db) => resetToken({ db, world: a.world }, email));
  expect((await a.nobody('POST', '/api/sign-in/reset', { token, password })).status).toBe(200);
  expect((await a.nobody('POST', '/api/sign-in', { email, password })).status).toBe(200);
});

test('what ran out is swept away, and nothing else', async () => {
  // a moment of its own: other tests count their tries in the same database
  const a = await testAcademy('empty', await testWorld(new Date('2026-05-05T05:05:05Z')));
  await a.nobody('POST', '/api/sign-in', { email: `nobody-${a.academyId}@example.test`, password });
  const count = () =>
    a.world.database.outside(async (db) => ({
      sessions: (
        await db.selectFrom('sign_in_session').select('id').where('sign_in_id', '=', a.founder.signInId).execute()
      ).length,
      tries: (await db.selectFrom('sign_in_try').select('key').where('since', '=', a.world.clock).execute()).length,
    }));
  const sweepIn = (days: number) =>
    a.world.database.outside((db) => sweepSignIns(db, new Date(a.world.clock.getTime() + days * 86_400_000)));
  const before = await count();
  expect(before.sessions).toBe(1);
  await sweepIn(0);
  expect(await count()).toEqual(before);
  // sessions run by the machine's clock, which may be years ahead of this academy's
  await a.world.database.outside((db) =>
    db
      .updateTable('sign_in_session')
      .set({ expires_at: a.world.clock })
      .where('sign_in_id', '=', a.founder.signInId)
      .execute(),
  );
  await sweepIn(2);
  expect(await count()).toEqual({ sessions: 0, tries: 0 });
});
