/**
 * A product in miniature, to be killed by a test: it opens the database in the folder it is given, writes row after row,
 * and says so only after each commit. `ready PID` once, then `saved N` or `failed CODE`.
 */
import { sql } from 'kysely';
import { setTimeout as pause } from 'node:timers/promises';
import { Problem } from '../../../kernel/problem.ts';
import { openDatabase } from '../../database/open.ts';
import { openLog } from '../../log.ts';

const migration = { name: '0001-saved', sql: 'create table saved (n int primary key)' };
const settings = { dataDir: process.argv[2] ?? '', databaseUrl: null, databaseOwnerUrl: null, databasePool: 2 };

const database = await openDatabase(settings, [migration], openLog('silent'));
const last = await database.outside(
  async (db) => (await sql<{ n: number | null }>`select max(n) as n from saved`.execute(db)).rows[0]?.n,
);
console.log(`ready ${database.postgresPid()}`);
process.once('SIGTERM', () => void database.close().then(() => process.exit(0)));
for (let n = (last ?? 0) + 1; ; n++) {
  try {
    await database.outside((db) => sql`insert into saved values (${n})`.execute(db));
    console.log(`saved ${n}`);
  } catch (error) {
    console.log(`failed ${error instanceof Problem ? error.code : String(error)}`);
    await pause(20);
  }
}
