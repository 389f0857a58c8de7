/**
 * What publishing a version changes, person by person: who falls below the level they hold, which gaps open and close.
 * It is told the standings of the day on which the version takes effect, and finds gaps by the one rule for gaps, so
 * that what it foretells is what will be found. A capability without proof is neither gap nor fall: nobody knows yet.
 */
import type { CapabilityId, LevelId, PersonId, RoleId } from '../../kernel/id.ts';
import { type LevelStep, targetLevel } from '../people/person.ts';
import { findGap, type Gap, type Required, type Standings } from './gap.ts';

export interface Assessed {
  readonly personId: PersonId;
  readonly teamId: string | null;
  readonly roleId: RoleId | null;
  readonly levelId: LevelId | null;
  /** null: the next one after the level held */
  readonly targetLevelId: LevelId | null;
  readonly standings: Pick<Standings, 'get'>;
}

/** A version as far as gaps depend on it. */
export interface WayAsked {
  readonly levels: readonly LevelStep[];
  readonly requirements: ReadonlyMap<LevelId, readonly Required[]>;
}

export interface Sums {
  /** capabilities that fall short */
  readonly open: number;
  readonly steps: number;
  readonly weighted: number;
  /** steps short of the level already held */
  readonly toRestore: number;
  readonly unproven: number;
  readonly met: number;
}

export interface PersonEffect {
  readonly personId: PersonId;
  readonly teamId: string | null;
  /** proves nothing short of the level held before, and falls short of it after */
  readonly fallsBelow: boolean;
  /** the other way round */
  readonly recovers: boolean;
  readonly opened: readonly CapabilityId[];
  readonly closed: readonly CapabilityId[];
  /** gaps that stay open and change their size */
  readonly resized: readonly CapabilityId[];
  readonly was: Sums;
  readonly now: Sums;
}

export interface Effect {
  readonly people: number;
  /** people for whom anything is different */
  readonly affected: number;
  readonly fallBelow: number;
  readonly recover: number;
  readonly opened: number;
  readonly closed: number;
  readonly was: Sums;
  readonly now: Sums;
}

export interface TeamEffect extends Effect {
  readonly teamId: string | null;
}

export interface CapabilityEffect {
  readonly capabilityId: CapabilityId;
  readonly opened: number;
  readonly closed: number;
}

export interface PublishEffect {
  readonly total: Effect;
  /** in the order in which teams appear among the people */
  readonly teams: readonly TeamEffect[];
  /** those with gaps that open or close, most opened first */
  readonly capabilities: readonly CapabilityEffect[];
  /** the affected, hardest hit first */
  readonly people: readonly PersonEffect[];
}

/** @param people everyone who counts on the day of effect */
export function effectOfPublishing(people: readonly Assessed[], before: WayAsked, after: WayAsked): PublishEffect {
  const profiles = new Map<string, Profile>();
  const effects = people.map((person) => {
    const key = `${person.roleId}/${person.levelId}/${person.targetLevelId}`;
    const profile = profiles.get(key) ?? profileOf(asked(person, before), asked(person, after));
    profiles.set(key, profile);
    return effectOnPerson(person, profile);
  });
  const byTeam = new Map<string | null, PersonEffect[]>();
  for (const effect of effects) {
    const members = byTeam.get(effect.teamId);
    if (members) members.push(effect);
    else byTeam.set(effect.teamId, [effect]);
  }
  return {
    total: summed(effects),
    teams: [...byTeam].map(([teamId, members]) => ({ teamId, ...summed(members) })),
    capabilities: byCapability(effects),
    people: effects.filter(isAffected).sort(hardestFirst),
  };
}

/** One capability as it is asked of everybody with the same role, level and target. */
interface Asked {
  readonly required: Required;
  readonly held: number;
}

/** What both versions ask alike, and what only the one or the other asks so. */
interface Profile {
  readonly kept: readonly Asked[];
  readonly left: readonly Asked[];
  readonly come: readonly Asked[];
}

function profileOf(was: readonly Asked[], now: readonly Asked[]): Profile {
  const known = (all: readonly Asked[], one: Asked): boolean => all.some((other) => isAlike(one, other));
  return {
    kept: was.filter((one) => known(now, one)),
    left: was.filter((one) => !known(now, one)),
    come: now.filter((one) => !known(was, one)),
  };
}

function isAlike(one: Asked, other: Asked): boolean {
  return (
    one.held === other.held &&
    one.required.capabilityId === other.required.capabilityId &&
    one.required.proficiency === other.required.proficiency &&
    one.required.weight === other.required.weight
  );
}

