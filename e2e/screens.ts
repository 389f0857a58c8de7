/** Every screen that stands inside an academy, as the person it is for, with something real to look at. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { scorm2004 } from '../src/testing/playable-scorm.ts';
import { packageOf, unitXml } from '../src/testing/sample-package.ts';
import { ask, become, type Part } from './demo.ts';
import { bringAndBegin } from './packaged.ts';

export interface Screen {
  /** as browser.tsx has it: `/people/$personId` */
  readonly route: string;
  readonly as: Part;
  /** where to go, when the route asks for an id */
  readonly at?: (ids: Ids) => string;
}

export const screens: readonly Screen[] = [
  { route: '/', as: 'salesperson' },
  { route: '/', as: 'manager' },
  { route: '/', as: 'contributor' },
  { route: '/', as: 'head-of-sales' },
  { route: '/', as: 'administrator' },
  { route: '/today/path', as: 'manager' },
  { route: '/today/team', as: 'head-of-sales' },
  { route: '/today/needs', as: 'head-of-sales' },
  { route: '/today/academy', as: 'head-of-sales' },
  { route: '/me', as: 'salesperson' },
  { route: '/me/assess', as: 'salesperson' },
  { route: '/me/standings', as: 'salesperson' },
  { route: '/coaching', as: 'salesperson' },
  { route: '/coaching', as: 'manager' },
  { route: '/coaching/sessions/$sessionId', as: 'manager', at: ({ session }) => `/coaching/sessions/${session}` },
  {
    route: '/coaching/agreements/$agreementId',
    as: 'manager',
    at: ({ agreement }) => `/coaching/agreements/${agreement}`,
  },
  {
    route: '/coaching/agreements/$agreementId',
    as: 'administrator',
    at: ({ agreement }) => `/coaching/agreements/${agreement}`,
  },
  { route: '/coaching/activity', as: 'administrator' },
  { route: '/people', as: 'contributor' },
  { route: '/people', as: 'administrator' },
  { route: '/people/import', as: 'administrator' },
  { route: '/people/$personId', as: 'manager', at: ({ person }) => `/people/${person}` },
  { route: '/people/$personId', as: 'administrator', at: ({ person }) => `/people/${person}` },
  { route: '/people/$personId/assess', as: 'manager', at: ({ person }) => `/people/${person}/assess` },
  { route: '/people/$personId/standings', as: 'manager', at: ({ person }) => `/people/${person}/standings` },
  { route: '/people/$personId/comparison', as: 'manager', at: ({ person }) => `/people/${person}/comparison` },
  { route: '/assessments/$assessmentId', as: 'manager', at: ({ assessment }) => `/assessments/${assessment}` },
  { route: '/team/gaps', as: 'manager' },
  { route: '/academy/gaps', as: 'head-of-sales' },
  { route: '/way-of-selling', as: 'salesperson' },
  { route: '/way-of-selling/capabilities', as: 'head-of-sales' },
  { route: '/way-of-selling/versions', as: 'head-of-sales' },
  {
    route: '/way-of-selling/versions/$versionId',
    as: 'head-of-sales',
    at: ({ draft }) => `/way-of-selling/versions/${draft}`,
  },
  {
    route: '/way-of-selling/versions/$versionId/publish',
    as: 'head-of-sales',
    at: ({ draft }) => `/way-of-selling/versions/${draft}/publish`,
  },
  { route: '/menu', as: 'salesperson' },
  { route: '/menu/packages', as: 'contributor' },
  { route: '/menu/catalogue', as: 'contributor' },
  { route: '/try/$packageId', as: 'contributor', at: ({ tried }) => `/try/${tried}` },
  { route: '/menu', as: 'contributor' },
  { route: '/menu', as: 'head-of-sales' },
  { route: '/menu/$activityId', as: 'salesperson', at: ({ module }) => `/menu/${module}` },
  { route: '/menu/$activityId', as: 'manager', at: ({ led }) => `/menu/${led}` },
  { route: '/menu/$activityId', as: 'contributor', at: ({ written }) => `/menu/${written}` },
  { route: '/menu/$activityId/edit', as: 'contributor', at: ({ written }) => `/menu/${written}/edit` },
  { route: '/learn/$activityId', as: 'salesperson', at: ({ module }) => `/learn/${module}` },
  { route: '/play/$attemptId/$cardKey', as: 'salesperson', at: ({ scorm }) => scorm },
  { route: '/play/$attemptId/$cardKey', as: 'salesperson', at: ({ units }) => units },
  { route: '/path', as: 'salesperson' },
  { route: '/people/$personId/path', as: 'manager', at: ({ person }) => `/people/${person}/path` },
  { route: '/paths', as: 'salesperson' },
  { route: '/paths', as: 'head-of-sales' },
  { route: '/paths/$roleId/$levelId', as: 'salesperson', at: ({ path }) => `/paths/${path}` },
  { route: '/paths/$roleId/$levelId', as: 'head-of-sales', at: ({ path }) => `/paths/${path}` },
  { route: '/priorities', as: 'salesperson' },
  { route: '/priorities', as: 'head-of-sales' },
  { route: '/placement', as: 'salesperson' },
  { route: '/placement', as: 'manager' },
  { route: '/people/$personId/placement', as: 'manager', at: ({ placed }) => `/people/${placed}/placement` },
  { route: '/ask', as: 'manager' },
  { route: '/ask', as: 'head-of-sales' },
  { route: '/assign', as: 'manager' },
  { route: '/assign', as: 'head-of-sales' },
  { route: '/assign/take', as: 'manager' },
  { route: '/assign/place', as: 'manager' },
  { route: '/assign/given', as: 'manager' },
  { route: '/assign/given', as: 'head-of-sales' },
  { route: '/people/$personId/demonstrate', as: 'manager', at: ({ person }) => `/people/${person}/demonstrate` },
  { route: '/me/watch', as: 'salesperson' },
  { route: '/me/watch', as: 'manager' },
  { route: '/academy/verifiers', as: 'head-of-sales' },
  { route: '/people/$personId/level', as: 'manager', at: ({ person }) => `/people/${person}/level` },
  { route: '/people/$personId/level', as: 'head-of-sales', at: ({ reached }) => `/people/${reached}/level` },
  { route: '/people/$personId', as: 'head-of-sales', at: ({ reached }) => `/people/${reached}` },
  { route: '/me/level', as: 'salesperson' },
  { route: '/levels/ready', as: 'manager' },
  { route: '/levels/ready', as: 'head-of-sales' },
  { route: '/certifications', as: 'manager' },
  { route: '/certifications', as: 'head-of-sales' },
  { route: '/academy/settings', as: 'administrator' },
  { route: '/organisation', as: 'administrator' },
  { route: '/housekeeping', as: 'administrator' },
  { route: '/housekeeping/history', as: 'administrator' },
  { route: '/housekeeping/mails', as: 'administrator' },
  { route: '/housekeeping/access', as: 'administrator' },
  { route: '$', as: 'salesperson', at: () => '/nothing/stands/here' },
];

