/**
 * A verifier: a person appointed to judge demonstrations of some capabilities by anybody in the academy. The appointment alone
 * is not enough: it rests while the person does not hold the highest level of a role that requires the capability.
 */
import { type Actor, holds } from '../../kernel/actor.ts';
import { accept, type Decision, refuse } from '../../kernel/decision.ts';
import type { CapabilityId } from '../../kernel/id.ts';
import type { Relation } from '../people/access.ts';

/** An owner appoints anybody, a head of sales whoever is in their market. */
export function mayAppoint(actor: Actor, relation: Relation): boolean {
  return holds(actor, 'owner') || relation === 'market-head';
}

export interface Appointed {
  readonly added: readonly CapabilityId[];
  readonly ended: readonly CapabilityId[];
}

/**
 * From the capabilities a person verifies now to those they shall. What stands already may stay even where it rests.
 * @param proven what the highest level of their role requires, where they hold it
 */
export function appoint(
  now: ReadonlySet<CapabilityId>,
  wanted: readonly CapabilityId[],
  proven: ReadonlySet<CapabilityId>,
): Decision<Appointed, 'not-an-expert'> {
  const asked = new Set(wanted);
  const added = [...asked].filter((id) => !now.has(id));
  if (added.some((id) => !proven.has(id))) return refuse('not-an-expert');
  return accept({ added, ended: [...now].filter((id) => !asked.has(id)) });
}
