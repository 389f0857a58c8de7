/**
 * The register of roles and levels follows the way of selling: what is planned can be held already, what is in force
 * decides names and order. A role that is left out is retired, not removed, since people may still hold it.
 */
import type { Act } from '../../server/history/act.ts';
import { follow, type HeldRole, type PlannedRole } from './role.ts';
import { listRoles, saveRoles } from './role-store.ts';

/** @param scope `planned`: only adds what is new. `in-force`: also renames, reorders and retires. */
export async function registerRoles(
  act: Act,
  roles: readonly PlannedRole[],
  scope: 'planned' | 'in-force',
): Promise<void> {
  const present = await listRoles(act.db, act.academyId);
  const changed: readonly HeldRole[] = follow(present, roles, scope);
  if (changed.length === 0) return;
  await saveRoles(act.db, act.academyId, changed);
  const count = (retired: boolean) => changed.filter((role) => role.retired === retired).length;
  await act.tell({ name: 'role.registered', subjectId: null, about: { roles: count(false), retired: count(true) } });
}
