/** Learning's part of a person's record. The person takes every step along; an owner what leaders see; an administrator nothing. */
import type { AcademyEvent } from '../../kernel/event.ts';
import type { Act } from '../../server/history/act.ts';
import type { PersonalRecord } from '../../server/history/personal-record.ts';
import { eraseSteps, exportLearning } from './record-store.ts';

export const learningRecord: PersonalRecord = {
  name: 'learning',
  export: async (db, academyId, personId, reader) =>
    reader === 'administrator' ? null : exportLearning(db, academyId, personId, reader === 'self'),
};

/** Reacts to `person.erased`. */
export async function forgetSteps(act: Act, event: AcademyEvent): Promise<void> {
  if (event.subjectId !== null) await eraseSteps(act.db, act.academyId, event.subjectId);
}
