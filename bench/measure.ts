/** Asks over HTTP and keeps the time: alone for p50 and p95, by eight at once for requests a second; and what PostgreSQL read. */
import { Agent, request as ask } from 'node:http';
import type pg from 'pg';

export interface Row {
  readonly name: string;
  readonly people: number;
  readonly p50_ms: number;
  readonly p95_ms: number;
  readonly per_s: number;
  /** rows PostgreSQL touched for one request, on average; null where that was not counted */
  readonly rows_read: number | null;
}

export interface Question {
  readonly method?: string;
  readonly path: string;
  readonly cookie?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export interface Bench {
  readonly base: string;
  /** as the owner of the database, to read its statistics */
  readonly statistics: pg.Client;
}

export interface Plan {
  readonly name: string;
  readonly people: number;
  /** the question of the n-th time; undefined ends the measurement */
  question(at: number): Question | undefined;
  readonly times: number;
  readonly inParallel?: boolean;
}

const agent = new Agent({ keepAlive: true, maxSockets: 16 });
const warmUp = 10;
const atOnce = 8;
const parallelSeconds = 4;

export function send(
  base: string,
  { method = 'GET', path, cookie, headers: more = {}, body }: Question,
): Promise<{ status: number; text: string; cookie: string }> {
  return new Promise((resolve, reject) => {
    const bytes = body === undefined ? null : body instanceof Uint8Array ? body : Buffer.from(JSON.stringify(body));
    const type = body instanceof Uint8Array ? 'application/octet-stream' : 'application/json';
    const headers = {
      ...(cookie ? { cookie } : {}),
      ...(bytes ? { 'content-type': type, 'content-length': bytes.length } : {}),
      ...more,
    };
    const sent = ask(`${base}${path}`, { method, agent, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          text: Buffer.concat(parts).toString(),
          cookie: (response.headers['set-cookie'] ?? []).map((one) => one.split(';')[0]).join('; '),
        }),
      );
    });
    sent.on('error', reject);
    sent.end(bytes ?? undefined);
  });
}

export async function measure(bench: Bench, plan: Plan): Promise<Row> {
  let asked = 0;
  const before = await rowsRead(bench.statistics);
  const next = async (): Promise<number | null> => {
    const question = plan.question(asked++);
    if (!question) return null;
    const begun = performance.now();
    const { status, text } = await send(bench.base, question);
    const took = performance.now() - begun;
    if (status >= 400)
      throw new Error(
        `${plan.name}: ${question.method ?? 'GET'} ${question.path} answered ${status}: ${text.slice(0, 300)}`,
      );
    return took;
  };
  for (let at = 0; at < Math.min(warmUp, plan.times / 4); at++) await next();
  const times: number[] = [];
  while (times.length < plan.times) {
    const took = await next();
    if (took === null) break;
    times.push(took);
  }
  times.sort((a, b) => a - b);
  const quantile = (share: number): number => times[Math.min(times.length - 1, Math.floor(share * times.length))] ?? 0;
  const perS = plan.inParallel === false ? 1000 / quantile(0.5) : await perSecond(next);
  const read = (await rowsRead(bench.statistics)) - before;
  return {
    name: plan.name,
    people: plan.people,
    p50_ms: rounded(quantile(0.5)),
    p95_ms: rounded(quantile(0.95)),
    per_s: rounded(perS),
    rows_read: Math.round(read / asked),
  };
}

async function perSecond(next: () => Promise<number | null>): Promise<number> {
  const begun = performance.now();
  let done = 0;
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (performance.now() - begun < parallelSeconds * 1000) {
        if ((await next()) === null) return;
        done += 1;
      }
    }),
  );
  return (done * 1000) / (performance.now() - begun);
}

/** All rows touched so far. A session of PostgreSQL hands in its figures after ten idle seconds at the latest. */
async function rowsRead(statistics: pg.Client): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, 10_500));
  await statistics.query('select pg_stat_clear_snapshot()');
  const { rows } = await statistics.query<{ read: string }>(
    `select coalesce(sum(coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0)), 0)::bigint as read from pg_stat_user_tables`,
  );
  return Number(rows[0]?.read ?? 0);
}

export function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
