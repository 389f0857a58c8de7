/**
 * The rows people own: academies, markets, teams, roles and levels people can hold, people, their grants.
 * A row of `role` or `level` only says that it exists and what it is called today; what it asks for stands in the way of selling.
 */
import type { ColumnType } from 'kysely';
import type { Grant } from '../../kernel/actor.ts';
import type { Day } from '../../kernel/day.ts';
import type { AcademyId } from '../../kernel/id.ts';
import type { Words } from '../../kernel/words.ts';
import type { Migration } from '../../server/database/tables.ts';
import { currentAcademy, currentSignIn, tenantTable } from '../../server/database/tenant.ts';
import type { Motion } from './role.ts';

/** jsonb: read as a value, written as text */
export type Json<T> = ColumnType<T, string, string>;
type WithDefault<T> = ColumnType<T, T | undefined, T>;

export interface AcademyRow {
  academy_id: AcademyId;
  name: string;
  kind: 'company' | 'demo';
  languages: Json<readonly string[]>;
  founded_at: Date;
  /** days after which a leaver's record is erased; null keeps it */
  retention_days: number | null;
  /** settings of features, each under its own key */
  settings: ColumnType<Record<string, unknown>, string | undefined, string>;
}

/** That an academy was founded: known before anybody belongs to one, and says nothing of it. */
export interface FoundingRow {
  academy: AcademyId;
  kind: 'company' | 'demo';
  at: Date;
}

/** Which person of which academy a sign-in is. Seen by the academy, and by the sign-in itself, since it is how an academy is found. */
export interface MembershipRow {
  sign_in_id: string;
  academy_id: AcademyId;
  person_id: string;
  since: WithDefault<Date>;
}

export interface MarketRow {
  academy_id: AcademyId;
  market_id: string;
  parent_id: string | null;
  name: string;
}

export interface TeamRow {
  academy_id: AcademyId;
  team_id: string;
  market_id: string | null;
  name: string;
}

export interface RoleRow {
  academy_id: AcademyId;
  role_id: string;
  key: string;
  name: Json<Words>;
  motion: Motion | null;
  position: number;
  retired: WithDefault<boolean>;
}

export interface LevelRow {
  academy_id: AcademyId;
  level_id: string;
  role_id: string;
  key: string;
  name: Json<Words>;
  /** 1 is the lowest */
  position: number;
  retired: WithDefault<boolean>;
}

/**
 * A word by which a person is found, without accents and in lower case; kept by triggers of `person`. Row-level security lets
 * an index serve only comparisons that cannot leak, and a text search can: hence words, compared as plain text.
 */
export interface PersonWordRow {
  academy_id: AcademyId;
  word: string;
  person_id: string;
}

export interface PersonRow {
  academy_id: AcademyId;
  person_id: string;
  name: string;
  /** lower case; unique in the academy where present */
  email: string | null;
  /** the person's id in the file they come from, where it has one */
  external_key: string | null;
  title: WithDefault<string | null>;
  market_id: string | null;
  team_id: string | null;
  manager_id: string | null;
  role_id: WithDefault<string | null>;
  /** the level held; a joiner holds none yet */
  level_id: WithDefault<string | null>;
  /** null: the next one after the level held */
  target_level_id: WithDefault<string | null>;
  joined_on: Day | null;
  /** the first day on which the person no longer counts */
  left_on: WithDefault<Day | null>;
  language: WithDefault<string | null>;
  time_zone: WithDefault<string | null>;
  erased_at: WithDefault<Date | null>;
  /** the name as it is sorted: lower case, accents after their letter */
  sort_name: ColumnType<string, never, never>;
}

export interface PersonGrantRow {
  academy_id: AcademyId;
  person_id: string;
  grant_name: Grant;
  /** only for head-of-sales: the market whose tree is headed; null is the whole academy */
  market_id: string | null;
}

/** What a change to a selection replaced, so that it can be taken back. */
export interface PersonChangeRow {
  academy_id: AcademyId;
  change_id: string;
  made_by: string;
  made_at: Date;
  /** by person: the fields as they were, and as they became */
  replaced: Json<
    readonly { personId: string; before: Record<string, string | null>; after: Record<string, string | null> }[]
  >;
  undone_at: WithDefault<Date | null>;
}

