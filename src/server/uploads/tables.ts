/** Uploads on their way: whose they are, and how much of each lies on the disk for good. The bytes lie beside the files. */
import type { ColumnType, Generated } from 'kysely';
import type { AcademyId, PersonId } from '../../kernel/id.ts';
import type { Migration } from '../database/tables.ts';
import { tenantTable } from '../database/tenant.ts';

export interface UploadRow {
  academy_id: AcademyId;
  upload_id: string;
  person_id: PersonId;
  purpose: string;
  name: string;
  mark: string;
  size: string;
  received: Generated<string>;
  begun_at: Date;
  expires_at: Date;
  became: ColumnType<unknown, string | null | undefined, string>;
}

declare module '../database/tables.ts' {
  interface Tables {
    upload: UploadRow;
  }
}

export const uploadMigrations: readonly Migration[] = [
  {
    name: '0880-uploads',
    sql: `
create table upload (
  academy_id uuid not null references academy on delete cascade,
  upload_id uuid not null,
  person_id uuid not null,
  purpose text not null,
  name text not null,
  mark text not null,
  size bigint not null check (size > 0),
  received bigint not null default 0 check (received between 0 and size),
  begun_at timestamptz not null,
  expires_at timestamptz not null,
  became jsonb,
  primary key (academy_id, upload_id),
  foreign key (academy_id, person_id) references person (academy_id, person_id) on delete cascade
);
create index upload_by_person on upload (academy_id, person_id);
comment on column upload.received is 'So many bytes are on the disk for good; what lies there beyond them does not count.';
comment on column upload.became is 'What was made of it, told again to who asks again; its bytes are gone then.';
${tenantTable('upload')}`,
  },
];
