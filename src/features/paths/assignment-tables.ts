/**
 * The rows of assignments: orders (given once), rules (acting on whoever joins or moves), and what each person was given by them
 * with the reasons it had then. Whether somebody has done it is never kept here: their completions say so.
 */
import type { ColumnType } from 'kysely';
import type { Day } from '../../kernel/day.ts';
import type { AcademyId, PersonId } from '../../kernel/id.ts';
import type { Migration } from '../../server/database/tables.ts';
import { tenantTable } from '../../server/database/tenant.ts';
import type { Due, What, Whom } from './assignment.ts';
import type { NeedPart } from './need.ts';

type Json<T> = ColumnType<T, string, string>;
type WithDefault<T> = ColumnType<T, T | undefined, T>;

export interface AssignmentRuleRow {
  academy_id: AcademyId;
  rule_id: string;
  name: string;
  whom: Json<Whom>;
  what: Json<What>;
  due: Json<Due>;
  made_by: PersonId;
  made_at: Date;
  ended_at: WithDefault<Date | null>;
}

export interface AssignmentOrderRow {
  academy_id: AcademyId;
  /** made by the browser */
  order_id: string;
  /** the rule that gave it; null: a person did */
  rule_id: string | null;
  whom: Json<Whom>;
  what: Json<What>;
  due: Json<Due>;
  made_by: PersonId | null;
  made_at: Date;
  /** how many assignments it made */
  made: number;
  undone_at: WithDefault<Date | null>;
}

export interface AssignmentRow {
  academy_id: AcademyId;
  person_id: PersonId;
  activity_id: string;
  order_id: string;
  on_day: Day;
  due_day: Day | null;
  points: number;
  parts: Json<readonly NeedPart[]>;
  /** taken back by an undo, or by whoever gave it */
  ended_at: WithDefault<Date | null>;
  /** the taking that ended it, as long as that was not undone */
  taking_id: WithDefault<string | null>;
}

declare module '../../server/database/tables.ts' {
  interface Tables {
    assignment_rule: AssignmentRuleRow;
    assignment_order: AssignmentOrderRow;
    assignment: AssignmentRow;
  }
}

export const assignmentMigrations: readonly Migration[] = [
  {
    name: '0610-assignments',
    sql: `
create table assignment_rule (
  academy_id uuid not null references academy on delete cascade,
  rule_id uuid not null,
  name text not null,
  whom jsonb not null,
  what jsonb not null,
  due jsonb not null,
  made_by uuid not null,
  made_at timestamptz not null,
  ended_at timestamptz,
  primary key (academy_id, rule_id),
  foreign key (academy_id, made_by) references person (academy_id, person_id)
);
create index assignment_rule_by_maker on assignment_rule (academy_id, made_by);
${tenantTable('assignment_rule')}
create table assignment_order (
  academy_id uuid not null references academy on delete cascade,
  order_id uuid not null,
  rule_id uuid,
  whom jsonb not null,
  what jsonb not null,
  due jsonb not null,
  made_by uuid,
  made_at timestamptz not null,
  made integer not null,
  undone_at timestamptz,
  primary key (academy_id, order_id),
  foreign key (academy_id, rule_id) references assignment_rule (academy_id, rule_id),
  foreign key (academy_id, made_by) references person (academy_id, person_id)
);
create index assignment_order_by_time on assignment_order (academy_id, made_at desc);
create index assignment_order_by_rule on assignment_order (academy_id, rule_id) where rule_id is not null;
create index assignment_order_by_maker on assignment_order (academy_id, made_by);
${tenantTable('assignment_order')}
create table assignment (
  academy_id uuid not null,
  person_id uuid not null,
  activity_id uuid not null,
  order_id uuid not null,
  on_day date not null,
  due_day date,
  points smallint not null,
  parts jsonb not null,
  ended_at timestamptz,
  primary key (academy_id, person_id, activity_id, order_id),
  foreign key (academy_id, person_id) references person (academy_id, person_id) on delete cascade,
  foreign key (academy_id, activity_id) references activity (academy_id, activity_id),
  foreign key (academy_id, order_id) references assignment_order (academy_id, order_id) on delete cascade
);
create unique index assignment_one_open on assignment (academy_id, person_id, activity_id) where ended_at is null;
create index assignment_by_order on assignment (academy_id, order_id);
create index assignment_by_activity on assignment (academy_id, activity_id);
${tenantTable('assignment')}
`,
  },
];
