/** Progress's part of a person's record: decisions about levels, certifications; and what is forgotten. */
import type { AcademyEvent } from '../../kernel/event.ts';
import type { Act } from '../../server/history/act.ts';
import type { PersonalRecord } from '../../server/history/personal-record.ts';
import { eraseWords, exportProgress } from './record-store.ts';

export const progressRecord: PersonalRecord = {
  name: 'progress',
  export: async (db, academyId, personId, reader) =>
    reader === 'administrator' ? null : exportProgress(db, academyId, personId),
};

/** Reacts to `person.erased`. */
export async function forgetProgress(act: Act, event: AcademyEvent): Promise<void> {
  if (event.subjectId !== null) await eraseWords(act.db, act.academyId, event.subjectId);
}
