/** The database that the tests' databases are copied from: migrated once a run, on a server that need not outlive a power cut. */
import pg from 'pg';
import { openTestDatabase, type TestPostgres, urlOf } from '../../src/testing/database.ts';

export async function makeTemplate(server: { readonly host: string; readonly port: number }): Promise<TestPostgres> {
  const template = 'template_of_tests';
  const owner = new pg.Client({ connectionString: urlOf(server, 'postgres') });
  await owner.connect();
  try {
    for (const setting of ['fsync', 'full_page_writes', 'synchronous_commit'])
      await owner.query(`alter system set ${setting} = off`);
    await owner.query('select pg_reload_conf()');
    await owner.query(`create database ${template} template template0`);
    await (await openTestDatabase(urlOf(server, template))).close();
  } finally {
    await owner.end();
  }
  return { host: server.host, port: server.port, template };
}
