/**
 * Which of several languages a reader gets (RFC 9110 12.5.4, RFC 4647 3.4), asked of each language map by itself
 * (1.0.3 Communication 2.1.3, Language Filtering).
 */
import type { Json } from './shape.ts';

/** The ranges of an Accept-Language header, the most wanted first; those of weight 0 are left out. */
export function languagesWanted(header: string | null): readonly string[] {
  return (header ?? '')
    .split(',')
    .map((part, at) => {
      const [range = '', ...parameters] = part.split(';').map((one) => one.trim());
      const weight = parameters.find((one) => /^q=/i.test(one));
      return { range: range.toLowerCase(), weight: weight ? Number(weight.slice(2)) : 1, at };
    })
    .filter(({ range, weight }) => range !== '' && weight > 0)
    .sort((a, b) => b.weight - a.weight || a.at - b.at)
    .map(({ range }) => range);
}

/** The map with the one entry that fits best; English or the first there is where nothing wanted fits. Empty maps stay so. */
export function oneLanguage(map: Json, wanted: readonly string[]): Json {
  const tags = Object.keys(map);
  const best = wanted.map((range) => fitting(tags, range)).find((tag) => tag !== undefined);
  const tag = best ?? fitting(tags, 'en') ?? tags[0];
  return tag === undefined ? map : { [tag]: map[tag] };
}

/** The range itself, else a finer tag, else what is left of the range when its last parts go. */
function fitting(tags: readonly string[], range: string): string | undefined {
  if (range === '*') return tags[0];
  for (let left = range; left !== ''; left = left.includes('-') ? left.slice(0, left.lastIndexOf('-')) : '') {
    const found =
      tags.find((tag) => tag.toLowerCase() === left) ?? tags.find((tag) => tag.toLowerCase().startsWith(`${left}-`));
    if (found) return found;
  }
  return undefined;
}