export const doors = [
  '/sign-in',
  '/welcome',
  '/forgot',
  '/reset',
  '/verify',
  '/invitation',
  '/badge',
  '/academies',
] as const;

/** The routes of browser.tsx, as it is written. */
export function routesOfBrowser(): readonly string[] {
  const page = readFileSync('src/browser.tsx', 'utf8');
  return Array.from(
    page.matchAll(/getParentRoute: \(\) => (?:inside|bare|outside),\s+path: '([^']+)'/g),
    ([, path]) => path ?? '',
  );
}

export interface Ids {
  readonly person: string;
  readonly session: string;
  readonly agreement: string;
  readonly assessment: string;
  readonly draft: string;
  /** a module of cards, a module that the manager leads, and a draft that nobody has published */
  readonly module: string;
  readonly led: string;
  readonly written: string;
  /** somebody who has reached a level, with a history to show */
  readonly reached: string;
  /** who has handed in a placement check */
  readonly placed: string;
  /** where two packages made elsewhere are played: one of SCORM, one with units of cmi5 */
  readonly scorm: string;
  readonly units: string;
  /** a package of which a trial is begun */
  readonly tried: string;
  /** role and level that a path leads to */
  readonly path: string;
}

/** Something real for every id: what the demo has, and a session and a draft made for it. */
export async function prepare(page: Page): Promise<Ids> {
  await become(page, 'manager');
  const { person } = (await ask(page, 'GET', '/api/coaching/next')).picks[0];
  const agreements = (await ask(page, 'GET', '/api/coaching/agreements')).items as { id: string; state: string }[];
  const agreement = agreements.find((one) => one.state === 'in-force') ?? agreements[0];
  const assessments = (await ask(page, 'GET', `/api/people/${person.id}/assessments`)).items as {
    assessmentId: string;
    kind: string;
  }[];
  const startsAt = new Date(Date.now() + 86_400_000).toISOString();
  const session = await ask(page, 'POST', '/api/coaching/sessions', {
    salespersonId: person.id,
    startsAt,
    minutes: 30,
    place: 'Room 4',
  });
  const { items: menu } = await ask(page, 'GET', '/api/menu?limit=100');
  const module = (menu as { activityId: string; key: string }[]).find(({ key }) => key === 'objection-handling');
  const { items: led } = await ask(page, 'GET', '/api/menu?delivery=manager-led&limit=1');
  const [path] = (await ask(page, 'GET', '/api/paths')).paths as { roleId: string; levelId: string }[];
  const placed = await placementChecks(page);
  const written = await draftOfAModule(page);
  const { path: scorm } = await bringAndBegin(page, scorm2004());
  const { path: units } = await bringAndBegin(page, packageOf('screens', unitXml('first') + unitXml('second')));
  const tried = await beginTrial(page);
  await become(page, 'head-of-sales');
  const { items: events } = await ask(page, 'GET', '/api/history?kind=level&limit=1');
  const { versionId: draft } = await ask(page, 'POST', '/api/way-of-selling/versions', {
    from: { versionId: 'in-force' },
    note: 'More negotiation',
  });
  return {
    person: person.id,
    session: session.id,
    agreement: agreement?.id ?? '',
    assessment: assessments.find((one) => one.kind === 'appraisal')?.assessmentId ?? '',
    draft,
    module: module?.activityId ?? '',
    led: led[0]?.activityId ?? '',
    written,
    placed,
    scorm,
    units,
    tried,
    path: `${path?.roleId}/${path?.levelId}`,
    reached: events[0]?.of?.id ?? person.id,
  };
}

