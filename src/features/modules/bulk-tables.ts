/**
 * The triggers of the menu, for many activities in one transaction as for one. A plan that was made while an academy was small reads whole
 * tables for each row: here each row is looked up by its key, whatever the plan was made for.
 */
import type { Migration } from '../../server/database/tables.ts';

// `offset 0` keeps a look-up a look-up: nothing turns it into a join of the whole
export const bulkMigrations: readonly Migration[] = [
  {
    name: '0545-activities-in-bulk',
    sql: `
create or replace function refuse_change_of_published_develops() returns trigger language plpgsql set enable_seqscan = off as $body$
begin
  if exists (
    select from changed c where 'published' = (
      select v.state from activity_version v
      where v.academy_id = c.academy_id and v.activity_id = c.activity_id and v.number = c.number)
  ) then
    raise exception 'what a published version develops never changes' using errcode = 'restrict_violation';
  end if;
  return null;
end $body$;
create or replace function keep_menu_offers() returns trigger language plpgsql set enable_seqscan = off as $body$
begin
  delete from menu_offer where ctid = any (array(
    select former.place from changed c cross join lateral (
      select o.ctid as place from menu_offer o where o.academy_id = c.academy_id and o.activity_id = c.activity_id offset 0) former));
  insert into menu_offer (academy_id, capability_id, kind, proficiency, minutes, activity_id)
  select c.academy_id, d.capability_id, c.kind, d.proficiency, c.minutes, c.activity_id
  from changed c cross join lateral (
    select v.capability_id, v.proficiency from activity_develops v
    where v.academy_id = c.academy_id and v.activity_id = c.activity_id and v.number = c.published_number offset 0) d
  where c.state = 'published';
  return null;
end $body$;
create or replace function note_activity_words() returns trigger language plpgsql set enable_seqscan = off as $body$
declare
  other record;
begin
  if tg_op = 'INSERT' then
    insert into activity_word (academy_id, word, activity_id)
    select f.academy_id, left(word, 200), f.activity_id from fresh f, string_to_table(f.words, ' ') as word where word <> ''
    on conflict do nothing;
    return null;
  end if;
  for other in
    select f.academy_id, f.activity_id, f.words from fresh f join was using (academy_id, activity_id) where was.words <> f.words
  loop
    delete from activity_word w where w.academy_id = other.academy_id and w.activity_id = other.activity_id;
    insert into activity_word (academy_id, word, activity_id)
    select other.academy_id, left(word, 200), other.activity_id from string_to_table(other.words, ' ') as word where word <> ''
    on conflict do nothing;
  end loop;
  return null;
end $body$;
`,
  },
];
