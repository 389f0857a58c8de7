/**
 * Enforces the import table of ARCHITECTURE.md and the laws of the house a script can see; each law has a file in rooms/.
 * The list of exceptions only shrinks: one that nothing needs any more is itself a finding.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { checkHouse, type Exception } from './rooms/house.ts';

const exceptions: readonly Exception[] = [
  {
    file: 'src/kernel/id.ts',
    law: 'pure',
    why: 'newId is the one place where ids are made; domain files may not import it',
  },
];

const read = ['src', 'scripts', 'e2e', 'bench', 'content'];
const single = ['package.json', 'tsconfig.json', 'tsconfig.domain.json'];

function filesUnder(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesUnder(`${folder}/${entry.name}`) : [`${folder}/${entry.name}`],
  );
}

const paths = [...read.flatMap(filesUnder), ...single.filter((file) => existsSync(file))];
const isText = /\.(ts|tsx|mjs|json)$/;
const tree = new Map(paths.map((path) => [path, isText.test(path) ? readFileSync(path, 'utf8') : '']));
const found = checkHouse(tree, exceptions);
for (const { file, line, law, says } of found) console.log(`${file}:${line} ${law}: ${says}`);
const sizes = Array.from(tree)
  .filter(([path]) => /^src\/.*\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path))
  .map(([, text]) => text.split('\n').length)
  .sort((a, b) => a - b);
const share = Math.round((100 * sizes.filter((lines) => lines < 200).length) / sizes.length);
console.log(
  `${sizes.length} files, median ${sizes[sizes.length >> 1]} lines, ${share} % under 200; ${found.length} findings`,
);
process.exitCode = found.length === 0 ? 0 : 1;
