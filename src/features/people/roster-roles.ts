/**
 * Roles and levels as lines name them, by key or by their name in any language. What the academy does not know is reported once a word,
 * and the people come in without it. A level belongs to one role: who changes role gives up the level of the old one.
 */
import { fold, type RosterLine } from './roster.ts';
import type { Draft, Faults } from './roster-draft.ts';
import type { KnownLevel, KnownRole, RosterWorld } from './roster-people.ts';

interface Unknown {
  readonly line: RosterLine;
  readonly word: string;
  people: number;
}

export function setRolesAndLevels(
  drafts: readonly Draft[],
  world: Pick<RosterWorld, 'roles' | 'levels'>,
  faults: Faults,
): void {
  const roles = wordsOf(world.roles, (role) => role.roleId);
  const levels = new Map<string, Map<string, string>>();
  for (const role of world.roles) {
    const own = world.levels.filter((level) => level.roleId === role.roleId);
    levels.set(
      role.roleId,
      wordsOf(own, (level) => level.levelId),
    );
  }
  const roleOf = new Map(world.levels.map((level) => [level.levelId, level.roleId]));
  const unknown = {
    role: new Map<string, Unknown>(),
    level: new Map<string, Unknown>(),
    roleless: new Map<string, Unknown>(),
  };
  for (const { line, after } of drafts) {
    if (!line) continue;
    if (line.role !== null) {
      const roleId = roles.get(fold(line.role));
      if (roleId === undefined) count(unknown.role, line, line.role);
      else after.roleId = roleId;
    }
    if (after.levelId !== null && roleOf.get(after.levelId) !== after.roleId) after.levelId = null;
    if (after.targetLevelId !== null && roleOf.get(after.targetLevelId) !== after.roleId) after.targetLevelId = null;
    if (line.level === null) continue;
    const levelId = after.roleId === null ? undefined : levels.get(after.roleId)?.get(fold(line.level));
    if (levelId !== undefined) after.levelId = levelId;
    else count(after.roleId === null ? unknown.roleless : unknown.level, line, line.level);
  }
  tell(
    unknown.role,
    'role',
    'unknown-role',
    faults,
    (word) =>
      `The academy has no role "${word}". The people are imported without it; set the role for all of them afterwards.`,
  );
  tell(
    unknown.level,
    'level',
    'unknown-level',
    faults,
    (word) => `"${word}" is not a level of the person's role. The people are imported without it.`,
  );
  tell(
    unknown.roleless,
    'level',
    'level-without-role',
    faults,
    (word) => `The level "${word}" belongs to a role, and these people have none yet. They are imported without it.`,
  );
}

/** Each word by which something is called; a word that two of them share says nothing. */
function wordsOf<Item extends KnownRole | KnownLevel>(
  items: readonly Item[],
  idOf: (item: Item) => string,
): Map<string, string> {
  const words = new Map<string, string>();
  const doubtful = new Set<string>();
  for (const item of items) {
    for (const word of new Set([item.key, ...Object.values(item.name)].map(fold))) {
      if (words.has(word)) doubtful.add(word);
      words.set(word, idOf(item));
    }
  }
  for (const word of doubtful) words.delete(word);
  return words;
}

function count(unknown: Map<string, Unknown>, line: RosterLine, word: string): void {
  const known = unknown.get(fold(word));
  if (known) known.people++;
  else unknown.set(fold(word), { line, word, people: 1 });
}

function tell(
  unknown: ReadonlyMap<string, Unknown>,
  column: 'role' | 'level',
  reason: 'unknown-role' | 'unknown-level' | 'level-without-role',
  faults: Faults,
  detail: (word: string) => string,
): void {
  for (const { line, word, people } of unknown.values())
    faults.add(line, [column], reason, 'cell-left-out', word, detail(word), { people });
}
