/**
 * The rows of demonstrations. The judgement itself is an assessment with one rating; a row of `demonstration` says on which
 * occasion it was seen and by which indicators. `verifier` says who was appointed; whether they may judge today follows from the
 * level they hold, which is looked up when it matters and never kept.
 */
import type { ColumnType } from 'kysely';
import type { Day } from '../../kernel/day.ts';
import type { AcademyId } from '../../kernel/id.ts';
import type { Migration } from '../../server/database/tables.ts';
import { tenantTable } from '../../server/database/tenant.ts';
import type { Occasion } from './demonstration.ts';

type WithDefault<T> = ColumnType<T, T | undefined, T>;

export interface DemonstrationRow {
  academy_id: AcademyId;
  assessment_id: string;
  person_id: string;
  capability_id: string;
  rater_id: string;
  occasion: Occasion;
  on_day: Day;
  /** the steps whose indicators were seen, from the lowest */
  seen: number[];
  /** as judged; the same as in `rating`, which never changes after: criteria of thousands are counted from here */
  proficiency: number;
  taken_back: WithDefault<boolean>;
  recorded_at: Date;
}

export interface VerifierRow {
  academy_id: AcademyId;
  person_id: string;
  capability_id: string;
  appointed_by: string;
  appointed_at: Date;
}

export interface DemonstrationRequestRow {
  academy_id: AcademyId;
  request_id: string;
  person_id: string;
  capability_id: string;
  asked_id: string;
  /** what the person would like to be watched at, in their words */
  words: WithDefault<string | null>;
  made_at: Date;
  /** the last day on which it waits */
  until_day: Day;
  state: WithDefault<'open' | 'watched' | 'declined' | 'withdrawn'>;
  closed_at: WithDefault<Date | null>;
}

declare module '../../server/database/tables.ts' {
  interface Tables {
    demonstration: DemonstrationRow;
    verifier: VerifierRow;
    demonstration_request: DemonstrationRequestRow;
  }
}

export const demonstrationMigrations: readonly Migration[] = [
  {
    name: '0320-demonstrations',
    sql: `
alter table assessment drop constraint assessment_kind_check;
alter table assessment add constraint assessment_kind_check check (kind in ('self', 'appraisal', 'measurement', 'demonstration'));
create table demonstration (
  academy_id uuid not null,
  assessment_id uuid not null,
  person_id uuid not null,
  capability_id uuid not null,
  rater_id uuid not null,
  occasion text not null check (occasion in ('customer-meeting', 'call', 'role-play', 'written-work', 'field-visit')),
  on_day date not null,
  seen smallint[] not null,
  proficiency smallint not null check (proficiency between 1 and 9),
  taken_back boolean not null default false,
  recorded_at timestamptz not null,
  primary key (academy_id, assessment_id),
  foreign key (academy_id, assessment_id) references assessment (academy_id, assessment_id) on delete cascade,
  foreign key (academy_id, person_id) references person (academy_id, person_id) on delete cascade,
  foreign key (academy_id, capability_id) references capability (academy_id, capability_id),
  check (person_id <> rater_id)
);
create index demonstration_by_person on demonstration (academy_id, person_id, on_day desc, assessment_id desc);
${tenantTable('demonstration')}
create table verifier (
  academy_id uuid not null,
  person_id uuid not null,
  capability_id uuid not null,
  appointed_by uuid not null,
  appointed_at timestamptz not null,
  primary key (academy_id, person_id, capability_id),
  foreign key (academy_id, person_id) references person (academy_id, person_id) on delete cascade,
  foreign key (academy_id, capability_id) references capability (academy_id, capability_id) on delete cascade
);
create index verifier_by_capability on verifier (academy_id, capability_id);
${tenantTable('verifier')}
create table demonstration_request (
  academy_id uuid not null,
  request_id uuid not null,
  person_id uuid not null,
  capability_id uuid not null,
  asked_id uuid not null,
  words text,
  made_at timestamptz not null,
  until_day date not null,
  state text not null default 'open' check (state in ('open', 'watched', 'declined', 'withdrawn')),
  closed_at timestamptz,
  primary key (academy_id, request_id),
  foreign key (academy_id, person_id) references person (academy_id, person_id) on delete cascade,
  foreign key (academy_id, asked_id) references person (academy_id, person_id) on delete cascade,
  foreign key (academy_id, capability_id) references capability (academy_id, capability_id) on delete cascade,
  check (person_id <> asked_id),
  check ((state = 'open') = (closed_at is null))
);
create unique index demonstration_request_open on demonstration_request (academy_id, asked_id, person_id, capability_id) where state = 'open';
create index demonstration_request_by_person on demonstration_request (academy_id, person_id);
${tenantTable('demonstration_request')}
`,
  },
  {
    // a person who is removed must not cost a walk through everybody's requests
    name: '0330-demonstrations-by-asked',
    sql: 'create index demonstration_request_by_asked on demonstration_request (academy_id, asked_id);',
  },
];