/** The manager has begun a placement check of her own; the salesperson has handed one in, and waits for her word. */
async function placementChecks(page: Page): Promise<string> {
  const [own, others] = [randomUUID(), randomUUID()];
  const { person: manager } = await ask(page, 'GET', '/api/me');
  await ask(page, 'PUT', `/api/people/${manager.id}/placement/${own}`);
  await become(page, 'salesperson');
  const { person } = await ask(page, 'GET', '/api/me');
  await ask(page, 'PUT', `/api/people/${person.id}/placement/${others}`);
  const { placement } = await ask(page, 'GET', `/api/people/${person.id}/placement`);
  for (const [at, { question }] of placement.items.entries())
    await ask(page, 'PUT', `/api/placements/${others}/items/${at}`, { given: anyAnswer(question), self: 2 });
  await ask(page, 'POST', `/api/placements/${others}/submit`);
  return person.id;
}

/** Good enough for who looks at the screen. */
export function anyAnswer({ kind, choices = [] }: { kind: string; choices?: readonly { key: string }[] }): object {
  const keys = choices.map(({ key }) => key);
  if (kind === 'single') return { kind, choice: keys[0] };
  if (kind === 'match') return { kind, pairs: {} };
  return kind === 'short' ? { kind, text: 'The effect' } : { kind, choices: keys };
}

async function beginTrial(page: Page): Promise<string> {
  await become(page, 'contributor');
  const { items } = await ask(page, 'GET', '/api/packages/shelf');
  const { packageId } = items[0] as { packageId: string };
  await ask(page, 'POST', `/api/packages/${packageId}/trial`, {});
  return packageId;
}

async function draftOfAModule(page: Page): Promise<string> {
  await become(page, 'contributor');
  const activityId = randomUUID();
  await ask(page, 'POST', '/api/menu', {
    activityId,
    kind: 'module',
    delivery: 'e-learning',
    name: { en: 'The first two minutes', de: 'Die ersten zwei Minuten' },
    languages: ['en', 'de'],
  });
  return activityId;
}
