/** A person's record of assessments: what goes into the file with all that is known of them, and what is forgotten. */
import type { AcademyEvent } from '../../kernel/event.ts';
import type { Act } from '../../server/history/act.ts';
import type { PersonalRecord } from '../../server/history/personal-record.ts';
import { removeUnused } from './evidence-commands.ts';
import { removeEvidenceOf } from './evidence-store.ts';
import { eraseTexts, exportAssessments } from './record-store.ts';

/** An administrator hands the file out without it: they read no assessment. */
export const assessmentRecord: PersonalRecord = {
  name: 'assessments',
  export: async (db, academyId, personId, reader, readerId) =>
    reader === 'administrator' ? null : exportAssessments(db, academyId, personId, readerId),
};

/** Reacts to `person.erased`: notes, evidence and files go; ratings stay countable. */
export async function forgetRatings(act: Act, event: AcademyEvent): Promise<void> {
  if (event.subjectId === null) return;
  await eraseTexts(act.db, act.academyId, event.subjectId);
  removeUnused(act, await removeEvidenceOf(act.db, act.academyId, event.subjectId));
}
