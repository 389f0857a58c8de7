/**
 * The learning records of one academy, filled up over HTTP as programs fill them and then asked as they ask; and the same rows brought
 * in by plain INSERTs of many rows, which is as fast as any of it could be.
 */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type pg from 'pg';
import { newId } from '../src/kernel/id.ts';
import { type Bench, measure, type Plan, type Question, type Row, rounded, send } from './measure.ts';

interface Asked {
  readonly academyId: string;
  readonly people: number;
  /** how many statements there are before anything is measured */
  readonly statements: number;
  /** the DATA_DIR the product runs on */
  readonly folder: string;
  readonly wanted: (name: string) => boolean;
  readonly say: (row: Row) => void;
}

const batch = 50;
const names = {
  fill: 'records: fill up',
  agentAndVerb: 'records: GET by agent and verb',
  activitySince: 'records: GET by activity and since',
  activityAscending: 'records: GET by activity, oldest first',
  relatedUntil: 'records: GET by related activity, until a time',
  latest: `records: GET the latest ${batch}`,
  one: 'records: POST one',
  many: `records: POST ${batch}`,
  plainly: `records: INSERT of the same ${batch}`,
};
const [learners, verbs, activities] = [2_000, 20, 500];

export async function measureRecords(bench: Bench, asked: Asked): Promise<void> {
  const { academyId, people, folder, wanted, say } = asked;
  if (!Object.values(names).some(wanted)) return;
  const headers = keyTo(academyId, folder);
  const post = (body: unknown): Question => ({ method: 'POST', path: '/xapi/statements', headers, body });
  if (wanted(names.fill)) for (const row of await fill(bench, asked, post)) say(row);
  const middle = await bench.statistics.query<{ stored: Date }>(
    `select stored from learning_statement where academy_id = $1 order by seq desc offset $2 limit 1`,
    [academyId, Math.floor(asked.statements / 2)],
  );
  const since = middle.rows[0]?.stored.toISOString() ?? new Date(0).toISOString();
  const get = (query: Readonly<Record<string, string>>): Question => ({
    path: `/xapi/statements?${new URLSearchParams(query)}`,
    headers,
  });
  const plan = (name: string, times: number, question: (at: number) => Question): Plan => ({
    name,
    people,
    times,
    question,
  });
  const plans: readonly Plan[] = [
    plan(names.agentAndVerb, 300, (at) => {
      const { actor, verb } = statementOf(at * 31);
      return get({ agent: JSON.stringify(actor), verb: verb.id });
    }),
    plan(names.activitySince, 300, (at) => get({ activity: statementOf(at * 17).object.id, since })),
    plan(names.activityAscending, 300, (at) => get({ activity: statementOf(at * 17).object.id, ascending: 'true' })),
    plan(names.relatedUntil, 300, (at) => {
      const [activity] = statementOf(at * 17).context.contextActivities.parent;
      return get({ activity: activity?.id ?? '', related_activities: 'true', until: since });
    }),
    plan(names.latest, 300, () => get({ limit: String(batch) })),
    plan(names.one, 300, (at) => post(statementOf(at))),
    plan(names.many, 100, (at) => post(batchFrom(at * batch))),
  ];
  for (const one of plans) if (wanted(one.name)) say(await measure(bench, one));
  if (wanted(names.plainly)) say(await insertPlainly(bench.statistics, academyId, people));
}

/** A key, as an operator makes one. */
function keyTo(academyId: string, folder: string): Record<string, string> {
  const command = [
    join('dist', 'server', 'main.js'),
    'lrs',
    'key',
    '--academy',
    academyId,
    '--label',
    'Bench',
    '--json',
  ];
  const env = { ...process.env, DATA_DIR: folder, LOG_LEVEL: 'warn' };
  const { key, secret } = JSON.parse(execFileSync(process.execPath, command, { env }).toString()) as Record<
    string,
    string
  >;
  const authorization = `Basic ${Buffer.from(`${key}:${secret}`).toString('base64')}`;
  return { authorization, 'x-experience-api-version': '2.0.0' };
}

