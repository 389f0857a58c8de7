/** Coaching's part of a person's record. The person takes what was agreed along; an owner what leaders see; an administrator nothing. */
import type { PersonalRecord } from '../../server/history/personal-record.ts';
import { exportCoaching } from './record-store.ts';

export const coachingRecord: PersonalRecord = {
  name: 'coaching',
  export: async (db, academyId, personId, reader) =>
    reader === 'administrator' ? null : exportCoaching(db, academyId, personId, reader === 'self'),
};
