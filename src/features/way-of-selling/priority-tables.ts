/** The rows of priorities. One that was taken back, or is over, stays: what was wanted when is part of the academy's story. */
import type { ColumnType } from 'kysely';
import type { Day } from '../../kernel/day.ts';
import type { AcademyId, CapabilityId, MarketId, PersonId } from '../../kernel/id.ts';
import type { Migration } from '../../server/database/tables.ts';
import { tenantTable } from '../../server/database/tenant.ts';

export interface PriorityRow {
  academy_id: AcademyId;
  priority_id: string;
  capability_id: CapabilityId;
  market_id: MarketId | null;
  person_id: PersonId | null;
  weight: number;
  until_day: Day;
  made_by: PersonId;
  made_at: Date;
  ended_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
}

declare module '../../server/database/tables.ts' {
  interface Tables {
    priority: PriorityRow;
  }
}

export const priorityMigrations: readonly Migration[] = [
  {
    name: '0210-priorities',
    sql: `
create table priority (
  academy_id uuid not null references academy on delete cascade,
  priority_id uuid not null,
  capability_id uuid not null,
  market_id uuid,
  person_id uuid,
  weight smallint not null check (weight between 1 and 3),
  until_day date not null,
  made_by uuid not null,
  made_at timestamptz not null,
  ended_at timestamptz,
  primary key (academy_id, priority_id),
  foreign key (academy_id, capability_id) references capability (academy_id, capability_id),
  foreign key (academy_id, market_id) references market (academy_id, market_id) on delete cascade,
  foreign key (academy_id, person_id) references person (academy_id, person_id) on delete cascade,
  foreign key (academy_id, made_by) references person (academy_id, person_id),
  check (person_id is null or market_id is null)
);
create index priority_of_company on priority (academy_id, until_day) where person_id is null;
create index priority_of_person on priority (academy_id, person_id) where person_id is not null;
create index priority_by_market on priority (academy_id, market_id) where market_id is not null;
create index priority_by_maker on priority (academy_id, made_by);
${tenantTable('priority')}
`,
  },
];
