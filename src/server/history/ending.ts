/**
 * What ends when people leave, told before they do: each feature counts its own, and academy.ts hands the list to whoever shows a
 * preview. What really ends is decided by the features' reactions to `person.left`.
 */
import type { AcademyId, PersonId } from '../../kernel/id.ts';
import type { Db } from '../database/tables.ts';

export interface Ending {
  /** what it counts: `agreements` */
  readonly name: string;
  count(db: Db, academyId: AcademyId, people: readonly PersonId[]): Promise<number>;
}

/** How many of each end; nothing where nobody leaves. */
export async function countEndings(
  db: Db,
  academyId: AcademyId,
  endings: readonly Ending[],
  people: readonly PersonId[],
): Promise<Record<string, number>> {
  const counted: Record<string, number> = {};
  if (people.length === 0) return counted;
  for (const { name, count } of endings) {
    const found = await count(db, academyId, people);
    if (found > 0) counted[name] = found;
  }
  return counted;
}
