/** A menu of thousands for measuring: what ships, and beside it so many modules for the same capabilities. Set-based, by the product's own store. */
import { saveNewActivities, savePublished, type NewActivity } from '../src/features/modules/draft-store.ts';
import { bringStarterActivities } from '../src/features/modules/starter-commands.ts';
import type { Abilities } from './seed.ts';
import { type CapabilityId, newId } from '../src/kernel/id.ts';
import type { Act } from '../src/server/history/act.ts';

const batch = 1_000;

export async function seedMenu(act: Act, many: number, capabilities: readonly CapabilityId[]): Promise<void> {
  await bringStarterActivities(act);
  for (let from = 0; from < many; from += batch) {
    const made = { by: null, at: act.now };
    const coming = Array.from({ length: Math.min(batch, many - from) }, (_, at) => module(from + at, capabilities));
    await saveNewActivities(act.db, act.academyId, coming, made);
    await savePublished(
      act.db,
      act.academyId,
      coming.map(({ activityId }) => activityId),
      made,
    );
  }
}

const subjects = ['Opening', 'Pricing', 'Closing', 'Renewal', 'Objection', 'Discovery', 'Stakeholder', 'Forecast'];
const turns = ['before the call', 'with the buyer', 'in writing', 'after a no', 'at the third meeting', 'by numbers'];

function module(at: number, capabilities: readonly CapabilityId[]): NewActivity {
  const name = `${subjects[at % subjects.length]} ${turns[Math.floor(at / 8) % turns.length]} ${at}`;
  const capabilityId = capabilities[at % capabilities.length] ?? '';
  return {
    activityId: newId(),
    key: null,
    kind: 'module',
    delivery: 'e-learning',
    name: { en: name },
    summary: { en: `A situation, an idea and an exercise: ${name.toLowerCase()}.` },
    minutes: 5 + (at % 8),
    fits: ['before'],
    languages: ['en'],
    develops: [{ capabilityId, proficiency: 2 + (Math.floor(at / capabilities.length) % 3) }],
    content: { cards: [{ key: 'start', kind: 'text', title: { en: name }, text: { en: 'One idea.' }, picture: null }] },
    guide: null,
  };
}

/** Every capability anybody is asked for. */
export function capabilitiesOf(abilities: Abilities, roleKeys: readonly string[]): readonly CapabilityId[] {
  return [...new Set(roleKeys.flatMap((roleKey) => abilities({ roleKey }).map(({ capabilityId }) => capabilityId)))];
}
