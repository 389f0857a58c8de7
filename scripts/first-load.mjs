/**
 * `node scripts/first-load.mjs [dist/web]`: what the browser fetches before the first screen, and what each further screen adds,
 * compressed. Fails above the budget (180 kB of JavaScript at first, 60 kB a screen).
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const folder = process.argv.slice(2).find((word) => !word.startsWith('-')) ?? 'dist/web';
const manifest = JSON.parse(readFileSync(join(folder, '.vite', 'manifest.json'), 'utf8'));
const budget = { first: 180_000, screen: 60_000 };

/** A chunk with all it imports at once. */
function closure(key, found = new Set()) {
  if (found.has(key)) return found;
  found.add(key);
  for (const next of manifest[key].imports ?? []) closure(next, found);
  // words are asked for in one language
  for (const next of manifest[key].dynamicImports ?? []) if (next.includes('virtual:words/en')) closure(next, found);
  return found;
}

const sizes = new Map();
function sizeOf(file) {
  if (!sizes.has(file)) sizes.set(file, gzipSync(readFileSync(join(folder, file)), { level: 9 }).length);
  return sizes.get(file);
}
const scripts = (keys) => [...keys].reduce((sum, key) => sum + sizeOf(manifest[key].file), 0);
const styles = (keys) =>
  [...new Set([...keys].flatMap((key) => manifest[key].css ?? []))].reduce((sum, file) => sum + sizeOf(file), 0);

const entry = Object.keys(manifest).find((key) => manifest[key].isEntry);
const page = readFileSync(join(folder, 'index.html'), 'utf8');
// the page asks for some at once that the entry itself does without
const inPage = Object.keys(manifest).filter((key) =>
  page.includes(`rel="modulepreload" crossorigin href="/${manifest[key].file}"`),
);
const atFirst = new Set([entry, ...inPage].flatMap((key) => [...closure(key)]));
const screens = Object.keys(manifest)
  .filter((key) => manifest[key].isDynamicEntry && /\/screens\//.test(key))
  .map((key) => ({ screen: key, bytes: scripts([...closure(key)].filter((one) => !atFirst.has(one))) }))
  .sort((a, b) => b.bytes - a.bytes);
const report = {
  scripts: scripts(atFirst),
  styles: styles(atFirst),
  requests: 3 + atFirst.size + new Set([...atFirst].flatMap((key) => manifest[key].css ?? [])).size,
  screens,
};

if (process.argv.includes('--json')) console.log(JSON.stringify(report));
else {
  console.log(
    `first load: ${(report.scripts / 1000).toFixed(1)} kB of JavaScript, ${(report.styles / 1000).toFixed(1)} kB of styles, ${report.requests} requests`,
  );
  for (const { screen, bytes } of screens) console.log(`${(bytes / 1000).toFixed(1).padStart(7)} kB  ${screen}`);
}
const over = [
  report.scripts > budget.first && 'the first load',
  ...screens.map(({ screen, bytes }) => bytes > budget.screen && screen),
].filter(Boolean);
if (over.length > 0) {
  console.error(`over budget: ${over.join(', ')}`);
  process.exitCode = 1;
}
