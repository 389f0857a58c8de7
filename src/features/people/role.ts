/**
 * A role is a type of salesperson, with the way its customers buy; access rights are grants, never roles.
 * The register says which roles and levels people can hold; what they ask for stands in the way of selling.
 */
import type { Words } from '../../kernel/words.ts';

export const motions = ['consultative', 'transactional'] as const;
export type Motion = (typeof motions)[number];

export interface HeldLevel {
  readonly levelId: string;
  readonly key: string;
  readonly name: Words;
  /** 1 is the lowest */
  readonly position: number;
  readonly retired: boolean;
}

export interface HeldRole {
  readonly roleId: string;
  readonly key: string;
  readonly name: Words;
  readonly motion: Motion | null;
  readonly position: number;
  readonly retired: boolean;
  /** from the lowest */
  readonly levels: readonly HeldLevel[];
}

/** A role as a version of the way of selling has it; the order of the lists is the order of roles and levels. */
export interface PlannedRole {
  readonly roleId: string;
  readonly key: string;
  readonly name: Words;
  readonly motion: Motion | null;
  readonly levels: readonly { readonly levelId: string; readonly key: string; readonly name: Words }[];
}

/** The roles of the register that change so that it follows the plan, as they become. */
export function follow(
  present: readonly HeldRole[],
  planned: readonly PlannedRole[],
  scope: 'planned' | 'in-force',
): readonly HeldRole[] {
  const known = new Map(present.map((role) => [role.roleId, role]));
  const next = planned.map((role, at) => followRole(known.get(role.roleId), role, at + 1, scope));
  const kept = new Set(planned.map(({ roleId }) => roleId));
  const left = scope === 'planned' ? [] : present.filter(({ roleId }) => !kept.has(roleId)).map(retire);
  return [...next, ...left].filter((role) => !alike(role, known.get(role.roleId)));
}

function followRole(
  present: HeldRole | undefined,
  role: PlannedRole,
  position: number,
  scope: 'planned' | 'in-force',
): HeldRole {
  const known = new Map((present?.levels ?? []).map((level) => [level.levelId, level]));
  const levels = role.levels.map((level, at): HeldLevel => {
    const before = known.get(level.levelId);
    if (before && scope === 'planned') return { ...before, retired: false };
    return { levelId: level.levelId, key: level.key, name: level.name, position: at + 1, retired: false };
  });
  const named = new Set(role.levels.map(({ levelId }) => levelId));
  const others = (present?.levels ?? [])
    .filter(({ levelId }) => !named.has(levelId))
    .map((level) => (scope === 'planned' ? level : { ...level, retired: true }));
  const all = [...levels, ...others].sort((a, b) => a.position - b.position || (a.levelId < b.levelId ? -1 : 1));
  if (present && scope === 'planned') return { ...present, retired: false, levels: all };
  return {
    roleId: role.roleId,
    key: role.key,
    name: role.name,
    motion: role.motion,
    position,
    retired: false,
    levels: all,
  };
}

function retire(role: HeldRole): HeldRole {
  return { ...role, retired: true };
}

function alike(one: HeldRole, other: HeldRole | undefined): boolean {
  return other !== undefined && plain(one) === plain(other);
}

/** Names with their languages sorted, so that the order in which a database keeps them does not count. */
function plain(role: HeldRole): string {
  const words = (name: Words) => Object.entries(name).sort(([a], [b]) => (a < b ? -1 : 1));
  const levels = role.levels.map(({ levelId, key, name, position, retired }) => [
    levelId,
    key,
    words(name),
    position,
    retired,
  ]);
  return JSON.stringify([role.roleId, role.key, words(role.name), role.motion, role.position, role.retired, levels]);
}
