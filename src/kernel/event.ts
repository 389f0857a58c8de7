/**
 * One thing that happened, as history keeps it: who did what, when, on whom.
 * It names people by id only; names and free text live where they can be erased.
 */
export interface AcademyEvent<Name extends string = string, About extends object = object> {
  /** `noun.past-tense`, for example `assessment.confirmed` */
  readonly name: Name;
  /** the person it happened to; null when it is about the academy itself */
  readonly subjectId: string | null;
  /** ids, numbers, days and literals; never names or free text */
  readonly about: About;
}
