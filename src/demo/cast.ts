/**
 * Who works in the demo academy: the sales force of one company in nine markets on three continents. Days are days before today;
 * `severity` is how many steps a manager judges above the truth (below 0: harsh).
 */
import type { Grant } from '../kernel/actor.ts';
import { type Chance, chanceFrom } from './chance.ts';
import { type LevelKey, markets, type MarketKey, teams } from './cast-names.ts';

export type RoleKey =
  | 'inside-seller'
  | 'transactional-account-seller'
  | 'customer-acquisition-seller'
  | 'key-account-manager'
  | 'sales-manager'
  | 'field-marketer';

export interface CastMember {
  readonly name: string;
  readonly title: string;
  readonly role: RoleKey | null;
  /** at the beginning of the two years, or on joining */
  readonly level: LevelKey | null;
  readonly market: MarketKey;
  readonly manager: string | null;
  readonly joined: number;
  readonly left?: number;
  readonly severity?: number;
  readonly grants?: readonly { readonly grant: Grant; readonly market: MarketKey | null }[];
  readonly part?: 'salesperson' | 'manager' | 'contributor' | 'head-of-sales' | 'administrator';
}

const titles: Readonly<Record<RoleKey, string>> = {
  'inside-seller': 'Inside Sales Representative',
  'transactional-account-seller': 'Account Manager',
  'customer-acquisition-seller': 'Business Development Manager',
  'key-account-manager': 'Key Account Manager',
  'sales-manager': 'Sales Manager',
  'field-marketer': 'Field Marketing Manager',
};

const everywhere = (grant: Grant) => ({ grant, market: null });

const head: CastMember = {
  name: 'Helen Ashworth',
  title: 'Head of Sales',
  role: 'sales-manager',
  level: 'expert-mentor',
  market: 'world',
  manager: null,
  joined: 2900,
  severity: -0.1,
  grants: [everywhere('owner'), everywhere('head-of-sales')],
  part: 'head-of-sales',
};

const office: readonly CastMember[] = [
  head,
  leader('Sofia Lindgren', 'Head of Sales Europe', 'europe', -0.35),
  leader('Daniel Price', 'Head of Sales Americas', 'americas', 0.1),
  leader('Aiko Hayashi', 'Head of Sales Asia Pacific', 'asia-pacific', 0),
  {
    name: 'Tom Whitfield',
    title: 'Sales Operations',
    role: null,
    level: null,
    market: 'world',
    manager: head.name,
    joined: 1500,
    grants: [everywhere('administrator')],
    part: 'administrator',
  },
  {
    name: 'Ingrid Solberg',
    title: 'Sales Trainer',
    role: null,
    level: null,
    market: 'europe',
    manager: head.name,
    joined: 1240,
    grants: [everywhere('trainer')],
  },
  { ...marketer('Priya Raman', 'europe', 'senior', 1100), part: 'contributor' },
  marketer('Callum Reid', 'united-kingdom', 'junior', 240),
  marketer('Monica Alvarez', 'americas', 'senior', 900),
  marketer('Haruka Ito', 'asia-pacific', 'junior', 520),
];

function leader(name: string, title: string, market: MarketKey, severity: number): CastMember {
  const grants = [{ grant: 'head-of-sales', market }] as const;
  return {
    name,
    title,
    role: 'sales-manager',
    level: 'expert-mentor',
    market,
    manager: head.name,
    joined: 2300,
    severity,
    grants,
  };
}

function marketer(name: string, market: MarketKey, level: LevelKey, joined: number): CastMember {
  const title = titles['field-marketer'];
  return {
    name,
    title,
    role: 'field-marketer',
    level,
    market,
    manager: head.name,
    joined,
    grants: [everywhere('contributor')],
  };
}

/** The places in a team, each with the days its holder has been there, at least and at most. */
type Place = readonly [RoleKey, LevelKey | null, number, number];
const places: readonly [Place, ...Place[]] = [
  ['key-account-manager', 'senior', 1500, 2600],
  ['key-account-manager', 'junior', 760, 1200],
  ['inside-seller', 'senior', 900, 1700],
  ['inside-seller', 'junior', 300, 720],
  ['customer-acquisition-seller', 'junior', 480, 640],
  ['customer-acquisition-seller', 'senior', 1000, 2200],
  ['transactional-account-seller', 'senior', 1100, 2400],
  ['transactional-account-seller', 'junior', 320, 700],
  ['inside-seller', 'expert-mentor', 1900, 2800],
  ['customer-acquisition-seller', null, 90, 300],
  ['inside-seller', null, 12, 75],
];

/** In every team somebody left, on one of these places; later somebody else came in on another. */
const leaving = [7, 3, 5, 2];

function team(at: number, chance: Chance): readonly CastMember[] {
  const { market, manager, level, joined, severity, names } = teams[at] ?? teams[0];
  const lead: CastMember = {
    name: manager,
    title: titles['sales-manager'],
    role: 'sales-manager',
    level,
    market,
    manager:
      office.find((one) => one.market === markets[market].parent && one.severity !== undefined)?.name ?? head.name,
    joined,
    severity,
    ...(manager === 'Grace Okafor' ? { part: 'manager' as const } : {}),
  };
  const members = names.map((name, place): CastMember => {
    const [role, held, least, most] = places[place % places.length] ?? places[0];
    const days = Math.round(least + chance.next() * (most - least));
    const leaves = place === leaving[at % leaving.length] && at % 5 !== 4;
    return {
      name,
      title: titles[role],
      role,
      level: held,
      market,
      manager,
      joined: days,
      ...(leaves ? { left: Math.round(20 + chance.next() * Math.min(500, days - 120)) } : {}),
      ...(name === 'Amir Haddad' ? { part: 'salesperson' as const } : {}),
    };
  });
  return [lead, ...members];
}

function castOf(seed: number): readonly CastMember[] {
  const chance = chanceFrom(seed);
  return [...office, ...teams.flatMap((_, at) => team(at, chance))];
}

export const cast = castOf(41);
