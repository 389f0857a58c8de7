/**
 * One transaction on one connection. It begins and says which academy it is about in a single message, which travels
 * ahead of the first statement without waiting: a transaction costs one round trip more than its statements.
 */
import { setTimeout as pause } from 'node:timers/promises';
import {
  type CompiledQuery,
  type DatabaseConnection,
  DefaultQueryExecutor,
  type Dialect,
  DummyDriver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
  Transaction,
} from 'kysely';
import type pg from 'pg';
import { asProblem, isLostConnection, unreachable } from './lost-connection.ts';
import type { Db, Tables } from './tables.ts';

/** Settings of the running transaction, such as `app.academy`; policies read them with `current_setting`. */
export type TransactionSettings = Readonly<Record<`app.${string}`, string>>;

const settingName = /^app\.[a-z_]+$/;
// Ids only. What reaches this far is proven; this keeps it so.
const settingValue = /^[\w.:-]*$/;

/** Runs `work` and commits; when it throws, or the commit fails, nothing was written. */
export async function inTransaction<T>(
  pool: pg.Pool,
  settings: TransactionSettings,
  work: (db: Db) => Promise<T>,
): Promise<T> {
  const opening = openingOf(settings);
  const client = await connect(pool);
  const connection = new TransactionConnection(client);
  let broken: Error | undefined;
  // Without a listener a connection lost between two statements would end the process.
  const onError = (error: Error) => (broken = error);
  client.on('error', onError);
  const begun = client.query(opening);
  begun.catch(() => {});
  const db = handleOf(connection);
  let result: T;
  try {
    result = await work(db);
    await begun;
    connection.close();
    const { command } = await client.query('commit');
    // PostgreSQL answers the commit of a failed transaction with a rollback, and calls that a success.
    if (command !== 'COMMIT') throw new Error('The transaction had failed before its commit; nothing was saved.');
  } catch (error) {
    connection.close();
    await client.query('rollback').catch((failed: Error) => (broken ??= failed));
    throw asProblem(broken ?? error);
  } finally {
    client.off('error', onError);
    client.release(broken);
  }
  // what was committed stays so, whatever becomes of these
  for (const follow of followers.get(db) ?? []) await follow().catch(() => {});
  return result;
}

const followers = new WeakMap<Db, (() => Promise<unknown>)[]>();

/** Runs once the transaction of this handle has committed, and never where it has not: for what no rollback brings back. */
export function afterCommit(db: Db, follow: () => Promise<unknown>): void {
  const waiting = followers.get(db);
  if (waiting) waiting.push(follow);
  else followers.set(db, [follow]);
}

function openingOf(settings: TransactionSettings): string {
  let opening = 'begin';
  for (const [name, value] of Object.entries(settings)) {
    if (!settingName.test(name) || !settingValue.test(value))
      throw new Error(`${name} cannot be set to what was given`);
    opening += `; set local ${name} = '${value}'`;
  }
  return opening;
}

/** Closed with the transaction: a handle that outlives it would write into the transaction of whoever has the connection next. */
class TransactionConnection implements DatabaseConnection {
  #open = true;
  readonly #client: pg.PoolClient;

  constructor(client: pg.PoolClient) {
    this.#client = client;
  }

  close(): void {
    this.#open = false;
  }

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    if (!this.#open) throw new Error('The transaction of this database handle has ended.');
    try {
      const { rows, rowCount, command } = await this.#client.query<R & pg.QueryResultRow>({
        ...preparedAs(sql),
        text: sql,
        values: parameters as unknown[],
      });
      return command === 'SELECT' || rowCount === null ? { rows } : { rows, numAffectedRows: BigInt(rowCount) };
    } catch (error) {
      throw asProblem(error);
    }
  }

  // oxlint-disable-next-line require-yield -- Kysely asks for a generator; big lists are paged instead
  async *streamQuery(): AsyncIterableIterator<never> {
    throw new Error('Streaming is not supported: page by cursor.');
  }
}

/**
 * Statements that come again are planned once a connection: planning costs more than running most of them. Texts that
 * differ each time (lists written into the statement) would fill the connection's memory, hence the bounds.
 */
const names = new Map<string, string>();
const mostNames = 1_000;
const longestPrepared = 20_000;

function preparedAs(sql: string): { name?: string } {
  const known = names.get(sql);
  if (known) return { name: known };
  if (names.size >= mostNames || sql.length > longestPrepared) return {};
  const name = `s${names.size}`;
  names.set(sql, name);
  return { name };
}

const dialect: Dialect = {
  createAdapter: () => adapter,
  createDriver: () => driver,
  createIntrospector: (db) => new PostgresIntrospector(db),
  createQueryCompiler: () => compiler,
};
const adapter = new PostgresAdapter();
const compiler = new PostgresQueryCompiler();
const driver = new DummyDriver();
const shared = { config: { dialect }, dialect, driver };

/** Built directly: Kysely's own `transaction()` waits for a `begin` and takes several more steps each time. */
function handleOf(connection: DatabaseConnection): Transaction<Tables> {
  const executor = new DefaultQueryExecutor(compiler, adapter, {
    provideConnection: (consumer) => consumer(connection),
  });
  return new Transaction<Tables>({ ...shared, executor });
}

/** While PostgreSQL starts again nothing has been asked of it yet, so waiting a moment is safe. */
async function connect(pool: pg.Pool): Promise<pg.PoolClient> {
  for (let left = 5; ; left--) {
    try {
      return await pool.connect();
    } catch (error) {
      if (left === 0 || !isLostConnection(error)) throw unreachable(error);
      await pause(200);
    }
  }
}
