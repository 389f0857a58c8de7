/**
 * The rows of assessments. A rating is the judgement of one capability in one assessment, as it stands now; what it was before
 * stands in history. `standing` holds what all ratings of a person in a capability say as of the last of them, and is
 * written in the transaction of every rating: what ages is aged when it is read, never here.
 */
import type { ColumnType } from 'kysely';
import type { Day } from '../../kernel/day.ts';
import type { AcademyId } from '../../kernel/id.ts';
import type { Migration } from '../../server/database/tables.ts';
import { tenantTable } from '../../server/database/tenant.ts';
import type { AssessmentKind, AssessmentState } from './assessment.ts';

type WithDefault<T> = ColumnType<T, T | undefined, T>;

export interface AssessmentRow {
  academy_id: AcademyId;
  assessment_id: string;
  person_id: string;
  /** who judges; of a measurement, who recorded it */
  rater_id: string;
  kind: AssessmentKind;
  /** the test, only of a measurement */
  instrument: WithDefault<string | null>;
  state: WithDefault<AssessmentState>;
  opened_at: Date;
  /** when it was confirmed or withdrawn */
  closed_at: WithDefault<Date | null>;
}

export interface RatingRow {
  academy_id: AcademyId;
  person_id: string;
  capability_id: string;
  assessment_id: string;
  /** null: a note or evidence without a judgement yet, or one taken back */
  proficiency: number | null;
  /** the day of `rated_at` in UTC: evidence ages by the day */
  on_day: Day;
  rated_at: Date;
  note: WithDefault<string | null>;
}

export interface RatingEvidenceRow {
  academy_id: AcademyId;
  person_id: string;
  capability_id: string;
  assessment_id: string;
  evidence_id: string;
  kind: 'text' | 'link' | 'file';
  /** the text, the address, or the name of the file */
  said: string;
  /** only of a file: SHA-256 of its bytes, their number, and what they were found to be */
  file_hash: WithDefault<string | null>;
  file_size: WithDefault<number | null>;
  file_type: WithDefault<string | null>;
  added_at: Date;
}

export interface RaterInvitationRow {
  academy_id: AcademyId;
  person_id: string;
  rater_id: string;
  invited_by: string;
  invited_at: Date;
  /** the last day on which they may rate */
  until_day: Day;
}

export interface StandingRow {
  academy_id: AcademyId;
  person_id: string;
  capability_id: string;
  mean: number;
  variance: number;
  on_day: Day;
}

declare module '../../server/database/tables.ts' {
  interface Tables {
    assessment: AssessmentRow;
    rating: RatingRow;
    rating_evidence: RatingEvidenceRow;
    rater_invitation: RaterInvitationRow;
    standing: StandingRow;
  }
}

export const assessmentsMigrations: readonly Migration[] = [
  {
    name: '0300-assessments',
    sql: `
create table assessment (
  academy_id uuid not null references academy on delete cascade,
  assessment_id uuid not null,
  person_id uuid not null,
  rater_id uuid not null,
  kind text not null check (kind in ('self', 'appraisal', 'measurement')),
  instrument text,
  state text not null default 'open' check (state in ('open', 'confirmed', 'withdrawn')),
  opened_at timestamptz not null,
  closed_at timestamptz,
  primary key (academy_id, assessment_id),
  foreign key (academy_id, person_id) references person (academy_id, person_id) on delete cascade,
  foreign key (academy_id, rater_id) references person (academy_id, person_id),
  check ((kind = 'self') = (person_id = rater_id)),
  check ((kind = 'measurement') = (instrument is not null)),
  check ((state = 'open') = (closed_at is null))
);
create index assessment_by_person on assessment (academy_id, person_id, opened_at desc, assessment_id desc);
create index assessment_open_by_rater on assessment (academy_id, rater_id) where state = 'open';
${tenantTable('assessment')}
create table rating (
  academy_id uuid not null,
  person_id uuid not null,
  capability_id uuid not null,
  assessment_id uuid not null,
  proficiency smallint check (proficiency between 1 and 9),
  on_day date not null,
  rated_at timestamptz not null,
  note text,
  primary key (academy_id, person_id, capability_id, assessment_id),
  foreign key (academy_id, assessment_id) references assessment (academy_id, assessment_id) on delete cascade
);
${tenantTable('rating')}
create table rating_evidence (
  academy_id uuid not null,
  person_id uuid not null,
  capability_id uuid not null,
  assessment_id uuid not null,
  evidence_id uuid not null,
  kind text not null check (kind in ('text', 'link', 'file')),
  said text not null,
  file_hash text,
  file_size integer,
  file_type text,
  added_at timestamptz not null,
  primary key (academy_id, evidence_id),
  foreign key (academy_id, person_id, capability_id, assessment_id)
    references rating (academy_id, person_id, capability_id, assessment_id) on delete cascade
);
create index rating_evidence_by_rating on rating_evidence (academy_id, person_id, capability_id, assessment_id);
create index rating_evidence_by_file on rating_evidence (academy_id, file_hash) where file_hash is not null;
${tenantTable('rating_evidence')}
create table rater_invitation (
  academy_id uuid not null,
  person_id uuid not null,
  rater_id uuid not null,
  invited_by uuid not null,
  invited_at timestamptz not null,
  until_day date not null,
  primary key (academy_id, person_id, rater_id),
  foreign key (academy_id, person_id) references person (academy_id, person_id) on delete cascade,
  foreign key (academy_id, rater_id) references person (academy_id, person_id) on delete cascade,
  check (person_id <> rater_id)
);
create index rater_invitation_by_rater on rater_invitation (academy_id, rater_id);
${tenantTable('rater_invitation')}
create table standing (
  academy_id uuid not null,
  person_id uuid not null,
  capability_id uuid not null,
  mean double precision not null,
  variance double precision not null check (variance > 0),
  on_day date not null,
  primary key (academy_id, person_id, capability_id),
  foreign key (academy_id, person_id) references person (academy_id, person_id) on delete cascade
);
${tenantTable('standing')}
`,
  },
  {
    // a person who is removed must not cost a walk through everybody's assessments
    name: '0310-raters',
    sql: 'create index assessment_by_rater on assessment (academy_id, rater_id);',
  },
];
