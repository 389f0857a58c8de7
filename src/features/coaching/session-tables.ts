/**
 * The rows of coaching sessions, and of the hours a manager has for them. Agenda and notes are the two's own.
 */
import type { ColumnType } from 'kysely';
import type { AcademyId } from '../../kernel/id.ts';
import type { Migration } from '../../server/database/tables.ts';
import { tenantTable } from '../../server/database/tenant.ts';
import type { DropReason, SessionState } from './session.ts';

type WithDefault<T> = ColumnType<T, T | undefined, T>;

export interface CoachingSessionRow {
  academy_id: AcademyId;
  session_id: string;
  manager_id: string;
  salesperson_id: string;
  state: SessionState;
  starts_at: Date;
  minutes: number;
  place: string;
  agenda: string;
  notes: string;
  agenda_version: WithDefault<number>;
  agenda_hand: WithDefault<string | null>;
  notes_version: WithDefault<number>;
  notes_hand: WithDefault<string | null>;
  sequence: number;
  made_by: string;
  made_at: Date;
  held_at: Date | null;
  closed_at: Date | null;
  cancelled_at: Date | null;
  dropped_why: WithDefault<DropReason | null>;
}

/** What a manager said about the time there is for coaching. */
export interface CoachingHoursRow {
  academy_id: AcademyId;
  person_id: string;
  minutes_per_week: number;
  minutes_per_session: number;
}

declare module '../../server/database/tables.ts' {
  interface Tables {
    coaching_session: CoachingSessionRow;
    coaching_hours: CoachingHoursRow;
  }
}

const person = (column: string) => `foreign key (academy_id, ${column}) references person (academy_id, person_id)`;

export const coachingSessionMigrations: readonly Migration[] = [
  {
    name: '0400-coaching-sessions',
    sql: `
create table coaching_session (
  academy_id uuid not null references academy on delete cascade,
  session_id uuid not null,
  manager_id uuid not null,
  salesperson_id uuid not null,
  state text not null check (state in ('planned', 'running', 'closed', 'cancelled')),
  starts_at timestamptz not null,
  minutes integer not null check (minutes between 10 and 240),
  place text not null,
  agenda text not null,
  notes text not null,
  sequence integer not null check (sequence >= 0),
  made_by uuid not null,
  made_at timestamptz not null,
  held_at timestamptz,
  closed_at timestamptz,
  cancelled_at timestamptz,
  primary key (academy_id, session_id),
  ${person('manager_id')},
  ${person('salesperson_id')},
  check (manager_id <> salesperson_id),
  check ((state in ('running', 'closed')) = (held_at is not null)),
  check ((state = 'closed') = (closed_at is not null)),
  check ((state = 'cancelled') = (cancelled_at is not null))
);
create index coaching_session_by_salesperson on coaching_session (academy_id, salesperson_id, starts_at desc);
create index coaching_session_by_manager on coaching_session (academy_id, manager_id, starts_at desc);
${tenantTable('coaching_session')}
create table coaching_hours (
  academy_id uuid not null,
  person_id uuid not null,
  minutes_per_week integer not null check (minutes_per_week between 0 and 2400),
  minutes_per_session integer not null check (minutes_per_session between 10 and 240),
  primary key (academy_id, person_id),
  foreign key (academy_id, person_id) references person (academy_id, person_id) on delete cascade
);
${tenantTable('coaching_hours')}
`,
  },
  {
    name: '0430-session-writings',
    sql: `
alter table coaching_session
  add column agenda_version integer not null default 0,
  add column agenda_hand uuid,
  add column notes_version integer not null default 0,
  add column notes_hand uuid;
`,
  },
  {
    name: '0431-sessions-dropped',
    sql: `
alter table coaching_session
  add column dropped_why text check (dropped_why in ('person-left', 'team-changed')),
  add check (dropped_why is null or state = 'cancelled');
create index coaching_session_dropped on coaching_session (academy_id, starts_at) where dropped_why is not null;
`,
  },
];
