import { expect, test } from 'vitest';
import { findUnserved, findViolations } from './server/database/catalogue.ts';
import { testDatabase } from './testing/database.ts';

/** Tables that belong to no academy. */
const shared = [
  'founding',
  'mail',
  'sign_in',
  'sign_in_account',
  'sign_in_session',
  'sign_in_try',
  'sign_in_verification',
];

test('every tenant table begins its keys with academy_id and is locked by row-level security', async () => {
  const { pool } = await testDatabase();
  expect(await findViolations(pool, shared)).toEqual([]);
});

test('removing a person walks through no table: an index serves every key that leads to people', async () => {
  const { pool } = await testDatabase();
  expect(await findUnserved(pool, 'person')).toEqual([]);
});

test('the product is connected as a role that cannot go around row-level security, and owns nothing', async () => {
  const { pool } = await testDatabase();
  const { rows } = await pool.query(`
    select rolsuper, rolbypassrls, (select count(*)::int from pg_class where relowner = r.oid) as owns
    from pg_roles r where rolname = current_user`);
  expect(rows).toEqual([{ rolsuper: false, rolbypassrls: false, owns: 0 }]);
});
