/** Packages made elsewhere are played: to their end, after a reload, without a connection, after a crash, in two windows at once. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Frame, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { scorm12, scorm2004 } from '../src/testing/playable-scorm.ts';
import { ask, become } from './demo.ts';
import { useDemo } from './harness.ts';
import { lookOver } from './looking.ts';
import { bringAndBegin, contentOf, standingOf, type Played } from './packaged.ts';

// oxlint-disable-next-line rules-of-hooks -- sets a stage, not React's
const stage = useDemo();

const press = (page: Page, name: string): Promise<void> =>
  contentOf(page).getByRole('button', { name, exact: true }).click();
const seen = (page: Page, words: string): Promise<void> => contentOf(page).getByText(words, { exact: true }).waitFor();
const heading = (page: Page, name: string): Promise<void> =>
  page.getByRole('heading', { level: 2, name, exact: true }).waitFor();
const leave = (page: Page): Promise<void> => page.getByRole('button', { name: 'Leave; your place is kept' }).click();
const open = (page: Page, { path }: Played): Promise<unknown> => page.goto(path);

/** Content has ended and says no more; it stays until the person goes on. */
async function nextPart(page: Page): Promise<void> {
  await heading(page, 'This part has ended');
  await page.getByRole('button', { name: 'Next part', exact: true }).click();
}

/** Until the server has it all; the words are on the screen. */
async function allSaved(page: Page): Promise<void> {
  await page.locator('[data-state=saved]').first().waitFor();
}

describe('a package of SCORM 1.2 with two contents', () => {
  test('plays one after the other, goes on after a reload, and is finished', async () => {
    const page = await stage.visit();
    const played = await bringAndBegin(page, scorm12());
    await open(page, played);
    await seen(page, 'Entry ab-initio');
    await press(page, 'Turn the page');
    await press(page, 'Turn without a word');
    await seen(page, 'Page 2');
    await lookOver(page);
    await page.reload();
    await seen(page, 'Page 2');
    await seen(page, 'Entry resume');
    await press(page, 'Finish');
    await page.getByText('All of it is saved.').waitFor();
    await seen(page, 'Part one');
    await lookOver(page);
    await nextPart(page);
    await seen(page, 'Part two');
    await press(page, 'Finish');
    await heading(page, 'Finished');
    await page.getByText('2 of 2').waitFor();
    await page.getByText('All of it is saved.').waitFor();
    await seen(page, 'Part two');
    await lookOver(page);
    expect(await standingOf(page, played)).toMatchObject({ done: true, standing: { completed: true, score: 0.9 } });
    const { attempt } = await ask(page, 'POST', `/api/activities/${played.activityId}/attempts`, {});
    expect(attempt.state).toBe('completed');
    await page.getByRole('link', { name: 'Back to the module' }).click();
    await page.waitForURL(`**/learn/${played.activityId}`);
  });

  test('is left on a phone, says what was saved, and goes on in one tap', async () => {
    const page = await stage.visit({ device: 'phone' });
    const played = await bringAndBegin(page, scorm12());
    await open(page, played);
    await press(page, 'Turn the page');
    await page.getByRole('button', { name: 'Next part' }).tap();
    await seen(page, 'Part two');
    await page.getByRole('button', { name: 'Contents' }).tap();
    await page.getByRole('dialog').getByText('Before the call').waitFor();
    await lookOver(page);
    await page.keyboard.press('Escape');
    await leave(page);
    await heading(page, 'Your place is kept');
    await page.getByText('All of it is saved.').waitFor();
    await lookOver(page);
    await page.getByRole('button', { name: 'Go on', exact: true }).tap();
    await seen(page, 'Part two');
    await seen(page, 'Entry resume');
    await page.getByRole('button', { name: 'Previous part' }).tap();
    await seen(page, 'Page 1');
  });
});

