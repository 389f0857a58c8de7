/**
 * The rows of learning records: statements as they were received, by what each is found, and the documents beside them. A statement's
 * place in the order is its `seq`, counted up in each academy under a lock, so that a later one never stands before an earlier one.
 */
import type { ColumnType } from 'kysely';
import type { AcademyId } from '../../kernel/id.ts';
import type { Migration } from '../../server/database/tables.ts';
import { tenantTable } from '../../server/database/tenant.ts';

type WithDefault<T> = ColumnType<T, T | undefined, T>;

export interface LearningCredentialRow {
  academy_id: AcademyId;
  key: string;
  /** SHA-256 of the secret in hexadecimal digits */
  secret_hash: string;
  label: string;
  default_version: string;
  may_read: boolean;
  may_write: boolean;
  made_at: Date;
  revoked_at: WithDefault<Date | null>;
}

export interface LearningStatementRow {
  academy_id: AcademyId;
  seq: string;
  statement_id: string;
  stored: Date;
  /** without `stored` */
  statement: string;
  /** the statement that is its object */
  refers_to: string | null;
  voiding: boolean;
  voided: boolean;
}

export interface LearningReferenceRow {
  academy_id: AcademyId;
  key: string;
  seq: string;
}

export interface LearningActivityRow {
  academy_id: AcademyId;
  key: string;
  activity_id: string;
  definition: object;
}

export interface LearningAttachmentRow {
  academy_id: AcademyId;
  /** as statements name it, in lower case */
  sha2: string;
  content_type: string | null;
  /** of the file that holds its bytes */
  file_hash: string;
}

/** A statement of the academy about itself, not yet in the record. */
export interface LearningActRow {
  academy_id: AcademyId;
  act_id: string;
  statement_id: string;
  statement: string;
}

export interface LearningDocumentRow {
  academy_id: AcademyId;
  /** of the activity, the agent or both that it is about */
  scope_key: string;
  /** '' without one */
  registration: string;
  document_id: string;
  content_type: string;
  content: Buffer;
  tag: string;
  updated: Date;
}

/** Another learning record store that is told all that is in this one. */
export interface LearningForwardingRow {
  academy_id: AcademyId;
  forwarding_id: string;
  endpoint: string;
  version: string;
  key: string;
  sealed_secret: string;
  /** the last that arrived there */
  after_seq: string;
  /** what the other refused for good, which is not tried again */
  refused: number;
  failure: string | null;
  made_at: Date;
}

declare module '../../server/database/tables.ts' {
  interface Tables {
    learning_credential: LearningCredentialRow;
    learning_statement: LearningStatementRow;
    learning_reference: LearningReferenceRow;
    learning_activity: LearningActivityRow;
    learning_attachment: LearningAttachmentRow;
    learning_document: LearningDocumentRow;
    learning_act: LearningActRow;
    learning_forwarding: LearningForwardingRow;
  }
}

