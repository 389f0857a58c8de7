/** Lists of modules on their way in, and what was made of them. The rows of a list go once it is applied. */
import type { ColumnType } from 'kysely';
import type { AcademyId } from '../../kernel/id.ts';
import type { Migration } from '../../server/database/tables.ts';
import { tenantTable } from '../../server/database/tenant.ts';
import type { CatalogueMapping } from './catalogue-words.ts';

type WithDefault<T> = ColumnType<T, T | undefined, T>;

export interface CatalogueListRow {
  academy_id: AcademyId;
  list_id: string;
  file_name: string;
  came_at: Date;
  headings: ColumnType<readonly string[], string, string>;
  /** as `[line, cells]` */
  rows: ColumnType<readonly (readonly [number, readonly string[]])[], string, string>;
  applied_at: WithDefault<Date | null>;
  undone_at: WithDefault<Date | null>;
  /** the headings as they are known again; null for lists brought in before they were */
  headings_key: WithDefault<string | null>;
  /** as it was applied */
  mapping: ColumnType<CatalogueMapping | null, undefined, string>;
  made: ColumnType<string[], readonly string[] | undefined, readonly string[]>;
  published: WithDefault<number>;
}

declare module '../../server/database/tables.ts' {
  interface Tables {
    catalogue_list: CatalogueListRow;
  }
}

export const catalogueMigrations: readonly Migration[] = [
  {
    name: '0895-catalogue',
    sql: `
alter table package add column file_name text;
comment on column package.file_name is 'As it was called where it came from; null where nobody said.';
create table catalogue_list (
  academy_id uuid not null references academy on delete cascade,
  list_id uuid not null,
  file_name text not null,
  came_at timestamptz not null,
  headings jsonb not null,
  rows jsonb not null,
  applied_at timestamptz,
  undone_at timestamptz,
  made uuid[] not null default '{}',
  published integer not null default 0,
  primary key (academy_id, list_id)
);
comment on column catalogue_list.made is 'The activities that were begun of it.';
${tenantTable('catalogue_list')}
`,
  },
  {
    name: '0896-catalogue-remembered',
    sql: `
alter table catalogue_list add column headings_key text, add column mapping jsonb;
create index catalogue_list_by_headings on catalogue_list (academy_id, headings_key, applied_at desc) where mapping is not null;
comment on column catalogue_list.mapping is 'What its columns meant when it was applied: the next list with these headings is read so.';
`,
  },
];