test('a package of SCORM 2004 keeps its check closed until the lesson is passed, and plays to its end', async () => {
  const page = await stage.visit();
  const played = await bringAndBegin(page, scorm2004());
  await open(page, played);
  await seen(page, 'Part lesson');
  const contents = page.getByRole('navigation', { name: 'Contents' });
  await contents.getByText('not begun, cannot be chosen now').waitFor();
  // the course and the part one is in can be begun anew
  await expect
    .poll(() => contents.getByRole('button').allTextContents())
    .toEqual([expect.stringContaining('Lesson and check'), expect.stringContaining('The lesson')]);
  expect(await contents.locator('[aria-current=step]').textContent()).toContain('The lesson');
  await press(page, 'Fail');
  await heading(page, 'That is not possible now');
  await lookOver(page);
  await contents.getByRole('button', { name: 'The lesson' }).click();
  await press(page, 'Finish');
  await seen(page, 'Part check');
  await press(page, 'Turn the page');
  await page.reload();
  await seen(page, 'Part check');
  await seen(page, 'Page 1');
  await press(page, 'Finish');
  await heading(page, 'Finished');
  await page.getByText('All of it is saved.').waitFor();
  expect(await standingOf(page, played)).toMatchObject({ done: true, standing: { completed: true, passed: true } });
});

describe('nothing is lost', () => {
  test('when the connection is cut at every commit', async () => {
    stage.tolerate(/ERR_INTERNET_DISCONNECTED/);
    const page = await stage.visit();
    const played = await bringAndBegin(page, scorm2004());
    await open(page, played);
    await seen(page, 'Part lesson');
    for (let turned = 1; turned <= 5; turned += 1) {
      await page.context().setOffline(true);
      await press(page, 'Turn the page');
      await seen(page, `Page ${turned}`);
      await page.getByText('No connection. What you do is kept on this device; simply go on.').waitFor();
      await page.context().setOffline(false);
      // even turns go on at once, uneven ones when it has arrived
      if (turned % 2 === 1) await allSaved(page);
    }
    await page.context().setOffline(true);
    await press(page, 'Turn the page');
    await leave(page);
    await heading(page, 'Your place is kept');
    await page.getByText('It is kept on this device and saved as soon as there is a connection.').waitFor();
    await page.context().setOffline(false);
    await page.getByText('All of it is saved.').waitFor({ timeout: 20_000 });
    await page.reload();
    await seen(page, 'Page 6');
    await press(page, 'Finish');
    await seen(page, 'Part check');
    await press(page, 'Finish');
    await heading(page, 'Finished');
    await page.getByText('All of it is saved.').waitFor();
    expect(await standingOf(page, played)).toMatchObject({ done: true, standing: { completed: true, passed: true } });
  });

  test('when the window dies without a word', async () => {
    stage.tolerate(/crashed/);
    const page = await stage.visit();
    const played = await bringAndBegin(page, scorm12());
    await open(page, played);
    await press(page, 'Turn the page');
    await press(page, 'Turn the page');
    await seen(page, 'Page 2');
    await crash(page);
    const again = await page.context().newPage();
    await open(again, played);
    // nobody is asked: it was this browser
    await seen(again, 'Page 2');
    await press(again, 'Finish');
    await nextPart(again);
    await seen(again, 'Part two');
  });

  test('in two windows of one browser: the first lets go, and nothing is mixed', async () => {
    // what is open elsewhere is refused at first
    stage.tolerate(/status of 409 .*\/play\)/);
    const first = await stage.visit();
    const played = await bringAndBegin(first, scorm12());
    await open(first, played);
    await press(first, 'Turn the page');
    const second = await first.context().newPage();
    await open(second, played);
    await heading(second, 'This is open elsewhere');
    await lookOver(second);
    await press(first, 'Turn without a word');
    await seen(first, 'Page 2');
    await second.getByRole('button', { name: 'Go on here' }).click();
    await seen(second, 'Page 2');
    await heading(first, 'It goes on elsewhere');
    await press(second, 'Turn without a word');
    await first.getByRole('button', { name: 'Go on here' }).click();
    await seen(first, 'Page 3');
    await heading(second, 'It goes on elsewhere');
  });

  test('on two devices: what the first does after it was taken over goes nowhere', async () => {
    // the refusal itself is on the console
    stage.tolerate(/status of 409/);
    const desk = await stage.visit();
    const played = await bringAndBegin(desk, scorm12());
    await open(desk, played);
    await press(desk, 'Turn the page');
    await allSaved(desk);
    const phone = await stage.visit({ device: 'phone' });
    await become(phone, 'salesperson');
    await open(phone, played);
    await heading(phone, 'This is open elsewhere');
    await phone.getByRole('button', { name: 'Go on here' }).tap();
    await seen(phone, 'Page 1');
    await press(desk, 'Turn the page');
    await heading(desk, 'It goes on elsewhere');
    await press(phone, 'Finish');
    await nextPart(phone);
    await seen(phone, 'Part two');
    await allSaved(phone);
    await phone.reload();
    await seen(phone, 'Part two');
  });
});

