/**
 * The rows of packages: what came in, who is registered for it, and the sessions in which its units are done. A session keeps what it
 * has come to as one value, since it is read and written as a whole, under the lock of its registration.
 */
import type { ColumnType } from 'kysely';
import type { AcademyId } from '../../kernel/id.ts';
import type { Words } from '../../kernel/words.ts';
import type { Migration } from '../../server/database/tables.ts';
import { tenantTable } from '../../server/database/tenant.ts';

type WithDefault<T> = ColumnType<T, T | undefined, T>;

export interface PackageRow {
  academy_id: AcademyId;
  package_id: string;
  kind: string;
  publisher_id: string;
  title: Words;
  description: Words;
  lenient: boolean;
  imported_at: Date;
  /** SCORM: the `Manifest`; Tin Can: what its content may speak of */
  manifest: ColumnType<object | null, string | null | undefined, string | null>;
  own_window: WithDefault<boolean>;
}

export interface PackagePartRow {
  academy_id: AcademyId;
  part_id: string;
  package_id: string;
  parent_id: string | null;
  position: number;
  kind: string;
  publisher_id: string;
  title: Words;
  description: Words;
  url: string | null;
  launch_method: string | null;
  move_on: string | null;
  mastery_score: number | null;
  launch_parameters: string | null;
  entitlement_key: string | null;
  activity_type: string | null;
}

export interface PackageFileRow {
  academy_id: AcademyId;
  package_id: string;
  path: string;
  file_hash: string;
  byte_count: string;
}

export interface PackageRegistrationRow {
  academy_id: AcademyId;
  registration_id: string;
  package_id: string;
  actor: object;
  person_id: string | null;
  registered_at: Date;
  satisfied_at: WithDefault<Date | null>;
  /** the card of an attempt it is played for; null where it is started by itself */
  attempt_id: WithDefault<string | null>;
  card_key: WithDefault<string | null>;
  /** SCORM: `Playing` */
  course: ColumnType<object | null, string | null | undefined, string | null>;
  played_at: WithDefault<Date | null>;
  /** somebody who writes modules tries the package: nothing of it counts */
  trial: WithDefault<boolean>;
}

export interface PackageProgressRow {
  academy_id: AcademyId;
  registration_id: string;
  part_id: string;
  completed_at: WithDefault<Date | null>;
  passed_at: WithDefault<Date | null>;
  waived_at: WithDefault<Date | null>;
  satisfied_at: WithDefault<Date | null>;
}

export interface PackageSessionRow {
  academy_id: AcademyId;
  session_id: string;
  registration_id: string;
  /** null for SCORM, whose parts are activities of its manifest */
  part_id: string | null;
  launch_mode: string;
  /** of what proves it from outside: the fetch of cmi5, the parting of SCORM */
  fetch_hash: string;
  token_hash: WithDefault<string | null>;
  launched_at: Date;
  begun_at: WithDefault<Date | null>;
  ended_at: WithDefault<Date | null>;
  state: object;
  /** when another one took over: what comes of this one after that is refused */
  superseded_at: WithDefault<Date | null>;
  /** when anything was last heard of it */
  last_at: WithDefault<Date | null>;
  /** steps accepted, and the last report of content among them */
  steps: WithDefault<number>;
  reports: WithDefault<number>;
  /** the last word of a window that closed, where it came before the steps it builds on */
  parting: ColumnType<object | null, string | null | undefined, string | null>;
}

declare module '../../server/database/tables.ts' {
  interface Tables {
    package: PackageRow;
    package_part: PackagePartRow;
    package_file: PackageFileRow;
    package_registration: PackageRegistrationRow;
    package_progress: PackageProgressRow;
    package_session: PackageSessionRow;
  }
}

