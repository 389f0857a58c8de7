/** Every screen that stands inside an academy, as the person it is for, with something real to look at. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { ask, become, type Part } from './demo.ts';

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
  { route: '/learn/$activityId', as: 'salesperson', at: ({ module }) => `/learn/${module}` },
  { route: '/academy/settings', as: 'administrator' },
  { route: '/organisation', as: 'administrator' },
  { route: '/housekeeping', as: 'administrator' },
  { route: '/housekeeping/history', as: 'administrator' },
  { route: '/housekeeping/mails', as: 'administrator' },
  { route: '/housekeeping/access', as: 'administrator' },
  { route: '$', as: 'salesperson', at: () => '/nothing/stands/here' },
];

export const doors = ['/sign-in', '/welcome', '/forgot', '/reset', '/verify', '/invitation', '/academies'] as const;

/** The routes of browser.tsx, as it is written. */
export function routesOfBrowser(): readonly string[] {
  const page = readFileSync('src/browser.tsx', 'utf8');
  return Array.from(
    page.matchAll(/getParentRoute: \(\) => (?:inside|bare|outside), path: '([^']+)'/g),
    ([, path]) => path ?? '',
  );
}

export interface Ids {
  readonly person: string;
  readonly session: string;
  readonly agreement: string;
  readonly assessment: string;
  readonly draft: string;
  readonly module: string;
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
  await become(page, 'head-of-sales');
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
  };
}