/** One of many, and the same at each run: who, what they did, and with what. */
function statementOf(at: number) {
  const who = (at * 7919) % learners;
  const what = `https://content.example/module-${(at * 104_729) % activities}`;
  const course = { id: `https://content.example/whole-${at % 40}` };
  return {
    actor: { objectType: 'Agent', account: { homePage: 'https://people.example', name: `learner-${who}` } },
    verb: { id: `https://verbs.example/verb-${(at * 13) % verbs}`, display: { en: 'did' } },
    object: {
      id: what,
      definition: { type: 'https://content.example/module', name: { en: `Module ${what.slice(-3)}` } },
    },
    result: { score: { scaled: (at % 100) / 100 }, success: at % 3 > 0, duration: `PT${at % 600}S` },
    context: { platform: 'Bench', contextActivities: { parent: [course] } },
    timestamp: new Date(Date.UTC(2026, 0, 1) + at * 1000).toISOString(),
  };
}

function batchFrom(first: number) {
  return Array.from({ length: batch }, (_, n) => statementOf(first + n));
}

/** Up to the number asked for, from wherever an earlier run ended; `per_s` counts statements here. */
async function fill(
  bench: Bench,
  { academyId, people, statements }: Asked,
  post: (body: unknown) => Question,
): Promise<Row[]> {
  const count = 'select count(*)::int as known from learning_statement where academy_id = $1';
  let at = (await bench.statistics.query<{ known: number }>(count, [academyId])).rows[0]?.known ?? 0;
  const missing = statements - at;
  if (missing <= 0) return [];
  const times: number[] = [];
  const begun = performance.now();
  const one = async (): Promise<void> => {
    while (at < statements) {
      const first = at;
      at += batch;
      const from = performance.now();
      const { status, text } = await send(bench.base, post(batchFrom(first)));
      if (status !== 200) throw new Error(`filling answered ${status}: ${text.slice(0, 300)}`);
      times.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({ length: 4 }, one));
  const perS = (missing * 1000) / (performance.now() - begun);
  await bench.statistics.query('vacuum analyze');
  return [rowOf(names.fill, people, times, perS)];
}

/** The latest rows once more under new ids and numbers, with all they are found by, by one connection without any rule in between. */
async function insertPlainly(client: pg.Client, academyId: string, people: number): Promise<Row> {
  const found = await client.query<{ seq: string; statement: string }>(
    'select seq, statement::text from learning_statement where academy_id = $1 order by seq desc limit $2',
    [academyId, batch],
  );
  const keys = await client.query<{ seq: string; key: string }>(
    'select seq, key from learning_reference where academy_id = $1 and seq = any($2)',
    [academyId, found.rows.map(({ seq }) => seq)],
  );
  const last = Number(found.rows[0]?.seq ?? 0);
  const times: number[] = [];
  for (let round = 1; round <= 100; round += 1) {
    const moved = (seq: string): number => Number(seq) + round * batch;
    const statements = found.rows.flatMap(({ seq, statement }) => [moved(seq), newId(), statement]);
    const references = keys.rows.flatMap(({ seq, key }) => [key, moved(seq)]);
    const begun = performance.now();
    await client.query('begin');
    await client.query(
      `insert into learning_statement (academy_id, seq, statement_id, stored, statement, voiding, voided) values ${rowsOf(
        found.rows.length,
        3,
        (a, b, c) => `($1, ${a}, ${b}, now(), ${c}, false, false)`,
      )}`,
      [academyId, ...statements],
    );
    await client.query(
      `insert into learning_reference (academy_id, key, seq) values ${rowsOf(keys.rows.length, 2, (a, b) => `($1, ${a}, ${b})`)}`,
      [academyId, ...references],
    );
    await client.query('commit');
    times.push(performance.now() - begun);
  }
  await client.query('delete from learning_reference where academy_id = $1 and seq > $2', [academyId, last]);
  await client.query('delete from learning_statement where academy_id = $1 and seq > $2', [academyId, last]);
  const median = times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
  return rowOf(names.plainly, people, times, 1000 / median);
}

function rowsOf(rows: number, columns: number, written: (...places: string[]) => string): string {
  const places = (row: number): string[] => Array.from({ length: columns }, (_, n) => `$${2 + row * columns + n}`);
  return Array.from({ length: rows }, (_, row) => written(...places(row))).join(', ');
}

function rowOf(name: string, people: number, times: readonly number[], perS: number): Row {
  const sorted = times.toSorted((a, b) => a - b);
  const quantile = (share: number): number => rounded(sorted[Math.floor(share * sorted.length)] ?? 0);
  return { name, people, p50_ms: quantile(0.5), p95_ms: quantile(0.95), per_s: rounded(perS), rows_read: null };
}
