/** Packages on the stage of the stories: brought in by a contributor, published by the head of sales, begun by a salesperson. */
import { randomUUID } from 'node:crypto';
import type { FrameLocator, Page } from 'playwright-core';
import { ask, become } from './demo.ts';

export interface Played {
  readonly activityId: string;
  readonly attemptId: string;
  readonly cardKey: string;
  /** where it is played */
  readonly path: string;
}

/** A module of nothing but this package; the page belongs to the salesperson afterwards. */
export async function bringAndBegin(page: Page, zip: Uint8Array): Promise<Played> {
  const activityId = await bringAndPublish(page, zip);
  await become(page, 'salesperson');
  return beginPlaying(page, activityId);
}

export async function bringAndPublish(page: Page, zip: Uint8Array): Promise<string> {
  await become(page, 'head-of-sales');
  const brought = await page.request.fetch('/api/packages', {
    method: 'POST',
    data: Buffer.from(zip),
    headers: { 'content-type': 'application/octet-stream' },
  });
  if (!brought.ok()) throw new Error(`the package did not come in: ${await brought.text()}`);
  const { packageId, title } = (await brought.json()) as { packageId: string; title: Record<string, string> };
  const name = { en: Object.values(title)[0] ?? 'A package' };
  const activityId = randomUUID();
  const { capabilities } = await ask(page, 'GET', '/api/way-of-selling/versions/in-force/capabilities');
  await ask(page, 'POST', `/api/packages/${packageId}/modules`, {
    languages: ['en'],
    develops: [{ capabilityId: capabilities[0].capabilityId, proficiency: 2 }],
    modules: [{ activityId, unitId: null, name, minutes: 10 }],
  });
  const draft = await ask(page, 'GET', `/api/menu/${activityId}/draft`);
  const edits = [{ edit: 'about', summary: name }];
  const { revision } = await ask(page, 'PATCH', `/api/menu/${activityId}/draft`, { seen: draft.revision, edits });
  await ask(page, 'POST', `/api/menu/${activityId}/publish`, { seen: revision });
  return activityId;
}

export async function beginPlaying(page: Page, activityId: string): Promise<Played> {
  const { attempt, module } = await ask(page, 'POST', `/api/activities/${activityId}/attempts`, { language: 'en' });
  const { attemptId } = attempt;
  const cardKey = module.content.cards[0].key;
  return { activityId, attemptId, cardKey, path: `/play/${attemptId}/${cardKey}` };
}

export interface Standing {
  readonly begun: boolean;
  readonly done: boolean;
  readonly standing: {
    readonly completed: boolean | null;
    readonly passed: boolean | null;
    readonly score: number | null;
  };
}

/** How far one is, as the server has it. */
export function standingOf(page: Page, { attemptId, cardKey }: Played): Promise<Standing> {
  return ask(page, 'GET', `/api/attempts/${attemptId}/cards/${cardKey}`);
}

/** Inside the player's frame, and there inside the one of content. */
export function contentOf(page: Page): FrameLocator {
  return page.frameLocator('iframe').frameLocator('iframe');
}
