/**
 * Who may import whom: the table of ARCHITECTURE.md as a function. A feature uses the features above it, never below.
 * Types count like values, except where the table says "types only".
 */
import { builtinModules } from 'node:module';
import { placeOf, type Place } from './place.ts';
import type { Finding, Import, Source } from './source.ts';

type Feature = Extract<Place, { room: 'feature' }>;

/** Why `from` may not import `to`; null when it may. */
export function forbidden(from: Place, to: Place, order: readonly string[], typeOnly: boolean): string | null {
  if (from.room === 'test' || to.room === 'nowhere' || from.room === 'nowhere') return null;
  if (to.room === 'test') return 'nobody imports a test';
  if (to.room === 'testing') return from.room === 'testing' ? null : 'only tests use src/testing';
  const may = (...rooms: readonly Place['room'][]): string | null =>
    rooms.includes(to.room) ? null : `${from.room} may import ${rooms.join(', ')} only`;
  switch (from.room) {
    case 'kernel':
    case 'standards':
      return may(from.room);
    case 'server':
      return may('server', 'kernel', 'standards');
    case 'web':
      return may('web', 'kernel');
    case 'academy':
    case 'main':
    case 'demo':
    case 'testing':
      return to.room === 'browser' || (to.room === 'feature' && to.part === 'screens')
        ? 'screens belong to the browser'
        : null;
    case 'browser':
      if (to.room === 'feature')
        return to.part === 'screens' ? null : 'of a feature the browser lists the screens only';
      return may('browser', 'web', 'kernel');
    case 'feature':
      return fromFeature(from, to, order, typeOnly);
  }
}

function fromFeature(from: Feature, to: Place, order: readonly string[], typeOnly: boolean): string | null {
  if (to.room !== 'feature')
    return roomsOf[from.part].includes(to.room) ? null : `${from.part} may not import ${to.room}`;
  const mine = from.feature === to.feature;
  const known = order.includes(from.feature) && order.includes(to.feature);
  if (!mine && known && order.indexOf(to.feature) > order.indexOf(from.feature)) {
    return `${from.feature} stands above ${to.feature} in academy.ts: upwards it calls, downwards it tells`;
  }
  const parts = mine ? ownParts[from.part] : partsAbove[from.part];
  if (!parts.includes(to.part))
    return `${from.part} may not import ${mine ? '' : 'the '}${to.part} of ${mine ? 'its feature' : 'a feature above'}`;
  if (from.part === 'screens' && to.part === 'contract' && !typeOnly)
    return 'screens import contracts as types only, else zod travels to the browser';
  return null;
}

type Part = Feature['part'];
const everything: readonly Part[] = ['domain', 'contract', 'tables', 'store', 'commands', 'jobs', 'routes'];
const edge: readonly Place['room'][] = ['kernel', 'server', 'standards'];

const roomsOf: Record<Part, readonly Place['room'][]> = {
  domain: ['kernel'],
  contract: ['kernel'],
  tables: ['kernel', 'server'],
  store: ['kernel', 'server'],
  commands: edge,
  jobs: edge,
  routes: ['kernel', 'server'],
  // what is pure in a protocol runs on both sides
  screens: ['web', 'kernel', 'standards'],
};
const ownParts: Record<Part, readonly Part[]> = {
  domain: ['domain'],
  contract: ['domain', 'contract'],
  tables: ['domain', 'tables'],
  store: ['domain', 'contract', 'tables', 'store'],
  commands: everything,
  jobs: everything,
  routes: ['contract', 'commands', 'store', 'routes'],
  screens: ['contract', 'domain', 'screens'],
};
const partsAbove: Record<Part, readonly Part[]> = {
  domain: ['domain'],
  contract: ['contract', 'domain'],
  tables: ['domain'],
  store: ['domain', 'contract', 'tables', 'store'],
  commands: ['domain', 'contract', 'store', 'commands'],
  jobs: ['domain', 'contract', 'store', 'commands'],
  routes: [],
  screens: ['contract'],
};

/** Which npm packages a place may use; `true` is any, node: included. */
function packagesOf(place: Place): readonly string[] | true {
  if (place.room === 'kernel') return [];
  if (place.room !== 'feature') return true;
  if (place.part === 'domain') return [];
  if (place.part === 'contract') return ['zod'];
  if (place.part === 'tables' || place.part === 'store') return ['kysely'];
  return true;
}

