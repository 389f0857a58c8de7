/**
 * Every screen as the person it is for: on a phone and on a desk, light and dark, in English, in German, and from right to left.
 * The stories say that a screen works; this says that none was forgotten.
 */
import type { Page, Request } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { become, type Part } from './demo.ts';
import { axeViolations, useDemo, type VisitOptions } from './harness.ts';
import { atRest } from './looking.ts';
import { doors, type Ids, prepare, routesOfBrowser, type Screen, screens } from './screens.ts';
import { untranslated } from './words.ts';

// oxlint-disable-next-line rules-of-hooks -- sets a stage, not React's
const stage = useDemo();
let ids: Ids;

test('every route of the browser is visited below', () => {
  const visited = new Set<string>([...screens.map(({ route }) => route), ...doors]);
  expect(routesOfBrowser().filter((route) => !visited.has(route))).toEqual([]);
});

interface Way {
  readonly title: string;
  readonly options: VisitOptions;
  /** `?language=` where the reader's own is not meant */
  readonly language?: string;
  faults(page: Page): Promise<readonly unknown[]>;
}

const ways: readonly Way[] = [
  {
    title: 'on a phone, in German: nothing scrolls sideways, nothing is left in English',
    options: { device: 'phone', colorScheme: 'light', locale: 'de-DE' },
    faults: async (page) => [...(await overflow(page)), ...(await untranslated(page)), ...(await axeViolations(page))],
  },
  {
    title: 'on a phone, dark, from right to left: the layout mirrors and holds',
    options: { device: 'phone', colorScheme: 'dark' },
    language: 'ar-XB',
    // the marks around made-up words keep a visible text from standing in a longer name
    faults: async (page) => [
      ...(await overflow(page)),
      ...(await mirrored(page)),
      ...(await axeViolations(page)).filter(({ id }) => id !== 'label-content-name-mismatch'),
    ],
  },
  {
    title: 'on a desk, in English',
    options: { device: 'desktop', colorScheme: 'light' },
    faults: (page) => axeViolations(page),
  },
  {
    title: 'on a desk, dark: colours keep their contrast',
    options: { device: 'desktop', colorScheme: 'dark' },
    faults: (page) => axeViolations(page, ['color-contrast', 'link-in-text-block']),
  },
];

describe('every screen, and no fault on it', () => {
  beforeAll(async () => {
    ids = await stage.borrow(prepare);
  });

  for (const way of ways) {
    test(`${way.title}`, async () => {
      const faults: Record<string, unknown> = {};
      for (const part of new Set(screens.map(({ as }) => as))) Object.assign(faults, await visitAs(part, way));
      Object.assign(faults, await visitDoors(way));
      expect(faults).toEqual({});
    });
  }
});

async function visitAs(part: Part, way: Way): Promise<Record<string, unknown>> {
  const page = await stage.visit(way.options);
  const settled = settling(page);
  await become(page, part);
  const faults: Record<string, unknown> = {};
  for (const [at, screen] of screens.filter(({ as }) => as === part).entries()) {
    const address = addressOf(pathOf(screen), way);
    await (at === 0 ? page.goto(address) : move(page, address));
    await settled();
    const found = await way.faults(page);
    if (found.length > 0) faults[`${screen.route} as ${part}`] = found;
  }
  return faults;
}

async function visitDoors(way: Way): Promise<Record<string, unknown>> {
  // a link without its secret has run out, and says so
  stage.tolerate(/status of 410/);
  const page = await stage.visit(way.options);
  const settled = settling(page);
  const faults: Record<string, unknown> = {};
  for (const door of doors) {
    await page.goto(addressOf(door, way));
    await settled();
    const found = await way.faults(page);
    if (found.length > 0) faults[door] = found;
  }
  return faults;
}

const pathOf = ({ route, at }: Screen): string => at?.(ids) ?? route;
const addressOf = (path: string, { language }: Way): string => (language ? `${path}?language=${language}` : path);

/** As a link does it: without loading the page anew. The heading of the screen before is marked, to know when it has gone. */
async function move(page: Page, to: string): Promise<void> {
  await page.evaluate((path) => {
    document.querySelector('h1')?.setAttribute('data-before', '');
    history.pushState({}, '', path);
    dispatchEvent(new PopStateEvent('popstate', { state: {} }));
  }, to);
}

/** Waits until the screen stands: its heading is there, nothing is loading, no request is on its way. */
function settling(page: Page): () => Promise<void> {
  // of the screen itself: what content in a frame asks for may never be heard of again once the frame has gone
  const underway = new Set<Request>();
  page.on('request', (request) => {
    if (isOf(page, request)) underway.add(request);
  });
  page.on('requestfinished', (request) => underway.delete(request));
  page.on('requestfailed', (request) => underway.delete(request));
  return async () => {
    await expect
      .poll(
        async () => {
          const headings = await page.locator('h1:not([data-before])').count();
          const busy = await page.locator('[aria-busy=true]').count();
          return { headings, busy, underway: underway.size };
        },
        { timeout: 20_000, interval: 30, message: `the screen at ${page.url()} stands` },
      )
      .toEqual({ headings: 1, busy: 0, underway: 0 });
    await atRest(page);
  };
}

function isOf(page: Page, request: Request): boolean {
  try {
    return request.frame() === page.mainFrame();
  } catch {
    // the frame has gone already
    return false;
  }
}

/** By how many pixels the page is wider than the phone, and what sticks out. */
async function overflow(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    // from right to left, what sticks out on the left moves the page
    const page = document.body.getBoundingClientRect();
    const out = Array.from(document.querySelectorAll('body *')).filter((element) => {
      const { left, right, width } = element.getBoundingClientRect();
      return width > 0 && (right > page.right + 1 || left < page.left - 1);
    });
    const innermost = out.filter((element) => !out.some((other) => other !== element && element.contains(other)));
    const named = innermost.slice(0, 6).map((element) => {
      const { left, right } = element.getBoundingClientRect();
      return `${Math.round(left)} to ${Math.round(right)}: ${element.outerHTML.slice(0, 160)}`;
    });
    return [`wider than the screen by ${scrollWidth - clientWidth}: ${named.join(' … ')}`];
  });
}

async function mirrored(page: Page): Promise<readonly string[]> {
  const direction = await page.evaluate(() => document.documentElement.dir);
  return direction === 'rtl' ? [] : [`direction is ${direction}`];
}
