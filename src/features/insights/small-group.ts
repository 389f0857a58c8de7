/**
 * Figures about groups of people for readers who may not know whom they are about. A group of fewer than five proven people is
 * not shown; and where subtracting the groups shown from the total would leave such a group, the next smallest is hidden too.
 */

export interface Group {
  /** of whom it is required */
  readonly people: number;
  /** of these, with evidence that counts: they are the ones the figures are about */
  readonly proven: number;
  /** of the proven, below what is required, and the steps they miss in all */
  readonly below: number;
  readonly missing: number;
}

export const smallestGroup = 5;

export interface Shown {
  /** null: too few people */
  readonly total: Group | null;
  /** in the order given; null: hidden. Where nobody is required, the group is shown empty */
  readonly groups: readonly (Group | null)[];
}

export function withoutSmallGroups(groups: readonly Group[], smallest: number = smallestGroup): Shown {
  const total = groups.reduce(added, nobody);
  if (total.proven < smallest)
    return { total: null, groups: groups.map((group) => (group.proven === 0 ? told(group) : null)) };
  const bySize = groups
    .map((group, at) => ({ group, at }))
    .filter(({ group }) => group.proven > 0)
    .sort((a, b) => a.group.proven - b.group.proven || a.at - b.at);
  const hidden = new Set<number>();
  let within = 0;
  for (const { group, at } of bySize) {
    if (group.proven >= smallest && (within === 0 || within >= smallest)) break;
    hidden.add(at);
    within += group.proven;
  }
  return { total: told(total), groups: groups.map((group, at) => (hidden.has(at) ? null : told(group))) };
}

export const nobody: Group = { people: 0, proven: 0, below: 0, missing: 0 };

function told({ people, proven, below, missing }: Group): Group {
  return { people, proven, below, missing };
}

export function added(a: Group, b: Group): Group {
  return {
    people: a.people + b.people,
    proven: a.proven + b.proven,
    below: a.below + b.below,
    missing: a.missing + b.missing,
  };
}
