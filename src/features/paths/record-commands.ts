/** Of a person's record: what they were given to learn, want developed, and said when they were placed. An administrator reads none. */
import type { PersonalRecord } from '../../server/history/personal-record.ts';
import { exportPlacements } from './placement-store.ts';
import { exportAssignments } from './record-store.ts';

export const pathsRecord: PersonalRecord = {
  name: 'paths',
  export: async (db, academyId, personId, reader) =>
    reader === 'administrator'
      ? null
      : {
          ...(await exportAssignments(db, academyId, personId)),
          placements: await exportPlacements(db, academyId, personId, reader === 'self'),
        },
};
