/**
 * The second lock: SQL that puts a tenant table behind row-level security. A row is seen and written only in a
 * transaction in which `app.academy` is set to its academy; without the setting there are no rows, and no error.
 */

/** The academy of the running transaction; null outside one. Wrapped in a select so that it is evaluated once a statement. */
export const currentAcademy = `(select nullif(current_setting('app.academy', true), '')::uuid)`;

/** The sign-in of the running transaction; null where nobody is signed in. */
export const currentSignIn = `(select nullif(current_setting('app.sign_in', true), ''))`;

/** Statements for a migration, to follow `create table <name>` whose primary key starts with `academy_id`. */
export function tenantTable(name: string): string {
  return `
alter table ${name} enable row level security;
alter table ${name} force row level security;
create policy ${name}_of_academy on ${name} using (academy_id = ${currentAcademy}) with check (academy_id = ${currentAcademy});
`;
}
