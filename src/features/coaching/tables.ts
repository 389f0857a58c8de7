/**
 * The rows of agreements: revisions with their gaps and actions, acceptances, ticks, check-backs and handovers.
 * What a revision says never changes, and nothing comes into force that not both accepted: the triggers refuse it even where
 * the rules were forgotten. The one exception is erasure, which empties free text and nothing else.
 */
import type { ColumnType } from 'kysely';
import type { Day } from '../../kernel/day.ts';
import type { AcademyId } from '../../kernel/id.ts';
import type { Migration } from '../../server/database/tables.ts';
import { tenantTable } from '../../server/database/tenant.ts';
import type { EndReason, GapOutcome, Handover } from './agreement.ts';
import type { ActivityKind, Side } from './agreement-content.ts';

type WithDefault<T> = ColumnType<T, T | undefined, T>;

export interface AgreementRow {
  academy_id: AcademyId;
  agreement_id: string;
  salesperson_id: string;
  /** who stands on the manager's side now */
  manager_id: string;
  end_asked_side: WithDefault<Side | null>;
  end_asked_by: WithDefault<string | null>;
  end_asked_at: WithDefault<Date | null>;
  ended_why: WithDefault<EndReason | null>;
  ended_by: WithDefault<string | null>;
  ended_at: WithDefault<Date | null>;
}

export interface AgreementRevisionRow {
  academy_id: AcademyId;
  agreement_id: string;
  number: number;
  check_back: Day;
  note: string;
  fingerprint: string;
  proposed_by: string;
  proposed_at: Date;
  /** the session it was written in, where it was */
  session_id: string | null;
  in_force_from: WithDefault<Date | null>;
  closed_how: WithDefault<'withdrawn' | 'declined' | null>;
  closed_by: WithDefault<string | null>;
  closed_at: WithDefault<Date | null>;
}

export interface AgreedGapRow {
  academy_id: AcademyId;
  agreement_id: string;
  number: number;
  position: number;
  capability_id: string;
  from_proficiency: number;
  to_proficiency: number;
}

export interface AgreedActionRow {
  academy_id: AcademyId;
  agreement_id: string;
  number: number;
  position: number;
  /** the same through the revisions in which the action says the same */
  action_id: string;
  what: string;
  kind: ActivityKind;
  owner: Side;
  due: Day;
  activity_id: WithDefault<string | null>;
}

export interface AgreementAcceptanceRow {
  academy_id: AcademyId;
  agreement_id: string;
  number: number;
  side: Side;
  person_id: string;
  fingerprint: string;
  at: Date;
}

export interface ActionTickRow {
  academy_id: AcademyId;
  agreement_id: string;
  position: number;
  action_id: string;
  done: boolean;
  evidence: string;
  by_person: string;
  at: Date;
  /** of learning; kept although the completion may be taken back */
  completion_id: WithDefault<string | null>;
}

export interface CheckBackRow {
  academy_id: AcademyId;
  agreement_id: string;
  position: number;
  number: number;
  by_person: string;
  at: Date;
  day: Day;
}

export interface CheckBackOutcomeRow {
  academy_id: AcademyId;
  agreement_id: string;
  position: number;
  capability_id: string;
  assessment_id: string;
  found: number;
  outcome: GapOutcome['outcome'];
}

export interface AgreementHandoverRow {
  academy_id: AcademyId;
  agreement_id: string;
  position: number;
  from_manager_id: string;
  to_manager_id: string;
  why: Handover['why'];
  at: Date;
  taken_number: number | null;
  taken_fingerprint: string | null;
  taken_at: Date | null;
}

declare module '../../server/database/tables.ts' {
  interface Tables {
    agreement: AgreementRow;
    agreement_revision: AgreementRevisionRow;
    agreed_gap: AgreedGapRow;
    agreed_action: AgreedActionRow;
    agreement_acceptance: AgreementAcceptanceRow;
    action_tick: ActionTickRow;
    check_back: CheckBackRow;
    check_back_outcome: CheckBackOutcomeRow;
    agreement_handover: AgreementHandoverRow;
  }
}