function asked({ roleId, levelId, targetLevelId }: Assessed, way: WayAsked): readonly Asked[] {
  const of = (level: LevelId | null): readonly Required[] =>
    level === null || roleId === null ? [] : (way.requirements.get(level) ?? []);
  const target = of(targetLevel(targetLevelId, levelId, roleId, way.levels));
  const held = new Map(of(levelId).map(({ capabilityId, proficiency }) => [capabilityId, proficiency]));
  const aimedAt = new Set(target.map(({ capabilityId }) => capabilityId));
  const heldOnly = of(levelId).filter(({ capabilityId }) => !aimedAt.has(capabilityId));
  return [...target, ...heldOnly.map((one) => ({ ...one, proficiency: 0 }))]
    .map((required) => ({ required, held: held.get(required.capabilityId) ?? 0 }))
    .filter(({ required, held: step }) => required.proficiency > 0 || step > 0);
}

/** What both versions ask alike is looked at once, and cannot open, close or change its size. */
function effectOnPerson({ personId, teamId, standings }: Assessed, profile: Profile): PersonEffect {
  const kept = sumsOf(nothing, gapsOf(profile.kept, standings));
  const [left, come] = [gapsOf(profile.left, standings), gapsOf(profile.come, standings)];
  const sums = { was: sumsOf(kept, left), now: sumsOf(kept, come) };
  const before = new Map(left.filter(isOpen).map((gap) => [gap.capabilityId, gap]));
  const after = new Map(come.filter(isOpen).map((gap) => [gap.capabilityId, gap]));
  return {
    personId,
    teamId,
    fallsBelow: sums.was.toRestore === 0 && sums.now.toRestore > 0,
    recovers: sums.was.toRestore > 0 && sums.now.toRestore === 0,
    opened: [...after.keys()].filter((id) => !before.has(id)),
    closed: [...before.keys()].filter((id) => !after.has(id)),
    resized: [...after].filter(([id, gap]) => before.has(id) && !sameSize(before.get(id), gap)).map(([id]) => id),
    ...sums,
  };
}

function gapsOf(asked: readonly Asked[], standings: Assessed['standings']): readonly Gap[] {
  return asked.map(({ required, held }) => findGap(required, held, standings.get(required.capabilityId)?.step ?? 0));
}

function isOpen(gap: Gap): boolean {
  return gap.outcome === 'gap';
}

function sameSize(one: Gap | undefined, other: Gap): boolean {
  return one?.gap === other.gap && one.toRestore === other.toRestore;
}

const sumNames = ['open', 'steps', 'weighted', 'toRestore', 'unproven', 'met'] as const;
const nothing: Sums = { open: 0, steps: 0, weighted: 0, toRestore: 0, unproven: 0, met: 0 };

function sumsOf(first: Sums, gaps: readonly Gap[]): Sums {
  if (gaps.length === 0) return first;
  const sums = { ...first };
  for (const gap of gaps) {
    if (gap.outcome === 'gap') sums.open += 1;
    else if (gap.outcome === 'met') sums.met += 1;
    else sums.unproven += 1;
    sums.steps += gap.gap;
    sums.weighted += gap.weighted;
    sums.toRestore += gap.toRestore;
  }
  return sums;
}

function isAffected(effect: PersonEffect): boolean {
  const { was, now, opened, closed, resized } = effect;
  if (was === now) return false;
  return opened.length + closed.length + resized.length > 0 || sumNames.some((name) => was[name] !== now[name]);
}

function summed(effects: readonly PersonEffect[]): Effect {
  const [was, now] = [{ ...nothing }, { ...nothing }];
  const all = { people: effects.length, affected: 0, fallBelow: 0, recover: 0, opened: 0, closed: 0 };
  for (const effect of effects) {
    if (isAffected(effect)) all.affected += 1;
    if (effect.fallsBelow) all.fallBelow += 1;
    if (effect.recovers) all.recover += 1;
    all.opened += effect.opened.length;
    all.closed += effect.closed.length;
    for (const name of sumNames) {
      was[name] += effect.was[name];
      now[name] += effect.now[name];
    }
  }
  return { ...all, was, now };
}

function byCapability(effects: readonly PersonEffect[]): readonly CapabilityEffect[] {
  const counts = new Map<CapabilityId, { opened: number; closed: number }>();
  const countOf = (id: CapabilityId) => {
    const count = counts.get(id) ?? { opened: 0, closed: 0 };
    counts.set(id, count);
    return count;
  };
  for (const { opened, closed } of effects) {
    for (const id of opened) countOf(id).opened += 1;
    for (const id of closed) countOf(id).closed += 1;
  }
  return [...counts]
    .map(([capabilityId, count]) => ({ capabilityId, ...count }))
    .sort((a, b) => b.opened - a.opened || b.closed - a.closed || (a.capabilityId < b.capabilityId ? -1 : 1));
}

function hardestFirst(a: PersonEffect, b: PersonEffect): number {
  const risen = ({ was, now }: PersonEffect): number => now.weighted - was.weighted;
  return Number(b.fallsBelow) - Number(a.fallsBelow) || risen(b) - risen(a) || (a.personId < b.personId ? -1 : 1);
}
