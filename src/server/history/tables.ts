/**
 * History: what happened, by whom, on whom, when. Append-only; it is the audit trail.
 * It names people by id only. `viewing` keeps who looked at whose record, once a day and kind.
 */
import type { ColumnType } from 'kysely';
import type { Day } from '../../kernel/day.ts';
import type { AcademyId } from '../../kernel/id.ts';
import type { Migration } from '../database/tables.ts';
import { tenantTable } from '../database/tenant.ts';

export interface HistoryRow {
  academy_id: AcademyId;
  event_id: string;
  at: Date;
  /** null: the product itself */
  actor_id: string | null;
  subject_id: string | null;
  name: string;
  about: ColumnType<Record<string, unknown>, string, never>;
}

export interface ViewingRow {
  academy_id: AcademyId;
  subject_id: string;
  viewer_id: string;
  day: Day;
  kind: string;
}

declare module '../database/tables.ts' {
  interface Tables {
    history: HistoryRow;
    viewing: ViewingRow;
  }
}

export const historyMigrations: readonly Migration[] = [
  {
    name: '0010-history',
    sql: `
create table history (
  academy_id uuid not null,
  event_id uuid not null,
  at timestamptz not null,
  actor_id uuid,
  subject_id uuid,
  name text not null,
  about jsonb not null,
  primary key (academy_id, event_id)
);
create index history_by_subject on history (academy_id, subject_id, event_id);
create index history_by_actor on history (academy_id, actor_id, event_id);
create index history_by_time on history (academy_id, at, event_id);
create index history_by_name on history (academy_id, name, event_id);
${tenantTable('history')}
create table viewing (
  academy_id uuid not null,
  subject_id uuid not null,
  viewer_id uuid not null,
  day date not null,
  kind text not null,
  primary key (academy_id, subject_id, viewer_id, day, kind)
);
${tenantTable('viewing')}
`,
  },
];
