/**
 * What a page will need, said in the page itself, so that it is all fetched at once and not one thing after the other: the code,
 * styles and words of the screens somebody is about to see, and what those will ask. Told wrongly or not at all, the page fetches
 * each when it comes to it.
 */

/** What the build says about its files (dist/web/.vite/manifest.json), as far as this needs it. */
export type Manifest = Readonly<
  Record<
    string,
    {
      readonly file: string;
      readonly css?: readonly string[];
      readonly imports?: readonly string[];
      readonly dynamicImports?: readonly string[];
      readonly isEntry?: boolean;
    }
  >
>;

/** Who stands in front of the page, as far as it is known before the page goes out. */
export interface Expected {
  /** the files of their screens in the source, as the manifest names them */
  readonly screens: readonly string[];
  /** the addresses those will ask, queries included */
  readonly asks: readonly string[];
  /** what was answered already, by address */
  readonly told: Readonly<Record<string, unknown>>;
  /** the language the person has chosen */
  readonly language: string | null;
}

export interface PageLinks {
  readonly modules: readonly string[];
  readonly styles: readonly string[];
  /** `de=/assets/…`, one for each language and catalog */
  readonly words: readonly string[];
}

const wordsOf = 'virtual:words/';

/** Everything these screens bring along beyond what the page names already. Unknown screens bring nothing. */
export function linksOf(manifest: Manifest, screens: readonly string[]): PageLinks {
  const entry = Object.keys(manifest).filter((key) => manifest[key]?.isEntry);
  const named = reach(manifest, entry);
  const keys = [...reach(manifest, screens)].filter((key) => !named.has(key));
  const chunks = keys.flatMap((key) => manifest[key] ?? []);
  const styled = new Set([...named].flatMap((key) => manifest[key]?.css ?? []));
  const catalogs = new Set(
    chunks.flatMap((chunk) => chunk.dynamicImports ?? []).filter((key) => key.startsWith(wordsOf)),
  );
  return {
    modules: chunks.map(({ file }) => `/${file}`),
    styles: [...new Set(chunks.flatMap(({ css = [] }) => css))]
      .filter((file) => !styled.has(file))
      .map((file) => `/${file}`),
    words: [...catalogs].flatMap((key) => {
      const file = manifest[key]?.file;
      return file ? [`${key.slice(wordsOf.length).split('/')[0]}=/${file}`] : [];
    }),
  };
}

function reach(manifest: Manifest, from: readonly string[], found = new Set<string>()): Set<string> {
  for (const key of from) {
    const chunk = manifest[key];
    if (!chunk || found.has(key)) continue;
    found.add(key);
    reach(manifest, chunk.imports ?? [], found);
  }
  return found;
}

/** The page with what is expected written into it. What was told stands there as data, which a browser never runs. */
export function withLinks(page: string, links: PageLinks, { asks, told, language, screens }: Expected): string {
  const lines = [
    ...links.styles.map((address) => ['preload" as="style', address]),
    ...links.modules.map((address) => ['modulepreload', address]),
  ]
    .filter(([, address]) => !page.includes(`href="${address}"`))
    .map(([how, address]) => `  <link rel="${how}" crossorigin href="${address}">\n  `);
  const script = `data-asks="${asks.map(inAttribute).join(' ')}" data-language="${inAttribute(language ?? '')}"`;
  const answers = `<script type="application/json" id="told">${JSON.stringify(told).replaceAll('<', '\\u003c')}</script>`;
  const words = links.words.map((one) => ` ${one}`).join('');
  return page
    .replace(/ data-words="([^"]*)"/, (_, known: string) => ` data-words="${known}${words}"`)
    .replace('<script src="/appearance.js"', () => `${answers}\n    <script src="/appearance.js" ${script}`)
    .replace('<html ', screens.length > 0 ? '<html data-inside ' : '<html ')
    .replace('</head>', () => `${lines.join('')}</head>`);
}

/** Addresses and tags stand in a list with spaces between them. */
function inAttribute(text: string): string {
  return text.replace(/[&"'<>\s]/g, (letter) => encodeURIComponent(letter));
}
