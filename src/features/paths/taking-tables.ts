/** The rows of takings: one activity taken back from many at once. Which assignments it ended, these say themselves. */
import type { ColumnType } from 'kysely';
import type { AcademyId, PersonId } from '../../kernel/id.ts';
import type { Migration } from '../../server/database/tables.ts';
import { tenantTable } from '../../server/database/tenant.ts';

type WithDefault<T> = ColumnType<T, T | undefined, T>;

export interface AssignmentTakingRow {
  academy_id: AcademyId;
  /** made by the browser */
  taking_id: string;
  activity_id: string;
  made_by: PersonId;
  made_at: Date;
  /** from how many it was taken */
  taken: number;
  undone_at: WithDefault<Date | null>;
}

declare module '../../server/database/tables.ts' {
  interface Tables {
    assignment_taking: AssignmentTakingRow;
  }
}

export const takingMigrations: readonly Migration[] = [
  {
    name: '0640-takings',
    sql: `
create table assignment_taking (
  academy_id uuid not null references academy on delete cascade,
  taking_id uuid not null,
  activity_id uuid not null,
  made_by uuid not null,
  made_at timestamptz not null,
  taken integer not null,
  undone_at timestamptz,
  primary key (academy_id, taking_id),
  foreign key (academy_id, activity_id) references activity (academy_id, activity_id),
  foreign key (academy_id, made_by) references person (academy_id, person_id)
);
create index assignment_taking_by_maker on assignment_taking (academy_id, made_by, made_at desc);
create index assignment_taking_by_activity on assignment_taking (academy_id, activity_id);
${tenantTable('assignment_taking')}
alter table assignment add column taking_id uuid;
alter table assignment add foreign key (academy_id, taking_id) references assignment_taking (academy_id, taking_id);
create index assignment_by_taking on assignment (academy_id, taking_id) where taking_id is not null;
`,
  },
];
