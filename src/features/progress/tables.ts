/**
 * The rows of progress. A decision about a level is never changed: an undone one says so and stays. A renewal is a further row of
 * `certification`; the newest that was not undone is the one that holds.
 */
import type { ColumnType } from 'kysely';
import type { Day } from '../../kernel/day.ts';
import type { AcademyId } from '../../kernel/id.ts';
import type { Migration } from '../../server/database/tables.ts';
import { tenantTable } from '../../server/database/tenant.ts';

type WithDefault<T> = ColumnType<T, T | undefined, T>;

export interface LevelReviewRow {
  academy_id: AcademyId;
  review_id: string;
  /** decided together: one, or thousands at once */
  batch_id: string;
  person_id: string;
  role_id: string;
  level_id: string;
  from_level_id: string | null;
  outcome: 'confirmed' | 'put-off';
  by_person: string;
  at: Date;
  /** only of a "not yet" */
  words: WithDefault<string | null>;
  ask_again_on: WithDefault<Day | null>;
  /** the change of people that set the level */
  change_id: WithDefault<string | null>;
  /** the demonstrations by which all criteria were met */
  proof: string[];
  undone_at: WithDefault<Date | null>;
}

export interface CertificationRuleRow {
  academy_id: AcademyId;
  rule_id: string;
  role_id: string | null;
  level_id: string | null;
  capability_id: string | null;
  /** only of a capability: the proof it takes */
  proficiency: number | null;
  demonstrations: number | null;
  raters: number | null;
  proof_months: number | null;
  months: number;
  window_days: number;
  remind_days: number[];
  set_by: string;
  set_at: Date;
}

export interface CertificationRow {
  academy_id: AcademyId;
  certification_id: string;
  batch_id: string;
  person_id: string;
  role_id: string | null;
  level_id: string | null;
  capability_id: string | null;
  how: 'level-reached' | 'certified' | 'renewed';
  certified_on: Day;
  valid_until: Day;
  by_person: string;
  at: Date;
  /** the demonstrations by which all criteria were met */
  proof: string[];
  undone_at: WithDefault<Date | null>;
}

declare module '../../server/database/tables.ts' {
  interface Tables {
    level_review: LevelReviewRow;
    certification_rule: CertificationRuleRow;
    certification: CertificationRow;
  }
}

export const progressMigrations: readonly Migration[] = [
  {
    name: '0700-progress',
    sql: `
create table level_review (
  academy_id uuid not null,
  review_id uuid not null,
  batch_id uuid not null,
  person_id uuid not null,
  role_id uuid not null,
  level_id uuid not null,
  from_level_id uuid,
  outcome text not null check (outcome in ('confirmed', 'put-off')),
  by_person uuid not null,
  at timestamptz not null,
  words text,
  ask_again_on date,
  change_id uuid,
  proof uuid[] not null,
  undone_at timestamptz,
  primary key (academy_id, review_id),
  foreign key (academy_id, person_id) references person (academy_id, person_id) on delete cascade,
  check (by_person <> person_id),
  check ((outcome = 'put-off') = (ask_again_on is not null))
);
create index level_review_by_person on level_review (academy_id, person_id, at desc);
create index level_review_by_batch on level_review (academy_id, batch_id);
${tenantTable('level_review')}
create table certification_rule (
  academy_id uuid not null references academy on delete cascade,
  rule_id uuid not null,
  role_id uuid,
  level_id uuid,
  capability_id uuid,
  proficiency smallint check (proficiency between 1 and 9),
  demonstrations smallint check (demonstrations >= 1),
  raters smallint check (raters between 1 and demonstrations),
  proof_months smallint check (proof_months >= 1),
  months smallint not null check (months between 1 and 120),
  window_days smallint not null check (window_days between 1 and 365),
  remind_days smallint[] not null,
  set_by uuid not null,
  set_at timestamptz not null,
  primary key (academy_id, rule_id),
  unique nulls not distinct (academy_id, role_id, level_id, capability_id),
  foreign key (academy_id, capability_id) references capability (academy_id, capability_id) on delete cascade,
  check ((level_id is null) = (role_id is null)),
  check ((level_id is null) <> (capability_id is null)),
  check ((capability_id is null) = (proficiency is null)),
  check ((capability_id is null) = (demonstrations is null)),
  check ((capability_id is null) = (raters is null)),
  check ((capability_id is null) = (proof_months is null))
);
${tenantTable('certification_rule')}
create table certification (
  academy_id uuid not null,
  certification_id uuid not null,
  batch_id uuid not null,
  person_id uuid not null,
  role_id uuid,
  level_id uuid,
  capability_id uuid,
  how text not null check (how in ('level-reached', 'certified', 'renewed')),
  certified_on date not null,
  valid_until date not null,
  by_person uuid not null,
  at timestamptz not null,
  proof uuid[] not null,
  undone_at timestamptz,
  primary key (academy_id, certification_id),
  foreign key (academy_id, person_id) references person (academy_id, person_id) on delete cascade,
  check (valid_until > certified_on),
  check (by_person <> person_id),
  check ((level_id is null) = (role_id is null)),
  check ((level_id is null) <> (capability_id is null))
);
create index certification_by_person on certification (academy_id, person_id, certified_on desc);
create index certification_by_batch on certification (academy_id, batch_id);
create index certification_by_end on certification (academy_id, valid_until) where undone_at is null;
${tenantTable('certification')}
`,
  },
];
