/**
 * Where a person stands in the organisation and which version of the way of selling judges them: the first thing every read and
 * write here asks for. Its cost does not grow with the academy.
 */
import { sql } from 'kysely';
import type { Actor } from '../../kernel/actor.ts';
import type { Day } from '../../kernel/day.ts';
import type { AcademyId, CapabilityId, LevelId, PersonId, RoleId } from '../../kernel/id.ts';
import type { Words } from '../../kernel/words.ts';
import type { Db } from '../../server/database/tables.ts';
import type { Relation } from '../people/access.ts';
import { loadRelation } from '../people/actor-store.ts';
import { targetLevel } from '../people/person.ts';
import { ladderSql } from '../way-of-selling/requirement-store.ts';
import { versionInForceSql } from '../way-of-selling/version-store.ts';

export interface Rung {
  readonly id: LevelId;
  readonly name: Words;
}

export interface Place {
  readonly relation: Relation;
  /** asked to rate, and still may */
  readonly invited: boolean;
  /** the capabilities the actor has rated in an assessment of the person that is still open; null: none is open */
  readonly ratedHere: ReadonlySet<CapabilityId> | null;
  readonly personId: PersonId;
  readonly name: string;
  readonly email: string | null;
  readonly language: string | null;
  readonly managerId: PersonId | null;
  /** counts today and was not erased */
  readonly here: boolean;
  readonly role: { readonly id: RoleId; readonly name: Words } | null;
  /** the level held */
  readonly level: Rung | null;
  /** the level worked toward: the one chosen, else the next, else the one held */
  readonly target: Rung | null;
  readonly version: Version | null;
}

/** The way of selling that holds, with the scale it judges on. */
export interface Version {
  readonly versionId: string;
  readonly number: number;
  readonly effectiveOn: Day;
  readonly scale: readonly { readonly proficiency: number; readonly name: Words; readonly meaning: Words }[];
  readonly steps: number;
}

type VersionFound = Omit<Version, 'steps'>;

interface Found {
  name: string;
  email: string | null;
  language: string | null;
  manager_id: PersonId | null;
  here: boolean;
  role_id: RoleId | null;
  level_id: LevelId | null;
  target_level_id: LevelId | null;
  role_name: Words | null;
  levels: { levelId: LevelId; roleId: RoleId; position: number; name: Words }[] | null;
  invited: boolean;
  rated_here: CapabilityId[] | null;
  version: VersionFound | null;
}

/** Null when there is no such person in the academy. */
export async function loadPlace(
  db: Db,
  academyId: AcademyId,
  actor: Actor,
  personId: PersonId,
  today: Day,
): Promise<Place | null> {
  // asked together: the second does not wait for the answer of the first
  const [relation, found] = await Promise.all([
    actor.personId === personId ? ('self' as const) : loadRelation(db, academyId, actor, personId),
    findPlace(db, academyId, actor, personId, today),
  ]);
  const row = found.rows[0];
  return relation && row ? placeOf(personId, relation, row) : null;
}

function findPlace(db: Db, academyId: AcademyId, actor: Actor, personId: PersonId, today: Day) {
  return sql<Found>`
    select p.name, p.email, p.language, p.manager_id, p.role_id, p.level_id, p.target_level_id, r.name as role_name,
      (p.left_on is null or p.left_on > ${today}::date) and p.erased_at is null as here,
      (select json_agg(json_build_object('levelId', l.level_id, 'roleId', l.role_id, 'position', l.position, 'name', l.name))
        from ${ladderSql(academyId, today)} l where l.role_id = p.role_id) as levels,
      exists (select from rater_invitation i where i.academy_id = p.academy_id and i.person_id = p.person_id
        and i.rater_id = ${actor.personId} and i.until_day >= ${today}::date) as invited,
      (select coalesce(json_agg(g.capability_id) filter (where g.proficiency is not null), '[]') from assessment a
        left join rating g on g.academy_id = a.academy_id and g.person_id = a.person_id and g.assessment_id = a.assessment_id
        where a.academy_id = p.academy_id and a.rater_id = ${actor.personId} and a.state = 'open' and a.person_id = p.person_id
        having count(*) > 0) as rated_here,
      ${versionSql(academyId, today)} as version
    from person p left join role r on r.academy_id = p.academy_id and r.role_id = p.role_id
    where p.academy_id = ${academyId} and p.person_id = ${personId}`.execute(db);
}

function placeOf(personId: PersonId, relation: Relation, row: Found): Place {
  const levels = row.levels ?? [];
  const rung = (id: LevelId | null): Rung | null => {
    const level = levels.find(({ levelId }) => levelId === id);
    return level ? { id: level.levelId, name: level.name } : null;
  };
  return {
    relation,
    invited: row.invited,
    ratedHere: row.rated_here && new Set(row.rated_here),
    personId,
    name: row.name,
    email: row.email,
    language: row.language,
    managerId: row.manager_id,
    here: row.here,
    role: row.role_id && row.role_name ? { id: row.role_id, name: row.role_name } : null,
    level: rung(row.level_id),
    target: rung(targetLevel(row.target_level_id, row.level_id, row.role_id, levels)),
    version: versionOf(row.version),
  };
}

/** The version in force as a JSON value; null before the first one begins. */
function versionSql(academyId: AcademyId, today: Day) {
  return sql<VersionFound | null>`(select json_build_object('versionId', v.version_id, 'number', v.number, 'effectiveOn', v.effective_on,
      'scale', (select coalesce(json_agg(json_build_object('proficiency', s.proficiency, 'name', s.name, 'meaning', s.meaning) order by s.proficiency), '[]')
        from proficiency_step s where s.academy_id = v.academy_id and s.version_id = v.version_id))
    from way_version v where v.academy_id = ${academyId} and v.version_id = ${versionInForceSql(academyId, today)})`;
}

function versionOf(found: VersionFound | null): Version | null {
  return found && { ...found, steps: found.scale.length };
}

export async function loadVersion(db: Db, academyId: AcademyId, today: Day): Promise<Version | null> {
  const found = await sql<{ version: VersionFound | null }>`select ${versionSql(academyId, today)} as version`.execute(
    db,
  );
  return versionOf(found.rows[0]?.version ?? null);
}
