/**
 * The register of roles and levels people can hold. It is written from the way of selling only (see role-commands.ts).
 */
import { sql } from 'kysely';
import type { AcademyId } from '../../kernel/id.ts';
import type { Words } from '../../kernel/words.ts';
import type { Db } from '../../server/database/tables.ts';
import type { HeldRole } from './role.ts';

interface Found {
  role_id: string;
  key: string;
  name: Words;
  motion: HeldRole['motion'];
  position: number;
  retired: boolean;
  levels: { level_id: string; key: string; name: Words; position: number; retired: boolean }[];
}

/** All roles ever held or holdable, retired ones too, in order. */
export async function listRoles(db: Db, academyId: AcademyId): Promise<readonly HeldRole[]> {
  const found = await sql<Found>`
    select r.role_id, r.key, r.name, r.motion, r.position, r.retired,
      coalesce(json_agg(json_build_object('level_id', l.level_id, 'key', l.key, 'name', l.name, 'position', l.position, 'retired', l.retired)
        order by l.position, l.level_id) filter (where l.level_id is not null), '[]') as levels
    from role r left join level l on l.academy_id = r.academy_id and l.role_id = r.role_id
    where r.academy_id = ${academyId}
    group by r.academy_id, r.role_id
    order by r.position, r.role_id`.execute(db);
  return found.rows.map(({ role_id, levels, ...role }) => ({
    ...role,
    roleId: role_id,
    levels: levels.map(({ level_id, ...level }) => ({ ...level, levelId: level_id })),
  }));
}

/** Adds what is new and rewrites what is known, by id. */
export async function saveRoles(db: Db, academyId: AcademyId, roles: readonly HeldRole[]): Promise<void> {
  if (roles.length === 0) return;
  const levels = roles.flatMap(({ roleId, levels }) => levels.map((level) => ({ ...level, roleId })));
  await sql`
    insert into role (academy_id, role_id, key, name, motion, position, retired)
    select ${academyId}::uuid, "roleId", key, name, motion, position, retired
    from jsonb_to_recordset(${JSON.stringify(roles)}::jsonb)
      as r ("roleId" uuid, key text, name jsonb, motion text, position integer, retired boolean)
    on conflict (academy_id, role_id) do update
    set name = excluded.name, motion = excluded.motion, position = excluded.position, retired = excluded.retired`.execute(
    db,
  );
  await sql`
    insert into level (academy_id, role_id, level_id, key, name, position, retired)
    select ${academyId}::uuid, "roleId", "levelId", key, name, position, retired
    from jsonb_to_recordset(${JSON.stringify(levels)}::jsonb)
      as l ("roleId" uuid, "levelId" uuid, key text, name jsonb, position integer, retired boolean)
    on conflict (academy_id, level_id) do update
    set name = excluded.name, position = excluded.position, retired = excluded.retired`.execute(db);
}