export const packagesMigrations: readonly Migration[] = [
  {
    name: '0850-packages',
    sql: `
create table package (
  academy_id uuid not null references academy on delete cascade,
  package_id uuid not null,
  kind text not null check (kind in ('cmi5')),
  publisher_id text not null,
  title jsonb not null,
  description jsonb not null,
  lenient boolean not null,
  imported_at timestamptz not null,
  primary key (academy_id, package_id)
);
comment on column package.lenient is 'Its content cannot speak cmi5 as it should; what it leaves out is filled in for it.';
${tenantTable('package')}
create table package_part (
  academy_id uuid not null,
  part_id uuid not null,
  package_id uuid not null,
  parent_id uuid,
  position integer not null,
  kind text not null check (kind in ('unit', 'block')),
  publisher_id text not null,
  title jsonb not null,
  description jsonb not null,
  url text,
  launch_method text check (launch_method in ('AnyWindow', 'OwnWindow')),
  move_on text check (move_on in ('NotApplicable', 'Passed', 'Completed', 'CompletedAndPassed', 'CompletedOrPassed')),
  mastery_score double precision check (mastery_score between 0 and 1),
  launch_parameters text,
  entitlement_key text,
  activity_type text,
  primary key (academy_id, part_id),
  unique (academy_id, package_id, position),
  foreign key (academy_id, package_id) references package on delete cascade,
  foreign key (academy_id, parent_id) references package_part on delete cascade,
  check ((kind = 'unit') = (url is not null) and (kind = 'unit') = (move_on is not null) and (kind = 'unit') = (launch_method is not null))
);
comment on column package_part.position is 'In the order of the package, a block before what is in it.';
create index package_part_by_parent on package_part (academy_id, parent_id);
${tenantTable('package_part')}
create table package_file (
  academy_id uuid not null,
  package_id uuid not null,
  path text not null,
  file_hash text not null,
  byte_count bigint not null,
  primary key (academy_id, package_id, path),
  foreign key (academy_id, package_id) references package on delete cascade
);
create index package_file_by_hash on package_file (academy_id, file_hash);
${tenantTable('package_file')}
create table package_registration (
  academy_id uuid not null,
  registration_id uuid not null,
  package_id uuid not null,
  actor jsonb not null,
  person_id uuid,
  registered_at timestamptz not null,
  satisfied_at timestamptz,
  primary key (academy_id, registration_id),
  foreign key (academy_id, package_id) references package on delete cascade,
  foreign key (academy_id, person_id) references person
);
comment on column package_registration.actor is 'The agent that statements name: an account of this installation and an opaque name.';
create index package_registration_by_package on package_registration (academy_id, package_id, person_id);
create index package_registration_by_person on package_registration (academy_id, person_id);
${tenantTable('package_registration')}
create table package_progress (
  academy_id uuid not null,
  registration_id uuid not null,
  part_id uuid not null,
  completed_at timestamptz,
  passed_at timestamptz,
  waived_at timestamptz,
  satisfied_at timestamptz,
  primary key (academy_id, registration_id, part_id),
  foreign key (academy_id, registration_id) references package_registration on delete cascade,
  foreign key (academy_id, part_id) references package_part on delete cascade
);
create index package_progress_by_part on package_progress (academy_id, part_id);
${tenantTable('package_progress')}
create table package_session (
  academy_id uuid not null,
  session_id uuid not null,
  registration_id uuid not null,
  part_id uuid not null,
  launch_mode text not null check (launch_mode in ('Normal', 'Browse', 'Review')),
  fetch_hash text not null,
  token_hash text,
  launched_at timestamptz not null,
  begun_at timestamptz,
  ended_at timestamptz,
  state jsonb not null,
  primary key (academy_id, session_id),
  foreign key (academy_id, registration_id) references package_registration on delete cascade,
  foreign key (academy_id, part_id) references package_part on delete cascade
);
comment on column package_session.begun_at is 'When its content fetched the token, which it may do once.';
create index package_session_by_registration on package_session (academy_id, registration_id);
create index package_session_by_part on package_session (academy_id, part_id);
${tenantTable('package_session')}
`,
  },
  {
    name: '0860-packages-played',
    sql: `
alter table package drop constraint package_kind_check;
alter table package add check (kind in ('cmi5', 'scorm-1.2', 'scorm-2004', 'xapi')), add column manifest jsonb;
comment on column package.manifest is 'SCORM: the organisations to play. Tin Can: what its content may speak of.';
alter table package_registration
  add column attempt_id uuid,
  add column card_key text,
  add column course json,
  add column played_at timestamptz,
  add foreign key (academy_id, attempt_id) references attempt on delete cascade,
  add check ((attempt_id is null) = (card_key is null));
comment on column package_registration.course is 'SCORM: how far the person is. As text, since what content sets is kept to the letter.';
create unique index package_registration_by_card on package_registration (academy_id, attempt_id, card_key);
alter table package_session
  alter column part_id drop not null,
  add column superseded_at timestamptz,
  add column last_at timestamptz,
  add column steps integer not null default 0,
  add column reports integer not null default -1,
  add column parting json;
comment on column package_session.fetch_hash is 'Of what proves it from outside: the fetch of cmi5, the parting of SCORM.';
comment on column package_session.reports is 'The last report of content among its steps.';
comment on column package_session.parting is 'The last word of a window that closed, where it came before the steps it builds on.';
`,
  },
  {
    name: '0890-packages-tried',
    sql: `
alter table package_registration
  add column trial boolean not null default false,
  add check (not trial or (attempt_id is null and person_id is not null));
comment on column package_registration.trial is 'Whoever writes modules tries the package: nothing of it counts.';
create unique index package_registration_by_trial on package_registration (academy_id, package_id, person_id) where trial;
`,
  },
  {
    name: '0900-packages-own-window',
    sql: `
alter table package add column own_window boolean not null default false;
comment on column package.own_window is 'Its content wants a window of its own, not a frame in the player.';
`,
  },
];
