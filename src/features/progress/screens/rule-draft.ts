/** A rule of certification while an owner writes it. */
import type { Told } from '../../../web/api.ts';
import type { listCertificationRules } from '../certification-contract.ts';

export type Rule = Told<typeof listCertificationRules>['rules'][number];
export type Proof = NonNullable<Rule['proof']>;

export interface RuleDraft {
  readonly ruleId: string;
  /** of a new rule: role and level with a space between, or a capability */
  readonly subject: string;
  /** what a capability takes */
  readonly proof: Proof;
  readonly months: number;
  readonly windowDays: number;
  readonly remind: string;
}
