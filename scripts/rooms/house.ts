/** All laws of the house over one tree of files. What a law means stands in ARCHITECTURE.md; each law has its file here. */
import { checkImports } from './imports.ts';
import { checkOwners } from './owners.ts';
import { featureOrder, placeOf } from './place.ts';
import { checkPurity } from './purity.ts';
import { checkShape } from './shape.ts';
import { readSource, type Finding, type Source, type Tree } from './source.ts';
import { checkTenant } from './tenant.ts';

export interface Exception {
  readonly file: string;
  readonly law: string;
  readonly why: string;
}

const isCode = /\.(ts|tsx|mjs)$/;

/** Everything in the tree that breaks a law, and every exception that nothing needs any more. */
export function checkHouse(tree: Tree, exceptions: readonly Exception[] = []): Finding[] {
  const all = Array.from(tree).flatMap(([path, text]) => (isCode.test(path) ? [readSource(path, text)] : []));
  const sources = all.filter((source) => source.path.startsWith('src/'));
  const order = featureOrder(tree.get('src/academy.ts') ?? '');
  const found = [
    ...all.flatMap((source) => (source.broken ? [finding(source, 'syntax', source.broken)] : [])),
    ...all.flatMap(checkShape),
    ...sources.flatMap((source) => checkPlace(source, order)),
    ...checkImports(sources, new Set(tree.keys()), order, packagesOf(tree)),
    ...sources.filter((source) => isPure(source.path)).flatMap(checkPurity),
    ...checkOwners(sources),
    ...sources.flatMap(checkTenant),
    ...checkAliases(tree),
  ];
  const excused = (one: Finding): boolean =>
    exceptions.some((exception) => exception.file === one.file && exception.law === one.law);
  const unneeded = exceptions.filter(
    (exception) => !found.some((one) => one.file === exception.file && one.law === exception.law),
  );
  return [
    ...found.filter((one) => !excused(one)),
    ...unneeded.map(({ file, law }) => ({
      file,
      line: 1,
      law: 'exceptions',
      says: `nothing here breaks "${law}" any more: take it off the list`,
    })),
  ].sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
}

function finding(source: Source, law: string, says: string): Finding {
  return { file: source.path, line: 1, law, says };
}

function isPure(path: string): boolean {
  const place = placeOf(path);
  return place.room === 'kernel' || (place.room === 'feature' && place.part === 'domain');
}

function checkPlace(source: Source, order: readonly string[]): Finding[] {
  const place = placeOf(source.path);
  if (place.room === 'nowhere') return [finding(source, 'place', place.why)];
  if (place.room === 'feature' && !order.includes(place.feature))
    return [finding(source, 'place', `src/academy.ts does not know ${place.feature}`)];
  return [];
}

function packagesOf(tree: Tree): string[] {
  const {
    dependencies = {},
    devDependencies = {},
    optionalDependencies = {},
  } = JSON.parse(tree.get('package.json') ?? '{}') as Record<string, object>;
  return Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies });
}

function checkAliases(tree: Tree): Finding[] {
  const found: Finding[] = [];
  for (const file of ['tsconfig.json', 'tsconfig.domain.json']) {
    if (/"(paths|baseUrl)"\s*:/.test(tree.get(file) ?? ''))
      found.push({ file, line: 1, law: 'imports', says: 'no path aliases' });
  }
  if (/"imports"\s*:/.test(tree.get('package.json') ?? ''))
    found.push({ file: 'package.json', line: 1, law: 'imports', says: 'no path aliases' });
  return found;
}
