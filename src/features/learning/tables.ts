/**
 * The rows of learning. A step is written once and never changed, but for what somebody wrote for themselves, which can be
 * blanked, and how far a package has come, which is one step a card. What an attempt row says of place, share, score and seconds follows from its steps and can be computed again.
 */
import type { ColumnType } from 'kysely';
import type { Day } from '../../kernel/day.ts';
import type { AcademyId, PersonId } from '../../kernel/id.ts';
import type { Migration } from '../../server/database/tables.ts';
import { tenantTable } from '../../server/database/tenant.ts';
import type { ActivityId } from '../modules/activity.ts';
import type { Step } from './step.ts';

export interface AttemptRow {
  academy_id: AcademyId;
  attempt_id: string;
  person_id: PersonId;
  activity_id: ActivityId;
  /** the version it began with, and finishes */
  number: number;
  language: string;
  state: 'open' | 'completed';
  started_at: Date;
  last_at: Date;
  completed_at: Date | null;
  seconds: number;
  /** share of questions right at first try */
  score: number | null;
  /** the card to go on with */
  place: string | null;
  /** how far, by time */
  share: number;
}

export interface AttemptStepRow {
  academy_id: AcademyId;
  attempt_id: string;
  /** made by the browser */
  step_id: string;
  card_key: string;
  kind: Step['kind'];
  answer: ColumnType<object | null, string | null, string | null>;
  right: boolean | null;
  /** by the clock of the device */
  at: Date;
  seconds: number;
}

/** Somebody who ran an activity said who took part. */
export interface CompletionGroupRow {
  academy_id: AcademyId;
  /** made by the browser */
  group_id: string;
  activity_id: ActivityId;
  by_person: PersonId;
  on_day: Day;
  minutes: number;
  made_at: Date;
  undone_at: Date | null;
}

export interface CompletionRow {
  academy_id: AcademyId;
  completion_id: string;
  person_id: PersonId;
  activity_id: ActivityId;
  attempt_id: string | null;
  group_id: string | null;
  how: 'attempt' | 'group';
  /** who said so; null where the person finished it alone */
  by_person: PersonId | null;
  on_day: Day;
  /** really used */
  minutes: number;
  made_at: Date;
}

declare module '../../server/database/tables.ts' {
  interface Tables {
    attempt: AttemptRow;
    attempt_step: AttemptStepRow;
    completion_group: CompletionGroupRow;
    completion: CompletionRow;
  }
}

const person = (column: string) => `foreign key (academy_id, ${column}) references person (academy_id, person_id)`;
const activity = 'foreign key (academy_id, activity_id) references activity (academy_id, activity_id)';

export const learningMigrations: readonly Migration[] = [
  {
    name: '0550-learning',
    sql: `
create table attempt (
  academy_id uuid not null references academy on delete cascade,
  attempt_id uuid not null,
  person_id uuid not null,
  activity_id uuid not null,
  number integer not null,
  language text not null,
  state text not null check (state in ('open', 'completed')),
  started_at timestamptz not null,
  last_at timestamptz not null,
  completed_at timestamptz,
  seconds integer not null check (seconds >= 0),
  score real check (score between 0 and 1),
  place text,
  share real not null check (share between 0 and 1),
  primary key (academy_id, attempt_id),
  ${person('person_id')},
  foreign key (academy_id, activity_id, number) references activity_version (academy_id, activity_id, number),
  check ((state = 'completed') = (completed_at is not null))
);
create unique index attempt_one_open on attempt (academy_id, person_id, activity_id) where state = 'open';
create index attempt_by_person on attempt (academy_id, person_id, activity_id, started_at desc);
create index attempt_by_version on attempt (academy_id, activity_id, number);
${tenantTable('attempt')}
create table attempt_step (
  academy_id uuid not null,
  attempt_id uuid not null,
  step_id uuid not null,
  card_key text not null,
  kind text not null check (kind in ('seen', 'answer', 'choice', 'note')),
  answer jsonb,
  "right" boolean,
  at timestamptz not null,
  seconds integer not null check (seconds >= 0),
  primary key (academy_id, attempt_id, step_id),
  foreign key (academy_id, attempt_id) references attempt (academy_id, attempt_id) on delete cascade,
  check ((kind = 'answer') = ("right" is not null))
);
${tenantTable('attempt_step')}
create table completion_group (
  academy_id uuid not null,
  group_id uuid not null,
  activity_id uuid not null,
  by_person uuid not null,
  on_day date not null,
  minutes integer not null check (minutes between 1 and 600),
  made_at timestamptz not null,
  undone_at timestamptz,
  primary key (academy_id, group_id),
  ${person('by_person')},
  ${activity}
);
create index completion_group_by_person on completion_group (academy_id, by_person);
${tenantTable('completion_group')}
create table completion (
  academy_id uuid not null,
  completion_id uuid not null,
  person_id uuid not null,
  activity_id uuid not null,
  attempt_id uuid,
  group_id uuid,
  how text not null check (how in ('attempt', 'group')),
  by_person uuid,
  on_day date not null,
  minutes integer not null check (minutes >= 0),
  made_at timestamptz not null,
  primary key (academy_id, completion_id),
  unique (academy_id, attempt_id),
  ${person('person_id')},
  ${person('by_person')},
  ${activity},
  foreign key (academy_id, attempt_id) references attempt (academy_id, attempt_id),
  foreign key (academy_id, group_id) references completion_group (academy_id, group_id),
  check ((how = 'attempt') = (attempt_id is not null)),
  check ((how = 'group') = (group_id is not null and by_person is not null))
);
create unique index completion_once_a_day on completion (academy_id, activity_id, person_id, on_day) where how = 'group';
create index completion_by_person on completion (academy_id, person_id, on_day desc);
create index completion_by_group on completion (academy_id, group_id);
create index completion_by_marker on completion (academy_id, by_person) where by_person is not null;
${tenantTable('completion')}
`,
  },
  {
    name: '0560-played-steps',
    sql: `
alter table attempt_step drop constraint attempt_step_kind_check;
alter table attempt_step add constraint attempt_step_kind_check check (kind in ('seen', 'answer', 'choice', 'note', 'played'));
create unique index attempt_step_played on attempt_step (academy_id, attempt_id, card_key) where kind = 'played';
comment on index attempt_step_played is 'How far a package has come is one step a card, written anew.';
`,
  },
];