/** Packages that were made elsewhere, where somebody has put them. */
const shelf = process.env['PACKAGES_FOLDER'] ?? join('..', 'shared', 'data', 'packages');
const has = (name: string): boolean => existsSync(join(shelf, `${name}.zip`));
const packed = (name: string): Buffer => readFileSync(join(shelf, `${name}.zip`));

/** The frame of content once it is there and has found what it speaks to. */
async function frameWith(page: Page, path: string, ready: string): Promise<Frame> {
  const find = (): Frame | undefined =>
    page.frames().find((one) => new URL(one.url(), 'about:blank').pathname.endsWith(path));
  await expect.poll(() => find() !== undefined, { timeout: 20_000 }).toBe(true);
  const frame = find();
  if (!frame) throw new Error(`no frame shows ${path}`);
  await frame.waitForFunction(`(() => { try { return ${ready} } catch { return false } })()`);
  return frame;
}

async function isFinished(page: Page, played: Played): Promise<void> {
  await heading(page, 'Finished');
  await page.getByText('All of it is saved.').waitFor();
  expect((await standingOf(page, played)).done).toBe(true);
}

/** Content asks whether to go on where one was: yes. What it wants from elsewhere is refused, and its console is its own. */
async function visitor(): Promise<Page> {
  stage.tolerate(/:\d+\/[0-9a-f]{90,}\/|404 .*\/activities\/state|Content Security Policy|content security policy/);
  const page = await stage.visit();
  page.on('dialog', (dialog) => void dialog.accept());
  return page;
}

/** Through a lesson of the course builder as a person goes: every gate, every question right, to its end. */
async function throughLesson(content: Frame, arrived: Promise<unknown> = Promise.resolve()): Promise<void> {
  await content.waitForFunction(() => {
    const doable = '.nv-continue .nv-btn, .nv-kc-opt[data-correct="1"], [data-require-open="1"]';
    for (const one of document.querySelectorAll<HTMLElement>(doable)) one.click();
    for (const film of document.querySelectorAll('[data-require="1"]')) film.dispatchEvent(new Event('ended'));
    document.querySelector('.nv-course-end')?.scrollIntoView();
    return document.querySelector<HTMLButtonElement>('.nv-exit')?.disabled === false;
  });
  // nobody is so quick that the last word overtakes the one before it
  await arrived;
  await content.evaluate(() => document.querySelector<HTMLButtonElement>('.nv-exit')?.click());
}

const startNext = (page: Page): Promise<void> =>
  page
    .getByRole('button', { name: /^(Start|Go on): / })
    .first()
    .click();

/** The word of content that it has been gone through. */
function completion(page: Page): Promise<unknown> {
  const isIt = (text: string | null): boolean => /verbs(\/|%2F)completed/.test(text ?? '');
  return page.waitForResponse((answer) => answer.url().includes('/statements') && isIt(answer.request().postData()));
}

/** Every question right, and what was answered has arrived after it. */
async function passQuiz(page: Page, content: Frame): Promise<void> {
  const completed = completion(page);
  const answered = page.waitForResponse((answer) => answer.url().endsWith('/statements'));
  await content.evaluate('course.autopass(); course.submitAnswers()');
  await completed;
  await answered;
}

/** Content has led back, and the academy knows of it. */
async function isLeft(page: Page, done: string): Promise<void> {
  await page.getByRole('heading', { level: 2, name: /^(Your place is kept|Finished)$/ }).waitFor();
  await page.getByText(done).first().waitFor();
}