const inBrowser = (place: Place): boolean =>
  place.room === 'web' || place.room === 'browser' || (place.room === 'feature' && place.part === 'screens');

export function checkImports(
  sources: readonly Source[],
  paths: ReadonlySet<string>,
  order: readonly string[],
  packages: readonly string[],
): Finding[] {
  const found: Finding[] = [];
  for (const source of sources) {
    const from = placeOf(source.path);
    for (const taken of source.imports) {
      const add = (law: string, says: string): void =>
        void found.push({ file: source.path, line: taken.line, law, says });
      if (taken.target === null) {
        const why = packageForbidden(from, taken, packages);
        if (why) add('packages', why);
        continue;
      }
      if (/^src\/|^content\//.test(taken.target) && !paths.has(taken.target)) {
        add('imports', `${taken.specifier}: no such file; imports name it with its ending`);
        continue;
      }
      if (!taken.target.startsWith('src/') || /\.(css|json|svg)$/.test(taken.target)) continue;
      if (
        from.room === 'feature' &&
        from.part === 'tables' &&
        taken.target.startsWith('src/server/') &&
        !taken.target.startsWith('src/server/database/')
      ) {
        add('imports', 'of the server, tables may import server/database only');
      }
      if (
        from.room === 'feature' &&
        from.part === 'store' &&
        taken.target.startsWith('src/server/') &&
        !taken.target.startsWith('src/server/database/')
      ) {
        add('imports', 'of the server, a store may import server/database only');
      }
      // what a sign-in is asked stands with the server, which knows no feature; its screens are people's
      if (inBrowser(from) && taken.typeOnly && /^src\/server\/.*contract\.ts$/.test(taken.target)) continue;
      const ofSignIn = taken.target === 'src/server/sign-in/contract.ts';
      if (from.room === 'feature' && from.part === 'contract' && ofSignIn) continue;
      const why = forbidden(from, placeOf(taken.target), order, taken.typeOnly);
      if (why) add('imports', `${taken.specifier}: ${why}`);
    }
  }
  return [...found, ...checkCycles(sources)];
}

function packageForbidden(from: Place, taken: Import, packages: readonly string[]): string | null {
  const name = taken.specifier
    .split('/')
    .slice(0, taken.specifier.startsWith('@') ? 2 : 1)
    .join('/');
  const fromNode = taken.specifier.startsWith('node:');
  if (!fromNode && builtinModules.includes(taken.specifier)) return `write node:${taken.specifier}`;
  if (!fromNode && !packages.includes(name) && !taken.specifier.startsWith('virtual:'))
    return `${taken.specifier} is neither a relative path nor a package of package.json`;
  if (from.room === 'test') return null;
  if (inBrowser(from) && fromNode) return `${taken.specifier}: there is no Node in a browser`;
  if (inBrowser(from) && name === 'zod' && !taken.typeOnly) return 'zod stays out of the browser';
  const allowed = packagesOf(from);
  if (allowed === true || allowed.includes(name)) return null;
  if (from.room === 'kernel' && name === 'zod' && taken.typeOnly) return null;
  const where = from.room === 'feature' ? `${from.part} files` : 'the kernel';
  return `${taken.specifier}: ${where} may use ${allowed.length === 0 ? 'no package' : allowed.join(', ')}`;
}

/** One finding for each ring of files that import each other; types count too. */
function checkCycles(sources: readonly Source[]): Finding[] {
  const byPath = new Map(sources.map((source) => [source.path, source]));
  const state = new Map<string, 'open' | 'done'>();
  const found: Finding[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    if (state.get(path) === 'done') return;
    if (state.get(path) === 'open') {
      const ring = [...trail.slice(trail.indexOf(path)), path];
      found.push({ file: path, line: 1, law: 'cycle', says: `import cycle: ${ring.join(' → ')}` });
      return;
    }
    state.set(path, 'open');
    for (const taken of byPath.get(path)?.imports ?? [])
      if (taken.target && byPath.has(taken.target)) visit(taken.target, [...trail, path]);
    state.set(path, 'done');
  };
  for (const path of byPath.keys()) visit(path, []);
  return found;
}
