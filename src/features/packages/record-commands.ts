/**
 * Packages' part of a person's record: what they started and how far they came; what content keeps of them is told to them alone. An
 * administrator is told nothing of it.
 */
import type { AcademyEvent } from '../../kernel/event.ts';
import type { Act } from '../../server/history/act.ts';
import type { PersonalRecord } from '../../server/history/personal-record.ts';
import { eraseKept, exportPackages } from './record-store.ts';

export const packagesRecord: PersonalRecord = {
  name: 'packages',
  export: async (db, academyId, personId, reader) =>
    reader === 'administrator'
      ? null
      : { registrations: await exportPackages(db, academyId, personId, reader === 'self') },
};

/** Reacts to `person.erased`. */
export async function forgetKept(act: Act, event: AcademyEvent): Promise<void> {
  if (event.subjectId !== null) await eraseKept(act.db, act.academyId, event.subjectId);
}
