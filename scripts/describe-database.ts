/**
 * `npm run describe` writes docs/database.md from a freshly migrated database; with `--check` it only compares,
 * so that the description can never be older than the schema.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrations } from '../src/academy.ts';
import { describeSchema } from '../src/server/database/describe.ts';
import { openDatabase } from '../src/server/database/open.ts';
import { openLog } from '../src/server/log.ts';

const file = 'docs/database.md';
const folder = mkdtempSync(join(tmpdir(), 'sellwright-describe-'));
const settings = { dataDir: join(folder, 'data'), databaseUrl: null, databaseOwnerUrl: null, databasePool: 2 };
try {
  const database = await openDatabase(settings, migrations, openLog('warn'));
  const described = await describeSchema(database.pool).finally(() => database.close());
  if (!process.argv.includes('--check')) {
    writeFileSync(file, described);
    console.log(`Wrote ${file}.`);
  } else if (!existsSync(file) || readFileSync(file, 'utf8') !== described) {
    console.log(`${file} is not the schema that the migrations make. Write it with: npm run describe`);
    process.exitCode = 1;
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
