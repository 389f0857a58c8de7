/** Of a person's record: what they wrote for the menu. Whoever may take the record reads it: it says nothing of how they sell. */
import type { PersonalRecord } from '../../server/history/personal-record.ts';
import { exportWritten } from './record-store.ts';

export const menuRecord: PersonalRecord = {
  name: 'menu',
  export: async (db, academyId, personId) => ({ written: await exportWritten(db, academyId, personId) }),
};
