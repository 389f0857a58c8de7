/** Of a person's record: what they were given to learn and what they want developed. An administrator reads neither. */
import type { PersonalRecord } from '../../server/history/personal-record.ts';
import { exportAssignments } from './record-store.ts';

export const pathsRecord: PersonalRecord = {
  name: 'paths',
  export: async (db, academyId, personId, reader) =>
    reader === 'administrator' ? null : exportAssignments(db, academyId, personId),
};
