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

/** Tells the page where the words of each language are, so that they are fetched along with the code and not after it. */
function wordsInPage(): Plugin {
  return {
    name: 'words-in-page',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle }) {
        const addresses = Object.values(bundle ?? {}).flatMap((chunk) => {
          const language =
            chunk.type === 'chunk' && chunk.facadeModuleId?.startsWith(`\0${wordsOf}`)
              ? chunk.facadeModuleId.slice(wordsOf.length + 1)
              : undefined;
          return language && !language.includes('/') ? [`${language}=/${chunk.fileName}`] : [];
        });
        return html.replace(
          '<script src="/appearance.js">',
          `<script src="/appearance.js" data-words="${addresses.join(' ')}">`,
        );
      },
    },
  };
}

const inLibrary = (parts: string): RegExp => new RegExp(`@mantine/core/esm/components/(${parts})/`);

/** What nearly every screen uses comes in few pieces rather than in twenty; libraries apart, they change least. */
const pieces = [
  {
    name: 'frame',
    priority: 0,
    test: /src\/web\/(shell\/|[\w-]+\.tsx?$|kit\/(Answered|Empty|Icon|Mark|PageHeader|Panel|Problem|Toasts|Why)\.tsx$)/,
  },
  {
    name: 'library',
    priority: 3,
    test: /node_modules\/(react|react-dom|scheduler|@tanstack|@lingui|@mantine\/hooks|@mantine\/core\/esm\/(core|utils))\//,
  },
  {
    name: 'basics',
    priority: 2,
    test: inLibrary(
      'ActionIcon|Anchor|Badge|Box|Button|CloseButton|Divider|Group|Loader|Paper|Skeleton|Stack|Text|Title|Transition|UnstyledButton',
    ),
  },
  {
    name: 'fields',
    priority: 1,
    test: inLibrary('Checkbox|Fieldset|Input|InputBase|InputsGroupFieldset|PasswordInput|Textarea|TextInput'),
  },
];

export default defineConfig({
  root,
  base: '/',
  publicDir: 'src/web/public',
  plugins: [languages(), stylesWithParts(), wordsInPage(), react()],
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
