/**
 * The role without powers, and what it may do: read and write rows, nothing else. A migration may grant it less on a
 * table (`grant select, insert on history to sellwright_app`); what was granted by hand is left alone.
 */
import pg from 'pg';
import { Problem } from '../../kernel/problem.ts';
import { appRole } from './pool.ts';

/** Tables of the ground that requests never touch. */
export const ownerTables = ['installation', 'schema_migration'] as const;

/** Roles belong to the whole server, so another database's start may be making the same one. */
export async function makeAppRole(owner: pg.Client, login: boolean): Promise<void> {
  const { rowCount } = await owner.query('select 1 from pg_roles where rolname = $1', [appRole]);
  if (rowCount) return;
  try {
    await owner.query(
      `create role ${appRole} ${login ? 'login' : 'nologin'} nosuperuser nobypassrls nocreatedb nocreaterole`,
    );
  } catch (error) {
    const code = (error as { code?: string }).code;
    if (code === '42501') throw mayNot(`create role ${appRole} nologin`);
    if (code !== '42710' && code !== '23505') throw error;
  }
}

/** Lets the user of the pool take the role. */
export async function letTakeAppRole(owner: pg.Client, app: pg.Client): Promise<void> {
  const mayTake = async () =>
    app.query(`set role ${appRole}`).then(
      () => true,
      () => false,
    );
  if (await mayTake()) return;
  const { rows } = await app.query<{ name: string }>('select session_user as name');
  const grant = `grant ${appRole} to ${pg.escapeIdentifier(rows[0]?.name ?? '')}`;
  await owner.query(grant).catch(() => {});
  if (!(await mayTake())) throw mayNot(grant);
}

function mayNot(statement: string): Problem {
  return new Problem(
    'refused',
    `The owner of the database may not run “${statement}”. Have an administrator of PostgreSQL run it once, then start again.`,
    {
      reason: 'role-missing',
    },
  );
}

/**
 * Opens new tables to the app, and forced row-level security to the owner: without a policy of its own an owner that is
 * no superuser could neither migrate nor back up the rows.
 */
export const openTables = `
do $$
declare t record;
begin
  execute format('grant usage on schema %I to ${appRole}', current_schema());
  for t in
    select c.oid, c.oid::regclass as name, c.relname, c.relkind, c.relforcerowsecurity as forced, pg_get_userbyid(c.relowner) as owner
    from pg_class c where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p', 'S')
  loop
    if t.relkind = 'S' then
      execute format('grant usage, select on sequence %s to ${appRole}', t.name);
    elsif t.relname not in (${ownerTables.map((name) => `'${name}'`).join(', ')}) and not has_any_column_privilege('${appRole}', t.oid, 'select') then
      execute format('grant select, insert, update, delete on %s to ${appRole}', t.name);
    end if;
    if t.forced and not exists (select from pg_policy p where p.polrelid = t.oid and p.polname = left(t.relname, 54) || '_of_owner') then
      execute format('create policy %I on %s to %I using (true) with check (true)', left(t.relname, 54) || '_of_owner', t.name, t.owner);
    end if;
  end loop;
end $$`;