export const learningRecordsMigrations: readonly Migration[] = [
  {
    name: '0800-learning-records',
    sql: `
create table learning_credential (
  academy_id uuid not null references academy on delete cascade,
  key text not null,
  secret_hash text not null,
  label text not null,
  default_version text not null check (default_version in ('1.0.3', '2.0.0')),
  may_read boolean not null,
  may_write boolean not null,
  made_at timestamptz not null,
  revoked_at timestamptz,
  primary key (academy_id, key)
);
${tenantTable('learning_credential')}
create table learning_statement (
  academy_id uuid not null references academy on delete cascade,
  seq bigint not null,
  statement_id uuid not null,
  stored timestamptz not null,
  statement json not null,
  refers_to uuid,
  voiding boolean not null,
  voided boolean not null,
  primary key (academy_id, seq),
  unique (academy_id, statement_id),
  check (not (voiding and voided))
);
create index learning_statement_by_time on learning_statement (academy_id, stored, seq);
create index learning_statement_by_target on learning_statement (academy_id, refers_to) where refers_to is not null;
${tenantTable('learning_statement')}
create table learning_reference (
  academy_id uuid not null,
  key bigint not null,
  seq bigint not null,
  primary key (academy_id, key, seq)
);
comment on table learning_reference is
  'By what a statement is found; key is a hash of the kind of thing and its name. Without a foreign key: eight rows a statement, written with it, never alone.';
${tenantTable('learning_reference')}
create table learning_activity (
  academy_id uuid not null references academy on delete cascade,
  key bigint not null,
  activity_id text not null,
  definition jsonb not null,
  primary key (academy_id, key)
);
${tenantTable('learning_activity')}
create table learning_attachment (
  academy_id uuid not null references academy on delete cascade,
  sha2 text not null,
  content_type text,
  file_hash text not null,
  primary key (academy_id, sha2)
);
${tenantTable('learning_attachment')}
create table learning_document (
  academy_id uuid not null references academy on delete cascade,
  scope_key text not null,
  registration text not null,
  document_id text not null,
  content_type text not null,
  content bytea not null,
  tag text not null,
  updated timestamptz not null,
  primary key (academy_id, scope_key, registration, document_id)
);
${tenantTable('learning_document')}
`,
  },
  {
    name: '0801-learning-statements-at-once',
    sql: `
create function learning_statement_written_once() returns trigger language plpgsql as $body$
begin
  raise exception 'a recorded statement never changes' using errcode = 'restrict_violation';
end $body$;
create trigger learning_statement_kept before update of academy_id, seq, statement_id, stored, statement, refers_to, voiding
  on learning_statement for each row execute function learning_statement_written_once();
create function merged_definition_part (known jsonb, told jsonb, part text) returns jsonb language sql immutable as $body$
  select case when known ? part and told ? part then jsonb_build_object(part, (known -> part) || (told -> part)) else '{}'::jsonb end
$body$;
create function write_learning_statements (_academy_id uuid, _now timestamptz, _statements json, _definitions jsonb)
  returns table (id uuid, seq bigint, stored timestamptz, targeted boolean)
  language plpgsql
  set enable_seqscan = off
as $body$
#variable_conflict use_column
begin
  return query
    with incoming as (
      select r.* from json_to_recordset(_statements)
        as r (n int, id uuid, statement text, "refersTo" uuid, voiding boolean, voided boolean, keys bigint[])
    ), last as (
      select coalesce(max(l.seq), 0) as seq, greatest(max(l.stored) + interval '1 millisecond', _now) as stored from (
        select seq, stored from learning_statement where academy_id = _academy_id order by seq desc limit 1) l
    ), unvoided as (
      update learning_statement t set voided = true
      where t.academy_id = _academy_id and not t.voiding and not t.voided
        and t.statement_id = any (array(select r."refersTo" from incoming r where r.voiding))
    ), fresh as (
      insert into learning_statement (academy_id, seq, statement_id, stored, statement, refers_to, voiding, voided)
      select _academy_id, last.seq + r.n + 1, r.id, last.stored, r.statement::json, r."refersTo", r.voiding,
        not r.voiding and (r.voided or exists (select from learning_statement v
          where v.academy_id = _academy_id and v.refers_to = r.id and v.voiding))
      from incoming r cross join last
      on conflict (academy_id, statement_id) do nothing
      returning statement_id, seq, stored
    ), reference as (
      insert into learning_reference (academy_id, key, seq)
      select _academy_id, k.key, fresh.seq from fresh join incoming r on r.id = fresh.statement_id, unnest(r.keys) as k (key)
    ), told as (
      select d.key, d."activityId", d.definition
      from jsonb_to_recordset(_definitions) as d (key bigint, "activityId" text, definition jsonb)
      where coalesce((select not k.definition @> d.definition from learning_activity k
        where k.academy_id = _academy_id and k.key = d.key), true)
      order by d.key
    ), activity as (
      insert into learning_activity as known (academy_id, key, activity_id, definition)
      select _academy_id, told.key, told."activityId", told.definition from told
      on conflict (academy_id, key) do update set definition = known.definition || excluded.definition
        || merged_definition_part(known.definition, excluded.definition, 'name')
        || merged_definition_part(known.definition, excluded.definition, 'description')
        || merged_definition_part(known.definition, excluded.definition, 'extensions')
    )
    select fresh.statement_id, fresh.seq, fresh.stored, exists (select from learning_statement t
      where t.academy_id = _academy_id and t.refers_to = fresh.statement_id)
    from fresh order by fresh.seq;
end $body$;
comment on function write_learning_statements is
  'Writes a batch of statements with what they are found by and what they tell of activities. A function, so that it is planned once a session.';
`,
  },
  {
    name: '0810-learning-acts',
    sql: `
create table learning_act (
  academy_id uuid not null references academy on delete cascade,
  act_id uuid not null,
  statement_id uuid not null,
  statement json not null,
  primary key (academy_id, act_id)
);
comment on table learning_act is
  'What the academy did, as statements that wait for their place in the learning records; written with the act.';
${tenantTable('learning_act')}
`,
  },
  {
    name: '0820-learning-forwarding',
    sql: `
create table learning_forwarding (
  academy_id uuid not null references academy on delete cascade,
  forwarding_id uuid not null,
  endpoint text not null,
  version text not null check (version in ('1.0.3', '2.0.0')),
  key text not null,
  sealed_secret text not null,
  after_seq bigint not null default 0,
  refused integer not null default 0,
  failure text,
  made_at timestamptz not null,
  primary key (academy_id, forwarding_id)
);
comment on table learning_forwarding is 'Other learning record stores that are told all that is in this one, and how far they are.';
${tenantTable('learning_forwarding')}
`,
  },
];
