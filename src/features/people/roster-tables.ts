/**
 * What an import needs to remember: a file on its way in, what its preview showed, how columns were mapped, what the last import
 * changed. Files and previews hold names; they go when the import is confirmed, and after a day at the latest.
 */
import type { ColumnType } from 'kysely';
import type { AcademyId } from '../../kernel/id.ts';
import type { Migration } from '../../server/database/tables.ts';
import { tenantTable } from '../../server/database/tenant.ts';
import type { RosterMapping } from './roster.ts';
import type { ChangeKind } from './roster-changes.ts';
import type { RosterFields } from './roster-people.ts';
import type { Json } from './tables.ts';

export interface RosterFile {
  readonly kind: 'csv' | 'xlsx';
  readonly encoding: string | null;
  readonly delimiter: string | null;
  readonly sheet: string | null;
  readonly headings: readonly string[];
  readonly notes: readonly {
    readonly reason: string;
    readonly line: number | null;
    readonly column: number | null;
    readonly detail: string;
  }[];
}

/** What a preview was made with and showed; confirming does exactly this or nothing. */
export interface RosterShown {
  readonly mapping: RosterMapping;
  readonly wholeRoster: boolean;
  readonly spared: readonly string[];
  readonly fingerprint: string;
}

export interface RosterUploadRow {
  academy_id: AcademyId;
  upload_id: string;
  uploaded_by: string;
  uploaded_at: Date;
  expires_at: Date;
  file_name: string;
  file: Json<RosterFile>;
  /** `[line, cells]` of each row below the headings */
  rows: Json<readonly (readonly [number, readonly string[]])[]>;
  shown: ColumnType<RosterShown | null, string | null | undefined, string | null>;
}

/** One page of one list of a preview. */
export interface RosterPreviewRow {
  academy_id: AcademyId;
  upload_id: string;
  kind: string;
  page: number;
  items: Json<readonly unknown[]>;
}

export interface RosterMappingRow {
  academy_id: AcademyId;
  /** SHA-256 of the headings */
  signature: string;
  mapping: Json<RosterMapping>;
  used_at: Date;
}

export interface RosterImportRow {
  academy_id: AcademyId;
  import_id: string;
  imported_by: string;
  imported_at: Date;
  file_name: string;
  counts: Json<Record<string, number>>;
  /** markets and teams it created, markets from the top down */
  created: Json<{ readonly markets: readonly string[]; readonly teams: readonly string[] }>;
  undone_at: ColumnType<Date | null, Date | null | undefined, Date>;
}

/** What the last import changed of whom; kept for its undo and gone with the next import. */
export interface RosterImportChangeRow {
  academy_id: AcademyId;
  import_id: string;
  person_id: string;
  kind: ChangeKind;
  before: Json<RosterFields | null>;
  after: Json<RosterFields>;
}

declare module '../../server/database/tables.ts' {
  interface Tables {
    roster_upload: RosterUploadRow;
    roster_preview: RosterPreviewRow;
    roster_mapping: RosterMappingRow;
    roster_import: RosterImportRow;
    roster_import_change: RosterImportChangeRow;
  }
}

export const rosterMigrations: readonly Migration[] = [
  {
    name: '0110-roster',
    sql: `
create table roster_upload (
  academy_id uuid not null references academy on delete cascade,
  upload_id uuid not null,
  uploaded_by uuid not null,
  uploaded_at timestamptz not null,
  expires_at timestamptz not null,
  file_name text not null,
  file json not null,
  rows json not null,
  shown jsonb,
  primary key (academy_id, upload_id),
  foreign key (academy_id, uploaded_by) references person (academy_id, person_id) on delete cascade
);
${tenantTable('roster_upload')}
create table roster_preview (
  academy_id uuid not null,
  upload_id uuid not null,
  kind text not null,
  page integer not null,
  items json not null,
  primary key (academy_id, upload_id, kind, page),
  foreign key (academy_id, upload_id) references roster_upload (academy_id, upload_id) on delete cascade
);
${tenantTable('roster_preview')}
create table roster_mapping (
  academy_id uuid not null references academy on delete cascade,
  signature text not null,
  mapping jsonb not null,
  used_at timestamptz not null,
  primary key (academy_id, signature)
);
${tenantTable('roster_mapping')}
create table roster_import (
  academy_id uuid not null references academy on delete cascade,
  import_id uuid not null,
  imported_by uuid not null,
  imported_at timestamptz not null,
  file_name text not null,
  counts jsonb not null,
  created jsonb not null,
  undone_at timestamptz,
  primary key (academy_id, import_id)
);
${tenantTable('roster_import')}
create table roster_import_change (
  academy_id uuid not null,
  import_id uuid not null,
  person_id uuid not null,
  kind text not null check (kind in ('new', 'changed', 'moved', 'returned', 'gone')),
  before jsonb,
  after jsonb not null,
  primary key (academy_id, import_id, person_id),
  foreign key (academy_id, import_id) references roster_import (academy_id, import_id) on delete cascade,
  foreign key (academy_id, person_id) references person (academy_id, person_id) on delete cascade
);
create index roster_import_change_by_person on roster_import_change (academy_id, person_id);
${tenantTable('roster_import_change')}
`,
  },
  {
    // a person who is removed must not cost a walk through every file that was ever uploaded
    name: '0140-roster-uploaders',
    sql: 'create index roster_upload_by_person on roster_upload (academy_id, uploaded_by);',
  },
];
