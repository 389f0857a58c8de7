/**
 * Who was asked for a self-evaluation or an appraisal, together with others. Whether they answered is never kept here: their
 * assessments say so.
 */
import type { ColumnType } from 'kysely';
import type { Day } from '../../kernel/day.ts';
import type { AcademyId } from '../../kernel/id.ts';
import type { Migration } from '../../server/database/tables.ts';
import { tenantTable } from '../../server/database/tenant.ts';
import type { Everybody } from './ask.ts';

type WithDefault<T> = ColumnType<T, T | undefined, T>;

export interface AssessmentAskRow {
  academy_id: AcademyId;
  /** made by the browser */
  ask_id: string;
  asked_by: string;
  asked_at: Date;
  until_day: Day;
  /** how many it asked, and how many it left out */
  asked: number;
  left_out: number;
  undone_at: WithDefault<Date | null>;
  /** what those have in common whom it asks until its last day, joiners and movers too; null: people by name, asked once */
  everybody: ColumnType<Everybody | null, string | null | undefined, string | null>;
  self_asked: WithDefault<boolean>;
  appraisal_asked: WithDefault<boolean>;
}

export interface AssessmentAskedRow {
  academy_id: AcademyId;
  ask_id: string;
  person_id: string;
  /** the person themselves, or who led them then */
  rater_id: string;
}

declare module '../../server/database/tables.ts' {
  interface Tables {
    assessment_ask: AssessmentAskRow;
    assessment_asked: AssessmentAskedRow;
  }
}

export const askMigrations: readonly Migration[] = [
  {
    name: '0340-asking-many',
    sql: `
create table assessment_ask (
  academy_id uuid not null references academy on delete cascade,
  ask_id uuid not null,
  asked_by uuid not null,
  asked_at timestamptz not null,
  until_day date not null,
  asked integer not null,
  left_out integer not null,
  undone_at timestamptz,
  primary key (academy_id, ask_id),
  foreign key (academy_id, asked_by) references person (academy_id, person_id) on delete cascade
);
create index assessment_ask_by_asker on assessment_ask (academy_id, asked_by, asked_at desc);
${tenantTable('assessment_ask')}
create table assessment_asked (
  academy_id uuid not null,
  ask_id uuid not null,
  person_id uuid not null,
  rater_id uuid not null,
  primary key (academy_id, ask_id, person_id, rater_id),
  foreign key (academy_id, ask_id) references assessment_ask (academy_id, ask_id) on delete cascade,
  foreign key (academy_id, person_id) references person (academy_id, person_id) on delete cascade,
  foreign key (academy_id, rater_id) references person (academy_id, person_id) on delete cascade
);
create index assessment_asked_by_person on assessment_asked (academy_id, person_id);
create index assessment_asked_by_rater on assessment_asked (academy_id, rater_id);
${tenantTable('assessment_asked')}
`,
  },
  {
    name: '0360-asking-joiners',
    sql: `
alter table assessment_ask add column everybody jsonb, add column self_asked boolean not null default true,
  add column appraisal_asked boolean not null default true;
create index assessment_ask_in_force on assessment_ask (academy_id, until_day) where everybody is not null and undone_at is null;
`,
  },
];
