/**
 * Nina is new. She signs in from an invitation on her phone, takes the first bite of her path, is seen at a customer's by Dana,
 * who leads her, and reaches her first level when Dana says so. An academy of their own: the demo invites nobody.
 */
import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Card, Question } from '../src/features/learning/cards.ts';
import { ask } from './demo.ts';
import { useStage } from './harness.ts';
import { finish } from './learning.ts';
import { lookOver, settled } from './looking.ts';
import { anyAnswer } from './screens.ts';

// oxlint-disable-next-line rules-of-hooks -- sets a stage, not React's
const stage = useStage();

const password = 'a long enough password';
const dana = { name: 'Dana Whitfield', email: 'dana@example.test', password };
const nina = { name: 'Nina Castell', email: 'nina@example.test', password };
let ninaId: string;
let link: string;

/** Dana founds the academy, leads and owns it, and has Nina in the first team. */
async function prepare(page: Page): Promise<void> {
  await ask(page, 'POST', '/api/academies', {
    name: 'Halden Pumps',
    languages: ['en', 'de'],
    start: 'starter',
    founder: dana,
    setupCode: '',
  });
  await signIn(page, dana);
  const { person } = await ask(page, 'GET', '/api/me');
  const { roles } = await ask(page, 'GET', '/api/way-of-selling/versions/in-force');
  const { roleId } = roles.find((role: { key: string }) => role.key === 'key-account-manager');
  const added = await ask(page, 'POST', '/api/people', { name: nina.name, managerId: person.id, roleId });
  ninaId = added.id;
  const { links } = await ask(page, 'POST', '/api/invitations', { people: [ninaId] });
  link = links[0].link;
}

async function signIn(page: Page, { email }: { readonly email: string }): Promise<void> {
  await ask(page, 'POST', '/api/sign-in', { email, password });
}

const onPhone = { device: 'phone', reducedMotion: 'reduce' } as const;

