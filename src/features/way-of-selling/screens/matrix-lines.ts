/** The matrix as it is drawn: groups and capabilities as lines, levels as columns under their roles. */
import { inLanguage, type Words } from '../../../kernel/words.ts';
import type { Told } from '../../../web/api.ts';
import type { getCapabilities, getMatrix } from '../contract.ts';
import { type Cell, type Matrix, placeKey } from '../matrix.ts';

export type MatrixTold = Told<typeof getMatrix>;
export type LibraryTold = Told<typeof getCapabilities>;
export type CapabilityTold = MatrixTold['capabilities'][number];
export type RoleTold = MatrixTold['roles'][number];

export type Line =
  | { readonly kind: 'group'; readonly key: string; readonly name: Words }
  | { readonly kind: 'capability'; readonly row: number; readonly capability: CapabilityTold };

export interface Column {
  readonly role: RoleTold;
  readonly level: RoleTold['levels'][number];
  /** begins a role */
  readonly first: boolean;
}

export interface Drawn {
  readonly lines: readonly Line[];
  readonly columns: readonly Column[];
  /** where in `lines` each row of the matrix stands */
  readonly lineOfRow: readonly number[];
  readonly levelIds: readonly string[];
  readonly capabilityIds: readonly string[];
}

/** @param roleId only this role; null: all. @param search what the name of a capability must hold */
export function draw(told: MatrixTold, language: string, roleId: string | null, search: string): Drawn {
  const wanted = search.trim().toLocaleLowerCase(language);
  const shown = told.capabilities.filter(
    ({ name, tags }) =>
      wanted === '' ||
      [inLanguage(name, language), ...tags].some((text) => text.toLocaleLowerCase(language).includes(wanted)),
  );
  const lines: Line[] = [];
  const lineOfRow: number[] = [];
  const capabilityIds: string[] = [];
  for (const group of told.groups) {
    const own = shown.filter(({ groupKey }) => groupKey === group.key);
    if (own.length === 0 && wanted !== '') continue;
    lines.push({ kind: 'group', key: group.key, name: group.name });
    for (const capability of own) {
      lineOfRow.push(lines.length);
      lines.push({ kind: 'capability', row: capabilityIds.length, capability });
      capabilityIds.push(capability.capabilityId);
    }
  }
  const columns = told.roles
    .filter((role) => roleId === null || role.roleId === roleId)
    .flatMap((role) => role.levels.map((level, at) => ({ role, level, first: at === 0 })));
  return { lines, columns, lineOfRow, capabilityIds, levelIds: columns.map(({ level }) => level.levelId) };
}

/** The cells of an answer, by place. */
export function cellsOf({
  roles,
  capabilities,
  cells,
}: Pick<MatrixTold, 'roles' | 'capabilities' | 'cells'>): ReadonlyMap<string, Cell> {
  const levels = roles.flatMap((role) => role.levels);
  const found = new Map<string, Cell>();
  for (let at = 0; at + 3 < cells.length; at += 4) {
    const [levelId, capabilityId] = [levels[cells[at] ?? 0]?.levelId, capabilities[cells[at + 1] ?? 0]?.capabilityId];
    if (levelId && capabilityId)
      found.set(placeKey({ levelId, capabilityId }), { proficiency: cells[at + 2] ?? 0, weight: cells[at + 3] ?? 0 });
  }
  return found;
}

export function matrixOf(told: MatrixTold): Matrix {
  return {
    levelIds: told.roles.flatMap((role) => role.levels.map(({ levelId }) => levelId)),
    capabilityIds: told.capabilities.map(({ capabilityId }) => capabilityId),
    steps: told.scale.length,
    cells: cellsOf(told),
  };
}

/** Words that stand for a number when a spreadsheet is pasted: names and keys of the scale, and dashes for nothing. */
export function knownWords(scale: MatrixTold['scale']): ReadonlyMap<string, number> {
  const words = new Map([
    ['-', 0],
    ['–', 0],
    ['—', 0],
  ]);
  for (const { proficiency, key, name } of scale)
    for (const text of [key, ...Object.values(name)]) words.set(text.toLowerCase(), proficiency);
  return words;
}
