/** `npm run build`: builds the product into dist/; with `--if-stale` only when something it is made of has changed. */
import { buildProduct, isStale } from './building.mjs';

try {
  if (!process.argv.includes('--if-stale') || isStale()) await buildProduct((line) => console.error(line));
} catch (problem) {
  console.error(problem instanceof Error ? (problem.stack ?? problem.message) : problem);
  process.exitCode = 1;
}
