/**
 * The keys an academy signs badges with. The newest that can be opened is used; older ones stay, since what they signed is still
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

declare module '../../server/database/tables.ts' {
  interface Tables {
    badge_key: BadgeKeyRow;
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
];
