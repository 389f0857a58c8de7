/**
 * What a roster is compared with: the people, markets, teams, roles and levels the academy has now.
 * Ids that begin with "+" belong to what an import would create; they become real when it is confirmed.
 */
import type { Day } from '../../kernel/day.ts';
import type { Words } from '../../kernel/words.ts';

/** What an import can set of a person. */
export interface RosterFields {
  readonly name: string;
  readonly email: string | null;
  readonly externalKey: string | null;
  readonly title: string | null;
  readonly marketId: string | null;
  readonly teamId: string | null;
  readonly managerId: string | null;
  readonly roleId: string | null;
  readonly levelId: string | null;
  readonly targetLevelId: string | null;
  readonly joinedOn: Day | null;
  readonly leftOn: Day | null;
  readonly language: string | null;
  readonly timeZone: string | null;
}
export type RosterField = keyof RosterFields;

export const rosterFields = [
  'name',
  'email',
  'externalKey',
  'title',
  'marketId',
  'teamId',
  'managerId',
  'roleId',
  'levelId',
  'targetLevelId',
  'joinedOn',
  'leftOn',
  'language',
  'timeZone',
] as const satisfies readonly RosterField[];

/** Fields whose change is a move. */
export const moveFields: readonly RosterField[] = ['marketId', 'teamId', 'managerId'];

export interface RosterPerson extends RosterFields {
  readonly personId: string;
  /** keeps the academy running (owner, administrator): a file never makes them leave */
  readonly indispensable: boolean;
}

export interface KnownMarket {
  readonly marketId: string;
  readonly parentId: string | null;
  readonly name: string;
}

export interface KnownTeam {
  readonly teamId: string;
  readonly marketId: string | null;
  readonly name: string;
}

export interface KnownRole {
  readonly roleId: string;
  readonly key: string;
  readonly name: Words;
}

export interface KnownLevel {
  readonly levelId: string;
  readonly roleId: string;
  readonly key: string;
  readonly name: Words;
}

/** The academy as it is before the import. */
export interface RosterWorld {
  readonly people: readonly RosterPerson[];
  readonly markets: readonly KnownMarket[];
  readonly teams: readonly KnownTeam[];
  readonly roles: readonly KnownRole[];
  readonly levels: readonly KnownLevel[];
  /** a roster was imported before: who is new now joined lately, not whenever */
  readonly importedBefore?: boolean;
}

export function isNewId(id: string): boolean {
  return id.startsWith('+');
}

/** A person counts until the day before they leave. */
export function hasLeft(fields: Pick<RosterFields, 'leftOn'>, today: Day): boolean {
  return fields.leftOn !== null && fields.leftOn <= today;
}

/** How most lines write a name; between equals the first in code order, so that the order of lines does not matter. */
export class Spellings {
  private readonly counts = new Map<string, number>();

  add(spelling: string): void {
    this.counts.set(spelling, (this.counts.get(spelling) ?? 0) + 1);
  }

  usual(): string {
    return [...this.counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? '';
  }
}
