/**
 * The stage of a browser story: the built product with an empty folder, a real browser, and people who visit with their own
 * device, language and time zone. Whatever a page reports (errors, refused content, uncaught exceptions) fails the test.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import axe from 'axe-core';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest';
import { type Chromium, chromiumArguments } from './chromium.ts';
import { type Product, startProduct } from './product.ts';

declare module 'vitest' {
  interface ProvidedContext {
    chromium: Chromium;
    demo: Demo;
  }
}

export interface VisitOptions {
  /** desktop is 1440 × 900; phone is 390 × 844 with touch */
  readonly device?: 'desktop' | 'phone';
  readonly locale?: string;
  readonly timeZone?: string;
  readonly colorScheme?: 'light' | 'dark';
  readonly reducedMotion?: 'reduce' | 'no-preference';
  /** cookies of an earlier visit, from `page.context().storageState()` */
  readonly storageState?: Awaited<ReturnType<BrowserContext['storageState']>>;
}

/** A product of the run's own that serves the demo academy to all stories. */
export interface Demo {
  readonly url: string;
}

export interface Stage {
  /** `http://127.0.0.1:41234`; relative addresses in `page.goto('/…')` stand below it */
  readonly url: string;
  /** a page in a browser profile of its own; it closes after the test */
  visit(options?: VisitOptions): Promise<Page>;
  /** a page that nobody looks at, to prepare something with; it closes at once */
  borrow<T>(work: (page: Page) => Promise<T>): Promise<T>;
  /** lets pages report this for the rest of the test, for example /status of 401/ where a test provokes it */
  tolerate(reported: RegExp): void;
}

const devices = {
  desktop: { viewport: { width: 1440, height: 900 } },
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 3, isMobile: true, hasTouch: true },
} as const;

export interface OwnStage extends Stage {
  readonly product: Product;
}

/** Sets the stage for all tests of a file (or of a describe block); `settings` are environment variables of the product. */
export function useStage(settings: Readonly<Record<string, string>> = {}): OwnStage {
  let product: Product;
  beforeAll(async () => {
    product = await startProduct(settings);
  });
  afterAll(() => product?.stop());
  const stage = stageOf(() => product.url);
  // a getter of its own: spreading would ask for the address before there is one
  return Object.defineProperty(stage, 'product', { get: () => product }) as OwnStage;
}

/** The stage on which the demo academy stands. What a story changes in it, the stories after it find. */
export function useDemo(): Stage {
  return stageOf(() => inject('demo').url);
}

function stageOf(url: () => string): Stage {
  let browser: Browser;
  const visits = new Set<BrowserContext>();
  const reports: string[] = [];
  const tolerated: RegExp[] = [];

  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser?.close());
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await keepPictures(visits, task.name);
    await Promise.all(Array.from(visits, (context) => context.close()));
    visits.clear();
    const left = reports.splice(0).filter((report) => !tolerated.some((pattern) => pattern.test(report)));
    tolerated.length = 0;
    expect(left, 'reported by the pages of this test').toEqual([]);
  });

  return {
    get url() {
      return url();
    },
    tolerate: (reported) => void tolerated.push(reported),
    borrow: async (work) => {
      const context = await browser.newContext({ baseURL: url() });
      try {
        return await work(await context.newPage());
      } finally {
        await context.close();
      }
    },
    visit: async ({ device = 'desktop', locale = 'en-GB', timeZone = 'Europe/Berlin', ...rest } = {}) => {
      const context = await browser.newContext({
        ...devices[device],
        ...rest,
        baseURL: url(),
        locale,
        timezoneId: timeZone,
        acceptDownloads: true,
      });
      visits.add(context);
      await collectReports(context, (report) => reports.push(report));
      return context.newPage();
    },
  };
}

export async function openBrowser(): Promise<Browser> {
  const { executablePath, environment } = inject('chromium');
  const { PATH = '', TMPDIR, HOME = '/' } = process.env;
  return chromium.launch({
    executablePath,
    args: chromiumArguments,
    env: { PATH, HOME, ...(TMPDIR ? { TMPDIR } : {}), ...environment },
  });
}

/** Everything a page complains of, of all pages of a browser profile. */
export async function collectReports(context: BrowserContext, report: (text: string) => void): Promise<void> {
  const watch = (page: Page): void => {
    page.on('pageerror', (error) => report(`${page.url()} uncaught: ${error.stack ?? error.message}`));
    page.on('console', (message) => {
      if (message.type() !== 'error' && message.type() !== 'warning') return;
      report(`${page.url()} ${message.type()}: ${message.text()} (${message.location().url})`);
    });
    page.on('crash', () => report(`${page.url()} crashed`));
  };
  context.on('page', watch);
  // The console tells of refused content only while the page lives; this tells of it with the rule that refused it.
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(
        `content security policy: ${event.violatedDirective} refused ${event.blockedURI || 'inline'} at ${event.sourceFile}`,
      );
    });
  });
}

/** What a failed test saw last, in .build/stories/. */
async function keepPictures(visits: ReadonlySet<BrowserContext>, title: string): Promise<void> {
  const folder = join('.build', 'stories');
  mkdirSync(folder, { recursive: true });
  const name = title.replace(/[^a-z0-9]+/gi, '-').slice(0, 60);
  const pages = Array.from(visits).flatMap((context) => context.pages());
  for (const [number, page] of pages.entries()) {
    await page.screenshot({ path: join(folder, `${name}-${number + 1}.png`), timeout: 5_000 }).catch(() => {});
  }
}

/** No violation of any impact, in the page as it stands now. */
export async function expectNoAxeViolations(page: Page): Promise<void> {
  expect(await axeViolations(page), `accessibility of ${page.url()}`).toEqual([]);
}

export interface AxeViolation {
  readonly id: string;
  readonly impact: string | null | undefined;
  readonly help: string;
  readonly where: readonly string[];
}

/** @param rules only these; all, unless told */
export async function axeViolations(page: Page, rules?: readonly string[]): Promise<readonly AxeViolation[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const { violations } = await page.evaluate(
    async (only) =>
      (globalThis as unknown as { axe: typeof axe }).axe.run({
        resultTypes: ['violations'],
        // content made elsewhere is not ours to judge
        iframes: false,
        ...(only ? { runOnly: [...only] } : {}),
      }),
    rules,
  );
  return violations.map(({ id, impact, help, nodes }) => ({
    id,
    impact,
    help,
    where: nodes
      .slice(0, 5)
      .map((node) => `${node.target.join(' ')}  ${node.html.slice(0, 160)}  ${node.any[0]?.message ?? ''}`),
  }));
}
