/** What Sam learned: in the middle of one module with a note of his own, one finished, and marked for a session the manager ran. */
import { newId } from '../kernel/id.ts';
import { type Joined, ok, type TestAcademy } from './academy.ts';
import { publishSample } from './sample-activities.ts';
import { rightSteps, sampleModule } from './sample-module.ts';

interface Around {
  readonly a: TestAcademy;
  readonly mark: string;
  readonly manager: Joined;
  readonly sam: Joined;
  readonly capabilities: readonly string[];
}

export type Learned = Awaited<ReturnType<typeof learn>>;

export async function learn({ a, mark, manager, sam, capabilities }: Around) {
  const develops = capabilities.slice(0, 1);
  const content = {
    cards: sampleModule.cards.map((card) =>
      card.kind === 'task' ? { ...card, text: { en: `Ask for the effect, ${mark}` } } : card,
    ),
  };
  const cards = await publishSample(a, { name: `Asking ${mark}`, content, develops });
  const finished = await publishSample(a, { name: `Closing ${mark}`, develops });
  const led = await publishSample(a, { name: `Role play ${mark}`, delivery: 'manager-led' });
  const open = async (activityId: string): Promise<string> =>
    (await ok(sam.ask('POST', `/api/activities/${activityId}/attempts`, {}))).attempt.attemptId;
  const [attempt, whole] = [await open(cards), await open(finished)];
  const steps = rightSteps(newId, a.world.now());
  const note = { at: a.world.now().toISOString(), seconds: 30, kind: 'note', text: `SECRET-PRACTICE ${mark}` };
  await ok(
    sam.ask('PUT', `/api/attempts/${attempt}/steps`, {
      steps: [
        ...steps.slice(0, 2),
        { ...note, stepId: newId(), cardKey: 'practice' },
        { ...note, stepId: newId(), cardKey: 'tomorrow' },
      ],
    }),
  );
  await ok(sam.ask('PUT', `/api/attempts/${whole}/steps`, { steps: rightSteps(newId, a.world.now()) }));
  const group = newId();
  const marked = { groupId: group, personIds: [sam.id], onDay: '2026-03-01', minutes: 45 };
  await ok(manager.ask('POST', `/api/activities/${led}/completions`, marked));
  return { module: cards, led, attempt, completionGroup: group };
}
