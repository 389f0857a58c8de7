/**
 * What a feature knows of one person, for the file with their whole record. Each feature lists its own parts; academy.ts
 * hands the list to whoever writes the file. Erasing goes the other way: features react to `person.erased`.
 */
import type { AcademyId, PersonId } from '../../kernel/id.ts';
import type { Db } from '../database/tables.ts';

/** Who takes the file: the person, an academy owner, or an administrator, who reads no assessment and no agreement. */
export type RecordReader = 'self' | 'owner' | 'administrator';

export interface PersonalRecord {
  /** its key in the file: `assessments` */
  readonly name: string;
  /** plain JSON values, with words rather than codes where there are any; null: not for this reader */
  export(
    db: Db,
    academyId: AcademyId,
    personId: PersonId,
    reader: RecordReader,
    readerId: PersonId,
  ): Promise<object | null>;
}
