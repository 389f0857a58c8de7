/**
 * The rows of the way of selling. `capability` is the register: which capabilities there are, by an id that never
 * changes; what a capability says stands in `way_capability`, version by version. A published version never changes:
 * the triggers below refuse it even where the rules were forgotten. No row refers to people's `role` and `level`,
 * because a draft may hold roles nobody can hold yet.
 */
import type { ColumnType } from 'kysely';
import type { Day } from '../../kernel/day.ts';
import type { AcademyId } from '../../kernel/id.ts';
import type { Words } from '../../kernel/words.ts';
import type { Migration } from '../../server/database/tables.ts';
import { tenantTable } from '../../server/database/tenant.ts';
import type { VersionState } from './version.ts';
import type { OccupationalTask, SellingMotion } from './way-of-selling.ts';

/** jsonb: read as a value, written as text */
type Json<T> = ColumnType<T, string, string>;
type WithDefault<T> = ColumnType<T, T | undefined, T>;

export interface WayVersionRow {
  academy_id: AcademyId;
  version_id: string;
  /** counted when published; a draft has none */
  number: WithDefault<number | null>;
  state: WithDefault<VersionState>;
  name: Json<Words>;
  /** what this version is about, for the people who keep it */
  note: WithDefault<string | null>;
  languages: Json<readonly string[]>;
  effective_on: WithDefault<Day | null>;
  based_on: string | null;
  /** grows with every change of the draft */
  revision: WithDefault<number>;
  made_by: string | null;
  made_at: Date;
  published_by: WithDefault<string | null>;
  published_at: WithDefault<Date | null>;
}

export interface ProficiencyStepRow {
  academy_id: AcademyId;
  version_id: string;
  proficiency: number;
  key: string;
  name: Json<Words>;
  meaning: Json<Words>;
}

export interface CapabilityGroupRow {
  academy_id: AcademyId;
  version_id: string;
  key: string;
  name: Json<Words>;
  position: number;
}

export interface CapabilityRow {
  academy_id: AcademyId;
  capability_id: string;
  key: string;
}

export interface WayCapabilityRow {
  academy_id: AcademyId;
  version_id: string;
  capability_id: string;
  group_key: string;
  name: Json<Words>;
  purpose: Json<Words>;
  indicators: Json<{ readonly [proficiency: string]: Words }>;
  occupational_tasks: Json<readonly OccupationalTask[]>;
  tags: Json<readonly string[]>;
  position: number;
}

export interface WayRoleRow {
  academy_id: AcademyId;
  version_id: string;
  role_id: string;
  key: string;
  name: Json<Words>;
  purpose: Json<Words>;
  motion: SellingMotion | null;
  position: number;
}

export interface WayLevelRow {
  academy_id: AcademyId;
  version_id: string;
  role_id: string;
  level_id: string;
  key: string;
  name: Json<Words>;
  meaning: Json<Words>;
  /** 1 is the lowest */
  position: number;
}

export interface RequirementRow {
  academy_id: AcademyId;
  version_id: string;
  role_id: string;
  level_id: string;
  capability_id: string;
  proficiency: number;
  weight: number;
}

declare module '../../server/database/tables.ts' {
  interface Tables {
    way_version: WayVersionRow;
    proficiency_step: ProficiencyStepRow;
    capability_group: CapabilityGroupRow;
    capability: CapabilityRow;
    way_capability: WayCapabilityRow;
    way_role: WayRoleRow;
    way_level: WayLevelRow;
    requirement: RequirementRow;
  }
}

/**
 * Refuses every change of the contents of a published version. Looked up once a statement, not once a row.
 * Where the version is gone already, its academy is being removed, and what it held may go with it.
 */
function neverAfterPublishing(table: string): string {
  const check = `for each statement execute function refuse_change_of_published()`;
  return `
create trigger ${table}_kept_on_insert after insert on ${table} referencing new table as changed ${check};
create trigger ${table}_kept_on_update after update on ${table} referencing new table as changed ${check};
create trigger ${table}_kept_on_delete after delete on ${table} referencing old table as changed ${check};
`;
}

const contents = ['proficiency_step', 'capability_group', 'way_capability', 'way_role', 'way_level', 'requirement'];

