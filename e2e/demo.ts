/** The demo academy of a run: founded once before the stories, entered as one of its people without a word. */
import type { Page } from 'playwright-core';

export type Part = 'salesperson' | 'manager' | 'contributor' | 'head-of-sales' | 'administrator';

/** As the product itself asks, with the cookies of the page's own profile. */
// oxlint-disable-next-line no-explicit-any -- an answer, read as expected; a test fails where it is not there
export async function ask(page: Page, method: string, path: string, body?: unknown): Promise<any> {
  const answer = await page.request.fetch(path, { method, ...(body === undefined ? {} : { data: body }) });
  if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`);
  const text = await answer.text();
  return text === '' ? undefined : JSON.parse(text);
}

export async function become(page: Page, part: Part): Promise<void> {
  const { items } = await ask(page, 'GET', '/api/demo/people');
  const { id: personId } = items.find((one: { part: Part }) => one.part === part);
  await ask(page, 'POST', '/api/demo/become', { personId });
}