describe('a package made elsewhere plays to its end, goes on after a reload, and reports', () => {
  test.runIf(has('golf-scorm12')).each(['golf-scorm12', 'golf-scorm2004-3rd'])('%s', async (name) => {
    const page = await visitor();
    const played = await bringAndBegin(page, packed(name));
    await open(page, played);
    const launched = () => frameWith(page, '/shared/launchpage.html', 'currentPage !== null');
    let content = await launched();
    for (let turned = 0; turned < 3; turned += 1) await content.getByRole('button', { name: 'Next ->' }).click();
    await page.reload();
    content = await launched();
    expect(await content.evaluate('currentPage')).toBe(3);
    for (let turned = 3; turned < 14; turned += 1) await content.getByRole('button', { name: 'Next ->' }).click();
    await content.evaluate('RecordTest(100)');
    await content.getByRole('button', { name: 'Exit' }).click();
    await isFinished(page, played);
    expect((await standingOf(page, played)).standing).toMatchObject({ passed: true, score: 1 });
  });

  test.runIf(has('course-builder-scorm12'))('course-builder-scorm12', async () => {
    const page = await visitor();
    const played = await bringAndBegin(page, packed('course-builder-scorm12'));
    await open(page, played);
    for (let part = 1; part <= 10; part += 1) {
      if (part === 4) await page.reload();
      await throughLesson(await frameWith(page, `/sco_${part}/index.html`, 'document.readyState === "complete"'));
      if (part < 10) await nextPart(page);
    }
    await isFinished(page, played);
    expect((await standingOf(page, played)).standing.score).toBe(1);
  });

  test.runIf(has('lumi-scorm12'))('lumi-scorm12', async () => {
    const page = await visitor();
    const played = await bringAndBegin(page, packed('lumi-scorm12'));
    await open(page, played);
    const launched = () => frameWith(page, '/preview.html', 'pipwerks.SCORM.connection.isActive');
    const content = await launched();
    await page.getByRole('button', { name: 'Contents' }).click();
    await page.getByText('was kept out').waitFor();
    await content.evaluate('pipwerks.SCORM.set("cmi.suspend_data", "here"); pipwerks.SCORM.save()');
    await page.reload();
    const again = await launched();
    expect(await again.evaluate('pipwerks.SCORM.get("cmi.suspend_data")')).toBe('here');
    await again.evaluate(
      'pipwerks.SCORM.set("cmi.core.score.raw", "90"); pipwerks.SCORM.status("set", "passed"); pipwerks.SCORM.quit()',
    );
    await isFinished(page, played);
  });

  test.runIf(has('cmi5-single-au'))('cmi5-single-au', async () => {
    const page = await visitor();
    const played = await bringAndBegin(page, packed('cmi5-single-au'));
    await open(page, played);
    await startNext(page);
    const content = await frameWith(page, '/index.html', 'course.pageViewedState[0] === true');
    const marked = page.waitForResponse(
      (answer) => answer.url().includes('stateId=suspendData') && answer.request().method() !== 'GET',
    );
    await content.evaluate('course.nextPage()');
    await marked;
    await page.reload();
    await startNext(page);
    const ready = 'document.querySelector("#bookmark-overlay.full-overlay-visible")';
    const again = await frameWith(page, '/index.html', ready);
    await again.locator('#bookmark-overlay .resume-button').click();
    await again.waitForFunction('course.currentPageIdx === 1');
    await again.evaluate('course.gotoPage(course.pageList.length - 1)');
    await passQuiz(page, again);
    await again.evaluate('course.exit()');
    await isFinished(page, played);
  });

  test.runIf(has('cmi5-multi-au'))('cmi5-multi-au', async () => {
    const page = await visitor();
    // what content goes on to say after it has left is refused
    stage.tolerate(/status of 403 .*\/statements/);
    const played = await bringAndBegin(page, packed('cmi5-multi-au'));
    await open(page, played);
    for (let unit = 1; unit <= 8; unit += 1) {
      if (unit === 3) await page.reload();
      // all but the last are passed by being opened
      const completed = unit < 8 ? completion(page) : null;
      await startNext(page);
      const content = await frameWith(page, '/index.html', 'course.pageViewedState[0] === true');
      await (completed ?? passQuiz(page, content));
      await content.evaluate('course.exit()');
      await isLeft(page, `${unit} of 8`);
    }
    await isFinished(page, played);
  });

  test.runIf(has('course-builder-cmi5'))('course-builder-cmi5', async () => {
    const page = await visitor();
    const played = await bringAndBegin(page, packed('course-builder-cmi5'));
    await open(page, played);
    for (let unit = 1; unit <= 10; unit += 1) {
      if (unit === 4) await page.reload();
      const completed = completion(page);
      await startNext(page);
      const content = await frameWith(page, `/sco_${unit}/index.html`, 'document.readyState === "complete"');
      await throughLesson(content, completed);
      await isLeft(page, `${unit} of 10`);
    }
    await isFinished(page, played);
  });
});

/** No unload, no last word: the process of the page is gone. */
async function crash(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const gone = page.waitForEvent('crash');
  // nobody is left to answer
  session.send('Page.crash').catch(() => undefined);
  await gone;
}