describe('somebody new', () => {
  beforeAll(() => stage.borrow(prepare));

  test('signs in from the invitation, and says where she stands before she begins', async () => {
    const phone = await stage.visit(onPhone);
    // the link names the port of the settings, which here is any that was free
    await phone.goto(link.replace(/^https?:\/\/[^/]+/, stage.url));
    await lookOver(phone, /^Welcome, Nina/);
    await phone.getByLabel(/e-mail/i).fill(nina.email);
    await phone
      .getByLabel(/password/i)
      .first()
      .fill(password);
    await phone.getByRole('button', { name: 'Join' }).tap();
    await phone.waitForURL((url) => url.pathname === '/');
    await lookOver(phone, 'My path');
    await phone.getByRole('region', { name: 'The one thing to do now' }).getByRole('link', { name: 'Begin' }).tap();
    await lookOver(phone, 'Where you begin');
    await phone.getByRole('button', { name: 'Begin' }).tap();
    await phone.getByText(/^1 of \d+$/).waitFor();
    const { at: left, of } = await answerAllButOne(phone);
    await phone.reload();
    await lookOver(phone, 'Where you begin');
    await phone.getByRole('main').locator('label').first().tap();
    await phone
      .getByRole('group', { name: /^How you see yourself in/ })
      .locator('label')
      .nth(1)
      .tap();
    // the one that is left, and from there to the end: the others are answered
    await phone.getByText(`${left + 1} of ${of}`, { exact: true }).waitFor();
    await phone.getByRole('button', { name: 'Save and go on' }).tap();
    await phone.getByRole('heading', { name: 'That was all' }).waitFor();
    await phone.getByRole('button', { name: 'Hand in' }).tap();
    await phone.getByText(/^Of \d+ answers \d+ were right/).waitFor();
    await lookOver(phone, 'Where you begin');
  });

  test('is placed by the word of Dana, and her path is shorter by it', async () => {
    const desk = await stage.visit({ reducedMotion: 'reduce' });
    await signIn(desk, dana);
    const before = await ask(desk, 'GET', `/api/people/${ninaId}/path`);
    await desk.goto(`/people/${ninaId}/placement`);
    await lookOver(desk, 'Where they begin');
    for (let at = 0; at < 3; at++)
      await desk
        .getByRole('button', { name: /^Counts as shown/ })
        .nth(at)
        .click();
    await desk.getByText(/^3 of \d+ count$/).waitFor();
    await desk.getByRole('button', { name: 'Give my word' }).click();
    await desk.getByRole('link', { name: 'See the path' }).click();
    await desk.waitForURL(/\/path$/);
    await lookOver(desk, /^The path to /);
    expect((await ask(desk, 'GET', `/api/people/${ninaId}/path`)).minutesLeft).toBeLessThanOrEqual(before.minutesLeft);
  });

  test('takes her first bite, and is told what comes next', async () => {
    const phone = await stage.visit(onPhone);
    await signIn(phone, nina);
    await phone.goto('/');
    await lookOver(phone, 'My path');
    const first = phone.getByRole('region', { name: 'The next bite' });
    await first.getByRole('link', { name: 'Start' }).tap();
    await phone.waitForURL(/\/learn\//);
    await lookOver(phone);
    const activityId = new URL(phone.url()).pathname.split('/').at(-1) ?? '';
    const { module } = await ask(phone, 'POST', `/api/activities/${activityId}/attempts`, { language: 'en' });
    for (const card of module.content.cards as readonly Card[]) await finish(phone, card);
    await lookOver(phone, 'Finished');
    await phone.getByText('You have learned it; you have shown it once somebody').waitFor();
    const next = phone.getByRole('link', { name: 'Start' });
    await next.first().waitFor();
    expect(await next.first().getAttribute('href')).not.toContain(activityId);

    await phone.goto('/');
    await settled(phone, 'My path');
    expect(await first.getByRole('link').getAttribute('href')).not.toContain(activityId);
  });

  test('sees what Dana saw at the customer’s, the minute it is recorded', async () => {
    const desk = await stage.visit({ reducedMotion: 'reduce' });
    await signIn(desk, dana);
    await desk.goto(`/people/${ninaId}`);
    await lookOver(desk, nina.name);
    await desk.getByRole('link', { name: 'Record what you saw' }).first().click();
    await lookOver(desk, 'What did you see?');
    await desk.getByRole('main').getByRole('listitem').getByRole('button').first().click();
    await desk.getByRole('radio').nth(2).check({ force: true });
    await desk.getByLabel('Field visit').check({ force: true });
    await desk.getByLabel('Words, if you like').fill('Asked what a day of standstill costs.');
    await lookOver(desk);
    await desk.getByRole('button', { name: 'Record', exact: true }).click();
    await desk.getByText('1 demonstration recorded').waitFor();
    await desk.getByText('Saved', { exact: true }).first().waitFor();

    const phone = await stage.visit(onPhone);
    await signIn(phone, nina);
    await phone.goto(`/people/${ninaId}`);
    await lookOver(phone, nina.name);
    await phone.getByText('Asked what a day of standstill costs.').first().waitFor();
    await phone.goto('/me/level');
    await lookOver(phone, /^The way to/);
    await phone
      .getByText(/^Seen by Dana Whitfield/)
      .first()
      .waitFor();
    expect(await phone.getByRole('button', { name: /^Confirm/ }).count()).toBe(0);
  });

  test('reaches the level when Dana says so, and not by what she has learned', async () => {
    const desk = await stage.visit({ reducedMotion: 'reduce' });
    await signIn(desk, dana);
    await desk.goto('/levels/ready');
    await lookOver(desk);
    expect(await desk.getByRole('link', { name: nina.name }).count()).toBe(0);
    await seeTheRest(desk);

    await desk.reload();
    await settled(desk);
    await desk.getByRole('link', { name: nina.name }).first().click();
    await lookOver(desk, /^The way to/);
    await desk.getByRole('button', { name: /^Confirm/ }).click();
    await desk.getByText(/^Nina Castell has reached/).waitFor();
    await lookOver(desk);

    const phone = await stage.visit(onPhone);
    await signIn(phone, nina);
    await phone.goto('/');
    await lookOver(phone, 'My path');
    await phone
      .getByText(/, on the way to /)
      .first()
      .waitFor();
  });
});

/** All questions but one that is answered by a tap. */
async function answerAllButOne(page: Page): Promise<{ readonly at: number; readonly of: number }> {
  const { placement } = await ask(page, 'GET', `/api/people/${ninaId}/placement`);
  const questions = (placement.items as { question: Question }[]).map(({ question }) => question);
  const left = questions.findLastIndex(({ kind }) => kind === 'single');
  for (const [at, question] of questions.entries()) {
    if (at === left) continue;
    const given = anyAnswer(question);
    await ask(page, 'PUT', `/api/placements/${placement.placementId}/items/${at}`, { given, self: 2 });
  }
  return { at: left, of: questions.length };
}

/** The weeks between, in a moment: all that is still missing is seen, a day apart. */
async function seeTheRest(page: Page): Promise<void> {
  const { criteria } = await ask(page, 'GET', `/api/people/${ninaId}/level-review`);
  for (const { capabilityId, proficiency, missingDemonstrations } of criteria) {
    for (let ago = 1; ago <= missingDemonstrations; ago++)
      await ask(page, 'PUT', `/api/demonstrations/${randomUUID()}`, {
        personId: ninaId,
        capabilityId,
        occasion: 'customer-meeting',
        on: new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10),
        proficiency,
        seen: [proficiency],
      });
  }
}
