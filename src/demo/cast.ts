/**
 * Who works in the demo academy: one country's sales force. Days are days before today; `severity` is how many steps a manager
 * judges above the truth (below 0: harsh), `able` how far a person stands above what their level usually shows.
 */
import type { Grant } from '../kernel/actor.ts';

export type RoleKey =
  | 'inside-seller'
  | 'transactional-account-seller'
  | 'customer-acquisition-seller'
  | 'key-account-manager'
  | 'sales-manager'
  | 'field-marketer';
export type LevelKey = 'junior' | 'senior' | 'expert-mentor';
export type MarketKey = 'country' | 'north' | 'midlands' | 'south';

export interface CastMember {
  readonly name: string;
  readonly title: string;
  readonly role: RoleKey | null;
  readonly level: LevelKey | null;
  readonly market: MarketKey;
  readonly manager: string | null;
  readonly joined: number;
  readonly left?: number;
  readonly severity?: number;
  readonly grants?: readonly Grant[];
  readonly part?: 'salesperson' | 'manager' | 'contributor' | 'head-of-sales' | 'administrator';
}

export const markets: Readonly<Record<MarketKey, { readonly name: string; readonly parent: MarketKey | null }>> = {
  country: { name: 'United Kingdom', parent: null },
  north: { name: 'North', parent: 'country' },
  midlands: { name: 'Midlands', parent: 'country' },
  south: { name: 'South', parent: 'country' },
};

const titles: Readonly<Record<RoleKey, string>> = {
  'inside-seller': 'Inside Sales Representative',
  'transactional-account-seller': 'Account Manager',
  'customer-acquisition-seller': 'Business Development Manager',
  'key-account-manager': 'Key Account Manager',
  'sales-manager': 'Regional Sales Manager',
  'field-marketer': 'Field Marketing Manager',
};

const office: readonly CastMember[] = [
  {
    name: 'Helen Ashworth',
    title: 'Head of Sales',
    role: 'sales-manager',
    level: 'expert-mentor',
    market: 'country',
    manager: null,
    joined: 2900,
    severity: -0.1,
    grants: ['owner', 'head-of-sales'],
    part: 'head-of-sales',
  },
  {
    name: 'Tom Whitfield',
    title: 'Sales Operations',
    role: null,
    level: null,
    market: 'country',
    manager: 'Helen Ashworth',
    joined: 1500,
    grants: ['administrator'],
    part: 'administrator',
  },
  {
    name: 'Priya Raman',
    title: titles['field-marketer'],
    role: 'field-marketer',
    level: 'senior',
    market: 'country',
    manager: 'Helen Ashworth',
    joined: 1100,
    grants: ['contributor'],
    part: 'contributor',
  },
  {
    name: 'Callum Reid',
    title: titles['field-marketer'],
    role: 'field-marketer',
    level: 'junior',
    market: 'north',
    manager: 'Helen Ashworth',
    joined: 240,
    grants: ['contributor'],
  },
  lead('Grace Okafor', 'north', 'senior', 2100, -0.1, 'manager'),
  lead('Marcus Bell', 'midlands', 'junior', 700, 0.45),
  lead('Sofia Lindgren', 'south', 'senior', 1700, -0.35),
  lead('Daniel Price', 'south', 'expert-mentor', 2600, 0.1),
];

function lead(
  name: string,
  market: MarketKey,
  level: LevelKey,
  joined: number,
  severity: number,
  part?: 'manager',
): CastMember {
  const base = {
    name,
    title: titles['sales-manager'],
    role: 'sales-manager',
    level,
    market,
    manager: 'Helen Ashworth',
    joined,
    severity,
  } as const;
  return part ? { ...base, part } : base;
}

type Row = readonly [name: string, role: RoleKey, level: LevelKey | null, joined: number, left?: number];

function team(manager: string, market: MarketKey, rows: readonly Row[]): readonly CastMember[] {
  return rows.map(([name, role, level, joined, left]) => ({
    name,
    title: titles[role],
    role,
    level,
    market,
    manager,
    joined,
    ...(left === undefined ? {} : { left }),
    ...(name === 'Amir Haddad' ? { part: 'salesperson' as const } : {}),
  }));
}

export const cast: readonly CastMember[] = [
  ...office,
  ...team('Grace Okafor', 'north', [
    ['Amir Haddad', 'customer-acquisition-seller', 'junior', 520],
    ['Beth Carver', 'inside-seller', 'senior', 1300],
    ['Connor Walsh', 'inside-seller', 'junior', 310],
    ['Dana Petrova', 'key-account-manager', 'expert-mentor', 2400],
    ['Elliot Nash', 'customer-acquisition-seller', 'senior', 980],
    ['Farah Siddiqui', 'transactional-account-seller', 'junior', 610],
    ['George Lowry', 'key-account-manager', 'senior', 1650],
    ['Hannah Moss', 'inside-seller', null, 40],
  ]),
  ...team('Marcus Bell', 'midlands', [
    ['Imogen Clarke', 'transactional-account-seller', 'senior', 1420],
    ['Jamal Foster', 'transactional-account-seller', 'junior', 450],
    ['Katie Brennan', 'inside-seller', 'senior', 890],
    ['Liam Doherty', 'inside-seller', 'junior', 380, 95],
    ['Mei Tanaka', 'customer-acquisition-seller', 'senior', 1180],
    ['Nathan Brooks', 'customer-acquisition-seller', 'junior', 260],
    ['Olivia Grant', 'key-account-manager', 'senior', 1900],
    ['Peter Kowalski', 'inside-seller', 'junior', 75],
    ['Quentin Ames', 'transactional-account-seller', 'expert-mentor', 3100],
  ]),
  ...team('Sofia Lindgren', 'south', [
    ['Rachel Stone', 'key-account-manager', 'junior', 700],
    ['Samuel Adeyemi', 'customer-acquisition-seller', 'senior', 1250],
    ['Tessa Holt', 'customer-acquisition-seller', 'junior', 430],
    ['Umar Farouk', 'inside-seller', 'senior', 1010, 210],
    ['Vera Novak', 'transactional-account-seller', 'senior', 1560],
    ['William Hart', 'transactional-account-seller', 'junior', 330],
    ['Yasmin Noor', 'inside-seller', 'junior', 190],
    ['Zoe Mitchell', 'inside-seller', 'expert-mentor', 2250],
  ]),
  ...team('Daniel Price', 'south', [
    ['Adam Frost', 'key-account-manager', 'senior', 2050],
    ['Bridget Shaw', 'key-account-manager', 'senior', 1330],
    ['Chris Wilde', 'customer-acquisition-seller', 'expert-mentor', 2700],
    ['Deepa Nair', 'transactional-account-seller', 'junior', 290],
    ['Edward Lane', 'transactional-account-seller', 'senior', 1480, 30],
    ['Fiona Grady', 'customer-acquisition-seller', 'junior', 150],
    ['Henry Cole', 'inside-seller', 'senior', 760],
    ['Isla Barnes', 'inside-seller', null, 20],
  ]),
];
