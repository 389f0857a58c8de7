/**
 * What the standings of each person come to, packed, so that an academy is counted by reading one row a person. It is written in the
 * transaction of every rating, beside the standings it follows from; where a row is missing, the standings themselves are counted.
 */
import type { AcademyId } from '../../kernel/id.ts';
import type { Migration } from '../../server/database/tables.ts';
import { tenantTable } from '../../server/database/tenant.ts';

export interface StandingReachRow {
  academy_id: AcademyId;
  person_id: string;
  /** of the scale it was judged on */
  steps: number;
  /** see reach.ts */
  reach: Uint8Array;
}

export interface CapabilityNumberRow {
  academy_id: AcademyId;
  capability_id: string;
  number: number;
}

declare module '../../server/database/tables.ts' {
  interface Tables {
    standing_reach: StandingReachRow;
    capability_number: CapabilityNumberRow;
  }
}

export const reachMigrations: readonly Migration[] = [
  {
    name: '0370-reach',
    sql: `
create table capability_number (
  academy_id uuid not null references academy on delete cascade,
  capability_id uuid not null,
  number integer not null check (number between 1 and 65535),
  primary key (academy_id, capability_id),
  unique (academy_id, number)
);
${tenantTable('capability_number')}
create table standing_reach (
  academy_id uuid not null,
  person_id uuid not null,
  steps smallint not null,
  reach bytea not null,
  primary key (academy_id, person_id),
  foreign key (academy_id, person_id) references person (academy_id, person_id) on delete cascade
);
${tenantTable('standing_reach')}
`,
  },
];
