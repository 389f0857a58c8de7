/**
 * The rows of the menu. `activity` carries what the menu shows: the facts of the published version, or of the draft of
 * what was never published. The versions themselves stand in `activity_version`; a published one never changes, which
 * the triggers below refuse even where the rules were forgotten.
 */
import type { ColumnType } from 'kysely';
import type { AcademyId, CapabilityId, PersonId } from '../../kernel/id.ts';
import type { Words } from '../../kernel/words.ts';
import type { Migration } from '../../server/database/tables.ts';
import { tenantTable } from '../../server/database/tenant.ts';
import type { ActivityId, ActivityKind, ActivityState, Delivery, Fit } from './activity.ts';
import type { DocumentType } from './document.ts';
import type { ModuleContent } from './module-content.ts';

/** jsonb: read as a value, written as text */
type Json<T> = ColumnType<T, string, string>;
type WithDefault<T> = ColumnType<T, T | undefined, T>;

export interface ActivityRow {
  academy_id: AcademyId;
  activity_id: ActivityId;
  /** of what shipped with the product; null for what the academy made itself */
  key: string | null;
  kind: ActivityKind;
  state: ActivityState;
  published_number: number | null;
  /** the version whose facts the menu shows */
  shown_number: number;
  made_by: PersonId | null;
  made_at: Date;
  name: Json<Words>;
  summary: Json<Words>;
  minutes: number;
  delivery: Delivery | null;
  fits: ColumnType<Fit[], readonly string[], readonly string[]>;
  languages: ColumnType<string[], readonly string[], readonly string[]>;
  /** everything it is found by, folded */
  words: string;
}

export interface ActivityVersionRow {
  academy_id: AcademyId;
  activity_id: ActivityId;
  number: number;
  state: 'draft' | 'published';
  name: Json<Words>;
  summary: Json<Words>;
  delivery: Delivery | null;
  minutes: number;
  fits: ColumnType<Fit[], readonly string[], readonly string[]>;
  languages: ColumnType<string[], readonly string[], readonly string[]>;
  content: ColumnType<ModuleContent | null, string | null, string | null>;
  guide: ColumnType<Words | null, string | null, string | null>;
  /** grows with every change of the draft */
  revision: WithDefault<number>;
  /** the revision in which each part of the draft changed last: `about`, `order`, `card:<key>` */
  part_revisions: ColumnType<{ readonly [part: string]: number }, string | undefined, string>;
  made_by: PersonId | null;
  made_at: Date;
  changed_at: Date;
  asked_by: WithDefault<PersonId | null>;
  asked_at: WithDefault<Date | null>;
  published_by: WithDefault<PersonId | null>;
  published_at: WithDefault<Date | null>;
}

export interface ActivityDevelopsRow {
  academy_id: AcademyId;
  activity_id: ActivityId;
  number: number;
  capability_id: CapabilityId;
  proficiency: number;
}

/**
 * What the menu offers for a capability, kept by triggers of `activity` from its published version: the nearest few of thousands
 * are found without reading the others.
 */
export interface MenuOfferRow {
  academy_id: AcademyId;
  capability_id: CapabilityId;
  kind: ActivityKind;
  proficiency: number;
  minutes: number;
  activity_id: ActivityId;
}

/** A word of what an activity is found by, kept by triggers from `activity.words`; of a longer one its first 200 letters. */
export interface ActivityWordRow {
  academy_id: AcademyId;
  word: string;
  activity_id: ActivityId;
}

/** A picture the academy keeps. The bytes lie with the files, under their hash. */
export interface PictureRow {
  academy_id: AcademyId;
  /** SHA-256 of the stored bytes */
  file: string;
  width: number;
  height: number;
  type: string;
  size: number;
  made_by: PersonId | null;
  made_at: Date;
  /** since when no activity names it */
  unnamed_since: WithDefault<Date | null>;
}

/** A film the academy keeps, as it came. The bytes lie with the files, under their hash. */
export interface FilmRow {
  academy_id: AcademyId;
  /** SHA-256 of the stored bytes */
  file: string;
  type: 'video/mp4' | 'video/webm';
  size: number;
  made_by: PersonId | null;
  made_at: Date;
  unnamed_since: WithDefault<Date | null>;
}

/** A document the academy keeps, as it came. The bytes lie with the files, under their hash. */
export interface DocumentRow {
  academy_id: AcademyId;
  /** SHA-256 of the stored bytes */
  file: string;
  type: DocumentType;
  size: number;
  made_by: PersonId | null;
  made_at: Date;
  unnamed_since: WithDefault<Date | null>;
}

/** What is said in a film, to be read along. */
export interface CaptionRow {
  academy_id: AcademyId;
  /** SHA-256 of the text */
  file: string;
  /** WebVTT, of the cues that came and nothing else */
  text: string;
  made_by: PersonId | null;
  made_at: Date;
  unnamed_since: WithDefault<Date | null>;
}

