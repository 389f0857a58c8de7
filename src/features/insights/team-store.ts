/** Those whom somebody leads directly, and what their roles require, in few statements: none looks at more people than are shown. */
import { sql } from 'kysely';
import type { Day } from '../../kernel/day.ts';
import type { AcademyId, CapabilityId, LevelId, PersonId, RoleId } from '../../kernel/id.ts';
import type { Words } from '../../kernel/words.ts';
import type { Db } from '../../server/database/tables.ts';
import type { RoleAsked } from '../assessments/gap-store.ts';
import type { LevelStep } from '../people/person.ts';
import { versionInForceSql } from '../way-of-selling/version-store.ts';

export interface Led {
  readonly id: PersonId;
  readonly name: string;
  readonly joinedOn: Day | null;
  readonly roleId: RoleId | null;
  readonly levelId: LevelId | null;
  /** as chosen; null: the next one */
  readonly chosenId: LevelId | null;
}

export async function listLed(db: Db, academyId: AcademyId, managerId: PersonId, today: Day): Promise<readonly Led[]> {
  const found = await sql<Led>`
    select person_id as id, name, joined_on as "joinedOn", role_id as "roleId", level_id as "levelId", target_level_id as "chosenId"
    from person where academy_id = ${academyId} and manager_id = ${managerId}
      and (left_on is null or left_on > ${today}::date) and erased_at is null
    order by lower(name), person_id`.execute(db);
  return found.rows;
}

/** The way of selling that holds, as far as a team map needs it. */
export interface Frame {
  readonly version: { readonly number: number; readonly effectiveOn: Day };
  readonly scale: readonly { readonly proficiency: number; readonly name: Words }[];
  readonly capabilities: readonly { readonly capabilityId: CapabilityId; readonly name: Words }[];
  /** what the roles of the people require, at all their levels */
  readonly asked: readonly RoleAsked[];
  readonly levels: readonly LevelStep[];
}

/** Null before the first version begins. */
export async function loadFrame(
  db: Db,
  academyId: AcademyId,
  roles: readonly RoleId[],
  today: Day,
): Promise<Frame | null> {
  const found = await sql<Frame>`
    select json_build_object('number', v.number, 'effectiveOn', v.effective_on) as version,
      (select json_agg(json_build_object('proficiency', s.proficiency, 'name', s.name) order by s.proficiency) from proficiency_step s
        where s.academy_id = v.academy_id and s.version_id = v.version_id) as scale,
      coalesce((select json_agg(json_build_object('capabilityId', w.capability_id, 'name', w.name) order by g.position, g.key, w.position, w.capability_id)
        from way_capability w join capability_group g on g.academy_id = w.academy_id and g.version_id = w.version_id and g.key = w.group_key
        where w.academy_id = v.academy_id and w.version_id = v.version_id), '[]') as capabilities,
      coalesce((select json_agg(json_build_object('roleId', r.role_id, 'levelId', r.level_id, 'capabilityId', r.capability_id,
          'proficiency', r.proficiency, 'weight', r.weight)) from requirement r
        where r.academy_id = v.academy_id and r.version_id = v.version_id and r.role_id = any(${roles}::uuid[])), '[]') as asked,
      coalesce((select json_agg(json_build_object('levelId', l.level_id, 'roleId', l.role_id, 'position', l.position)) from level l
        where l.academy_id = v.academy_id and l.role_id = any(${roles}::uuid[]) and not l.retired), '[]') as levels
    from way_version v where v.academy_id = ${academyId} and v.version_id = ${versionInForceSql(academyId, today)}`.execute(
    db,
  );
  return found.rows[0] ?? null;
}
