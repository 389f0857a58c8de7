/** `node scripts/run-script.mjs FILE.ts …`: runs one TypeScript file of ours with the arguments that follow it. */
import { mkdirSync, rmSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundleFile, root } from './building.mjs';

const [file, ...rest] = process.argv.slice(2);
if (!file) {
  console.error('Which file? node scripts/run-script.mjs FILE.ts …');
  process.exit(2);
}
// Inside the tree, so that packages are found from there.
const folder = join(root, '.build', `script-${process.pid}`);
const bundle = join(folder, `${basename(file, '.ts')}.mjs`);
mkdirSync(folder, { recursive: true });
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(130));

await bundleFile(resolve(file), bundle);
process.argv = [process.argv[0], bundle, ...rest];
process.setSourceMapsEnabled(true);
await import(pathToFileURL(bundle).href);
