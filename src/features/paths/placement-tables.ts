/** The rows of placement checks. What was answered is the person's; what a manager says of it lies with the assessments. */
import type { ColumnType } from 'kysely';
import type { AcademyId, LevelId, PersonId, RoleId } from '../../kernel/id.ts';
import type { Migration } from '../../server/database/tables.ts';
import { tenantTable } from '../../server/database/tenant.ts';
import type { PlacementItem, PlacementState } from './placement.ts';

type WithDefault<T> = ColumnType<T, T | undefined, T>;

export interface PlacementRow {
  academy_id: AcademyId;
  /** made by the browser */
  placement_id: string;
  person_id: PersonId;
  role_id: RoleId;
  level_id: LevelId;
  state: PlacementState;
  items: ColumnType<readonly PlacementItem[], string, string>;
  made_by: PersonId;
  made_at: Date;
  submitted_at: WithDefault<Date | null>;
  judged_by: WithDefault<PersonId | null>;
  judged_at: WithDefault<Date | null>;
  assessment_id: WithDefault<string | null>;
  /** given to many at once; null: to one */
  batch_id: WithDefault<string | null>;
}

export interface PlacementBatchRow {
  academy_id: AcademyId;
  /** made by the browser */
  batch_id: string;
  made_by: PersonId;
  made_at: Date;
  /** how many checks it gave */
  placed: number;
  undone_at: WithDefault<Date | null>;
}

declare module '../../server/database/tables.ts' {
  interface Tables {
    placement: PlacementRow;
    placement_batch: PlacementBatchRow;
  }
}

export const placementMigrations: readonly Migration[] = [
  {
    name: '0620-placements',
    sql: `
create table placement (
  academy_id uuid not null references academy on delete cascade,
  placement_id uuid not null,
  person_id uuid not null,
  role_id uuid not null,
  level_id uuid not null,
  state text not null check (state in ('open', 'submitted', 'judged')),
  items jsonb not null,
  made_by uuid not null,
  made_at timestamptz not null,
  submitted_at timestamptz,
  judged_by uuid,
  judged_at timestamptz,
  assessment_id uuid,
  primary key (academy_id, placement_id),
  foreign key (academy_id, person_id) references person (academy_id, person_id) on delete cascade,
  foreign key (academy_id, made_by) references person (academy_id, person_id),
  foreign key (academy_id, judged_by) references person (academy_id, person_id),
  foreign key (academy_id, assessment_id) references assessment (academy_id, assessment_id),
  check ((state = 'open') = (submitted_at is null)),
  check ((state = 'judged') = (judged_by is not null and judged_at is not null))
);
create unique index placement_one_at_a_time on placement (academy_id, person_id, level_id) where state <> 'judged';
create index placement_by_person on placement (academy_id, person_id, made_at desc);
create index placement_by_maker on placement (academy_id, made_by);
create index placement_by_judge on placement (academy_id, judged_by) where judged_by is not null;
${tenantTable('placement')}
`,
  },
  {
    name: '0642-placement-batches',
    sql: `
create table placement_batch (
  academy_id uuid not null references academy on delete cascade,
  batch_id uuid not null,
  made_by uuid not null,
  made_at timestamptz not null,
  placed integer not null,
  undone_at timestamptz,
  primary key (academy_id, batch_id),
  foreign key (academy_id, made_by) references person (academy_id, person_id)
);
create index placement_batch_by_maker on placement_batch (academy_id, made_by, made_at desc);
${tenantTable('placement_batch')}
alter table placement add column batch_id uuid;
alter table placement add foreign key (academy_id, batch_id) references placement_batch (academy_id, batch_id);
create index placement_by_batch on placement (academy_id, batch_id) where batch_id is not null;
`,
  },
];
