/**
 * `npm run bench [-- --json FILE] [--people 10000,100000] [--statements 100000] [--keep FOLDER] [--only WORDS]`: founds the academies, starts the built
 * product before them, asks it as people would, and writes what it took. A folder that is kept is used again next time;
 * `--only` measures what has these words in its name.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { migrations } from '../src/academy.ts';
import { worldOf } from '../src/operator.ts';
import { openDatabase } from '../src/server/database/open.ts';
import { runningEmbedded } from '../src/server/embedded/launch.ts';
import { openLog } from '../src/server/log.ts';
import { readSettings } from '../src/server/settings.ts';
import { measureFirstLoad } from './first-load.ts';
import { measureLearning } from './learning.ts';
import { measureRecords } from './lrs.ts';
import { type Row, rounded } from './measure.ts';
import { measureAcademy, measureRoster } from './plans.ts';
import { type BenchAcademy, seedAcademy } from './seed.ts';

const { values } = parseArgs({
  options: {
    json: { type: 'string' },
    people: { type: 'string' },
    statements: { type: 'string' },
    keep: { type: 'string' },
    only: { type: 'string' },
  },
});
const sizes = (values.people ?? '10000,100000').split(',').map(Number);
const folder = values.keep ?? mkdtempSync(join(tmpdir(), 'sellwright-bench-'));
const notes = join(folder, 'bench-academies.json');
const rows: Row[] = [];

const say = (row: Row): void => {
  rows.push(row);
  const figures = [row.p50_ms, row.p95_ms, row.per_s, row.rows_read ?? '']
    .map((one) => String(one).padStart(10))
    .join('');
  console.log(`${row.name.padEnd(42)}${String(row.people).padStart(8)}${figures}`);
};

const again = existsSync(notes);
const academies = again ? read() : await seed();
const product = await start();
try {
  console.log(
    `${'what'.padEnd(42)}${'people'.padStart(8)}${['p50 ms', 'p95 ms', 'per s', 'rows read'].map((one) => one.padStart(10)).join('')}`,
  );
  say(startRow(product.tookMs));
  const statistics = new pg.Client({ ...runningEmbedded(folder), user: 'postgres' });
  statistics.on('error', () => {}); // the product stops its PostgreSQL when it ends
  await statistics.connect();
  // what autovacuum does by itself within minutes of such a load
  await statistics.query('vacuum analyze');
  const bench = { base: product.url, statistics };
  const wanted = (name: string): boolean => name.includes(values.only ?? '');
  for (const academy of academies) await measureAcademy(bench, academy, { again, wanted, say });
  for (const academy of academies) await measureLearning(bench, academy, { wanted, say });
  if (wanted('roster')) for (const academy of academies) await measureRoster(bench, academy, say);
  const [first] = academies;
  const statements = Number(values.statements ?? 100_000);
  if (first) await measureRecords(bench, { ...first, statements, folder, wanted, say });
  await statistics.end();
  if (wanted('first load')) for (const row of await measureFirstLoad(product.url)) say(row);
} finally {
  await stop(product.child);
  if (!values.keep) rmSync(folder, { recursive: true, force: true });
}
if (values.json) writeFileSync(values.json, `${JSON.stringify(rows, null, 2)}\n`);

async function seed(): Promise<BenchAcademy[]> {
  const log = openLog('warn');
  const settings = settingsIn(folder);
  const database = await openDatabase(settings, migrations, log);
  const world = worldOf(settings, database, log);
  const made: BenchAcademy[] = [];
  for (const people of sizes) {
    const begun = performance.now();
    console.log(`Founding an academy of ${people} people …`);
    made.push(await seedAcademy(world, people, (line) => console.log(line)));
    console.log(`  took ${rounded((performance.now() - begun) / 1000)} s`);
  }
  await database.pool.query('select 1');
  await database.close();
  writeFileSync(notes, JSON.stringify(made.map((one) => ({ ...one, capabilityOf: [...one.capabilityOf] }))));
  return made;
}

function read(): BenchAcademy[] {
  type Kept = Omit<BenchAcademy, 'capabilityOf'> & { capabilityOf: [string, string][] };
  return (JSON.parse(readFileSync(notes, 'utf8')) as Kept[]).map((one) => ({
    ...one,
    capabilityOf: new Map(one.capabilityOf),
  }));
}

function settingsIn(dataDir: string) {
  const settings = readSettings({ DATA_DIR: dataDir, LOG_LEVEL: 'warn' });
  if (!settings.ok) throw new Error(settings.errors.join(' '));
  return settings.settings;
}

interface Started {
  readonly child: ChildProcess;
  readonly url: string;
  readonly tookMs: number;
}

function start(): Promise<Started> {
  const begun = performance.now();
  const child = spawn(process.execPath, [join('dist', 'server', 'main.js'), 'serve', '--json'], {
    env: { ...process.env, DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the product ended with ${code}`)));
    child.stdout?.once('data', (line: Buffer) => {
      const { url } = JSON.parse(line.toString()) as { url: string };
      resolve({ child, url, tookMs: performance.now() - begun });
    });
  });
}

function startRow(ms: number): Row {
  return {
    name: 'start on an existing folder',
    people: academies.reduce((sum, { people }) => sum + people, 0),
    p50_ms: rounded(ms),
    p95_ms: rounded(ms),
    per_s: rounded(1000 / ms),
    rows_read: null,
  };
}

function stop(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.removeAllListeners('exit');
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}
