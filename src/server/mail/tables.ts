/**
 * The mail queue: written in the transaction of the act that causes a mail, sent afterwards by the postman.
 * Its text is emptied once sent, since it may hold a secret link; what triggered it stays, to answer "why was this sent".
 */
import type { ColumnType, Generated } from 'kysely';
import type { Migration } from '../database/tables.ts';
import { currentAcademy } from '../database/tenant.ts';

export interface MailRow {
  mail_id: string;
  /** null: about a sign-in, not about an academy */
  of_academy: string | null;
  /** who gets it, where that is a person of the academy */
  person_id: string | null;
  recipient: string;
  subject: string;
  text: string;
  /** an .ics, where the mail brings a date */
  calendar: string | null;
  /** what caused it, for example `agreement.accepted` */
  trigger: string;
  /** never twice for one thing */
  once_key: string | null;
  queued_at: Date;
  due_at: Date;
  tries: Generated<number>;
  sent_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  failed: ColumnType<string | null, string | null | undefined, string | null>;
}

declare module '../database/tables.ts' {
  interface Tables {
    mail: MailRow;
  }
}

const isPostman = `(select current_setting('app.postman', true) = 'yes')`;

export const mailMigrations: readonly Migration[] = [
  {
    name: '0030-mail',
    sql: `
create table mail (
  mail_id uuid primary key,
  of_academy uuid,
  person_id uuid,
  recipient text not null,
  subject text not null,
  text text not null,
  calendar text,
  trigger text not null,
  once_key text,
  queued_at timestamptz not null,
  due_at timestamptz not null,
  tries integer not null default 0,
  sent_at timestamptz,
  failed text
);
create unique index mail_once on mail (coalesce(of_academy, '00000000-0000-0000-0000-000000000000'), once_key) where once_key is not null;
create index mail_waiting on mail (due_at) where sent_at is null;
create index mail_of_academy on mail (of_academy, mail_id);
create index mail_of_person on mail (of_academy, person_id);
alter table mail enable row level security;
alter table mail force row level security;
create policy mail_of_academy_or_postman on mail
  using (of_academy is not distinct from ${currentAcademy} or ${isPostman})
  with check (of_academy is null or of_academy = ${currentAcademy} or ${isPostman});
`,
  },
];
