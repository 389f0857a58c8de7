/** Whose gaps a heat map shows, as it stands in the address: a link to it shows the same. */
export interface GapScope {
  readonly manager?: string;
  readonly depth?: 'direct' | 'tree';
  readonly team?: string;
  readonly market?: string;
  readonly role?: string;
  readonly by?: 'market' | 'role' | 'team';
}

/** The parts of an address that we know; anything else in it is left out. */
export function readGapScope(search: Readonly<Record<string, unknown>>): GapScope {
  const id = (key: 'manager' | 'team' | 'market' | 'role'): object => {
    const value = search[key];
    return typeof value === 'string' && /^[0-9a-f-]{36}$/.test(value) ? { [key]: value } : {};
  };
  const { depth, by } = search;
  return {
    ...id('manager'),
    ...id('team'),
    ...id('market'),
    ...id('role'),
    ...(depth === 'tree' ? { depth } : {}),
    ...(by === 'market' || by === 'role' || by === 'team' ? { by } : {}),
  };
}
