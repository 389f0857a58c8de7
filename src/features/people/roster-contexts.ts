/**
 * Where a person stands, as far as the file tells it: market, team and manager in one text, by which namesakes are told apart.
 * What the file does not tell is left out on both sides; what cannot be understood is "?", which is nobody's place.
 */
import { fold, type ManagerMention, type RosterLine } from './roster.ts';
import type { RosterLines } from './roster-lines.ts';
import { looksLikeId } from './roster-managers.ts';
import type { Contexts } from './roster-matches.ts';
import type { RosterWorld } from './roster-people.ts';
import type { Places } from './roster-places.ts';

export function contextsOf(
  world: RosterWorld,
  places: Places,
  marketOf: ReadonlyMap<RosterLine, string | null>,
  read: RosterLines,
): Contexts {
  const tells = (meaning: 'market' | 'team' | 'manager'): boolean => read.columnNames.has(meaning);
  const [market, team, manager] = [tells('market'), tells('team'), tells('manager')];
  const names = new Map(world.people.map((person) => [person.personId, person.name]));
  const shared = sharedNames(world, read);
  return {
    ofLine: (line) =>
      [
        !market ? '' : marketOf.has(line) ? (marketOf.get(line) ?? '') : '?',
        !team ? '' : line.team === undefined ? '?' : fold(line.team ?? ''),
        !manager ? '' : managerText(line.manager, shared),
      ].join('\u001f'),
    ofPerson: (person, renamed) =>
      [
        market ? (person.marketId ?? '') : '',
        team && person.teamId !== null ? fold(places.teamName(person.teamId)) : '',
        manager ? fold(renamed.get(person.managerId ?? '') ?? names.get(person.managerId ?? '') ?? '') : '',
      ].join('\u001f'),
  };
}

function managerText(manager: ManagerMention | null | undefined, shared: ReadonlySet<string>): string {
  if (manager === null) return '';
  const name = manager?.name ?? null;
  return name === null || looksLikeId(name) || shared.has(fold(name)) ? '?' : fold(name);
}

/** Names that several people bear, here or in the file: as a manager's name they say nothing. */
function sharedNames(world: RosterWorld, read: RosterLines): ReadonlySet<string> {
  const shared = new Set<string>();
  for (const all of [world.people.map((person) => person.name), read.lines.map((line) => line.name ?? '')]) {
    const seen = new Set<string>();
    for (const name of all.map(fold)) {
      if (seen.has(name)) shared.add(name);
      seen.add(name);
    }
  }
  return shared;
}
