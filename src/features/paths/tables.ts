/**
 * The rows of paths: only what an owner has written. A path nobody wrote has no row: it follows from what the level requires and
 * what the menu offers. The proficiency of a criterion is never kept here, since the way of selling says it.
 */
import type { AcademyId, CapabilityId, LevelId, PersonId, RoleId } from '../../kernel/id.ts';
import type { Migration } from '../../server/database/tables.ts';
import { tenantTable } from '../../server/database/tenant.ts';

export interface PathRow {
  academy_id: AcademyId;
  role_id: RoleId;
  level_id: LevelId;
  /** false: the modules follow from the menu, only criteria were written */
  own_modules: boolean;
  /** grows with every change */
  revision: number;
  changed_by: PersonId;
  changed_at: Date;
}

export interface PathModuleRow {
  academy_id: AcademyId;
  level_id: LevelId;
  role_id: RoleId;
  position: number;
  activity_id: string;
}

export interface PathCriterionRow {
  academy_id: AcademyId;
  role_id: RoleId;
  level_id: LevelId;
  capability_id: CapabilityId;
  demonstrations: number;
  raters: number;
  months: number;
}

/** Another with every change of what paths are made from: the menu, and what an owner wrote. What bears the same stamp is the same. */
export interface PathStampRow {
  academy_id: AcademyId;
  stamp: string;
}

declare module '../../server/database/tables.ts' {
  interface Tables {
    path: PathRow;
    path_module: PathModuleRow;
    path_criterion: PathCriterionRow;
    path_stamp: PathStampRow;
  }
}

const stampedBy = (table: string): string => `
create trigger ${table}_stamped_on_insert after insert on ${table} referencing new table as changed
  for each statement execute function stamp_paths();
create trigger ${table}_stamped_on_update after update on ${table} referencing new table as changed
  for each statement execute function stamp_paths();
create trigger ${table}_stamped_on_delete after delete on ${table} referencing old table as changed
  for each statement execute function stamp_paths();
`;

export const pathsMigrations: readonly Migration[] = [
  {
    name: '0600-paths',
    sql: `
create table path (
  academy_id uuid not null references academy on delete cascade,
  role_id uuid not null,
  level_id uuid not null,
  own_modules boolean not null,
  revision integer not null,
  changed_by uuid not null,
  changed_at timestamptz not null,
  primary key (academy_id, role_id, level_id),
  foreign key (academy_id, changed_by) references person (academy_id, person_id)
);
create index path_by_writer on path (academy_id, changed_by);
${tenantTable('path')}
create table path_module (
  academy_id uuid not null,
  role_id uuid not null,
  level_id uuid not null,
  position smallint not null,
  activity_id uuid not null,
  primary key (academy_id, role_id, level_id, position),
  unique (academy_id, role_id, level_id, activity_id),
  foreign key (academy_id, role_id, level_id) references path (academy_id, role_id, level_id) on delete cascade,
  foreign key (academy_id, activity_id) references activity (academy_id, activity_id)
);
create index path_module_activity on path_module (academy_id, activity_id);
${tenantTable('path_module')}
create table path_criterion (
  academy_id uuid not null,
  role_id uuid not null,
  level_id uuid not null,
  capability_id uuid not null,
  demonstrations smallint not null check (demonstrations >= 1),
  raters smallint not null check (raters between 1 and demonstrations),
  months smallint not null check (months >= 1),
  primary key (academy_id, role_id, level_id, capability_id),
  foreign key (academy_id, role_id, level_id) references path (academy_id, role_id, level_id) on delete cascade,
  foreign key (academy_id, capability_id) references capability (academy_id, capability_id)
);
${tenantTable('path_criterion')}
`,
  },
  {
    name: '0650-path-stamps',
    sql: `
create table path_stamp (
  academy_id uuid not null references academy on delete cascade,
  stamp uuid not null,
  primary key (academy_id)
);
${tenantTable('path_stamp')}
create function stamp_paths() returns trigger language plpgsql as $body$
begin
  insert into path_stamp (academy_id, stamp)
  select academy_id, gen_random_uuid() from academy where academy_id in (select academy_id from changed)
  on conflict (academy_id) do update set stamp = excluded.stamp;
  return null;
end $body$;
create function stamp_paths_of_menu() returns trigger language plpgsql as $body$
begin
  insert into path_stamp (academy_id, stamp)
  select academy_id, gen_random_uuid() from academy where academy_id in (select academy_id from changed where state <> 'draft')
  on conflict (academy_id) do update set stamp = excluded.stamp;
  return null;
end $body$;
create trigger paths_stamped_on_insert after insert on activity referencing new table as changed
  for each statement execute function stamp_paths_of_menu();
create trigger paths_stamped_on_update after update on activity referencing new table as changed
  for each statement execute function stamp_paths_of_menu();
${['path', 'path_module', 'path_criterion'].map(stampedBy).join('')}`,
  },
];
