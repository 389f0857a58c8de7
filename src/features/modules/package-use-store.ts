/** Which versions of which activities name a package: what is named stays, since a version says what it said for ever. */
import { sql } from 'kysely';
import type { AcademyId } from '../../kernel/id.ts';
import type { Words } from '../../kernel/words.ts';
import type { Db } from '../../server/database/tables.ts';
import type { ActivityId, ActivityState } from './activity.ts';

export interface PackageUse {
  readonly packageId: string;
  readonly activityId: ActivityId;
  readonly name: Words;
  readonly state: ActivityState;
}

/** Each activity once a package, whatever versions of it name the package. @param packageId null: of all packages */
export async function listPackageUses(
  db: Db,
  academyId: AcademyId,
  packageId: string | null = null,
): Promise<readonly PackageUse[]> {
  const holding = JSON.stringify({ cards: [{ kind: 'package', ...(packageId ? { packageId } : {}) }] });
  const found = await sql<PackageUse>`
    select distinct card->>'packageId' as "packageId", a.activity_id as "activityId", a.name, a.state
    from activity_version v
    join activity a on a.academy_id = v.academy_id and a.activity_id = v.activity_id
    cross join jsonb_array_elements(v.content->'cards') card
    where v.academy_id = ${academyId} and v.content @> ${holding}::jsonb and card->>'kind' = 'package'
      and card->>'packageId' is not null and (${packageId}::text is null or card->>'packageId' = ${packageId})
    order by a.activity_id`.execute(db);
  return found.rows;
}

/** The packages that one version names. */
export async function listPackagesNamed(
  db: Db,
  academyId: AcademyId,
  activityId: ActivityId,
  number: number,
): Promise<readonly { readonly packageId: string; readonly unitId: string | null }[]> {
  const found = await sql<{ packageId: string; unitId: string | null }>`
    select distinct card->>'packageId' as "packageId", card->>'unitId' as "unitId"
    from activity_version v cross join jsonb_array_elements(v.content->'cards') card
    where v.academy_id = ${academyId} and v.activity_id = ${activityId} and v.number = ${number}
      and card->>'kind' = 'package' and card->>'packageId' is not null`.execute(db);
  return found.rows;
}
