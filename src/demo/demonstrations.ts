/** What was seen of people at customers: by the manager who went along, and now and then by an Expert/Mentor who may judge it. */
import { newId } from '../kernel/id.ts';
import { addDays } from '../kernel/day.ts';
import { occasions } from '../features/assessments/demonstration.ts';
import { recordDemonstrations } from '../features/assessments/demonstration-commands.ts';
import { appointVerifier, listVerifierCandidates } from '../features/assessments/verifier-commands.ts';
import type { Assessed } from './assessments.ts';
import type { Chance } from './chance.ts';
import type { Member } from './people.ts';
import type { Stage } from './stage.ts';
import { judged, type Truth } from './truth.ts';

const nothing = { params: undefined, query: undefined, body: undefined };

/** By capability, who may judge it beside managers. */
export type Verifiers = ReadonlyMap<string, readonly string[]>;

/** The head of sales appoints those who hold the highest level, on the day the academy began. */
export async function appointVerifiers(stage: Stage, head: Member, daysAgo: number): Promise<Verifiers> {
  const { items } = await listVerifierCandidates(stage.as(head, daysAgo, 9), { ...nothing, query: { q: '' } });
  const verifiers = new Map<string, string[]>();
  for (const { id: personId, capabilities } of items.filter((_, at) => at % 2 === 0)) {
    const capabilityIds = capabilities.map(({ capabilityId }) => capabilityId);
    await appointVerifier(stage.as(head, daysAgo, 9), {
      ...nothing,
      params: { personId },
      body: { capabilityIds },
    });
    for (const id of capabilityIds) verifiers.set(id, [...(verifiers.get(id) ?? []), personId]);
  }
  return verifiers;
}

export interface Watched {
  readonly stage: Stage;
  readonly truth: Truth;
  readonly chance: Chance;
  readonly verifiers: Verifiers;
}

/** What one manager, and those who verify, saw of a team between two days. Each sees a few things of each, not everything. */
export async function watchTeam(
  { stage, truth, chance, verifiers }: Watched,
  manager: Member,
  team: readonly Assessed[],
  { from, to }: { readonly from: number; readonly to: number },
): Promise<void> {
  const all = team.flatMap(({ member, abilities }) => {
    const times = Math.floor(chance.next() * 5) + 3;
    return abilities
      .map((ability) => ({ ability, order: chance.next() }))
      .toSorted((a, b) => a.order - b.order)
      .slice(0, times)
      .map(({ ability: { capabilityId } }) => {
        const daysAgo = to + Math.floor(chance.next() * (from - to));
        const others = (verifiers.get(capabilityId) ?? []).filter((id) => id !== member.id);
        const byVerifier = others.length > 0 && chance.happens(0.25);
        const raterId = byVerifier ? chance.pick(others) : manager.id;
        const proficiency = judged(truth.of(member.id, capabilityId), byVerifier ? 0 : (manager.severity ?? 0), chance);
        return {
          assessmentId: newId(),
          personId: member.id,
          capabilityId,
          raterId,
          occasion: chance.pick(occasions),
          on: addDays(stage.act.today, -daysAgo),
          proficiency,
          seen: proficiency > 1 ? [proficiency - 1, proficiency] : [proficiency],
          note: null,
          recordedAt: stage.momentAgo(daysAgo, 16),
        };
      });
  });
  await recordDemonstrations(stage.as(manager, to, 18), all);
}
