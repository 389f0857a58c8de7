/**
 * When the built product in dist/ is stale, and how a fresh one is put in its place: built into a folder of its own,
 * then renamed, so that two starts at once cannot tread on each other. Plain JavaScript: Node 20 runs no TypeScript.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
export const dist = join(root, 'dist');
const stampFile = '.stamp';

const brotli = promisify(brotliCompress);

/** What the built product is made of. Tests change nothing in it. */
const sources = [
  'src',
  'content',
  'public',
  'index.html',
  'vite.config.ts',
  'vite.exported.config.ts',
  'lingui.config.ts',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
  'scripts/building.mjs',
  'scripts/languages.ts',
  'scripts/pseudo-language.ts',
];
const isTest = /\.test\.tsx?$/;

function* filesUnder(folder, path) {
  for (const entry of readdirSync(join(folder, path), { withFileTypes: true }).sort((a, b) =>
    a.name < b.name ? -1 : 1,
  )) {
    const inner = `${path}/${entry.name}`;
    if (entry.isDirectory()) yield* filesUnder(folder, inner);
    else if (!isTest.test(entry.name)) yield inner;
  }
}

/** A hash over every file the product is built from; times of files do not count, so a fresh clone and a copy agree. */
export function stampOf(folder = root) {
  const hash = createHash('sha256');
  for (const source of sources) {
    if (!existsSync(join(folder, source))) continue;
    const files = source.includes('.') ? [source] : filesUnder(folder, source);
    for (const file of files)
      hash
        .update(`${file}\0`)
        .update(readFileSync(join(folder, file)))
        .update('\0');
  }
  return hash.digest('hex');
}

/** A folder without sources holds a built product only, and that is as fresh as it gets. */
export function isStale() {
  if (!existsSync(join(root, 'src', 'main.ts')) && existsSync(join(dist, 'server', 'main.js'))) return false;
  return builtStamp() !== stampOf();
}

function builtStamp() {
  try {
    return readFileSync(join(dist, stampFile), 'utf8');
  } catch {
    return undefined;
  }
}

/** Builds server and browser side into dist/ and says so through `say`. */
export async function buildProduct(say) {
  const started = Date.now();
  const stamp = stampOf();
  const mine = join(root, '.build', `dist-${process.pid}`);
  // As deep as dist/server, so that the source map's relative paths hold after the move.
  const server = join(root, '.build', `server-${process.pid}`);
  mkdirSync(mine, { recursive: true });
  try {
    await Promise.all([
      bundleFile(join(root, 'src', 'main.ts'), join(server, 'main.js')),
      bundleFrame(join(mine, 'content', 'frame.js')),
      buildPages(mine),
    ]);
    renameSync(server, join(mine, 'server'));
    writeFileSync(join(mine, stampFile), stamp);
    putInPlace(mine, stamp);
  } finally {
    for (const folder of [mine, server]) rmSync(folder, { recursive: true, force: true });
  }
  say(`Built in ${((Date.now() - started) / 1000).toFixed(1)} s.`);
}

/** One TypeScript file with all it imports of ours as one file of JavaScript; packages stay where they are. */
export async function bundleFile(entry, outfile) {
  const { build } = await import('esbuild');
  await build({
    entryPoints: [entry],
    outfile,
    absWorkingDir: root,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    sourcemap: true,
    // else a class or function is renamed when two files use one name, and errors and logs show the new one
    keepNames: true,
    logLevel: 'error',
  });
}

/** The script of the page that stands around foreign content: on its own in one small file, as nothing of the academy goes there. */
export async function bundleFrame(outfile) {
  const { build } = await import('esbuild');
  await build({
    entryPoints: [join(root, 'src', 'features', 'packages', 'screens', 'frame', 'content-frame.ts')],
    outfile,
    absWorkingDir: root,
    bundle: true,
    platform: 'browser',
    format: 'iife',
    target: 'es2022',
    minify: true,
    logLevel: 'error',
  });
}

/** The academy's own pages, and the player that travels with an exported module. */
async function buildPages(folder) {
  const { build } = await import('vite');
  const pages = (configFile, name) =>
    build({
      root,
      configFile: join(root, configFile),
      logLevel: 'error',
      mode: 'production',
      build: { outDir: join(folder, name), emptyOutDir: true },
    });
  // the runner of the tests says `test` here, and would get React's chatty half into what people use
  const before = process.env.NODE_ENV;
  process.env.NODE_ENV = 'production';
  try {
    await Promise.all([
      pages('vite.config.ts', 'web').then(() => squeeze(join(folder, 'web', 'assets'))),
      pages('vite.exported.config.ts', 'exported'),
    ]);
  } finally {
    if (before === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = before;
  }
}

/** Packed as small as it gets, beside each file: it takes seconds, which nobody who opens a page should wait. */
async function squeeze(folder) {
  await Promise.all(
    readdirSync(folder).map(async (name) => {
      const path = join(folder, name);
      const packed = await brotli(readFileSync(path), { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
      writeFileSync(`${path}.br`, packed);
    }),
  );
}

function putInPlace(mine, stamp) {
  const old = join(root, '.build', `old-${process.pid}`);
  for (let tries = 0; builtStamp() !== stamp; tries++) {
    try {
      if (existsSync(dist)) renameSync(dist, old);
      renameSync(mine, dist);
    } catch (problem) {
      // another process built at the same moment and was a step ahead: look again at what it left
      if (tries === 20) throw problem;
    } finally {
      rmSync(old, { recursive: true, force: true });
    }
  }
}