declare module '../../server/database/tables.ts' {
  interface Tables {
    activity: ActivityRow;
    activity_version: ActivityVersionRow;
    activity_develops: ActivityDevelopsRow;
    menu_offer: MenuOfferRow;
    activity_word: ActivityWordRow;
    picture: PictureRow;
    film: FilmRow;
    document: DocumentRow;
    caption: CaptionRow;
  }
}

export const modulesMigrations: readonly Migration[] = [
  {
    name: '0500-modules',
    sql: `
create table activity (
  academy_id uuid not null references academy on delete cascade,
  activity_id uuid not null,
  key text,
  kind text not null check (kind in ('module', 'coaching', 'field-visit', 'practice', 'brush-up')),
  state text not null check (state in ('draft', 'published', 'retired')),
  published_number integer,
  shown_number integer not null,
  made_by uuid,
  made_at timestamptz not null,
  name jsonb not null,
  summary jsonb not null,
  minutes smallint not null check (minutes between 1 and 600),
  delivery text check (delivery in ('e-learning', 'manager-led', 'instructor-led')),
  fits text[] not null check (fits <@ array['before', 'during', 'after']),
  languages text[] not null,
  words text not null,
  primary key (academy_id, activity_id),
  unique (academy_id, key),
  foreign key (academy_id, made_by) references person (academy_id, person_id),
  check ((kind = 'module') = (delivery is not null)),
  check ((state = 'draft') = (published_number is null)),
  check (published_number is null or shown_number = published_number)
);
create index activity_by_maker on activity (academy_id, made_by);
${tenantTable('activity')}
create table activity_version (
  academy_id uuid not null,
  activity_id uuid not null,
  number integer not null check (number >= 1),
  state text not null check (state in ('draft', 'published')),
  name jsonb not null,
  summary jsonb not null,
  delivery text check (delivery in ('e-learning', 'manager-led', 'instructor-led')),
  minutes smallint not null check (minutes between 1 and 600),
  fits text[] not null check (fits <@ array['before', 'during', 'after']),
  languages text[] not null,
  content jsonb,
  guide jsonb,
  revision integer not null default 1,
  part_revisions jsonb not null default '{}',
  made_by uuid,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  asked_by uuid,
  asked_at timestamptz,
  published_by uuid,
  published_at timestamptz,
  primary key (academy_id, activity_id, number),
  foreign key (academy_id, activity_id) references activity (academy_id, activity_id) on delete cascade,
  foreign key (academy_id, made_by) references person (academy_id, person_id),
  foreign key (academy_id, asked_by) references person (academy_id, person_id),
  foreign key (academy_id, published_by) references person (academy_id, person_id),
  check ((content is not null) = (delivery is not distinct from 'e-learning')),
  check ((state = 'published') = (published_at is not null))
);
create unique index activity_version_one_draft on activity_version (academy_id, activity_id) where state = 'draft';
alter table activity add foreign key (academy_id, activity_id, shown_number)
  references activity_version (academy_id, activity_id, number) deferrable initially deferred;
create index activity_version_by_maker on activity_version (academy_id, made_by);
create index activity_version_by_asker on activity_version (academy_id, asked_by) where asked_by is not null;
create index activity_version_by_publisher on activity_version (academy_id, published_by) where published_by is not null;
${tenantTable('activity_version')}
create table activity_develops (
  academy_id uuid not null,
  activity_id uuid not null,
  number integer not null,
  capability_id uuid not null,
  proficiency smallint not null check (proficiency between 1 and 9),
  primary key (academy_id, activity_id, number, capability_id),
  foreign key (academy_id, activity_id, number)
    references activity_version (academy_id, activity_id, number) on delete cascade,
  foreign key (academy_id, capability_id) references capability (academy_id, capability_id)
);
create index activity_develops_capability on activity_develops (academy_id, capability_id);
${tenantTable('activity_develops')}
create table picture (
  academy_id uuid not null references academy on delete cascade,
  file text not null check (file ~ '^[0-9a-f]{64}$'),
  width integer not null check (width between 1 and 10000),
  height integer not null check (height between 1 and 10000),
  type text not null,
  size integer not null check (size > 0),
  made_by uuid,
  made_at timestamptz not null,
  primary key (academy_id, file),
  foreign key (academy_id, made_by) references person (academy_id, person_id)
);
create index picture_by_maker on picture (academy_id, made_by);
${tenantTable('picture')}
create function refuse_change_of_published_activity() returns trigger language plpgsql as $body$
begin
  if old.state = 'published' and (tg_op = 'UPDATE' or exists (select from academy where academy_id = old.academy_id)) then
    raise exception 'a published version of an activity never changes' using errcode = 'restrict_violation';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $body$;
create trigger activity_version_kept before update or delete on activity_version
  for each row execute function refuse_change_of_published_activity();
create function refuse_change_of_published_develops() returns trigger language plpgsql as $body$
begin
  if exists (
    select from (select distinct academy_id, activity_id, number from changed) of_version
    join activity_version using (academy_id, activity_id, number)
    where activity_version.state = 'published'
  ) then
    raise exception 'what a published version develops never changes' using errcode = 'restrict_violation';
  end if;
  return null;
end $body$;
create trigger activity_develops_kept_on_insert after insert on activity_develops referencing new table as changed
  for each statement execute function refuse_change_of_published_develops();
create trigger activity_develops_kept_on_update after update on activity_develops referencing new table as changed
  for each statement execute function refuse_change_of_published_develops();
create trigger activity_develops_kept_on_delete after delete on activity_develops referencing old table as changed
  for each statement execute function refuse_change_of_published_develops();
create table menu_offer (
  academy_id uuid not null,
  capability_id uuid not null,
  kind text not null,
  proficiency smallint not null,
  minutes smallint not null,
  activity_id uuid not null,
  primary key (academy_id, capability_id, kind, proficiency, minutes, activity_id),
  foreign key (academy_id, capability_id) references capability (academy_id, capability_id),
  foreign key (academy_id, activity_id) references activity (academy_id, activity_id) on delete cascade
);
create index menu_offer_by_activity on menu_offer (academy_id, activity_id);
${tenantTable('menu_offer')}
create function keep_menu_offers() returns trigger language plpgsql as $body$
begin
  delete from menu_offer o using changed c where o.academy_id = c.academy_id and o.activity_id = c.activity_id;
  insert into menu_offer (academy_id, capability_id, kind, proficiency, minutes, activity_id)
  select c.academy_id, d.capability_id, c.kind, d.proficiency, c.minutes, c.activity_id
  from changed c
  join activity_develops d on d.academy_id = c.academy_id and d.activity_id = c.activity_id and d.number = c.published_number
  where c.state = 'published';
  return null;
end $body$;
create trigger activity_offered_on_insert after insert on activity referencing new table as changed
  for each statement execute function keep_menu_offers();
create trigger activity_offered_on_update after update on activity referencing new table as changed
  for each statement execute function keep_menu_offers();
`,
  },
  {
    name: '0510-films',
    sql: `
create table film (
  academy_id uuid not null references academy on delete cascade,
  file text not null check (file ~ '^[0-9a-f]{64}$'),
  type text not null check (type in ('video/mp4', 'video/webm')),
  size integer not null check (size > 0),
  made_by uuid,
  made_at timestamptz not null,
  primary key (academy_id, file),
  foreign key (academy_id, made_by) references person (academy_id, person_id)
);
create index film_by_maker on film (academy_id, made_by);
${tenantTable('film')}
`,
  },
  {
    name: '0520-documents',
    sql: `
create table document (
  academy_id uuid not null references academy on delete cascade,
  file text not null check (file ~ '^[0-9a-f]{64}$'),
  type text not null,
  size integer not null check (size > 0),
  made_by uuid,
  made_at timestamptz not null,
  primary key (academy_id, file),
  foreign key (academy_id, made_by) references person (academy_id, person_id)
);
create index document_by_maker on document (academy_id, made_by);
${tenantTable('document')}
`,
  },
  {
    name: '0530-captions',
    sql: `
create table caption (
  academy_id uuid not null references academy on delete cascade,
  file text not null check (file ~ '^[0-9a-f]{64}$'),
  text text not null,
  made_by uuid,
  made_at timestamptz not null,
  unnamed_since timestamptz,
  primary key (academy_id, file),
  foreign key (academy_id, made_by) references person (academy_id, person_id)
);
create index caption_by_maker on caption (academy_id, made_by);
${tenantTable('caption')}
alter table picture add column unnamed_since timestamptz;
alter table film add column unnamed_since timestamptz;
alter table document add column unnamed_since timestamptz;
`,
  },
  {
    name: '0540-activity-words',
    sql: `
create table activity_word (
  academy_id uuid not null,
  word text collate "C" not null,
  activity_id uuid not null,
  primary key (academy_id, word, activity_id),
  foreign key (academy_id, activity_id) references activity (academy_id, activity_id) on delete cascade
);
create index activity_word_by_activity on activity_word (academy_id, activity_id);
${tenantTable('activity_word')}
create function note_activity_words() returns trigger language plpgsql as $body$
begin
  if tg_op = 'UPDATE' then
    delete from activity_word w using fresh f
    where w.academy_id = f.academy_id and w.activity_id = f.activity_id and not exists (
      select from was where was.academy_id = f.academy_id and was.activity_id = f.activity_id and was.words = f.words);
  end if;
  insert into activity_word (academy_id, word, activity_id)
  select f.academy_id, left(word, 200), f.activity_id from fresh f, string_to_table(f.words, ' ') as word where word <> ''
  on conflict do nothing;
  return null;
end $body$;
create trigger activity_words_of_new after insert on activity
  referencing new table as fresh for each statement execute function note_activity_words();
create trigger activity_words_of_changed after update on activity
  referencing old table as was new table as fresh for each statement execute function note_activity_words();
insert into activity_word (academy_id, word, activity_id)
select academy_id, left(word, 200), activity_id from activity, string_to_table(words, ' ') as word where word <> ''
on conflict do nothing;
`,
  },
];