/** Rows that are written once: no update (unless it only empties the texts named), and no delete while the agreement is there. */
function writtenOnce(table: string, erasable: readonly string[] = []): string {
  const emptied = erasable.map((column) => `new.${column} := old.${column};`).join(' ');
  const allowed = erasable.map((column) => `new.${column} in (old.${column}, '')`).join(' and ') || 'false';
  return `
create function ${table}_written_once() returns trigger language plpgsql as $body$
begin
  if tg_op = 'DELETE' then
    if exists (select from agreement where academy_id = old.academy_id and agreement_id = old.agreement_id) then
      raise exception 'what was agreed is never removed' using errcode = 'restrict_violation';
    end if;
    return old;
  end if;
  if ${allowed} then
    declare wanted ${table} := new;
    begin
      ${emptied}
      if new is not distinct from old then return wanted; end if;
    end;
  end if;
  raise exception 'what was agreed is never changed' using errcode = 'restrict_violation';
end $body$;
create trigger ${table}_kept before update or delete on ${table} for each row execute function ${table}_written_once();
`;
}

const person = (column: string) => `foreign key (academy_id, ${column}) references person (academy_id, person_id)`;
const ofAgreement = `foreign key (academy_id, agreement_id) references agreement (academy_id, agreement_id) on delete cascade`;
const ofRevision = `foreign key (academy_id, agreement_id, number)
    references agreement_revision (academy_id, agreement_id, number) on delete cascade`;