export interface InvitationRow {
  academy_id: AcademyId;
  invitation_id: string;
  person_id: string;
  /** SHA-256 of the secret in the link; the link itself is shown once */
  token_hash: string;
  email: string | null;
  made_by: string | null;
  made_at: Date;
  expires_at: Date;
  accepted_at: WithDefault<Date | null>;
  revoked_at: WithDefault<Date | null>;
}

declare module '../../server/database/tables.ts' {
  interface Tables {
    academy: AcademyRow;
    founding: FoundingRow;
    membership: MembershipRow;
    market: MarketRow;
    team: TeamRow;
    role: RoleRow;
    level: LevelRow;
    person: PersonRow;
    person_word: PersonWordRow;
    person_grant: PersonGrantRow;
    invitation: InvitationRow;
    person_change: PersonChangeRow;
  }
}

export const peopleMigrations: readonly Migration[] = [
  {
    name: '0100-people',
    sql: `
create table academy (
  academy_id uuid primary key,
  name text not null,
  kind text not null check (kind in ('company', 'demo')),
  languages jsonb not null,
  founded_at timestamptz not null,
  retention_days integer check (retention_days >= 0),
  settings jsonb not null default '{}'
);
create table founding (
  academy uuid primary key,
  kind text not null,
  at timestamptz not null
);
create table membership (
  sign_in_id text not null,
  academy_id uuid not null references academy on delete cascade,
  person_id uuid not null,
  since timestamptz not null default now(),
  primary key (academy_id, person_id),
  unique (sign_in_id, academy_id)
);
alter table membership enable row level security;
alter table membership force row level security;
create policy membership_of_academy_or_sign_in on membership
  using (academy_id = ${currentAcademy} or sign_in_id = ${currentSignIn});
alter table academy enable row level security;
alter table academy force row level security;
create policy academy_of_itself on academy using (academy_id = ${currentAcademy}) with check (academy_id = ${currentAcademy});
create policy academy_of_its_members on academy for select
  using (academy_id in (select academy_id from membership where sign_in_id = ${currentSignIn}));
create table market (
  academy_id uuid not null references academy on delete cascade,
  market_id uuid not null,
  parent_id uuid,
  name text not null,
  primary key (academy_id, market_id),
  foreign key (academy_id, parent_id) references market (academy_id, market_id)
);
create unique index market_by_name on market (academy_id, coalesce(parent_id, '00000000-0000-0000-0000-000000000000'), lower(name));
${tenantTable('market')}
create table team (
  academy_id uuid not null references academy on delete cascade,
  team_id uuid not null,
  market_id uuid,
  name text not null,
  primary key (academy_id, team_id),
  foreign key (academy_id, market_id) references market (academy_id, market_id)
);
create unique index team_by_name on team (academy_id, coalesce(market_id, '00000000-0000-0000-0000-000000000000'), lower(name));
${tenantTable('team')}
create table role (
  academy_id uuid not null references academy on delete cascade,
  role_id uuid not null,
  key text not null,
  name jsonb not null,
  motion text check (motion in ('consultative', 'transactional')),
  position integer not null,
  retired boolean not null default false,
  primary key (academy_id, role_id),
  unique (academy_id, key)
);
${tenantTable('role')}
create table level (
  academy_id uuid not null,
  level_id uuid not null,
  role_id uuid not null,
  key text not null,
  name jsonb not null,
  position integer not null,
  retired boolean not null default false,
  primary key (academy_id, level_id),
  unique (academy_id, role_id, key),
  foreign key (academy_id, role_id) references role (academy_id, role_id) on delete cascade
);
${tenantTable('level')}
create table person (
  academy_id uuid not null references academy on delete cascade,
  person_id uuid not null,
  name text not null,
  email text,
  external_key text,
  title text,
  market_id uuid,
  team_id uuid,
  manager_id uuid,
  role_id uuid,
  level_id uuid,
  target_level_id uuid,
  joined_on date,
  left_on date,
  language text,
  time_zone text,
  erased_at timestamptz,
  primary key (academy_id, person_id),
  foreign key (academy_id, market_id) references market (academy_id, market_id),
  foreign key (academy_id, team_id) references team (academy_id, team_id),
  foreign key (academy_id, manager_id) references person (academy_id, person_id) deferrable initially deferred,
  foreign key (academy_id, role_id) references role (academy_id, role_id),
  foreign key (academy_id, level_id) references level (academy_id, level_id),
  foreign key (academy_id, target_level_id) references level (academy_id, level_id),
  check (manager_id <> person_id)
);
create unique index person_by_email on person (academy_id, email) where email is not null;
create unique index person_by_external_key on person (academy_id, external_key) where external_key is not null;
create index person_by_name on person (academy_id, lower(name), person_id);
create index person_by_words on person using gin (to_tsvector('simple',
  name || ' ' || coalesce(title, '') || ' ' || regexp_replace(coalesce(email, ''), '[^[:alnum:]]+', ' ', 'g')));
create index person_by_manager on person (academy_id, manager_id);
create index person_by_market on person (academy_id, market_id);
create index person_by_team on person (academy_id, team_id);
${tenantTable('person')}
alter table membership add foreign key (academy_id, person_id) references person (academy_id, person_id) on delete cascade;
create table person_grant (
  academy_id uuid not null,
  person_id uuid not null,
  grant_name text not null check (grant_name in ('owner', 'administrator', 'head-of-sales', 'trainer', 'contributor')),
  market_id uuid,
  primary key (academy_id, person_id, grant_name),
  foreign key (academy_id, person_id) references person (academy_id, person_id) on delete cascade,
  foreign key (academy_id, market_id) references market (academy_id, market_id)
);
${tenantTable('person_grant')}
create table invitation (
  academy_id uuid not null,
  invitation_id uuid not null,
  person_id uuid not null,
  token_hash text not null,
  email text,
  made_by uuid,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  revoked_at timestamptz,
  primary key (academy_id, invitation_id),
  foreign key (academy_id, person_id) references person (academy_id, person_id) on delete cascade
);
create table person_change (
  academy_id uuid not null references academy on delete cascade,
  change_id uuid not null,
  made_by uuid not null,
  made_at timestamptz not null,
  replaced jsonb not null,
  undone_at timestamptz,
  primary key (academy_id, change_id)
);
${tenantTable('person_change')}
create index invitation_by_person on invitation (academy_id, person_id);
${tenantTable('invitation')}
`,
  },
  {
    name: '0120-person-words',
    sql: `
alter table person add column sort_name text generated always as (lower(normalize(name, NFD))) stored;
drop index person_by_words;
drop index person_by_name;
create index person_by_name on person (academy_id, sort_name, person_id);
create table person_word (
  academy_id uuid not null,
  word text collate "C" not null,
  person_id uuid not null,
  primary key (academy_id, word, person_id),
  foreign key (academy_id, person_id) references person (academy_id, person_id) on delete cascade
);
create index person_word_by_person on person_word (academy_id, person_id);
${tenantTable('person_word')}
create function folded_words(said text) returns setof text language sql immutable as $$
  select distinct word from regexp_split_to_table(
    regexp_replace(lower(normalize(said, NFD)), '[\u0300-\u036f]', '', 'g'),
    '[\x01-\x2f\x3a-\x40\x5b-\x60\x7b-\xbf\u2000-\u206f]+') as word where word <> ''
$$;
create function note_person_words() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    delete from person_word w using fresh f
    where w.academy_id = f.academy_id and w.person_id = f.person_id and not exists (
      select from was where was.academy_id = f.academy_id and was.person_id = f.person_id
        and was.name = f.name and was.title is not distinct from f.title and was.email is not distinct from f.email);
  end if;
  insert into person_word (academy_id, word, person_id)
  select f.academy_id, word, f.person_id from fresh f, folded_words(concat_ws(' ', f.name, f.title, f.email)) as word
  on conflict do nothing;
  return null;
end
$$;
create trigger person_words_of_new after insert on person
  referencing new table as fresh for each statement execute function note_person_words();
create trigger person_words_of_changed after update on person
  referencing old table as was new table as fresh for each statement execute function note_person_words();
insert into person_word (academy_id, word, person_id)
select academy_id, word, person_id from person, folded_words(concat_ws(' ', name, title, email)) as word;
`,
  },
  {
    name: '0130-several-markets-a-head',
    // a key takes no null: the whole academy is held for nothing in particular
    sql: `
alter table person_grant add column held_for uuid not null
  generated always as (coalesce(market_id, '00000000-0000-0000-0000-000000000000'::uuid)) stored;
alter table person_grant drop constraint person_grant_pkey;
alter table person_grant add primary key (academy_id, person_id, grant_name, held_for);
`,
  },
];
