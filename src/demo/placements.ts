/** Who joined lately says where they begin: most have handed in, some managers have given their word, the others' word is awaited. */
import { newId } from '../kernel/id.ts';
import {
  answerPlacement,
  getPlacement,
  judgePlacement,
  submitPlacement,
} from '../features/paths/placement-commands.ts';
import { givePlacements } from '../features/paths/placement-batch-commands.ts';
import type { Chance } from './chance.ts';
import type { Member } from './people.ts';
import type { Stage } from './stage.ts';
import { judged, type Truth } from './truth.ts';

const nothing = { params: undefined, query: undefined, body: undefined };

export interface PlacingWorld {
  readonly stage: Stage;
  readonly truth: Truth;
  readonly chance: Chance;
  readonly managers: ReadonlyMap<string, Member>;
}

/** The head of sales gives the checks to all joiners at once. The team a visitor leads has one that waits for a word. */
export async function placeJoiners(world: PlacingWorld, head: Member, joiners: readonly Member[]): Promise<void> {
  const { stage, chance, managers } = world;
  if (joiners.length === 0) return;
  const whom = { people: joiners.map(({ id }) => id) };
  await givePlacements(stage.as(head, 8, 9), { ...nothing, params: { batchId: newId() }, body: { whom } });
  for (const joiner of joiners) {
    const manager = managers.get(joiner.managerId ?? '');
    const shown = manager?.part === 'manager';
    if (!manager || (!shown && chance.happens(0.25))) continue;
    const placementId = await handIn(world, joiner);
    if (placementId !== null && !shown && chance.happens(0.5)) await giveWord(world, manager, joiner, placementId);
  }
}

async function handIn({ stage, truth, chance }: PlacingWorld, joiner: Member): Promise<string | null> {
  const act = stage.as(joiner, 5, 13);
  const { placement, scale } = await getPlacement(act, { ...nothing, params: { personId: joiner.id } });
  if (!placement) return null;
  const { placementId, items } = placement;
  for (const [at, { capabilityId, question }] of items.entries()) {
    // drawn whatever is asked: which question it is differs from one founding to the next
    const drawn = chance.next();
    if (!question) continue;
    const choices = 'choices' in question ? question.choices : [];
    const key = choices[Math.floor(drawn * choices.length)]?.key ?? '';
    const given =
      question.kind === 'single'
        ? { kind: 'single' as const, choice: key }
        : question.kind === 'multiple'
          ? { kind: 'multiple' as const, choices: [key] }
          : { kind: 'short' as const, text: 'I would ask what has changed for them' };
    const self = Math.min(scale.length, judged(truth.of(joiner.id, capabilityId), 0.3, chance));
    await answerPlacement(act, { ...nothing, params: { placementId, at }, body: { given, self } });
  }
  await submitPlacement(stage.as(joiner, 5, 14), { ...nothing, params: { placementId } });
  return placementId;
}

async function giveWord(
  { stage, truth, chance }: PlacingWorld,
  manager: Member,
  joiner: Member,
  placementId: string,
): Promise<void> {
  const act = stage.as(manager, 2, 11);
  const { placement } = await getPlacement(act, { ...nothing, params: { personId: joiner.id } });
  const words = (placement?.items ?? []).map(({ capabilityId }) => ({
    capabilityId,
    proficiency: judged(truth.of(joiner.id, capabilityId), manager.severity ?? 0, chance),
  }));
  await judgePlacement(act, { ...nothing, params: { placementId }, body: { words } });
}