export const wayOfSellingMigrations: readonly Migration[] = [
  {
    name: '0200-way-of-selling',
    sql: `
create table way_version (
  academy_id uuid not null references academy on delete cascade,
  version_id uuid not null,
  number integer check (number >= 1),
  state text not null default 'draft' check (state in ('draft', 'published')),
  name jsonb not null,
  note text,
  languages jsonb not null,
  effective_on date,
  based_on uuid,
  revision integer not null default 1,
  made_by uuid,
  made_at timestamptz not null,
  published_by uuid,
  published_at timestamptz,
  primary key (academy_id, version_id),
  unique (academy_id, number),
  foreign key (academy_id, based_on) references way_version (academy_id, version_id),
  check ((state = 'published') = (number is not null)),
  check ((state = 'published') = (effective_on is not null)),
  check ((state = 'published') = (published_at is not null))
);
create index way_version_in_force on way_version (academy_id, effective_on desc, number desc) where state = 'published';
${tenantTable('way_version')}
create table proficiency_step (
  academy_id uuid not null,
  version_id uuid not null,
  proficiency smallint not null check (proficiency between 1 and 9),
  key text not null,
  name jsonb not null,
  meaning jsonb not null,
  primary key (academy_id, version_id, proficiency),
  unique (academy_id, version_id, key),
  foreign key (academy_id, version_id) references way_version (academy_id, version_id) on delete cascade
);
${tenantTable('proficiency_step')}
create table capability_group (
  academy_id uuid not null,
  version_id uuid not null,
  key text not null,
  name jsonb not null,
  position integer not null,
  primary key (academy_id, version_id, key),
  foreign key (academy_id, version_id) references way_version (academy_id, version_id) on delete cascade
);
${tenantTable('capability_group')}
create table capability (
  academy_id uuid not null references academy on delete cascade,
  capability_id uuid not null,
  key text not null,
  primary key (academy_id, capability_id),
  unique (academy_id, key)
);
${tenantTable('capability')}
create table way_capability (
  academy_id uuid not null,
  version_id uuid not null,
  capability_id uuid not null,
  group_key text not null,
  name jsonb not null,
  purpose jsonb not null,
  indicators jsonb not null,
  occupational_tasks jsonb not null,
  tags jsonb not null,
  position integer not null,
  primary key (academy_id, version_id, capability_id),
  foreign key (academy_id, version_id) references way_version (academy_id, version_id) on delete cascade,
  foreign key (academy_id, capability_id) references capability (academy_id, capability_id),
  foreign key (academy_id, version_id, group_key) references capability_group (academy_id, version_id, key)
    deferrable initially deferred
);
create index way_capability_by_capability on way_capability (academy_id, capability_id);
${tenantTable('way_capability')}
create table way_role (
  academy_id uuid not null,
  version_id uuid not null,
  role_id uuid not null,
  key text not null,
  name jsonb not null,
  purpose jsonb not null,
  motion text check (motion in ('consultative', 'transactional')),
  position integer not null,
  primary key (academy_id, version_id, role_id),
  unique (academy_id, version_id, key),
  foreign key (academy_id, version_id) references way_version (academy_id, version_id) on delete cascade
);
${tenantTable('way_role')}
create table way_level (
  academy_id uuid not null,
  version_id uuid not null,
  role_id uuid not null,
  level_id uuid not null,
  key text not null,
  name jsonb not null,
  meaning jsonb not null,
  position integer not null,
  primary key (academy_id, version_id, role_id, level_id),
  unique (academy_id, version_id, level_id),
  unique (academy_id, version_id, role_id, key),
  foreign key (academy_id, version_id, role_id) references way_role (academy_id, version_id, role_id) on delete cascade
);
${tenantTable('way_level')}
create table requirement (
  academy_id uuid not null,
  version_id uuid not null,
  role_id uuid not null,
  level_id uuid not null,
  capability_id uuid not null,
  proficiency smallint not null check (proficiency between 1 and 9),
  weight smallint not null check (weight between 1 and 5),
  primary key (academy_id, version_id, role_id, level_id, capability_id),
  foreign key (academy_id, version_id, role_id, level_id)
    references way_level (academy_id, version_id, role_id, level_id) on delete cascade,
  foreign key (academy_id, version_id, capability_id)
    references way_capability (academy_id, version_id, capability_id) on delete cascade,
  foreign key (academy_id, version_id, proficiency)
    references proficiency_step (academy_id, version_id, proficiency) deferrable initially deferred
);
create index requirement_by_capability on requirement (academy_id, version_id, capability_id);
${tenantTable('requirement')}
create function refuse_change_of_published() returns trigger language plpgsql as $body$
begin
  if exists (
    select from (select distinct academy_id, version_id from changed) of_version
    join way_version using (academy_id, version_id)
    where way_version.state = 'published'
  ) then
    raise exception 'a published version of the way of selling never changes' using errcode = 'restrict_violation';
  end if;
  return null;
end $body$;
${contents.map(neverAfterPublishing).join('')}
create function refuse_change_of_published_version() returns trigger language plpgsql as $body$
begin
  if old.state = 'published' and (tg_op = 'UPDATE' or exists (select from academy where academy_id = old.academy_id)) then
    raise exception 'a published version of the way of selling never changes' using errcode = 'restrict_violation';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $body$;
create trigger way_version_kept before update or delete on way_version
  for each row execute function refuse_change_of_published_version();
`,
  },
];
