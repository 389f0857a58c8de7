/** A small sales force for tests of assessing: a head above, a manager, two salespeople with a role and a level, and ways to rate. */
import { newId } from '../kernel/id.ts';
import type { PersonId } from '../kernel/id.ts';
import { type Answered, type Ask, type TestAcademy, type TestWorld, testAcademy } from './academy.ts';

export interface Joined {
  readonly id: PersonId;
  readonly ask: Ask;
}

export interface SalesTeam {
  readonly a: TestAcademy;
  readonly roleId: string;
  /** from the lowest */
  readonly levels: readonly { readonly id: string }[];
  readonly head: Joined;
  readonly manager: Joined;
  readonly seller: Joined;
  readonly colleague: Joined;
  /** what the sellers are judged on, in the order of the way of selling */
  readonly capabilities: readonly {
    readonly capabilityId: string;
    readonly required: number;
    readonly held: number;
    readonly weight: number;
  }[];
}

export async function salesTeam(given?: TestWorld): Promise<SalesTeam> {
  const a = await testAcademy('starter', given);
  const { body: organisation } = await a.owner('GET', '/api/organisation');
  const role = organisation.roles.find((one: { key: string }) => one.key === 'key-account-manager');
  const levels = organisation.levels.filter((one: { roleId: string }) => one.roleId === role.id);
  const head = await a.join({ name: 'Hedda Above' });
  const manager = await a.join({ name: 'Mona Manager', managerId: head.id });
  const place = { managerId: manager.id, roleId: role.id, levelId: levels[0].id };
  const seller = await a.join({ name: 'Sven Seller', email: `sven-${a.academyId}@example.test`, ...place });
  const colleague = await a.join({ name: 'Cora Colleague', email: `cora-${a.academyId}@example.test`, ...place });
  const judged = (await manager.ask('GET', `/api/people/${seller.id}/assessing`)).body;
  return { a, roleId: role.id, levels, head, manager, seller, colleague, capabilities: judged.capabilities };
}

export function rate(
  ask: Ask,
  personId: string,
  assessmentId: string,
  capabilityId: string,
  proficiency: number | null,
  more: object = {},
): Promise<Answered> {
  return ask('PUT', `/api/assessments/${assessmentId}/ratings/${capabilityId}`, { personId, proficiency, ...more });
}

/** Rates the first capabilities and confirms, as one sits down to do it. @returns the id of the assessment */
export async function assess(
  team: SalesTeam,
  rater: Joined,
  personId: string,
  proficiencies: readonly number[],
): Promise<string> {
  const assessmentId = newId();
  for (const [at, proficiency] of proficiencies.entries()) {
    const rated = await rate(rater.ask, personId, assessmentId, team.capabilities[at]?.capabilityId ?? '', proficiency);
    if (rated.status !== 200) throw new Error(rated.text);
  }
  const confirmed = await rater.ask('POST', `/api/assessments/${assessmentId}/confirm`);
  if (confirmed.status !== 200) throw new Error(confirmed.text);
  return assessmentId;
}
