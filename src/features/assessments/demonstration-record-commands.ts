/** A person's record of demonstrations beside the judgements themselves, which lie with the assessments; and what is forgotten. */
import type { AcademyEvent } from '../../kernel/event.ts';
import type { Act } from '../../server/history/act.ts';
import type { PersonalRecord } from '../../server/history/personal-record.ts';
import { exportDemonstrations, removeAppointmentsAndRequests } from './demonstration-record-store.ts';

export const demonstrationRecord: PersonalRecord = {
  name: 'demonstrations',
  export: async (db, academyId, personId, reader) =>
    reader === 'administrator' ? null : exportDemonstrations(db, academyId, personId, reader === 'self'),
};

/** Reacts to `person.erased`: appointments and requests go, demonstrations stay countable without words. */
export async function forgetDemonstrations(act: Act, event: AcademyEvent): Promise<void> {
  if (event.subjectId !== null) await removeAppointmentsAndRequests(act.db, act.academyId, event.subjectId);
}
