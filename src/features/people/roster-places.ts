/**
 * Markets and teams as lines name them, found in the academy or to be created.
 * A market is looked for at the top of the tree, then anywhere if its name is unique there; a team belongs to a market.
 */
import { fold } from './roster.ts';
import { type KnownMarket, type KnownTeam, Spellings } from './roster-people.ts';

export interface NewMarket {
  /** begins with "+" */
  readonly marketId: string;
  readonly parentId: string | null;
  readonly name: string;
}

export interface NewTeam {
  /** begins with "+" */
  readonly teamId: string;
  readonly marketId: string | null;
  readonly name: string;
}

interface Found {
  readonly id: string;
  readonly parentId: string | null;
  readonly spellings: Spellings | null;
  readonly name: string;
}

export class Places {
  private readonly marketsByPlace = new Map<string, Found>();
  private readonly marketsById = new Map<string, Found>();
  private readonly knownByName = new Map<string, string[]>();
  private readonly teamsByPlace = new Map<string, Found>();
  private readonly teamsById = new Map<string, Found>();
  private readonly knownTeamsByName = new Map<string, string[]>();

  constructor(markets: readonly KnownMarket[], teams: readonly KnownTeam[]) {
    for (const market of markets) {
      const found: Found = { id: market.marketId, parentId: market.parentId, name: market.name, spellings: null };
      this.marketsByPlace.set(placeOf(market.parentId, market.name), found);
      this.marketsById.set(found.id, found);
      push(this.knownByName, fold(market.name), found.id);
    }
    for (const team of teams) {
      const found: Found = { id: team.teamId, parentId: team.marketId, name: team.name, spellings: null };
      this.teamsByPlace.set(placeOf(team.marketId, team.name), found);
      this.teamsById.set(found.id, found);
      push(this.knownTeamsByName, fold(team.name), found.id);
    }
  }

  /** The market at the end of a path, to be created where it is missing; 'ambiguous' where its first name fits several. */
  market(path: readonly string[]): string | null | 'ambiguous' {
    let at: string | null = null;
    for (const [step, name] of path.entries()) {
      const place = placeOf(at, name);
      const known = this.marketsByPlace.get(place);
      if (known) {
        known.spellings?.add(name);
        at = known.id;
        continue;
      }
      const elsewhere = step === 0 ? (this.knownByName.get(fold(name)) ?? []) : [];
      if (elsewhere.length > 1) return 'ambiguous';
      at = elsewhere[0] ?? this.create(this.marketsByPlace, this.marketsById, `+market:${place}`, at, name, place);
    }
    return at;
  }

  /** A team of the market; of no market where such a one is known; without a market, the only one of that name. */
  team(name: string, marketId: string | null): string | 'ambiguous' {
    const place = placeOf(marketId, name);
    const known = this.teamsByPlace.get(place) ?? this.teamsByPlace.get(placeOf(null, name));
    if (known) {
      known.spellings?.add(name);
      return known.id;
    }
    const elsewhere = marketId === null ? (this.knownTeamsByName.get(fold(name)) ?? []) : [];
    if (elsewhere.length > 1) return 'ambiguous';
    return elsewhere[0] ?? this.create(this.teamsByPlace, this.teamsById, `+team:${place}`, marketId, name, place);
  }

  /** What would be created for these people, markets from the top down. */
  created(usedMarkets: Iterable<string>, usedTeams: Iterable<string>): { markets: NewMarket[]; teams: NewTeam[] } {
    const teams = [...new Set(usedTeams)].flatMap((id) => {
      const team = this.teamsById.get(id);
      return team?.spellings ? [{ teamId: id, marketId: team.parentId, name: team.spellings.usual() }] : [];
    });
    const markets = new Map<string, NewMarket>();
    for (const used of [...usedMarkets, ...teams.flatMap((team) => team.marketId ?? [])]) {
      for (const id of this.pathOf(used)) {
        const market = this.marketsById.get(id);
        if (market?.spellings)
          markets.set(id, { marketId: id, parentId: market.parentId, name: market.spellings.usual() });
      }
    }
    return { markets: [...markets.values()], teams };
  }

  /** The market all of these lie in or below; null where there is none. */
  common(marketIds: readonly (string | null)[]): string | null {
    const [first, ...rest] = [...new Set(marketIds)].map((id) => (id === null ? [] : this.pathOf(id)));
    let shared = first ?? [];
    for (const path of rest) shared = shared.filter((id, at) => path[at] === id);
    return shared.at(-1) ?? null;
  }

  marketName(id: string): string {
    return this.pathOf(id)
      .map((step) => nameOf(this.marketsById.get(step)))
      .join(' / ');
  }

  teamName(id: string): string {
    return nameOf(this.teamsById.get(id));
  }

  /** The ids from the top of the tree down to this market. */
  private pathOf(id: string): readonly string[] {
    const path: string[] = [];
    for (let at: string | null = id; at !== null && !path.includes(at); at = this.marketsById.get(at)?.parentId ?? null)
      path.unshift(at);
    return path;
  }

  private create(
    byPlace: Map<string, Found>,
    byId: Map<string, Found>,
    id: string,
    parentId: string | null,
    name: string,
    place: string,
  ): string {
    const found: Found = { id, parentId, name, spellings: new Spellings() };
    found.spellings?.add(name);
    byPlace.set(place, found);
    byId.set(id, found);
    return id;
  }
}

function nameOf(found: Found | undefined): string {
  return found?.spellings?.usual() ?? found?.name ?? '';
}

function placeOf(parentId: string | null, name: string): string {
  return `${parentId ?? ''}\u001f${fold(name)}`;
}

function push<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
