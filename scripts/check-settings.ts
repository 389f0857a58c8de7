/**
 * The README's table of environment variables is the one the product checks at its start. `--write` puts it there,
 * in place of the old table.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { settingsTable } from '../src/server/settings.ts';

const wanted = settingsTable();
const readme = readFileSync('README.md', 'utf8');
const head = wanted.split('\n')[0] ?? '';
const start = readme.indexOf(head);
const after = readme.slice(Math.max(start, 0));
const written = after.slice(0, after.search(/\n(?!\|)|$(?![\s\S])/));

if (start === -1) {
  console.log(`README.md has no table that begins with ${head}`);
  process.exitCode = 1;
} else if (process.argv.includes('--write')) {
  writeFileSync(
    'README.md',
    readme.replace(written, () => wanted),
  );
} else if (written !== wanted) {
  console.log(
    'README.md tells other variables than the product: node scripts/run-script.mjs scripts/check-settings.ts --write',
  );
  process.exitCode = 1;
}
