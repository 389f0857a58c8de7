/** `npm run build`: builds the product into dist/ whether or not it is stale. */
import { buildProduct } from './building.mjs';

try {
  await buildProduct((line) => console.error(line));
} catch (problem) {
  console.error(problem instanceof Error ? (problem.stack ?? problem.message) : problem);
  process.exitCode = 1;
}
