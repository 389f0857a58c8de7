/**
 * What whoever answers for an academy does now: the first of the things without which the next ones mean nothing.
 * An academy without people has no gaps; one whose people nobody has assessed has none that are known.
 */

export const academyStepKinds = [
  'bring-people',
  'publish-way-of-selling',
  'give-roles',
  'begin-assessing',
  'widen-assessing',
  'coach',
  'hold-check-backs',
  'close-gap',
  'all-well',
] as const;
export type AcademyStepKind = (typeof academyStepKinds)[number];

export interface AcademyFacts {
  /** who count today, the one who asks not among them */
  readonly people: number;
  readonly hasWayOfSelling: boolean;
  readonly withRole: number;
  /** of those with a role */
  readonly assessed: number;
  readonly coached: number;
  readonly checkBacksDue: number;
  readonly checkBacksDone: number;
  /** people below what is required, anywhere */
  readonly below: number;
}

/** Shares below which coverage is the thing to see to before any gap. */
export const enough = { withRole: 0.5, assessed: 0.6, coached: 0.5, checkBacks: 0.6 } as const;

export function academyStep(facts: AcademyFacts): AcademyStepKind {
  const { people, withRole, assessed, coached } = facts;
  if (people === 0) return 'bring-people';
  if (!facts.hasWayOfSelling) return 'publish-way-of-selling';
  if (withRole < enough.withRole * people) return 'give-roles';
  if (assessed === 0) return 'begin-assessing';
  if (assessed < enough.assessed * withRole) return 'widen-assessing';
  if (coached < enough.coached * withRole) return 'coach';
  if (facts.checkBacksDone < enough.checkBacks * facts.checkBacksDue) return 'hold-check-backs';
  return facts.below > 0 ? 'close-gap' : 'all-well';
}
