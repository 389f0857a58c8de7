/** Activities of a test's own on the menu, published, without going through the editor. */
import type { ActivityVersion, Delivery } from '../features/modules/activity.ts';
import {
  loadDraft,
  saveDraft,
  saveNewActivities,
  saveNextDraft,
  savePublished,
} from '../features/modules/draft-store.ts';
import type { ModuleContent } from '../features/modules/module-content.ts';
import { newId } from '../kernel/id.ts';
import type { TestAcademy } from './academy.ts';
import { sampleModule } from './sample-module.ts';

export interface SampleActivity {
  readonly name?: string;
  readonly kind?: ActivityVersion['kind'];
  readonly delivery?: Delivery;
  readonly minutes?: number;
  readonly content?: ModuleContent;
  /** capabilities, each to proficiency 3 */
  readonly develops?: readonly string[];
}

/** A module of cards, unless said otherwise. @returns its id */
export async function publishSample(a: TestAcademy, sample: SampleActivity = {}): Promise<string> {
  const { name = 'Asking for the effect', kind = 'module', minutes = 8, develops = [] } = sample;
  const delivery = kind === 'module' ? (sample.delivery ?? 'e-learning') : null;
  const activityId = newId();
  const made = { by: a.ownerId, at: a.world.now() };
  await a.inside(async (db, academyId) => {
    const activity = {
      activityId,
      key: null,
      kind,
      delivery,
      name: { en: name, de: `${name} (de)` },
      summary: { en: 'One asks before one offers.', de: 'Man fragt, bevor man anbietet.' },
      minutes,
      fits: ['before' as const],
      languages: ['en', 'de'],
      develops: develops.map((capabilityId) => ({ capabilityId, proficiency: 3 })),
      content: delivery === 'e-learning' ? (sample.content ?? sampleModule) : null,
      guide: null,
    };
    await saveNewActivities(db, academyId, [activity], made);
    await savePublished(db, academyId, [activityId], made);
  });
  return activityId;
}

/** The second version of it, which is on the menu from now on. */
export async function publishNext(a: TestAcademy, activityId: string, content: ModuleContent): Promise<void> {
  const made = { by: a.ownerId, at: a.world.now() };
  await a.inside(async (db, academyId) => {
    await saveNextDraft(db, academyId, activityId, { from: 1, number: 2, made });
    const draft = await loadDraft(db, academyId, activityId, 2);
    if (!draft) throw new Error('there is no draft');
    const next = { ...draft, version: { ...draft.version, content } };
    await saveDraft(db, academyId, activityId, 2, next, { at: made.at, made: [] });
    await savePublished(db, academyId, [activityId], made);
  });
}
