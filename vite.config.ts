/**
 * Builds the browser's half into dist/web. Languages are compiled here (scripts/languages.ts): `virtual:words/<language>` holds
 * the words of the frame, `virtual:words/<language>/<feature>` those of a feature, each fetched when a reader needs it.
 */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import {
  compileLanguage,
  frame,
  pseudoLanguage,
  speakerOf,
  transformMessages,
  usesMessages,
} from './scripts/languages.ts';

const root = fileURLToPath(new URL('.', import.meta.url));
const wordsOf = 'virtual:words/';
const arrivals = 'virtual:arrival-of-words/';

const spoken = ['en', 'de', pseudoLanguage];

/** A feature's words come with the first of its files that speaks, in the reader's language. */
function arrivalOf(feature: string): string {
  const loaders = spoken.map((tag) => `'${tag}': () => import('${wordsOf}${tag}/${feature}')`);
  return `import { addWords } from '${root}src/web/languages.ts';\nawait addWords('${feature}', { ${loaders.join(', ')} });`;
}

function languages(): Plugin {
  return {
    name: 'languages',
    enforce: 'pre',
    resolveId: (id) => (id.startsWith(wordsOf) || id.startsWith(arrivals) ? `\0${id}` : null),
    load(id) {
      if (id.startsWith(`\0${arrivals}`)) return arrivalOf(id.slice(arrivals.length + 1));
      if (!id.startsWith(`\0${wordsOf}`)) return null;
      const [language = '', feature = frame] = id.slice(wordsOf.length + 1).split('/');
      return compileLanguage(root, language, feature);
    },
    transform(code, id) {
      const file = id.split('?')[0] ?? id;
      if (!/\.tsx?$/.test(file) || file.includes('/node_modules/') || !usesMessages(code)) return null;
      const { code: transformed, map } = transformMessages(code, file);
      const speaker = speakerOf(file);
      // at the end, so that the map stays true; imports are hoisted anyway
      const arrival = speaker === frame ? '' : `\nimport '${arrivals}${speaker}';`;
      return { code: transformed + arrival, map: map as never };
    },
  };
}

/** Each part of the design library brings its styles along, so that they arrive with the screen that needs them. */
function stylesWithParts(): Plugin {
  return {
    name: 'styles-with-parts',
    transform(code, id) {
      const part = /@mantine\/core\/esm\/.*\/(\w+)\.module\.mjs$/.exec(id)?.[1];
      const styles = `@mantine/core/styles/${part}.layer.css`;
      if (!part || !existsSync(`${root}node_modules/${styles}`)) return null;
      return { code: `import '${styles}';\n${code}`, map: null, moduleSideEffects: false };
    },
  };
}

/**
 * Tells the page where the words of each language are, so that they are fetched along with the code and not after it, and has it
 * fetch what nearly every screen uses. Styles stand behind the outline that the page itself draws, which need not wait for them.
 */
function everythingInPage(): Plugin {
  return {
    name: 'everything-in-page',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle }) {
        const chunks = Object.values(bundle ?? {}).filter((one) => one.type === 'chunk');
        const words = chunks.flatMap(({ facadeModuleId, fileName }) => {
          const language = facadeModuleId?.startsWith(`\0${wordsOf}`) ? facadeModuleId.slice(wordsOf.length + 1) : '/';
          return language.includes('/') ? [] : [`${language}=/${fileName}`];
        });
        const basics = chunks.find(({ name }) => name === 'basics');
        const more = basics
          ? [
              `    <link rel="modulepreload" crossorigin href="/${basics.fileName}">\n`,
              ...[...(basics.viteMetadata?.importedCss ?? [])].map(
                (file) => `    <link rel="stylesheet" crossorigin href="/${file}">\n`,
              ),
            ]
          : [];
        const withWords = html
          .replace('<script src="/appearance.js">', `<script src="/appearance.js" data-words="${words.join(' ')}">`)
          .replace('</head>', `${more.join('')}</head>`);
        const styles = withWords.match(/ *<link rel="stylesheet"[^>]*>\n/g) ?? [];
        return styles
          .reduce((page, style) => page.replace(style, ''), withWords)
          .replace('    <noscript>', `${styles.join('')}    <noscript>`);
      },
    },
  };
}

/** What nearly every screen uses, of the design library and of our own kit. */
const nearlyEverywhere = [
  '@mantine/core/esm/components/(ActionIcon|Anchor|Badge|Box|Button|CloseButton|Divider|Group|Input|InputBase|Loader|Paper|Skeleton|Stack|Text|Title|Transition|UnstyledButton)/',
  '@mantine/hooks/',
  '/src/kernel/(day|id|words)\\.ts$',
  '/src/web/(format|kit/links|kit/heat-[\\w-]+)\\.ts$',
  '/src/web/kit/(Answered|Certainty|Dialog|Empty|HeatKey|HeatMap|Icon|Mark|PageHeader|Panel|Problem|ProficiencyScale|RichText|Stat|Stats|Toasts|Trend|Why)\\.tsx$',
];

/** Few pieces rather than many: a request costs more than some lines too many. Libraries apart, they change least. */
const pieces = [
  { name: 'library', priority: 5, test: /node_modules|rolldown\/runtime/, tags: ['$initial' as const] },
  { name: 'frame', priority: 4, test: /src\/(?!browser)/, tags: ['$initial' as const] },
  { name: 'basics', priority: 3, test: new RegExp(nearlyEverywhere.join('|')) },
  {
    name: 'fields',
    priority: 2,
    test: /@mantine\/core\/esm\/components\/(Checkbox|Fieldset|InputsGroupFieldset|Textarea|TextInput)\//,
  },
  {
    name: 'insights',
    priority: 1,
    test: /src\/features\/insights\/|arrival-of-words\/insights$/,
    minShareCount: 2,
  },
];

export default defineConfig({
  root,
  base: '/',
  publicDir: 'src/web/public',
  plugins: [languages(), stylesWithParts(), everythingInPage(), react()],
  optimizeDeps: { exclude: ['@mantine/core'] },
  build: {
    outDir: 'dist/web',
    emptyOutDir: true,
    target: 'es2022',
    manifest: true,
    // a data: address would need a hole in the content security policy
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: { output: { codeSplitting: { groups: pieces } } },
    chunkSizeWarningLimit: 800,
  },
  server: {
    proxy: { '/api': `http://127.0.0.1:${process.env['PORT'] ?? '3000'}` },
  },
});
