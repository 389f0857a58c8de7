/**
 * The keys an academy signs badges with, and the bit by which each badge can be taken back. The newest that can be opened is used; older ones stay, since what they signed is still
 * out there. The private half is sealed with the installation's secret.
 */
import type { AcademyId } from '../../kernel/id.ts';
import type { Migration } from '../../server/database/tables.ts';
import { tenantTable } from '../../server/database/tenant.ts';

export interface BadgeKeyRow {
  academy_id: AcademyId;
  /** RFC 7638, of the public half */
  thumbprint: string;
  public_key: string;
  private_sealed: string;
  made_at: Date;
}

export interface BadgeStatusRow {
  academy_id: AcademyId;
  /** a level confirmed, or a certification */
  credential_id: string;
  /** from 1 */
  list: number;
  /** its bit in the list; by chance, so that it says nothing about when it was given */
  position: number;
}

declare module '../../server/database/tables.ts' {
  interface Tables {
    badge_key: BadgeKeyRow;
    badge_status: BadgeStatusRow;
  }
}

export const badgeMigrations: readonly Migration[] = [
  {
    name: '0710-badges',
    sql: `
create table badge_key (
  academy_id uuid not null references academy on delete cascade,
  thumbprint text not null,
  public_key text not null,
  private_sealed text not null,
  made_at timestamptz not null,
  primary key (academy_id, thumbprint)
);
${tenantTable('badge_key')}
`,
  },
  {
    name: '0730-badge-status',
    sql: `
create table badge_status (
  academy_id uuid not null references academy on delete cascade,
  credential_id uuid not null,
  list integer not null check (list >= 1),
  position integer not null check (position between 0 and 131071),
  primary key (academy_id, credential_id),
  unique (academy_id, list, position)
);
${tenantTable('badge_status')}
`,
  },
];
