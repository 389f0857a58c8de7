/**
 * Where a file stands in the house. The plumbing names of a feature are a closed set; every other file at its root
 * is domain. A plumbing file that outgrew its size splits by noun with the plumbing word last: `roster-commands.ts`.
 */
export const plumbing = ['contract', 'commands', 'routes', 'store', 'tables', 'jobs'] as const;
export type Plumbing = (typeof plumbing)[number];

export type Place =
  | { readonly room: 'kernel' | 'standards' | 'server' | 'web' | 'testing' | 'demo' }
  | { readonly room: 'academy' | 'main' | 'browser' | 'test' }
  | { readonly room: 'feature'; readonly feature: string; readonly part: Plumbing | 'domain' | 'screens' }
  | { readonly room: 'nowhere'; readonly why: string };

const own = {
  'src/academy.ts': 'academy',
  'src/main.ts': 'main',
  'src/operator.ts': 'main',
  'src/browser.tsx': 'browser',
  'src/navigation.ts': 'browser',
  'src/pieces.ts': 'browser',
} as const;
const open = ['kernel', 'standards', 'server', 'web', 'testing', 'demo'] as const;

/** The place of a file under src/. */
export function placeOf(path: string): Place {
  if (/\.test\.(tsx?|mjs)$/.test(path)) return { room: 'test' };
  if (path in own) return { room: own[path as keyof typeof own] };
  const [, top = '', feature = '', ...rest] = path.split('/');
  const room = open.find((name) => name === top);
  if (room) return { room };
  if (top !== 'features' || rest.length === 0) return { room: 'nowhere', why: 'no room of the house has this file' };
  if (rest[0] === 'screens' && rest.length > 1) return { room: 'feature', feature, part: 'screens' };
  if (rest.length > 1) return { room: 'nowhere', why: 'a feature has files at its root and screens/, no other folder' };
  const name = rest[0] ?? '';
  if (name.endsWith('.tsx')) return { room: 'nowhere', why: 'what draws stands in screens/' };
  const lastWord = name.replace(/\.ts$/, '').split('-').at(-1);
  return { room: 'feature', feature, part: plumbing.find((word) => word === lastWord) ?? 'domain' };
}

/** Features in the order of src/academy.ts, which is the order of their first mention there. */
export function featureOrder(academy: string): readonly string[] {
  return [...new Set(Array.from(academy.matchAll(/features\/([a-z0-9-]+)\//g), (match) => match[1] ?? ''))];
}
