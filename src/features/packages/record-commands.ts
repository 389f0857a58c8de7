/** Packages' part of a person's record: what they started and how far they came. An administrator is told nothing of it. */
import type { PersonalRecord } from '../../server/history/personal-record.ts';
import { exportPackages } from './record-store.ts';

export const packagesRecord: PersonalRecord = {
  name: 'packages',
  export: async (db, academyId, personId, reader) =>
    reader === 'administrator' ? null : { registrations: await exportPackages(db, academyId, personId) },
};