export const agreementMigrations: readonly Migration[] = [
  {
    name: '0410-agreements',
    sql: `
create table agreement (
  academy_id uuid not null references academy on delete cascade,
  agreement_id uuid not null,
  salesperson_id uuid not null,
  manager_id uuid not null,
  end_asked_side text check (end_asked_side in ('salesperson', 'manager')),
  end_asked_by uuid,
  end_asked_at timestamptz,
  ended_why text check (ended_why in ('gaps-closed', 'both-ended', 'never-agreed', 'salesperson-left')),
  ended_by uuid,
  ended_at timestamptz,
  primary key (academy_id, agreement_id),
  ${person('salesperson_id')},
  ${person('manager_id')},
  check (manager_id <> salesperson_id),
  check ((ended_why is null) = (ended_at is null))
);
create unique index agreement_living on agreement (academy_id, salesperson_id) where ended_at is null;
create index agreement_by_salesperson on agreement (academy_id, salesperson_id, agreement_id);
create index agreement_by_manager on agreement (academy_id, manager_id, agreement_id);
${tenantTable('agreement')}
create table agreement_revision (
  academy_id uuid not null,
  agreement_id uuid not null,
  number integer not null check (number >= 1),
  check_back date not null,
  note text not null,
  fingerprint text not null,
  proposed_by uuid not null,
  proposed_at timestamptz not null,
  session_id uuid,
  in_force_from timestamptz,
  closed_how text check (closed_how in ('withdrawn', 'declined')),
  closed_by uuid,
  closed_at timestamptz,
  primary key (academy_id, agreement_id, number),
  ${ofAgreement},
  foreign key (academy_id, session_id) references coaching_session (academy_id, session_id),
  check (closed_how is null or in_force_from is null)
);
create index agreement_revision_check_back on agreement_revision (academy_id, check_back) where in_force_from is not null;
${tenantTable('agreement_revision')}
create function agreement_revision_written_once() returns trigger language plpgsql as $body$
begin
  if tg_op = 'DELETE' then
    if exists (select from agreement where academy_id = old.academy_id and agreement_id = old.agreement_id) then
      raise exception 'what was agreed is never removed' using errcode = 'restrict_violation';
    end if;
    return old;
  end if;
  if (new.academy_id, new.agreement_id, new.number, new.check_back, new.fingerprint, new.proposed_by, new.proposed_at)
      is distinct from (old.academy_id, old.agreement_id, old.number, old.check_back, old.fingerprint, old.proposed_by, old.proposed_at)
    or new.session_id is distinct from old.session_id
    or new.note not in (old.note, '')
    or (old.in_force_from is not null and new.in_force_from is distinct from old.in_force_from)
    or (old.closed_how is not null and (new.closed_how, new.in_force_from) is distinct from (old.closed_how, old.in_force_from))
  then
    raise exception 'what was agreed is never changed' using errcode = 'restrict_violation';
  end if;
  if new.in_force_from is not null and old.in_force_from is null and (
    select count(distinct side) from agreement_acceptance a
    where a.academy_id = new.academy_id and a.agreement_id = new.agreement_id and a.number = new.number and a.fingerprint = new.fingerprint
  ) < 2 then
    raise exception 'only what both accepted comes into force' using errcode = 'restrict_violation';
  end if;
  return new;
end $body$;
create trigger agreement_revision_kept before update or delete on agreement_revision
  for each row execute function agreement_revision_written_once();
create table agreed_gap (
  academy_id uuid not null,
  agreement_id uuid not null,
  number integer not null,
  position smallint not null check (position between 1 and 3),
  capability_id uuid not null,
  from_proficiency smallint not null check (from_proficiency >= 0),
  to_proficiency smallint not null,
  primary key (academy_id, agreement_id, number, position),
  unique (academy_id, agreement_id, number, capability_id),
  ${ofRevision},
  foreign key (academy_id, capability_id) references capability (academy_id, capability_id),
  check (to_proficiency > from_proficiency)
);
${tenantTable('agreed_gap')}
${writtenOnce('agreed_gap')}
create table agreed_action (
  academy_id uuid not null,
  agreement_id uuid not null,
  number integer not null,
  position smallint not null check (position between 1 and 3),
  action_id uuid not null,
  what text not null,
  kind text not null check (kind in ('module', 'coaching', 'field-visit', 'practice', 'brush-up', 'competition', 'recall')),
  owner text not null check (owner in ('salesperson', 'manager')),
  due date not null,
  primary key (academy_id, agreement_id, number, position),
  unique (academy_id, agreement_id, number, action_id),
  ${ofRevision}
);
${tenantTable('agreed_action')}
${writtenOnce('agreed_action', ['what'])}
create table agreement_acceptance (
  academy_id uuid not null,
  agreement_id uuid not null,
  number integer not null,
  side text not null check (side in ('salesperson', 'manager')),
  person_id uuid not null,
  fingerprint text not null,
  at timestamptz not null,
  primary key (academy_id, agreement_id, number, person_id),
  ${ofRevision},
  ${person('person_id')}
);
${tenantTable('agreement_acceptance')}
${writtenOnce('agreement_acceptance')}
create table action_tick (
  academy_id uuid not null,
  agreement_id uuid not null,
  position integer not null check (position >= 1),
  action_id uuid not null,
  done boolean not null,
  evidence text not null,
  by_person uuid not null,
  at timestamptz not null,
  primary key (academy_id, agreement_id, position),
  ${ofAgreement}
);
${tenantTable('action_tick')}
${writtenOnce('action_tick', ['evidence'])}
create table check_back (
  academy_id uuid not null,
  agreement_id uuid not null,
  position integer not null check (position >= 1),
  number integer not null,
  by_person uuid not null,
  at timestamptz not null,
  day date not null,
  primary key (academy_id, agreement_id, position),
  ${ofRevision}
);
${tenantTable('check_back')}
${writtenOnce('check_back')}
create table check_back_outcome (
  academy_id uuid not null,
  agreement_id uuid not null,
  position integer not null,
  capability_id uuid not null,
  assessment_id uuid not null,
  found smallint not null,
  outcome text not null check (outcome in ('closed', 'kept-open')),
  primary key (academy_id, agreement_id, position, capability_id),
  foreign key (academy_id, agreement_id, position) references check_back (academy_id, agreement_id, position) on delete cascade,
  foreign key (academy_id, capability_id) references capability (academy_id, capability_id),
  foreign key (academy_id, assessment_id) references assessment (academy_id, assessment_id)
);
${tenantTable('check_back_outcome')}
${writtenOnce('check_back_outcome')}
create table agreement_handover (
  academy_id uuid not null,
  agreement_id uuid not null,
  position integer not null check (position >= 1),
  from_manager_id uuid not null,
  to_manager_id uuid not null,
  why text not null check (why in ('handed-over', 'manager-left', 'team-changed')),
  at timestamptz not null,
  taken_number integer,
  taken_fingerprint text,
  taken_at timestamptz,
  primary key (academy_id, agreement_id, position),
  ${ofAgreement},
  ${person('from_manager_id')},
  ${person('to_manager_id')}
);
${tenantTable('agreement_handover')}
`,
  },
  {
    name: '0420-agreements-by-person',
    sql: `
create index agreement_acceptance_by_person on agreement_acceptance (academy_id, person_id);
create index agreement_handover_from on agreement_handover (academy_id, from_manager_id);
create index agreement_handover_to on agreement_handover (academy_id, to_manager_id);
`,
  },
  {
    name: '0432-agreements-of-leavers',
    sql: `
create index agreement_of_leaver on agreement (academy_id, salesperson_id) where ended_why = 'salesperson-left';
`,
  },
  {
    // migrations run by name, and this one stands on the menu's table
    name: '0640-actions-of-the-menu',
    sql: `
alter table agreed_action add column activity_id uuid;
alter table agreed_action add foreign key (academy_id, activity_id) references activity (academy_id, activity_id);
create index agreed_action_by_activity on agreed_action (academy_id, activity_id) where activity_id is not null;
alter table action_tick add column completion_id uuid;
create index action_tick_by_completion on action_tick (academy_id, completion_id) where completion_id is not null;
`,
  },
];
