/**
 * A person of the academy, and when they count. Who left keeps their history and stops counting from that day on;
 * who returns is the same person.
 */
import type { Day } from '../../kernel/day.ts';
import { accept, type Decision, refuse } from '../../kernel/decision.ts';
import type { LevelId, PersonId, RoleId } from '../../kernel/id.ts';

export interface Presence {
  readonly joinedOn: Day | null;
  /** the first day on which the person no longer counts */
  readonly leftOn: Day | null;
}

export function counts(person: Presence, on: Day): boolean {
  return person.leftOn === null || person.leftOn > on;
}

export interface LevelStep {
  readonly levelId: LevelId;
  readonly roleId: RoleId;
  /** 1 is the lowest */
  readonly position: number;
}

/** The level a person works toward: the one chosen, else the next after the one held, else the one held (there is none above). */
export function targetLevel(
  chosen: LevelId | null,
  held: LevelId | null,
  roleId: RoleId | null,
  levels: readonly LevelStep[],
): LevelId | null {
  if (roleId === null) return null;
  const ladder = levels.filter((level) => level.roleId === roleId).sort((a, b) => a.position - b.position);
  if (chosen !== null && ladder.some((level) => level.levelId === chosen)) return chosen;
  const at = ladder.findIndex((level) => level.levelId === held);
  return (ladder[at + 1] ?? ladder[at])?.levelId ?? null;
}

/** How many others hold a grant, are here, and can sign in. */
export interface OthersWith {
  readonly owner: number;
  readonly administrator: number;
}

export type StayRefusal = 'owner-only' | 'last-owner' | 'last-administrator';

/**
 * Whoever goes takes their grants along: an academy keeps an owner and an administrator, and only an owner lets an owner go.
 * @param byOwner an owner, or time itself, lets them go
 */
export function letGo(grants: readonly string[], others: OthersWith, byOwner: boolean): Decision<null, StayRefusal> {
  if (grants.includes('owner') && !byOwner) return refuse('owner-only');
  if (grants.includes('owner') && others.owner === 0) return refuse('last-owner');
  if (grants.includes('administrator') && others.administrator === 0) return refuse('last-administrator');
  return accept(null);
}

export type MoveRefusal = 'own-manager' | 'manager-cycle';

/** Who leads whom is a tree: nobody leads themselves, at any distance. */
export function leadBy(
  personId: PersonId,
  managerId: PersonId | null,
  managerOf: (personId: PersonId) => PersonId | null,
): Decision<PersonId | null, MoveRefusal> {
  if (managerId === personId) return refuse('own-manager');
  const seen = new Set<PersonId>();
  for (let above = managerId; above !== null && !seen.has(above); above = managerOf(above)) {
    if (above === personId) return refuse('manager-cycle');
    seen.add(above);
  }
  return accept(managerId);
}

/**
 * Whether somebody would come to be led by the actor, directly or from above, who is not led by them yet. Told the organisation as
 * it is before the change, it holds for many changes at once: whoever comes below through another is caught at that other.
 */
export function comesBelow(
  actorId: PersonId,
  personId: PersonId,
  managerId: PersonId | null,
  managerOf: (personId: PersonId) => PersonId | null,
): boolean {
  return isBelow(actorId, managerId, managerOf) && !isBelow(actorId, managerOf(personId), managerOf);
}

function isBelow(
  actorId: PersonId,
  start: PersonId | null,
  managerOf: (personId: PersonId) => PersonId | null,
): boolean {
  const seen = new Set<PersonId>();
  for (let at = start; at !== null && !seen.has(at); at = managerOf(at)) {
    if (at === actorId) return true;
    seen.add(at);
  }
  return false;
}
